import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { copiedText, startCopy } from "./copy.js"

const SAMPLE =
  '<section class="hb-sample"><p><button type="button" data-copy hidden>复制全文</button></p>' +
  '<div data-copied><p>第一段<br>接着</p><ul><li>一件</li><li>两件</li></ul></div><p>为什么这样写</p>' +
  '<div data-copied><table><tbody><tr><th>时间</th><td>九月</td></tr></tbody></table></div></section>'

test("只抄照抄的文字，分行和列表照原样，注不抄", () => {
  openPage(SAMPLE)
  assert.equal(copiedText(document), "第一段\n接着\n- 一件\n- 两件\n\n时间\t九月")
})

test("有脚本才显示按钮", () => {
  openPage(SAMPLE)
  startCopy()
  assert.equal(document.querySelector("button").hidden, false)
})

test("不能用剪贴板时，把文字选中，并说出来", async () => {
  openPage(SAMPLE)
  const ranges = []
  const selection = { removeAllRanges: () => {}, addRange: range => ranges.push(range) }
  Object.defineProperty(globalThis, "getSelection", { value: () => selection, configurable: true })
  startCopy()
  document.querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  assert.match(document.querySelector("button").textContent, /已选中/)
  assert.equal(ranges.length, 1)
})

test("选也选不了的，照实说", async () => {
  openPage(SAMPLE)
  Object.defineProperty(globalThis, "getSelection", { value: () => null, configurable: true })
  startCopy()
  document.querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  assert.match(document.querySelector("button").textContent, /不让复制/)
})

test("抄好了说一声，过一会儿按钮照旧", async context => {
  openPage(SAMPLE)
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async () => {} } }, configurable: true })
  startCopy()
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const button = document.querySelector("button")
  button.click()
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(button.textContent, "已复制")
  context.mock.timers.tick(3000)
  assert.equal(button.textContent, "复制全文")
})

test("不在样例里的按钮不管，后面的照用", () => {
  openPage(`<button type="button" data-copy hidden>别处的</button>${SAMPLE}`)
  startCopy()
  assert.deepEqual([...document.querySelectorAll("button")].map(one => one.hidden), [true, false])
})

test("按了，抄的正是照抄的文字", async () => {
  openPage(SAMPLE)
  const copied = []
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async text => { copied.push(text) } } }, configurable: true })
  startCopy()
  document.querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  assert.deepEqual(copied, ["第一段\n接着\n- 一件\n- 两件\n\n时间\t九月"])
})
