import assert from "node:assert/strict"
import { test } from "node:test"
import { begun, marked } from "./run.js"
import { asText } from "./text.js"

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
