import assert from "node:assert/strict"
import { test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"
import { startCompare } from "./compare.js"

const item = (id, brief = "") => `<li data-case="${id}" data-sector="农村" data-province="湖南" data-years="2020" data-form="党小组" data-evidence="摘录" class="${brief}"><a href="${id}.html">题${id}</a></li>`
const TEXTS = new Map([["a", ["开头", "甲的事情<b>", "甲拿走的", "甲要掂量。 来源：某报。 说明的是：3.3 相近的案例：乙"]]])

/** 露出来过的。 */
let seen = []
function open(texts = TEXTS) {
  seen = []
  openPage(`<div id="list">${["a", "b", "c", "d"].map(id => item(id)).join("")}${item("e", "hb-cases__brief")}</div>`)
  const list = document.getElementById("list")
  Object.defineProperty(self.HTMLElement.prototype, "scrollIntoView", { value() { seen.push(this.id) }, configurable: true })
  startCompare([...list.querySelectorAll("li")], list, async () => texts)
  return [...document.querySelectorAll("input")]
}
function pick(...boxes) {
  for (const box of boxes) {
    box.checked = true
    box.dispatchEvent(new self.Event("change"))
  }
}
const bar = () => document.querySelector(".hb-selection")
const rows = () => [...document.querySelectorAll("tbody tr")].map(row => [...row.children].map(cell => cell.textContent))

test("只有一行的不能比较；没有勾时不占地方", () => {
  assert.equal(open().length, 4)
  assert.equal(bar().hidden, true)
})

test("勾一个还不能排，勾满三个就不能再勾", () => {
  const [a, b, c, d] = open()
  pick(a)
  assert.match(bar().textContent, /再选一个/)
  assert.equal(bar().querySelector("button").disabled, true)
  pick(b, c)
  assert.equal(d.disabled, true)
  assert.equal(a.disabled, false)
})

test("排成一张表：一栏一个案例，正文照文字写，不带后面的链接", async () => {
  const [a, b] = open()
  pick(a, b)
  bar().querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  assert.deepEqual([...document.querySelectorAll("thead a")].map(link => link.getAttribute("href")), ["a.html", "b.html"])
  const told = new Map(rows().map(([name, ...cells]) => [name, cells]))
  assert.deepEqual(told.get("领域"), ["农村", "农村"])
  assert.deepEqual(told.get("事情"), ["甲的事情<b>", "没有写"])
  assert.deepEqual(told.get("要掂量的、来源"), ["甲要掂量。 来源：某报。", "没有写"])
})

test("清除以后表也收起", async () => {
  const [a, b] = open()
  pick(a, b)
  bar().querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  bar().querySelectorAll("button")[1].click()
  assert.equal(document.querySelector("table"), null)
  assert.equal(a.checked, false)
  assert.equal(bar().hidden, true)
})

async function opened() {
  const [a, b] = open()
  pick(a, b)
  bar().querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
}

test("放上页面的：每一条的勾、下沿的一条、排好的表", async () => {
  await opened()
  asAgreed("compare", document.body.innerHTML)
  assert.equal(document.activeElement.textContent, "比较")
  assert.deepEqual(seen, ["compare"])
})

test("打印的时候只有表，打完页面照旧", async () => {
  await opened()
  const seen = []
  self.print = () => seen.push(document.documentElement.className)
  document.querySelector(".hb-compare button").click()
  assert.deepEqual(seen, ["hb-printing-compare"])
  assert.equal(document.documentElement.className, "")
})

test("去掉一个勾，又能勾别的", () => {
  const [a, b, c, d] = open()
  pick(a, b, c)
  a.checked = false
  a.dispatchEvent(new self.Event("change"))
  assert.equal(d.disabled, false)
  assert.equal(bar().querySelector("[role=status]").textContent, "已选 2 个")
  assert.equal(bar().querySelector("button").disabled, false)
})

test("没有写的各格说没有写，正文一段也没有的也排得出", async () => {
  openPage('<div id="list"><li><a href="x.html">甲</a></li><li><a href="y.html">乙</a></li></div>')
  Object.defineProperty(self.HTMLElement.prototype, "scrollIntoView", { value: () => {}, configurable: true })
  const list = document.getElementById("list")
  startCompare([...list.querySelectorAll("li")], list, async () => new Map())
  pick(...document.querySelectorAll("input"))
  bar().querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  assert.ok(rows().length > 5)
  for (const [, ...cells] of rows()) assert.deepEqual(cells, ["没有写", "没有写"])
})

test("不能打印的浏览器里，按了打印也不出错", async () => {
  await opened()
  self.print = undefined
  document.querySelector(".hb-compare button").click()
  assert.equal(document.documentElement.className, "")
})
