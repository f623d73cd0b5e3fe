import assert from "node:assert/strict"
import { test } from "node:test"
import { begun, marked, migrated } from "./run.js"
import { asText, looksLikeText, readText } from "./text.js"

const items = [{ id: "a", text: "通知组员", phase: "会前" }, { id: "b", text: "定地点", phase: "会前" }, { id: "c", text: "核对记录", phase: "会后" }]

test("写成一行一项的文字，粘到哪里都看得懂", () => {
  let run = begun({ checklist: "meeting", title: "党小组会检查单", items }, "11 月党小组会", "2026-11-01", new Date(0), "r1")
  run = marked(marked(run, ["a"], { done: true }), ["b"], { due: "2026-12-05", note: "会议室\n二楼" })
  run.former = [{ id: "x", text: "老条目", phase: "会后" }]
  run = marked(run, ["x"], { done: true })
  assert.equal(asText(run, "2026-11-27"), `【11 月党小组会】党小组会检查单
2026 年 11 月 27 日：办了 1 / 3 项

会前
☑ 通知组员
☐ 定地点（12 月 5 日以前；备注：会议室 二楼）

会后
☐ 核对记录
☑ 老条目`)
})

const KNOWN = new Map([["党小组会检查单", "meeting"], ["请假和补课检查单", "absence"]])
const read = text => readText(text, KNOWN, "2026-11-27", new Date(0))

test("读回来和写出去的一样，条目照文字归到单子上", () => {
  let run = begun({ checklist: "meeting", title: "党小组会检查单", items }, "11 月党小组会", "2026-11-27", new Date(0), "r1")
  run = marked(marked(marked(run, ["a"], { done: true }), ["b"], { due: "2027-12-05", note: "会议室（二楼）" }), ["c"], { note: "只有备注" })
  const found = read(`${asText(run, "2026-11-27")}\n\n\n${asText({ ...run, name: "再一次" }, "2026-11-27")}`)
  assert.deepEqual(found.all.map(({ name, checklist }) => [name, checklist]), [["11 月党小组会", "meeting"], ["再一次", "meeting"]])
  const back = migrated(found.all[0], items)
  assert.deepEqual(back.marks, run.marks)
  assert.deepEqual(back.listed, items)
  assert.notEqual(found.all[0].id, found.all[1].id)
})

test("条目自己的括号不是备注，看不懂的日子留着", () => {
  const { all: [run] } = read("【甲】请假和补课检查单\n☐ 记下原因（公务、病假）\n☑ 送学（2 月 30 日以前；备注：带书）")
  assert.deepEqual(run.listed.map(one => one.text), ["记下原因（公务、病假）", "送学"])
  assert.deepEqual(run.marks, { t2: { done: true, note: "2 月 30 日以前 带书" } })
})

test("不是这样的文字，说哪里不对", () => {
  assert.deepEqual(["【甲】乙", " ☑ 一", "{", "甲【乙】"].map(looksLikeText), [true, true, false, false])
  assert.match(read("☑ 一项").error, /第 1 次开头不是/)
  assert.match(read("【甲】没有的检查单\n☑ 一项").error, /手册里没有“没有的检查单”/)
  assert.match(read("【甲】党小组会检查单").error, /没有条目/)
  assert.match(read(`【甲】党小组会检查单\n☐ ${"长".repeat(401)}`).error, /太长/)
})

test("第几次、哪一张不对，说得出；太长的题目只引三十个字", () => {
  assert.match(read("【甲】党小组会检查单\n☑ 一\n【乙】").error, /第 2 次开头不是/)
  assert.match(read("【甲】党小组会检查单\n☑ 一\n【乙】请假和补课检查单\n没有勾").error, /第 2 次里没有条目/)
  assert.equal(read(`【甲】${"长".repeat(31)}\n☑ 一`).error, `手册里没有“${"长".repeat(30)}”这张检查单`)
})

test("小标题下面的各项归在它那里，办了几项的一行不是小标题；没有写日子、备注的不添", () => {
  const { all: [run] } = read("【 甲 】 党小组会检查单 \r\n2026 年 11 月 27 日：办了 1 / 3 项\r\n☐ 先办\r\n\r\n会前\r\n☑ 通知（备注：）\r\n☐带书（12 月 5 日以前）\r\n会后\r\n☑  核对（备注：看一遍）")
  assert.deepEqual(run.listed, [{ id: "t1", text: "先办", phase: "" }, { id: "t2", text: "通知", phase: "会前" }, { id: "t3", text: "带书", phase: "会前" }, { id: "t4", text: "核对", phase: "会后" }])
  assert.deepEqual(run.marks, { t2: { done: true }, t3: { due: "2026-12-05" }, t4: { done: true, note: "看一遍" } })
  assert.equal(run.title, "党小组会检查单")
})

test("没有记东西的一次，写不写条目都写得出；正看着的单子换了条目就照它", () => {
  const run = begun({ checklist: "meeting", title: "党小组会检查单", items: [] }, "甲", "2026-11-27", new Date(0), "r1")
  assert.equal(asText(run, "2026-11-27"), "【甲】党小组会检查单\n2026 年 11 月 27 日：办了 0 / 0 项")
  assert.equal(asText(run, "2026-11-27", [items[2]]), "【甲】党小组会检查单\n2026 年 11 月 27 日：办了 0 / 1 项\n\n会后\n☐ 核对记录")
})
