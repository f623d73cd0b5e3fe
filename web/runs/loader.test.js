import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { startRuns } from "./loader.js"

const LIST = id => `<section data-checklist="${id}"><input type="checkbox"><select><option>甲</option></select></section>`
/** 看着附近的：收到的话、怎样看、看着几处、停了几次。 */
let watch = { told: _ => {}, options: {}, seen: 0, ended: 0 }
const scripts = () => [...document.head.querySelectorAll("script")].map(one => one.getAttribute("src"))

beforeEach(() => {
  openPage(LIST("a") + LIST("b"))
  watch = { told: _ => {}, options: {}, seen: 0, ended: 0 }
  globalThis.IntersectionObserver = class {
    constructor(told, options) { Object.assign(watch, { told, options }) }
    observe() { watch.seen++ }
    disconnect() { watch.ended++ }
  }
})

test("两张都看着，差一屏就载入，载入以后不再看", () => {
  startRuns("runs.js")
  assert.deepEqual([watch.seen, watch.options, scripts()], [2, { rootMargin: "100% 0px" }, []])
  watch.told([{ isIntersecting: false }, { isIntersecting: false }])
  assert.deepEqual([watch.ended, scripts()], [0, []])
  watch.told([{ isIntersecting: false }, { isIntersecting: true }])
  assert.deepEqual([watch.ended, scripts()], [1, ["runs.js"]])
})

test("打了勾就载入，记着是载入以前打的；载入以后的由那里的脚本记", () => {
  startRuns("runs.js")
  const [first, second] = document.querySelectorAll("section")
  first.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }))
  assert.deepEqual([first.querySelector("input").dataset.early, scripts()], ["", ["runs.js"]])
  second.dataset.ready = ""
  second.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }))
  first.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }))
  assert.deepEqual([second.querySelector("input").dataset.early, first.querySelector("select").dataset.early, scripts()], [undefined, undefined, ["runs.js"]])
})

test("脚本没有来，各张的依据都不收着", () => {
  startRuns("runs.js")
  watch.told([{ isIntersecting: true }])
  document.head.querySelector("script").dispatchEvent(new Event("error"))
  assert.deepEqual([...document.querySelectorAll("section")].map(one => one.getAttribute("data-basis")), ["", ""])
})

test("页面没有告诉脚本在哪里，不看也不载入", () => {
  startRuns(undefined)
  document.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }))
  assert.deepEqual([watch.seen, scripts(), document.querySelector("input").dataset.early], [0, [], undefined])
})

test("没有检查单的页不载入，不会看附近的浏览器马上载入", () => {
  openPage("<p>没有</p>")
  startRuns("runs.js")
  assert.deepEqual([watch.seen, scripts()], [0, []])
  Reflect.deleteProperty(globalThis, "IntersectionObserver")
  openPage(LIST("a"))
  startRuns("runs.js")
  assert.deepEqual(scripts(), ["runs.js"])
})
