import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"
import { openPage } from "../testing/page.js"
import { startPrint } from "./print.js"

let printed = 0
/** @param {Record<string, unknown>} [window] @param {string} [agent] */
function open(window = {}, agent = "Mozilla/5.0") {
  printed = 0
  openPage('<p><button class="hb-print" hidden>打印本页</button></p>')
  Object.assign(self, { print: () => { printed++ }, ...window })
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: agent }, configurable: true })
  startPrint()
  return document.querySelector("button")
}
const hints = () => [...document.querySelectorAll(".hb-print-hint")].map(one => one.textContent)

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout"] })
})

test("能打印的，按了就打印", () => {
  const button = open()
  assert.equal(button.hidden, false)
  button.click()
  assert.equal(printed, 1)
  assert.deepEqual(hints(), [])
})

test("没有打印命令的，说怎么办，按几次都只说一句", () => {
  const button = open({ print: undefined })
  button.click()
  button.click()
  assert.deepEqual(hints(), [""])
  assert.equal(button.nextElementSibling.outerHTML, '<span class="hb-print-hint" role="status"></span>')
  mock.timers.tick(1)
  assert.equal(hints().length, 1)
  assert.match(hints()[0], /在浏览器打开/)
})

test("微信里的打印命令不管用，也说怎么办", () => {
  open({}, "Mozilla/5.0 MicroMessenger/8.0").click()
  mock.timers.tick(1)
  assert.equal(printed, 0)
  assert.match(hints()[0], /PDF/)
})
