import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { counted, direct, escapeHtml, excerpt, grouped, mark, matched, places, suggested } from "./present.js"
import { parse } from "./query.js"
import { LIMITS } from "./weights.js"

const all = corpus()
const marked = (text, words) => mark(text, places(text, words.map(word => all.numbers.unify(word, true)), all.numbers))

test("尖括号、引号、与号都写成实体", () => {
  assert.equal(escapeHtml(`<a b="c">'&`), "&#60;a b=&#34;c&#34;&#62;&#39;&#38;")
})

test("标出的正是对上的，长的在先", () => {
  assert.equal(marked("交党费，党", ["党费", "党"]), "交<mark data-md-highlight>党费</mark>，<mark data-md-highlight>党</mark>")
  assert.equal(marked("<b>", ["b"]), "&#60;<mark data-md-highlight>b</mark>&#62;")
  assert.equal(marked("党费", []), "党费")
})

test("字之间隔着空白也标", () => {
  assert.equal(marked("每月 1 次", ["月一次"]), "每<mark data-md-highlight>月 1 次</mark>")
})

test("数怎么写都标，别的数里的不标", () => {
  const shown = text => marked(text, ["15天"]).replace(/<\/?mark[^>]*>/g, "|")
  assert.equal(shown("15 天内"), "|15 天|内")
  assert.equal(shown("十五天内"), "|十五天|内")
  assert.equal(shown("115天"), "115天")
  assert.equal(shown("3.15天"), "3.15天")
  assert.equal(shown("第 115 天、15天"), "第 115 天、|15天|")
  assert.equal(marked("三分之二、2/3、12/3", ["2/3"]).match(/<mark/g)?.length, 2)
})

test("正则里有意思的字符照字面标", () => {
  assert.equal(marked("a.b axb", ["a.b"]).match(/<mark/g)?.length, 1)
})

test("摘录从最先标出的前面一点起", () => {
  const text = "甲".repeat(100) + "党费" + "乙".repeat(200)
  const part = excerpt(text, places(text, ["党费"], all.numbers))
  assert.ok(part.startsWith("…甲") && part.endsWith("乙…"))
  assert.equal(part.indexOf("党费"), 25)
  assert.equal(excerpt("短的", []), "短的")
})

test("标出的词：查询里确实出现的最长的几段，单字不标", () => {
  const query = parse(all, "党费按月交吗")
  assert.deepEqual(matched(all.byUrl.get("chapters/7-management/dues.html"), query), ["党费按月交"])
  assert.deepEqual(matched(all.byUrl.get("glossary.html#jilu"), parse(all, "会")), ["会"])
})

const scored = (...pairs) => pairs.map(([url, score]) => ({ document: all.byUrl.get(url), score, covered: 1, like: 1 }))

test("同一页的归在一起，没有整页的补上整页；自成一组的各归各", () => {
  const groups = grouped(all, scored(["chapters/7-management/dues.html#steps", 9], ["glossary.html#dangfei", 8], ["glossary.html#jilu", 7]), parse(all, "收缴"))
  assert.deepEqual(groups.map(rows => rows.map(one => one.location)), [
    ["chapters/7-management/dues.html", "chapters/7-management/dues.html#steps"], ["glossary.html#dangfei"], ["glossary.html#jilu"],
  ])
})

test("一页有几处都像的，比只有一处像的在前", () => {
  const one = scored(["checklists/dues.html", 9], ["chapters/7-management/dues.html", 8.9], ["chapters/7-management/dues.html#steps", 8])
  assert.equal(grouped(all, one, parse(all, "党费"))[0][0].location, "chapters/7-management/dues.html")
})

test("单独一条时摘录在标题里，几条时在各条的正文里", () => {
  const [[alone]] = grouped(all, scored(["glossary.html#dangfei", 9]), parse(all, "党费"))
  assert.match(alone.title, /hb-kind">术语.*hb-crumb">党费.*<mark.*hb-excerpt/)
  assert.equal(alone.text, "")
  const [rows] = grouped(all, scored(["chapters/7-management/dues.html", 9], ["chapters/7-management/dues.html#steps", 8]), parse(all, "收缴"))
  assert.match(rows[1].text, /^<p>公布<mark.*&#60;b&#62;/)
})

test("最多三十页，一页最多四条", () => {
  const many = corpus()
  many.add(Array.from({ length: 50 }, (_, n) => row(`p${n}.html`, "页", "页面")))
  many.add(Array.from({ length: 9 }, (_, n) => row(`p0.html#s${n}`, "节", "章节")))
  const rows = many.documents.filter(one => one.url.startsWith("p")).map(document => ({ document, score: 1 }))
  const groups = grouped(many, rows, parse(many, "页"))
  assert.equal(groups.length, 30)
  assert.equal(Math.max(...groups.map(one => one.length)), 4)
})

test("各种类数页，照种类的次序，选中的没有也列", () => {
  const rows = scored(["glossary.html#dangfei", 9], ["glossary.html#jilu", 8], ["chapters/7-management/dues.html", 7], ["chapters/7-management/dues.html#steps", 6])
  assert.deepEqual(counted(all, rows, ""), [["章节", 1], ["术语", 2]])
  assert.deepEqual(counted(all, rows, "案例"), [["章节", 1], ["案例", 0], ["术语", 2]])
})

test("没有结果时，先给有相同的字的，没有就给术语", () => {
  assert.deepEqual(suggested(all, parse(all, "费魑")).near, true)
  assert.ok(suggested(all, parse(all, "费魑")).suggestions.includes("党费"))
  const none = suggested(all, parse(all, "魑魅"))
  assert.deepEqual([none.near, none.suggestions], [false, ["党费", "纪律", "记录"]])
})

test("最像的一条又足够像，给出它自己的话和依据", () => {
  const found = direct(scored(["faq.html#how-often", 9], ["glossary.html#dangfei", 8]), "")
  assert.deepEqual(found, { kind: "问答", title: "党小组多久开一次会？", location: "faq.html#how-often", text: "党小组会一般每月召开 1 次。", note: "支部工作条例第十三条" })
})

test("规定的依据就是它的名称", () => {
  const found = corpus()
  found.byUrl.get("rules/discipline.html#cf-15").text = "开除党籍。"
  const one = direct([{ document: found.byUrl.get("rules/discipline.html#cf-15"), score: 9, covered: 1, like: 1 }], "")
  assert.deepEqual([one.text, one.note], ["开除党籍。", "纪律处分条例第三十四条"])
})

test("同一种里排得更前的不够像：说不准，不直接回答", () => {
  const [first, second] = scored(["faq.html#how-often", 9], ["faq.html#how-often", 8])
  const other = { ...second, document: { ...second.document, url: "faq.html#other", title: "别的" } }
  assert.equal(direct([{ ...first, covered: 0.01 }, other], "多少"), undefined)
  assert.equal(direct([first, other], "多少").location, "faq.html#how-often")
})

test("不够像的、要看全页才明白的，不直接回答", () => {
  assert.equal(direct(scored(["faq.html#how-often", 0.5]), ""), undefined)
  assert.equal(direct(scored(["checklists/dues.html", 9]), ""), undefined)
  assert.equal(direct([], ""), undefined)
})

test("要一句话、要算的，前三条里有的先给；别的问法只看第一条", () => {
  const rows = scored(["checklists/dues.html", 9], ["faq.html#how-often", 8])
  assert.deepEqual(["多少", "能不能", "怎么办", "怎么写"].map(asking => direct(rows, asking)?.location), ["faq.html#how-often", "faq.html#how-often", undefined, undefined])
  assert.equal(direct([...rows.slice(0, 1), ...rows.slice(0, 1), ...rows], "多少"), undefined)
})

test("同一条文的几条规则分不出先后，不直接回答", () => {
  const found = corpus()
  found.add([row("rules/discipline.html#cf-16", "纪律处分条例第三十四条", "规定")])
  found.byUrl.get("rules/discipline.html#cf-16").text = "另一款。"
  const rows = ["#cf-15", "#cf-16"].map(place => ({ document: found.byUrl.get(`rules/discipline.html${place}`), score: 9, covered: 1, like: 1 }))
  assert.ok(direct(rows.slice(0, 1), ""))
  assert.equal(direct(rows, ""), undefined)
})

test("太长的到句号为止", () => {
  const found = corpus()
  const document = found.byUrl.get("faq.html#how-often")
  document.text = "甲".repeat(150) + "。" + "乙".repeat(150) + "。"
  assert.equal(direct([{ document, score: 9, covered: 1, like: 1 }], "").text, "甲".repeat(150) + "。")
})

/** 一条正文随便写的。 */
function written(text, { title = "甲", kind = "问答", crumb = "" } = {}) {
  const found = corpus()
  found.add([["w.html#a", title, kind, "", "", crumb]])
  found.complete([text], found.documents.length - 1)
  return { found, document: found.byUrl.get("w.html#a") }
}
/** 这条里要标出的词，查询照原样切成几段。 */
const words = (text, core, terms = []) => matched(written(text).document, { core, terms })

test("要标出的词：对不上的跳过，后面的照找，最后落单的一个字不标，太长的分几段", () => {
  assert.deepEqual(words("先收党费，按月交。会上说", "党费龘龘按月龘龘"), ["党费", "按月"])
  assert.deepEqual(words("先收党费，按月交。", "龘党费"), ["党费"])
  assert.deepEqual(words("会上说", "龘龘会"), [])
  assert.deepEqual(words("会上说", "龘"), [])
  assert.deepEqual(words("会上说", "会"), ["会"])
  assert.deepEqual(words("先收党费", "没有 党费", ["先收"]), ["党费", "先收"])
  assert.deepEqual(words("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"), ["天地玄黄宇宙洪荒日月盈昃辰宿列张", "寒来暑往"])
})

test("长的先标，给的次序不管；前面是数字的汉字照标；数后面还有数字的不标；空的不标", () => {
  assert.equal(marked("党费", ["党", "党费"]), "<mark data-md-highlight>党费</mark>")
  assert.equal(marked("1党费", ["党费"]), "1<mark data-md-highlight>党费</mark>")
  assert.equal(marked("155、15", ["15"]), "155、<mark data-md-highlight>15</mark>")
  assert.equal(marked("12天会", ["2天会", "天会"]), "12<mark data-md-highlight>天会</mark>")
  assert.deepEqual(places("党", [""], all.numbers), [])
})

test("摘录一百一十个字，正好的不写省略", () => {
  assert.equal(excerpt("甲".repeat(110), []), "甲".repeat(110))
  assert.equal(excerpt("甲".repeat(111), []), "甲".repeat(110) + "…")
  assert.equal(excerpt("甲".repeat(30) + "党费", [[30, 32]]), "…" + "甲".repeat(24) + "党费")
  assert.equal(excerpt("甲".repeat(24) + "党费", [[24, 26]]), "甲".repeat(24) + "党费")
})

test("名称、种类、属于哪里都只当文字；没有正文的不写摘录", () => {
  const { found, document } = written("", { title: "<i>", kind: "<b>", crumb: "<u>" })
  const [[one]] = grouped(found, [{ document, score: 9, covered: 1 }], parse(found, "龘"))
  assert.equal(one.title, '<span class="hb-kind">&#60;b&#62;</span><span class="hb-crumb">&#60;u&#62;</span>&#60;i&#62;')
  assert.deepEqual([one.text, one.score, one.terms, one.location], ["", 9, {}, "w.html#a"])
  document.crumb = ""
  found.add([row("w.html", "整页", "页面")])
  const rows = grouped(found, [{ document, score: 9, covered: 1 }], parse(found, "整页"))[0]
  assert.deepEqual(rows.map(({ title, text, score, terms }) => [title, text, score, terms]), [
    ['<span class="hb-kind">页面</span><mark data-md-highlight>整页</mark>', "", 9, { 整页: true }],
    ['<span class="hb-kind">&#60;b&#62;</span>&#60;i&#62;', "", 9, {}],
  ])
})

test("第二处的分加一点：没有第二处的不加", () => {
  const rows = scored(["checklists/dues.html", 9], ["chapters/7-management/dues.html", 8.99], ["chapters/7-management/dues.html#steps", 0.3])
  assert.equal(grouped(all, rows, parse(all, "党费"))[0][0].location, "chapters/7-management/dues.html")
})

test("整页没有条目的，组里只有那一处", () => {
  const { found, document } = written("正文", { kind: "章节" })
  assert.deepEqual(grouped(found, [{ document, score: 9, covered: 1 }], parse(found, "正文")).map(rows => rows.length), [1])
})

test("够不够像，看分，也看合上了几成；正好够的算够，没有正文的不算", () => {
  const { found, document } = written("说的话")
  const answered = (score, covered) => direct([{ document, score, covered, like: 1 }], "")?.text
  assert.equal(answered(LIMITS.direct, 1), "说的话")
  assert.equal(answered(2 * LIMITS.direct, 0.5), "说的话")
  assert.equal(answered(LIMITS.direct, 0.9), undefined)
  assert.equal(answered(9, 0.99 * LIMITS.direct / LIMITS.enough), undefined)
  document.text = ""
  assert.equal(answered(9, 1), undefined)
  assert.ok(found)
})

test("要一句话的，只看前三条", () => {
  const rows = scored(["checklists/dues.html", 9], ["chapters/7-management/dues.html", 8], ["cases/a.html", 7], ["faq.html#how-often", 6])
  assert.equal(direct(rows, "多少"), undefined)
  assert.equal(direct([...rows.slice(1, 3), ...rows.slice(3)], "多少")?.location, "faq.html#how-often")
  assert.equal(direct(scored(["chapters/7-management/dues.html", 9], ["faq.html#how-often", 8]), ""), undefined)
})

test("二百个字以内的全给，再长的到句号；没有句号的到二百个字", () => {
  const told = text => direct([{ document: written(text).document, score: 9, covered: 1, like: 1 }], "")?.text
  assert.equal(told("甲".repeat(50) + "。" + "乙".repeat(149)).length, 200)
  assert.equal(told("甲".repeat(50) + "。" + "乙".repeat(150)), "甲".repeat(50) + "。")
  assert.equal(told("甲".repeat(201) + "。"), "甲".repeat(200))
  assert.equal(told("甲".repeat(200) + "。乙"), "甲".repeat(200) + "。")
})

test("有相同的字的，名称短的在前，最多三个，重名的只给一个；只有一个也算", () => {
  const found = corpus()
  found.add(["魑魅魍魉鬼怪", "魑甲", "魑乙丙", "魑甲", "魑乙丙丁"].map((title, n) => row(`t.html#${n}`, title, "术语")))
  assert.deepEqual(suggested(found, parse(found, "魑龘")), { suggestions: ["魑甲", "魑乙丙", "魑乙丙丁"], near: true })
  assert.deepEqual(suggested(found, parse(found, "鬼龘")), { suggestions: ["魑魅魍魉鬼怪"], near: true })
})

test("没有一句说法、名称够像的，不直接回答", () => {
  const { document } = written("说的话")
  const answered = like => direct([{ document, score: 9, covered: 1, like }], "")?.text
  assert.deepEqual([1, 0.99].map(part => answered(part * LIMITS.alike / LIMITS.enough)), ["说的话", undefined])
})
