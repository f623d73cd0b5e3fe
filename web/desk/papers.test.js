import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { blank } from "./meeting.js"
import { absences, crowded, day, each, named, notice, parts, record, recordText, reminder, report, short, tally, title, values, wrong } from "./papers.js"

const { desk } = JSON.parse(readFileSync(new URL("../testing/desk.json", import.meta.url), "utf8"))
const NOW = "2026-11-27"
const meeting = (given = {}) => ({ ...blank("m1", "office", "agenda-60"), ...given })
const people = (count, states = []) => Array.from({ length: count }, (_, at) => ({ name: `组员${at + 1}`, state: states[at] ?? "", note: "" }))
const at = (hours, minutes, date = 9) => new Date(2026, 11, date, hours, minutes).getTime()

test("日子：读得出的照写，没有填、读不出、太早的是空的", () => {
  for (const [date, found] of [["2026-12-9", "2026-12-09"], ["二〇二六年十二月九日", "2026-12-09"], ["", ""], [" ", ""], ["下周三", ""], ["2000-01-01", "2000-01-01"], ["1999-12-31", ""]]) assert.equal(day(meeting({ date }), NOW), found, date)
  assert.deepEqual([short("2026-12-09"), short("")], ["12 月 9 日（周三）", ""])
})

test("找不到的用第一个；一个也没有的是措辞坏了", () => {
  assert.equal(named(desk.agendas, "agenda-40").minutes, 40)
  assert.equal(named(desk.agendas, "nowhere").id, "agenda-60")
  assert.throws(() => named([], "x"), /没有措辞/)
})

test("到会的人数：到了的、请假的、没来的、没点到的", () => {
  const { due, here, leave, missing, open } = tally(meeting({ members: people(5, ["here", "leave", "away", "here"]) }))
  assert.deepEqual([due, here.length, leave.length, missing.length, open], [5, 2, 1, 2, 1])
})

test("每人说多久：最多两分钟，人多了照十秒往下取；请假的不算；一个人也没有照两分钟", () => {
  assert.equal(each(meeting({ members: people(8) }), 16), 120)
  assert.equal(each(meeting({ members: people(9) }), 16), 100)
  assert.equal(each(meeting({ members: people(9, ["leave", "away"]) }), 16), 120)
  assert.equal(each(meeting(), 16), 120)
  assert.equal(each(meeting({ members: people(1, ["leave"]) }), 16), 120)
  assert.equal(each(meeting({ members: people(1) }), 1), 60)
  assert.deepEqual([8, 9].map(count => crowded(desk, meeting({ members: people(count) }))), [false, true])
  assert.equal(crowded({ ...desk, agendas: [{ ...desk.agendas[0], parts: [] }] }, meeting({ members: people(90) })), false)
})

test("各个空：没有填的是空的", () => {
  const found = values(desk, meeting(), NOW)
  assert.deepEqual(Object.entries(found).filter(([, value]) => value.length), [["多久", "60 分钟"]])
})

test("各个空：填了的去掉句末标点，列成一串", () => {
  const found = values(desk, meeting({
    date: "2026-12-9", time: "17:30", question: "哪张表可以不填", members: [...people(2, ["here", "leave"]), { name: "甲", state: "away", note: "出差。" }, { name: "乙", state: "here", note: "" }], guests: "庚，支部来的\n\n辛",
    last: [{ who: "甲。", what: "问价", by: "周五前", done: "问了。" }, { who: "", what: "修灯", by: "", done: "" }, { who: "乙", what: "", by: "", done: "" }, { who: " ", what: "", by: "没有人", done: "" }],
    tasks: [{ who: "甲", what: "交表", by: "周五前。", done: "不写" }, { who: "", what: " ", by: "没有人", done: "" }], assigned: "- 报意见\n\n2. 交表", opinions: "· 一\n二",
    ...Object.fromEntries(["branch", "group", "number", "place", "topic", "reading", "chair", "recorder", "reader", "next", "reply"].map(name => [name, `${name}。`])),
  }), NOW)
  const wanted = {
    支部: "branch", 小组: "group", 编号: "number", 地点: "place", 题目: "topic", 材料: "reading", 主持: "chair", 记录: "recorder", 领学: "reader", 下次: "next", 答复: "reply", 任务: ["报意见", "交表"], 意见: ["一", "二"],
    日期: "12 月 9 日（周三）", 钟点: "17:30", 散会: "18:30", 起止: "2026 年 12 月 9 日（周三）17:30—18:30", 问题: "哪张表可以不填？", 应到: "4", 实到: "2", 到会: "组员1、乙", 请假: "组员2", 缺席的人: "组员2、甲", 列席: "庚，支部来的、辛", 几件分工: "1", 上次: ["甲：问价，周五前——问了", "修灯", "乙"], 分工: ["甲：交表，周五前"], 缺席: ["组员2：请假", "甲：没请假，出差"] }
  for (const [name, value] of Object.entries(wanted)) assert.deepEqual(found[name], value, name)
})

test("一个人也没有到、都请假的，实到是零；一个也没有点的，不写", () => {
  assert.equal(values(desk, meeting({ members: people(2, ["leave", "away"]) }), NOW).实到, "0")
  assert.equal(values(desk, meeting({ members: people(2) }), NOW).实到, "")
})

test("起止：那天计过时的照计时，没有散会的只写开始；隔天补计的照安排", () => {
  const span = clock => values(desk, meeting({ date: "2026-12-9", time: "17:30", clock: { ...blank("x", "y", "z").clock, ...clock } }), NOW).起止
  assert.equal(span({ began: at(17, 35), ended: at(18, 20) }), "2026 年 12 月 9 日（周三）17:35—18:20")
  assert.equal(span({ began: at(17, 35) }), "2026 年 12 月 9 日（周三）17:35")
  assert.equal(span({ began: at(9, 0, 10), ended: at(9, 30, 10) }), "2026 年 12 月 9 日（周三）17:30—18:30")
  assert.equal(values(desk, meeting({ time: "17:30" }), NOW).起止, "")
  assert.equal(values(desk, meeting({ date: "2026-12-9" }), NOW).起止, "2026 年 12 月 9 日（周三）")
})

test("记的话归到各栏：回看的照原话，别的第一行写是哪一段", () => {
  const found = values(desk, meeting({ notes: { review: "甲做完了\n乙改到周五", lead: "- 讲了三处\n问了两句", close: "散了", check: "不归到哪一栏" } }), NOW)
  assert.deepEqual(found.回看, ["甲做完了", "乙改到周五"])
  assert.deepEqual(found.发言, [`${named(desk.steps, "lead").label}：讲了三处`, "问了两句", `${named(desk.steps, "close").label}：散了`])
})

test("议程的各段：钟点一段接一段；没有填几点的不写", () => {
  const found = parts(desk, meeting({ time: "17:30", members: people(4) }), NOW)
  assert.deepEqual(found.map(one => [one.step.id, one.minutes, one.from, one.to]).slice(0, 3), [["check", 3, "17:30", "17:33"], ["review", 5, "17:33", "17:38"], ["lead", 10, "17:38", "17:48"]])
  assert.equal(found.at(-1).to, "18:30")
  assert.match(found[2].script.join(), /10 分钟只讲三处/)
  assert.deepEqual(parts(desk, meeting({ agenda: "agenda-40" }), NOW).map(one => one.from + one.to).join(""), "")
})

test("告诉没来的人：一人一份，写着他领的事", () => {
  const members = [{ name: "甲", state: "leave", note: "" }, { name: "乙", state: "away", note: "" }, { name: "丙", state: "here", note: "" }]
  const tasks = [["甲、丙", "交表"], ["甲乙", "不是他"], ["甲，乙", "修灯"], ["丙 甲", "问价"]].map(([who, what]) => ({ who, what, by: "", done: "" }))
  const found = absences(desk, meeting({ members, tasks }), NOW)
  assert.deepEqual(found.map(one => one.name), ["甲", "乙"])
  assert.match(found[0].text, /交表；修灯；问价/)
  assert.doesNotMatch(found[0].text, /不是他/)
  assert.match(found[1].text, /修灯/)
  assert.doesNotMatch(found[1].text, /交表|问价/)
})

test("“内容”勾哪几项：计过时的、记了话的、分了工的段", () => {
  const ticked = given => record(desk, meeting(given), NOW).ticked
  const clock = blank("x", "y", "z").clock
  assert.deepEqual(ticked({}), [])
  assert.deepEqual(ticked({ clock: { ...clock, spent: [0, 0, 1] } }), ["政治学习"])
  assert.deepEqual(ticked({ notes: { lead: "讲了", discuss: "说了", candid: " " } }), ["政治学习"])
  assert.deepEqual(ticked({ tasks: [{ who: "", what: "交表", by: "", done: "" }] }), ["支部交办任务"])
  assert.deepEqual(ticked({ assigned: "报意见" }), ["支部交办任务"])
  assert.deepEqual(ticked({ assigned: " ", tasks: [{ who: " ", what: "", by: "周五", done: "" }] }), [])
})

test("记录写成文字：一行的写在栏名后面，几行的另起；勾的用顿号", () => {
  const lines = recordText(desk, meeting({ group: "二组", opinions: "一\n二", reply: "好", notes: { lead: "讲了", personal: "谈了" } }), NOW).split("\n")
  assert.equal(lines[0], desk.form.title)
  for (const line of ["党小组：二组", "党支部：", "内容：政治学习、谈心谈话", "支部答复（下次会上念）：好"]) assert.ok(lines.includes(line), line)
  const opinions = lines.indexOf("要报支部的意见：")
  assert.deepEqual(lines.slice(opinions + 1, opinions + 3), ["一", "二"])
  assert.equal(lines.at(-1), desk.form.signed.join("　"))
})

test("我的会里叫什么：日子、组名、题目；读不出的日子照写的，没有的说没有定", () => {
  assert.equal(title(meeting({ date: "2026-12-9", group: "二组。", topic: "排队。" }), NOW), "12 月 9 日（周三）　二组　排队")
  assert.equal(title(meeting({ date: "下周三。" }), NOW), "下周三")
  assert.equal(title(meeting({ topic: "排队" }), NOW), "没有定日子　排队")
})

test("填得不对的，说在哪一栏", () => {
  assert.deepEqual(wrong(meeting(), NOW), {})
  assert.deepEqual(wrong(meeting({ date: "2027-12-9", time: "17:30" }), NOW), {})
  assert.deepEqual(Object.keys(wrong(meeting({ date: "昨天", time: "25点" }), NOW)), ["date", "time"])
  assert.match(wrong(meeting({ date: "1999-12-31" }), NOW).date, /太早/)
})

test("通知、提醒、报支部的意见，照措辞写", () => {
  const filled = meeting({ date: "2026-12-9", time: "17:30", place: "二楼", topic: "排队", opinions: "周报停不停" })
  for (const lines of [notice(desk, filled, NOW), reminder(desk, filled, NOW)]) assert.match(lines.join(), /12 月 9 日|17:30/)
  assert.match(report(desk, filled, NOW).join(), /周报停不停/)
})

test("没有写谁、也没有写什么的一行分工，不算谁的", () => {
  const [found] = absences(desk, meeting({ members: [{ name: "", state: "away", note: "" }], tasks: [{ who: " ", what: "", by: "十二月五日", done: "" }] }), NOW)
  assert.doesNotMatch(found.text, /十二月五日/)
})
