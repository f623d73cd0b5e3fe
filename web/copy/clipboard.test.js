import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { copyFrom, offer } from "./clipboard.js"

/** @param {boolean} allowed */
function open(allowed) {
  openPage('<p><button type="button">复制</button></p>')
  const writeText = async () => {
    if (!allowed) throw new Error("不让")
  }
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText } }, configurable: true })
  return document.querySelector("button")
}

test("话没有说完又按一次，按钮上还得回原来写的", async t => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const button = open(true)
  await copyFrom(button, "文字", () => false)
  await copyFrom(button, "文字", () => false)
  assert.equal(button.textContent, "已复制")
  t.mock.timers.tick(3000)
  assert.equal(button.textContent, "复制")
})

test("不让用剪贴板的，文字在按钮后面的框里，可以自己抄", async () => {
  const button = open(false)
  await copyFrom(button, "几行\n文字", () => offer(button, "hb-box", "要抄的", "几行\n文字", 4))
  const box = document.querySelector("button + textarea.hb-box[readonly][aria-label=要抄的]")
  assert.equal(box.value, "几行\n文字")
  assert.equal(button.textContent, "已选中，请自己复制")
})
