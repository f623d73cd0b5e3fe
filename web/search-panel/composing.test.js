import assert from "node:assert/strict"
import { test } from "node:test"
import { forInputMethod, isRaw } from "./composing.js"

test("给输入法的键：正在选字，或者键码是 229", () => {
  assert.ok(forInputMethod({ isComposing: true, keyCode: 13 }))
  // Safari 先说选完了，再说按了回车。
  assert.ok(forInputMethod({ isComposing: false, keyCode: 229 }))
  assert.ok(!forInputMethod({ isComposing: false, keyCode: 13 }))
})

test("没有选成字的拼音", () => {
  for (const data of ["dang", "dang'fei", "Dang fei"]) assert.ok(isRaw(data), data)
  for (const data of ["党费", "dang费", "", null, "5"]) assert.ok(!isRaw(data), String(data))
})
