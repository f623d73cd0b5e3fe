import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { openPage } from "../testing/page.js"
import { forInputMethod, isRaw, watchComposing } from "./composing.js"

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

test("给输入法的键，先听的也听不见；没有选成的，框里的字定下来再说", () => {
  openPage("<input>")
  mock.timers.enable({ apis: ["setTimeout"] })
  const box = document.querySelector("input")
  const [heard, raw] = [[], []]
  box.addEventListener("keydown", event => heard.push(event.key))
  watchComposing(box, text => raw.push(text))
  for (const [key, isComposing] of [["Enter", true], ["a", false]]) box.dispatchEvent(Object.assign(new KeyboardEvent("keydown", { key }), { isComposing, keyCode: 13 }))
  assert.deepEqual(heard, ["a"])
  box.dispatchEvent(Object.assign(new Event("compositionend"), { data: "dang" }))
  box.value = "dang"
  assert.deepEqual(raw, [])
  mock.timers.tick(1)
  assert.deepEqual(raw, ["dang"])
  mock.timers.reset()
})
