import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { copyFrom, offer, selectAll } from "./clipboard.js"

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
  assert.equal(box.getAttribute("rows"), "4")
  assert.equal(document.activeElement, box)
  assert.deepEqual([box.selectionStart, box.selectionEnd], [0, 5])
  assert.equal(button.textContent, "已选中，请自己复制")
})

test("选中一段，先前选的不算；没有这一段、浏览器不会选的，照实说", () => {
  open(true)
  const ranges = ["先前的"]
  const selection = { removeAllRanges: () => ranges.splice(0), addRange: range => ranges.push(range.toString()) }
  const get = value => Object.defineProperty(globalThis, "getSelection", { value: () => value, configurable: true })
  get(selection)
  assert.equal(selectAll(document.querySelector("p")), true)
  assert.deepEqual(ranges, ["复制"])
  assert.equal(selectAll(null), false)
  get(null)
  assert.equal(selectAll(document.querySelector("p")), false)
  assert.deepEqual(ranges, ["复制"])
})

test("话说三秒，不早也不晚", async t => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const button = open(true)
  await copyFrom(button, "文字", () => false)
  t.mock.timers.tick(2999)
  assert.equal(button.textContent, "已复制")
  t.mock.timers.tick(1)
  assert.equal(button.textContent, "复制")
})
