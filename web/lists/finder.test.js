import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { plain } from "../library/facets.js"
import { has, startFinder } from "./finder.js"

const LIST =
  '<div id="list"><section><h3>甲</h3><p class="one" id="a">党费交多少？</p><p class="one">Word 模板</p></section>' +
  '<section><h3>乙</h3><p class="one" id="c">转组织关系</p></section></div>'

/** 露出来过的。 */
let seen = []
function open(page = LIST) {
  openPage(page)
  seen = []
  Object.defineProperty(self.HTMLElement.prototype, "scrollIntoView", { value() { seen.push(this.id) }, configurable: true })
  const list = document.getElementById("list")
  startFinder({ label: "找", before: list, items: [...list.querySelectorAll(".one")], groups: [...list.querySelectorAll("section")] })
  return document.querySelector("input")
}
function type(box, text) {
  box.value = text
  box.dispatchEvent(new self.Event("input"))
}
const shown = () => [...document.querySelectorAll(".one")].filter(one => !one.hidden).map(one => one.textContent)
const status = () => document.querySelector("[role=status]").textContent

test("空格隔开的每一段都要有，标点和大小写不管", () => {
  assert.ok(has(plain("党费，交多少？"), "多少 党费"))
  assert.ok(has(plain("ＷＯＲＤ 模板"), "word"))
  assert.ok(!has(plain("党费"), "党费 多少"))
})

test("只留有这几个字的，空了的一组连题目收起，说出几条", () => {
  type(open(), "党费")
  assert.deepEqual(shown(), ["党费交多少？"])
  assert.deepEqual([...document.querySelectorAll("section")].map(one => one.hidden), [false, true])
  assert.equal(status(), "1 条")
})

test("一条也没有时说换一个词；清空就全回来", () => {
  const box = open()
  type(box, "龙")
  assert.match(status(), /没有/)
  type(box, "")
  assert.equal(shown().length, 3)
  assert.equal(status(), "")
})

test("别处连过来的一条收起了，就把条件去掉", () => {
  const box = open()
  type(box, "党费")
  location.hash = "#c"
  self.dispatchEvent(new self.Event("hashchange"))
  assert.equal(box.value, "")
  assert.equal(shown().length, 3)
  assert.deepEqual(seen, ["c"])
})

test("别处连过来的一条露着、没有这一条，条件照旧", () => {
  const box = open()
  type(box, "党费")
  for (const hash of ["#a", "#nothing", ""]) {
    location.hash = hash
    self.dispatchEvent(new self.Event("hashchange"))
  }
  assert.equal(box.value, "党费")
  assert.deepEqual(seen, [])
})

test("点名的一条用汉字编号的，也认得", () => {
  const box = open(LIST.replace('id="c"', 'id="转"'))
  type(box, "党费")
  location.hash = "#%E8%BD%AC"
  self.dispatchEvent(new self.Event("hashchange"))
  assert.deepEqual(seen, ["转"])
})

test("大小写不管", () => {
  type(open(), "WORD")
  assert.deepEqual(shown(), ["Word 模板"])
})

test("只打了标点的，当作没有打", () => {
  const box = open()
  type(box, "党费")
  type(box, "？ ，")
  assert.equal(shown().length, 3)
  assert.equal(status(), "")
})

test("放上页面的：一个有名称的框，念得出找到几条", () => {
  open()
  assert.equal(document.querySelector(".hb-finder").outerHTML,
    '<p class="hb-finder hb-noprint"><label for="list-find">找</label> <input type="search" id="list-find" maxlength="100" autocomplete="off"> ' +
    '<span role="status" class="hb-finder__status"></span></p>')
  assert.equal(document.querySelector(".hb-finder").nextElementSibling.id, "list")
})

test("找的时候目录收起，清空就回来", () => {
  openPage(`<nav id="index">目录</nav>${LIST}`)
  const [index, list] = [document.getElementById("index"), document.getElementById("list")]
  startFinder({ label: "找", before: index, items: [...list.querySelectorAll(".one")], groups: [], index })
  const box = document.querySelector("input")
  type(box, "党费")
  assert.equal(index.hidden, true)
  type(box, "。")
  assert.equal(index.hidden, false)
})
