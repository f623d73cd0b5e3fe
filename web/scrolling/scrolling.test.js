import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { startScrolling } from "./scrolling.js"

/** 一个多宽的盒子，里面多宽。 */
function sized(one, inner, outer) {
  Object.defineProperty(one, "scrollWidth", { value: inner, configurable: true })
  Object.defineProperty(one, "clientWidth", { value: outer, configurable: true })
  return one
}

test("放不下的能用键盘到，放得下的不多一站", () => {
  /** @type {(entries: { target: Element }[]) => void} */
  let told = () => {}
  globalThis.ResizeObserver = /** @type {any} */ (class { constructor(heard) { told = heard } observe(one) { watched.push(one.className) } })
  const watched = []
  openPage('<div class="hb-block"></div><div class="hb-sample__form"></div><div class="md-typeset__scrollwrap"></div><div></div>')
  startScrolling()
  assert.deepEqual(watched, ["hb-block", "hb-sample__form", "md-typeset__scrollwrap"])
  const [narrow, wide] = /** @type {any[]} */ ([...document.querySelectorAll("div")])
  sized(narrow, 300, 300)
  sized(wide, 900, 300)
  told([{ target: narrow }, { target: wide }])
  assert.equal(narrow.getAttribute("tabindex"), null)
  assert.equal(wide.getAttribute("tabindex"), "0")
  assert.equal(wide.getAttribute("role"), "region")
  assert.ok(wide.getAttribute("aria-label"))
  sized(wide, 900, 900)
  told([{ target: wide }])
  assert.equal(wide.getAttribute("tabindex"), null)
  assert.equal(wide.getAttribute("role"), null)
  assert.equal(wide.getAttribute("aria-label"), null)
})

test("没有宽的，或者浏览器不会看宽窄，什么也不做", () => {
  let watches = 0
  globalThis.ResizeObserver = /** @type {any} */ (class { constructor() { watches++ } observe() {} })
  openPage("<p>一段</p>")
  startScrolling()
  assert.equal(watches, 0)
  Reflect.deleteProperty(globalThis, "ResizeObserver")
  openPage('<div class="hb-block"></div>')
  startScrolling()
})

test("差一个点是四舍五入，不算放不下", () => {
  /** @type {(entries: { target: Element }[]) => void} */
  let told = () => {}
  globalThis.ResizeObserver = /** @type {any} */ (class { constructor(heard) { told = heard } observe() {} })
  openPage('<div class="hb-block"></div>')
  startScrolling()
  const one = document.querySelector("div")
  told([{ target: sized(one, 301, 300) }])
  assert.equal(one.hasAttribute("data-wide"), false)
  told([{ target: sized(one, 302, 300) }])
  assert.equal(one.hasAttribute("data-wide"), true)
})
