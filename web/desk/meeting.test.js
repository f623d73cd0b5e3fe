import assert from "node:assert/strict"
import { test } from "node:test"
import { opened, sealed } from "../lib/envelope.js"
import { FILE } from "./exchange.js"
import { blank, following, LIMITS, read, roster } from "./meeting.js"

const meeting = () => ({
  ...blank("m1", "office", "agenda-60"), topic: "排队", group: "二组", members: [{ name: "甲", state: "here", note: "" }, { name: "乙", state: "leave", note: "出差" }],
  tasks: [{ who: "甲", what: "问打印机", by: "周五前", done: "" }], notes: { lead: "乙讲三点" }, opinions: "周报停不停",
})

test("存下再读，一字不差", () => {
  assert.deepEqual(read(JSON.parse(JSON.stringify(meeting()))), meeting())
  assert.deepEqual(read({ id: "m1", setting: "office", agenda: "agenda-60" }), blank("m1", "office", "agenda-60"))
})

test("不合式样的，说哪里不对", () => {
  const bad = [
    [null, /不是一份记录/], [[], /不是一份记录/], ["甲", /不是一份记录/], [{ ...meeting(), id: "../x" }, /id 不是一个编号/], [{ ...meeting(), id: 5 }, /编号/],
    [{ ...meeting(), topic: 5 }, /topic 不是文字/], [{ ...meeting(), topic: "长".repeat(LIMITS.line + 1) }, /太长/], [{ ...meeting(), evil: 1 }, /不认识的一项“evil”/],
    [{ ...meeting(), members: {} }, /members 不是一列/], [{ ...meeting(), members: Array(LIMITS.members + 1).fill({ name: "甲" }) }, /最多/],
    [{ ...meeting(), members: [{ name: "甲", state: "dead" }] }, /state/], [{ ...meeting(), members: [{ name: "甲", __proto__x: 1 }] }, /不认识/],
    [{ ...meeting(), clock: { at: 1.5 } }, /第几段/], [{ ...meeting(), clock: { at: 99 } }, /第几段/], [{ ...meeting(), clock: { spent: [-1] } }, /时刻/], [{ ...meeting(), clock: { since: "x" } }, /时刻/],
    [{ ...meeting(), notes: { "<b>": "x" } }, /编号/], [{ ...meeting(), notes: [] }, /不是一份记录/], [{ ...meeting(), tasks: [{ who: 1 }] }, /who 不是文字/],
  ]
  for (const [value, message] of bad) assert.throws(() => read(value), message, JSON.stringify(value)?.slice(0, 80))
})

test("控制字符、断开的半个字去掉；一行的栏里没有换行", () => {
  const found = read({ ...meeting(), topic: "排\u0000队\n长", opinions: "一\r\n二\ud800三\u202a", group: "😀" })
  assert.deepEqual([found.topic, found.opinions, found.group], ["排队 长", "一\n二三\u202a", "😀"])
})

test("接着开：人、地方照旧，分工变成要回看的，别的空着", () => {
  const next = following(meeting(), "m2")
  assert.deepEqual(next.members, [{ name: "甲", state: "", note: "" }, { name: "乙", state: "", note: "" }])
  assert.deepEqual(next.last, meeting().tasks)
  const open = { who: "丙", what: "拉秸秆", by: "逢集前", done: "" }
  const again = following({ ...meeting(), last: [open, { ...open, done: "拉完了" }, { ...open, who: "", what: " " }] }, "m3")
  assert.deepEqual(again.last, [open, ...meeting().tasks])
  assert.deepEqual([next.id, next.group, next.topic, next.tasks, next.notes, next.opinions], ["m2", "二组", "", [], {}, ""])
})

test("名单：一行一人；Excel 粘来的取名字那一格；点过的留着；重名的说一声", () => {
  const before = meeting().members
  const { members, problems } = roster("1\t甲\t办公室\n2、\t丙\n\n　乙　\n丙", before)
  assert.deepEqual(members.map(one => [one.name, one.state]), [["甲", "here"], ["丙", ""], ["乙", "leave"], ["丙", ""]])
  assert.match(problems.join(), /名字重复：丙/)
  assert.deepEqual(roster("序号\t科室\t姓 名\n1\t办公室\t甲\n2\t窗口\t", []).members.map(one => one.name), ["甲"])
})

test("五百行的名单全收，太多的说清少记了几人", () => {
  const names = count => Array.from({ length: count }, (_, at) => `组员${at}`).join("\r\n")
  assert.equal(roster(names(500), []).members.length, 500)
  const many = roster(names(LIMITS.members + 7), [])
  assert.equal(many.members.length, LIMITS.members)
  assert.match(many.problems.join(), /后面 7 人没有记上/)
})

test("导出再导入，一字不差", () => {
  assert.deepEqual(opened(FILE, sealed(FILE, [read(meeting())])), { all: [read(meeting())] })
})

test("别处来的文件里一次会不对，说得出是第几次、哪一处", () => {
  const text = JSON.stringify({ kind: "handbook.desk", version: 1, meetings: [meeting(), { ...meeting(), members: 5 }] })
  assert.deepEqual(opened(FILE, text), { error: "第 2 次会的 members 不是一列" })
  const many = JSON.stringify({ kind: "handbook.desk", version: 1, meetings: Array(LIMITS.meetings + 1).fill(meeting()) })
  assert.match(opened(FILE, many).error, /有 301 次，最多 300 次/)
  const whole = sealed(FILE, [read(meeting())])
  assert.ok(opened(FILE, whole.padEnd(8_000_000)).all)
  assert.match(opened(FILE, whole.padEnd(8_000_001)).error, /太大，最多 8 百万字/)
})

test("上次没说结果的，写了谁或者写了什么都接着回看；最多接这么多件", () => {
  const task = (who, what, done = "") => ({ who, what, by: "", done })
  const next = following({ ...meeting(), last: [task("丙", " "), task(" ", "拉秸秆"), task("", ""), task("丁", "问价", "问了"), task("戊", "修灯", " ")], tasks: [] }, "m2")
  assert.deepEqual(next.last.map(one => [one.who.trim(), one.what.trim()]), [["丙", ""], ["", "拉秸秆"], ["戊", "修灯"]])
  const many = following({ ...meeting(), last: Array(150).fill(task("甲", "一")), tasks: Array(100).fill(task("乙", "二", "办了")) }, "m3")
  assert.deepEqual([many.last.length, many.last[0].what, many.last.at(-1)], [LIMITS.tasks, "一", task("乙", "二")])
  assert.deepEqual([next.branch, next.time, next.place, next.chair, next.recorder, next.setting, next.agenda], ["", "", "", "", "", "office", "agenda-60"])
})

test("正好到顶的收得下", () => {
  const good = [
    { topic: "长".repeat(LIMITS.line) }, { opinions: "长".repeat(LIMITS.text) }, { members: Array(LIMITS.members).fill({ name: "甲", state: "away", note: "" }) }, { tasks: Array(LIMITS.tasks).fill({ who: "", what: "", by: "", done: "" }) },
    { notes: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`s${at}`, ""])) }, { clock: { at: 40, since: 1e14, spent: Array(40).fill(0), began: 0, ended: 0 } }, { clock: { at: -1, since: 0, spent: [], began: 0, ended: 0 } }, { id: "a".repeat(40) }, { changed: 0 },
  ]
  for (const one of good) assert.deepEqual(read({ ...meeting(), ...one }), { ...meeting(), ...one }, Object.keys(one)[0])
})

test("过了顶的、不是数的、多出来的，都说是哪一处", () => {
  const clock = { at: -1, since: 0, spent: [], began: 0, ended: 0 }
  const bad = [
    [{ opinions: "长".repeat(LIMITS.text + 1) }, "opinions 太长，最多 8000 个字"], [{ tasks: Array(LIMITS.tasks + 1).fill({}) }, "tasks 有 201 项，最多 200 项"], [{ last: 5 }, "last 不是一列"], [{ last: [{ who: 5 }] }, "who 不是文字"], [{ last: ["甲"] }, "last 不是一份记录"],
    [{ notes: Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`s${at}`, ""])) }, "notes 太多"], [{ notes: { lead: 5 } }, "notes 不是文字"], [{ members: [5] }, "members 不是一份记录"], [{ members: [{ name: "甲", state: 5 }] }, "members 的 state 不认识"], [{ members: [{ name: 5 }] }, "name 不是文字"], [{ members: [{ note: 5 }] }, "note 不是文字"],
    [{ clock: { ...clock, at: -2 } }, "clock 的 at 不是第几段"], [{ clock: { ...clock, at: 41 } }, "clock 的 at 不是第几段"], [{ clock: { ...clock, at: "1" } }, "clock 的 at 不是第几段"], [{ clock: { ...clock, spent: Array(41).fill(0) } }, "spent 有 41 项，最多 40 项"], [{ clock: { ...clock, spent: ["x"] } }, "spent 不是一个时刻"], [{ clock: { ...clock, since: -1 } }, "since 不是一个时刻"],
    [{ clock: { ...clock, began: Infinity } }, "began 不是一个时刻"], [{ clock: { ...clock, ended: 1e14 + 1 } }, "ended 不是一个时刻"], [{ clock: { ...clock, more: 1 } }, "clock 里有不认识的一项“more”"], [{ clock: 5 }, "clock 不是一份记录"], [{ changed: "x" }, "changed 不是一个时刻"], [{ setting: "A" }, "setting 不是一个编号"], [{ agenda: undefined }, "agenda 不是一个编号"], [{ id: "a".repeat(41) }, "id 不是一个编号"],
    [{ ["很".repeat(30)]: 1 }, `会 里有不认识的一项“${"很".repeat(20)}”`], [{ tasks: [{ what: 1 }] }, "what 不是文字"], [{ tasks: [{ by: 1 }] }, "by 不是文字"], [{ tasks: [{ done: 1 }] }, "done 不是文字"], [{ tasks: [{ more: 1 }] }, "tasks 里有不认识的一项“more”"], [{ last: [{ more: 1 }] }, "last 里有不认识的一项“more”"],
  ]
  for (const [given, message] of bad) assert.throws(() => read({ ...meeting(), ...given }), { message }, message)
})

test("没有写的各项，照空的算", () => {
  assert.deepEqual(read({ id: "m1", setting: "office", agenda: "agenda-60", clock: {}, members: [{}], tasks: [{}], last: [{}] }), {
    ...blank("m1", "office", "agenda-60"), members: [{ name: "", state: "", note: "" }], tasks: [{ who: "", what: "", by: "", done: "" }], last: [{ who: "", what: "", by: "", done: "" }],
  })
})

test("名单里一格最多四十个字；栏名不在第一行的，当作名字", () => {
  assert.equal(roster("长".repeat(50), []).members[0].name.length, 40)
  assert.deepEqual(roster("甲\n姓名", []).members.map(one => one.name), ["甲", "姓名"])
  assert.deepEqual(roster("", []), { members: [], problems: [] })
  assert.match(roster("甲\n乙\n丙\n丁\n戊\n己\n甲\n乙\n丙\n丁\n戊\n己", []).problems[0], /^名字重复：甲、乙、丙、丁、戊；/)
  assert.deepEqual(roster(Array.from({ length: LIMITS.members }, (_, at) => `组员${at}`).join("\n"), []).problems, [])
})

test("点过的照名字各归各的：同名的两个人，各留一个", () => {
  const before = [{ name: "甲", state: "here", note: "" }, { name: "甲", state: "leave", note: "出差" }]
  assert.deepEqual(roster("甲\n甲\n甲", before).members.map(one => one.state), ["here", "leave", ""])
})

test("接着开：支部、组名、几点、地点、主持、记录都照旧，编号、日子、题目空着", () => {
  const kept = ["branch", "group", "time", "place", "chair", "recorder"]
  const filled = { ...meeting(), ...Object.fromEntries([...kept, "number", "date", "topic", "next"].map(name => [name, name])) }
  const next = following(filled, "m2")
  assert.deepEqual(kept.map(name => next[name]), kept)
  assert.deepEqual([next.number, next.date, next.topic, next.next, Object.keys(next).length], ["", "", "", "", Object.keys(blank("m2", "office", "agenda-60")).length])
})
