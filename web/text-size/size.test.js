import assert from "node:assert/strict"
import { test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { startTextSize } from "./control.js"
import { apply, choose, chosen } from "./size.js"

const CONTROL = '<fieldset id="hb-text-size"><input type="radio" name="s" value="" checked><input type="radio" name="s" value="large"><input type="radio" name="s" value="larger"></fieldset>'
const KEY = "handbook.v1.text-size"
const shown = () => document.documentElement.dataset.textSize
const inputs = () => /** @type {any[]} */ ([...document.querySelectorAll("input")])

test("没有选过是标准，选过的记得", () => {
  openPage("")
  assert.equal(chosen(), "")
  choose("larger")
  assert.equal(chosen(), "larger")
  assert.equal(shown(), "larger")
  choose("")
  assert.equal(shown(), undefined)
})

test("存着别的东西，当作没有选过", () => {
  openPage("")
  for (const rubbish of ["{", "5", '"huge"', "[]", "null"]) {
    localStorage.setItem(KEY, rubbish)
    assert.equal(chosen(), "", rubbish)
  }
})

test("按钮照选过的勾上，换一个就换", () => {
  openPage(CONTROL)
  localStorage.setItem(KEY, '"large"')
  startTextSize()
  assert.deepEqual(inputs().map(one => one.checked), [false, true, false])
  inputs()[2].checked = true
  inputs()[2].dispatchEvent(new Event("change"))
  assert.equal(shown(), "larger")
  assert.equal(localStorage.getItem(KEY), '"larger"')
})

test("别的标签页换了字号，这一页也换", () => {
  openPage(CONTROL)
  startTextSize()
  localStorage.setItem(KEY, '"large"')
  dispatchEvent(new StorageEvent("storage", { key: KEY }))
  assert.equal(shown(), "large")
  assert.ok(inputs()[1].checked)
})

test("不让存，这一页照样换", () => {
  openPage(CONTROL)
  forbid("localStorage")
  startTextSize()
  choose("large")
  assert.equal(shown(), "large")
  apply("")
})
