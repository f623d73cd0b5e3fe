import assert from "node:assert/strict"
import { test } from "node:test"
import { calendarFile } from "../tools/ics.js"
import { planEvents, planText } from "./outputs.js"
import { advice, basisOf, full, make, readDay, readPlan, reworded, rowsOf, unknownFrom, withRow, withoutRow } from "./plan.js"

const rule = label => ({ label, short: "某条例", statement: "甲。", href: "#", kind: "条文", checked: "全文核对", unverified: false, values: {} })
const ENTRY = { who: "组长", basis: [], href: "../a.html" }
/** @type {any} */
const DATA = {
  id: "year-plan", title: "年度计划", edition: "2026-11-27",
  rules: { "a-01": rule("某条例第一条"), "a-02": rule("某条例第一条") },
  lists: { meeting: [{ id: "meeting", label: "党小组会", text: "组长", values: {}, basis: ["a-01"], practice: false }] },
  workdays: { first: "2024-01-01", last: "2026-12-31", off: ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"], on: [] },
  calendar: [
    { ...ENTRY, id: "dues", every: "每月", months: [], what: "按月交党费", basis: ["a-01", "a-02"] },
    { ...ENTRY, id: "end", every: "每年", months: [12], what: "年终清点" },
    { ...ENTRY, id: "half", every: "每半年", months: [6, 12], what: "对照岗位承诺", basis: ["a-02"] },
  ],
}
const GIVEN = { id: "p1", group: "甲组", start: "2026-03", fixed: { nth: 1, week: 5 } }
const plan = () => make(DATA, GIVEN)
const find = (one, id) => one.rows.find(row => row.id === id)

test("一年里每月一次会，到期的事落在它的月份，平时都有的另放", () => {
  const made = plan()
  assert.equal(made.rows.filter(one => one.from === "meeting").length, 12)
  assert.deepEqual(rowsOf(made, "2026-12").map(one => one.text), ["党小组会", "年终清点", "对照岗位承诺"])
  assert.deepEqual(rowsOf(made, "").map(one => one.text), ["按月交党费"])
  assert.equal(find(made, "2027-02.meeting")?.day, "2027-02-05")
})

test("逢放假的会不动，另说改到哪天；改过的不再提", () => {
  const made = plan()
  assert.equal(find(made, "2026-10.meeting")?.day, "2026-10-02")
  assert.deepEqual([...advice(DATA, made)], [["2026-10.meeting", "2026-10-08"]])
  const moved = withRow(made, { ...find(made, "2026-10.meeting"), day: "2026-10-09" })
  assert.equal(advice(DATA, moved).size, 0)
  assert.equal(advice(DATA, withoutRow(made, "2026-10.meeting")).size, 0)
})

test("放假安排知道到哪个月，说清楚", () => {
  assert.equal(unknownFrom(DATA, plan()), "2027-01")
  assert.equal(unknownFrom(DATA, make(DATA, { ...GIVEN, start: "2025-01" })), "")
})

test("重新排：日子照新定的，改过的字和自己加的留着，别的年份的不留", () => {
  const own = { id: "own.1", month: "2026-05", day: "2026-05-20", text: "走访", who: "乙", from: "" }
  let old = withRow(plan(), { ...find(plan(), "2026-12.end"), text: "年终清点，写三句话", who: "乙", day: "2026-12-20" })
  old = withRow(withRow(old, own), { ...own, id: "own.2", month: "2027-02", day: "" })
  const made = make(DATA, { ...GIVEN, id: "p2", start: "2026-01", fixed: { date: 31 } }, old)
  assert.equal(find(made, "2026-02.meeting")?.day, "2026-02-28")
  assert.deepEqual([find(made, "2026-12.end").text, find(made, "2026-12.end").who], ["年终清点，写三句话", "乙"])
  assert.ok(find(made, "own.1"))
  assert.equal(find(made, "own.2"), undefined)
  assert.equal(made.id, "p1", "日历里还认得是同一份")
})

test("一个月里定了日子的照日子在前，没有定的在后", () => {
  const own = { id: "own.1", month: "2026-12", day: "2026-12-01", text: "先办", who: "", from: "" }
  assert.deepEqual(rowsOf(withRow(plan(), own), "2026-12").map(one => one.text), ["先办", "党小组会", "年终清点", "对照岗位承诺"])
})

test("依据从年历来；字改过的认得出，自己加的没有依据", () => {
  const half = find(plan(), "2026-06.half")
  assert.deepEqual(basisOf(DATA, half), ["a-02"])
  assert.equal(reworded(DATA, half), false)
  assert.equal(reworded(DATA, { ...half, text: "对照岗位承诺，当面说" }), true)
  const own = { id: "own.1", month: "2026-06", day: "", text: "走访", who: "", from: "" }
  assert.deepEqual([basisOf(DATA, own), reworded(DATA, own)], [[], false])
})

test("日子可以只写几号、几月几号；不在这一年里的、没有的，说明白", () => {
  const read = (text, month = "2026-06") => readDay(text, plan(), month, "2026-11-27")
  for (const [written, day] of [["8", "2026-06-08"], ["８日", "2026-06-08"], ["二十八日", "2026-06-28"], ["1 月 5 日", "2027-01-05"], ["12-5", "2026-12-05"], ["2026-12-05", "2026-12-05"], ["", ""], ["　", ""]]) {
    assert.deepEqual(read(written), { value: day }, written)
  }
  assert.match(read("31").error, /2026 年没有 6 月 31 日/)
  assert.match(read("2 月 29 日").error, /2027 年没有 2 月 29 日/)
  assert.match(read("13 月 1 日").error, /没有 13 月/)
  assert.match(read("2028-01-05").error, /不在这一年里；这份计划从 2026 年 3 月到 2027 年 2 月/)
  assert.match(read("下周三").error, /看不出是哪一天/)
})

test("存着的照原样读回；不合式样的不要", () => {
  const made = plan()
  assert.deepEqual(readPlan(JSON.parse(JSON.stringify(made))), made)
  const by = { ...made, fixed: { date: 31 } }
  assert.deepEqual(readPlan(by), by)
  const first = made.rows[0]
  const bad = [
    null, 5, "甲", [], {}, { ...made, id: 1 }, { ...made, group: "甲".repeat(41) }, { ...made, start: "2026-13" }, { ...made, start: "2026-3" }, { ...made, rows: {} },
    { ...made, fixed: { date: 32 } }, { ...made, fixed: { date: 1.5 } }, { ...made, fixed: { nth: 5, week: 1 } }, { ...made, fixed: { nth: 1, week: 0 } }, { ...made, fixed: null },
    { ...made, rows: [{ ...first, text: "甲".repeat(201) }] }, { ...made, rows: [{ ...first, who: null }] }, { ...made, rows: [{ ...first, month: "x" }] },
    { ...made, rows: [{ ...first, month: "2026-06", day: "2026-07-01" }] }, { ...made, rows: [{ ...first, month: "2026-06", day: "2026-06-31" }] },
    { ...made, rows: [null] }, { ...made, rows: Array(401).fill(first) },
  ]
  for (const one of bad) assert.equal(readPlan(one), null, JSON.stringify(one)?.slice(0, 80))
})

test("各栏正好到顶的收得下，数的两头都收", () => {
  const made = plan()
  const first = made.rows[0]
  const good = [
    { ...made, id: "a".repeat(60) }, { ...made, group: "甲".repeat(40) }, { ...made, group: "" }, { ...made, fixed: { date: 1 } }, { ...made, fixed: { date: 31 } }, { ...made, fixed: { nth: 0, week: 1 } }, { ...made, fixed: { nth: 4, week: 7 } },
    { ...made, rows: [{ ...first, text: "甲".repeat(200), who: "乙".repeat(40), id: "i".repeat(100), from: "f".repeat(60) }] }, { ...made, rows: Array(400).fill(first) }, { ...made, rows: [{ ...first, month: "", day: "2026-06-30" }] },
  ]
  for (const one of good) assert.deepEqual(readPlan(one), one, JSON.stringify(one).slice(0, 80))
  const bad = [
    { ...made, id: "a".repeat(61) }, { ...made, fixed: { date: 0 } }, { ...made, fixed: { nth: -1, week: 1 } }, { ...made, fixed: { nth: 1, week: 8 } }, { ...made, fixed: { nth: "1", week: 1 } }, { ...made, start: 202601 }, { ...made, start: "2026-00" },
    { ...made, rows: [{ ...first, id: "i".repeat(101) }] }, { ...made, rows: [{ ...first, from: "f".repeat(61) }] }, { ...made, rows: [{ ...first, who: "乙".repeat(41) }] }, { ...made, rows: [{ ...first, day: 5 }] }, { ...made, rows: [{ ...first, month: 6 }] }, { ...made, rows: [first, { ...first, text: 1 }] },
  ]
  for (const one of bad) assert.equal(readPlan(one), null, JSON.stringify(one).slice(0, 80))
})

test("重新排：自己加在“平时都有的”里的行留着", () => {
  const own = { id: "own.1", month: "", day: "", text: "走访", who: "", from: "" }
  assert.ok(find(make(DATA, { ...GIVEN, start: "2029-01" }, withRow(plan(), own)), "own.1"))
})

test("同一天的几行，照原来的次序", () => {
  const own = (id, text) => ({ id, month: "2026-05", day: "2026-05-20", text, who: "", from: "" })
  assert.deepEqual(rowsOf(withRow(withRow(plan(), own("o1", "甲")), own("o2", "乙")), "2026-05").map(one => one.text).slice(1), ["甲", "乙"])
})

test("行数有上限", () => {
  assert.equal(full(plan()), false)
  assert.equal(full({ ...plan(), rows: Array(400).fill(plan().rows[0]) }), true)
})

test("文字：一月一段，写日子、谁和依据，同一条只写一次", () => {
  const text = planText(DATA, plan())
  assert.match(text, /^甲组年度计划（2026 年 3 月到 2027 年 2 月）/)
  assert.ok(text.includes("2026 年 3 月\n- 3 月 6 日（周五）　党小组会（组长；某条例第一条）"), text)
  assert.ok(text.includes("- 每月：按月交党费（组长；某条例第一条）"))
  assert.ok(text.includes("以正式文件为准"))
})

test("用到待核的规则，文字里写明存疑；没有用到的不写", () => {
  const doubtful = { ...DATA, rules: { ...DATA.rules, "a-02": { ...rule("某条例第二条"), unverified: true } } }
  assert.match(planText(doubtful, plan()), /存疑：某条例第二条/)
  const left = plan().rows.filter(one => !basisOf(doubtful, one).includes("a-02")).map(one => one.id)
  assert.doesNotMatch(planText(doubtful, { ...plan(), rows: plan().rows.filter(one => left.includes(one.id)) }), /存疑/)
})

test("日历：号不随日子、次序变；没有定日子的放在月初，平时都有的不放", () => {
  const made = plan()
  const uids = one => calendarFile("甲", planEvents(DATA, one), "2026-11-27").match(/^UID:.*/gm)
  const moved = withRow(withoutRow(made, "2026-03.meeting"), { ...find(made, "2026-04.meeting"), day: "2026-04-20" })
  assert.deepEqual(uids(moved), uids(made)?.slice(1))
  assert.equal(new Set(uids(made)).size, uids(made)?.length)
  const end = planEvents(DATA, made).find(one => one.title === "年终清点")
  assert.equal(end?.day, "2026-12-01")
  assert.deepEqual(planEvents(DATA, moved).filter(one => one.title === "党小组会").map(one => one.day).slice(0, 2), ["2026-04-20", "2026-05-01"])
  assert.match(end?.text ?? "", /还没有定/)
  assert.ok(!planEvents(DATA, made).some(one => one.title === "按月交党费"))
})
