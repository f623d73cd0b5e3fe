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
  assert.match(opened(FILE, many).error, /最多/)
})
