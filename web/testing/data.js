/** 测试用的一小份搜索数据。 */

/** @type {import("../search/corpus.js").Row[]} */
const ROWS = [
  ["faq.html#how-often", "党小组多久开一次会？", "问答", "", "dang xiao zu duo jiu kai yi ci hui", "第三章"],
  ["glossary.html#dangfei", "党费", "术语", "交党费", "dang fei|jiao dang fei", "党费"],
  ["glossary.html#jilv", "纪律", "术语", "", "ji lv", "纪律"],
  ["glossary.html#jilu", "记录", "术语", "", "ji lu", "会议"],
  ["rules/discipline.html#cf-15", "纪律处分条例第三十四条", "规定", "", "", "纪律处分"],
  ["checklists/dues.html", "党费检查单", "检查单", "", "dang fei jian cha dan", "第七章"],
  ["chapters/7-management/dues.html", "党费的收缴", "章节", "", "dang fei de shou jiao", "第七章"],
  ["chapters/7-management/dues.html#steps", "怎么做", "章节", "", "zen me zuo", "第七章"],
  ["cases/a.html", "甲矿：手机交党费", "案例", "", "jia kuang shou ji jiao dang fei", "第七章"],
]
const TEXTS = [
  "党小组会一般每月召开 1 次。", "党员主动按月交纳的费用。", "党员要守的规矩。", "会上说了什么。", "故意犯罪被判刑的，开除党籍，15 天内报告。",
  "先看底数，再收党费。", "党费按月交，不少于三分之二的人在手机上交。", "公布收缴情况 <b>。",
]
const KINDS = [["章节", false, true], ["检查单", false, true], ["表单", false, true], ["问答", true, false], ["规定", true, false], ["案例", false, false], ["术语", true, true], ["页面", false, false]]

/** 一版的各份数据，名称照文件名。 @param {string} edition */
export function searchData(edition = "e1") {
  return {
    documents: {
      edition, documents: ROWS, more: false,
      kinds: KINDS.map(([name, alone, offered]) => ({ name, alone, offered })),
      spoken: { 交党费: "党费" }, traditional: { 黨: "党", 費: "费" }, readings: { fei: "费废", lu: "录路", zhang: "长章", zan: "赞" },
    },
    texts: { edition, texts: TEXTS, asked: { 0: "几天开一次小组会|一个月开几次", 1: "每个月交多少钱" }, notes: { 0: "支部工作条例第十三条" }, words: [[10, 1, 1, "的了吗我"], [8, 2, 1, "怎么多少"], [8, 2, 0, "开会党费小组通过大会"], [6, 3, 0, "检查单"]], importance: [] },
    cases: { edition, cases: [["a", ["矿工在井下用手机交党费。"]]] },
  }
}
