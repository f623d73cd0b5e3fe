import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"
import { startNotes } from "./notes.js"

const CITED = '<span class="hb-cited"><button type="button" class="hb-ref"></button><span class="hb-note">条例第十三条</span></span>'
const TERM = '<a class="hb-term" href="glossary.html#zuzhang" title="组长：召集小组会的人。">组长</a>'

beforeEach(() => {
  openPage(`<p id="text">一${CITED}二${CITED}${TERM}</p>`, { matchMedia: () => ({ matches: false }) })
  startNotes()
})

const cited = () => [...document.querySelectorAll(".hb-cited")]
const open = () => cited().map(one => one.hasAttribute("data-open"))
const press = (/** @type {string} */ selector, at = 0) => /** @type {HTMLElement} */ (document.querySelectorAll(selector)[at]).click()

test("按一下打开，再按收起，读屏软件知道", () => {
  press(".hb-ref")
  assert.deepEqual(open(), [true, false])
  assert.equal(cited()[0].querySelector(".hb-ref").getAttribute("aria-expanded"), "true")
  press(".hb-ref")
  assert.deepEqual(open(), [false, false])
})

test("只开一个：按另一个、按别处、按 Esc，先前的就收起", () => {
  press(".hb-ref")
  press(".hb-ref", 1)
  assert.deepEqual(open(), [false, true])
  press("#text")
  assert.deepEqual(open(), [false, false])
  press(".hb-ref")
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))
  assert.deepEqual(open(), [false, false])
})

test("手指按术语，人留在原处，意思和链接在下沿", () => {
  press("a.hb-term")
  const sheet = document.querySelector(".hb-sheet")
  assert.match(sheet.textContent, /召集小组会的人/)
  assert.match(sheet.querySelector("a").href, /glossary\.html#zuzhang$/)
  press("#text")
  assert.equal(document.querySelector(".hb-sheet"), null)
})

test("手指按术语，不走开；下沿的一段照说好的样子", () => {
  const press = new self.MouseEvent("click", { bubbles: true, cancelable: true })
  document.querySelector("a.hb-term").dispatchEvent(press)
  assert.equal(press.defaultPrevented, true)
  asAgreed("notes-term", document.querySelector(".hb-sheet").outerHTML)
})

test("鼠标按术语，照链接走", () => {
  openPage(`<p id="text">${TERM}</p>`, { matchMedia: () => ({ matches: true }) })
  startNotes()
  const press = new self.MouseEvent("click", { bubbles: true, cancelable: true })
  document.querySelector("a.hb-term").dispatchEvent(press)
  assert.equal(press.defaultPrevented, false)
  assert.equal(document.querySelector(".hb-sheet"), null)
})

test("打开一个注，下沿的术语收起；按在注里、按别的键，不收起", () => {
  press("a.hb-term")
  press(".hb-ref")
  assert.deepEqual([open(), document.querySelector(".hb-sheet")], [[true, false], null])
  press(".hb-note")
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }))
  assert.deepEqual(open(), [true, false])
  press(".hb-ref", 1)
  assert.deepEqual(cited().map(one => one.querySelector(".hb-ref").getAttribute("aria-expanded")), ["false", "true"])
})

test("按在下沿的一段里不收起，按 Esc 收起；再按一个术语，只有一段", () => {
  press("a.hb-term")
  press(".hb-sheet")
  assert.ok(document.querySelector(".hb-sheet"))
  press("a.hb-term")
  assert.equal(document.querySelectorAll(".hb-sheet").length, 1)
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))
  assert.equal(document.querySelector(".hb-sheet"), null)
})

test("能用鼠标的屏幕上，手指按的也留在原处；提示拿走了，意思还记得", () => {
  openPage(`<p id="text">${TERM}</p>`, { matchMedia: query => ({ matches: query === "(hover: hover)" }) })
  startNotes()
  const term = document.querySelector("a.hb-term")
  term.title = ""
  const touch = Object.assign(new self.MouseEvent("click", { bubbles: true, cancelable: true }), { pointerType: "touch" })
  term.dispatchEvent(touch)
  assert.deepEqual([touch.defaultPrevented, /召集小组会的人/.test(document.querySelector(".hb-sheet").textContent)], [true, true])
})
