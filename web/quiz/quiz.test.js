import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"

const item = (id, kind, right) => `<li class="hb-quiz__question" id="${id}" data-kind="${kind}" data-right="${right}"><p>问</p>
  <ol class="hb-quiz__options"><li>甲</li><li>乙</li><li>丙</li></ol><details><summary>看答案</summary><p>为什么</p></details></li>`
const PAGE = `<div id="quiz"><p class="hb-quiz__tally">一共 3 题。</p><div class="hb-quiz__desk" hidden></div>
  <section class="hb-quiz__chapter" data-chapter="1"><h2>第一章</h2><ol>${item("a", "单选", "2")}${item("b", "多选", "1 3")}</ol></section>
  <section class="hb-quiz__chapter" data-chapter="2"><h2>第二章</h2><ol>${item("c", "判断", "1")}</ol></section>
  <section class="hb-quiz__key"><p data-chapter="1">1. B</p><p data-chapter="2">1. A</p></section></div>`

let run = 0
async function open(stored) {
  openPage(PAGE)
  if (stored) localStorage.setItem("handbook.v1.quiz.wrong", stored)
  await import(`./quiz.js?${++run}`)
}
const $ = selector => document.querySelector(selector)
const said = id => $(`#${id} .hb-quiz__said`).textContent
const choose = (id, ...values) => {
  for (const value of values) {
    const box = $(`#${id} input[value="${value}"]`)
    box.checked = true
    box.dispatchEvent(new self.Event("change"))
  }
}
const shown = () => [...document.querySelectorAll(".hb-quiz__question")].filter(one => !one.hidden).map(one => one.id)
const wrong = () => JSON.parse(localStorage.getItem("handbook.v1.quiz.wrong") ?? "[]")

beforeEach(() => open())

test("单选一选就说对不对，答案展开", () => {
  choose("a", 1)
  assert.match(said("a"), /不对/)
  assert.equal($("#a details").open, true)
  assert.deepEqual(wrong(), ["a"])
  choose("a", 2)
  assert.match(said("a"), /答对了/)
  assert.deepEqual(wrong(), [])
})

test("多选要正好那几项，按了选好了才说", () => {
  choose("b", 1)
  assert.equal(said("b"), "")
  $("#b button").click()
  assert.match(said("b"), /不对/)
  choose("b", 3)
  $("#b button").click()
  assert.match(said("b"), /答对了/)
})

test("一项没选就按，请他先选", () => {
  $("#b button").click()
  assert.match(said("b"), /先选/)
  assert.deepEqual(wrong(), [])
})

test("选一章，别的章和它的答案都收起，条数跟着变", () => {
  $("select").value = "2"
  $("select").dispatchEvent(new self.Event("change"))
  assert.deepEqual(shown(), ["c"])
  assert.deepEqual([...document.querySelectorAll(".hb-quiz__key p")].map(one => one.hidden), [true, false])
  assert.match($(".hb-quiz__status").textContent, /这里有 1 题/)
})

test("只练答错过的；答对了留在眼前，下一次就没有了", async () => {
  await open('["c"]')
  const box = $("#quiz-missed")
  box.checked = true
  box.dispatchEvent(new self.Event("change"))
  assert.deepEqual(shown(), ["c"])
  choose("c", 1)
  assert.deepEqual(shown(), ["c"])
  assert.deepEqual(wrong(), [])
})

test("存着的坏东西当作没有，没有错题就说一声", async () => {
  await open('{"a":1}')
  const box = $("#quiz-missed")
  box.checked = true
  box.dispatchEvent(new self.Event("change"))
  assert.deepEqual(shown(), [])
  assert.match($(".hb-quiz__status").textContent, /还没有答错过/)
})

test("重新来，选的和结果都清掉", () => {
  choose("a", 2)
  $(".hb-quiz__buttons button").click()
  assert.equal($("#a input:checked"), null)
  assert.equal(said("a"), "")
  assert.equal($("#a details").open, false)
})

test("放上页面的：各题的选项，练哪一章，几个按钮", () => {
  asAgreed("quiz-before", document.body.innerHTML)
  choose("a", 2)
  choose("b", 2)
  $("#b button").click()
  asAgreed("quiz-after", document.body.innerHTML)
})

test("答了几题、对几题，当场数出来", () => {
  choose("a", 2)
  choose("c", 2)
  assert.equal($(".hb-quiz__status").textContent, "答了 2 / 3 题，对 1 题")
})

test("忘掉错题以后，没有错过的题", () => {
  choose("a", 1)
  const buttons = [...document.querySelectorAll(".hb-quiz__buttons button")]
  buttons.find(one => one.textContent === "忘掉错题").click()
  assert.deepEqual(wrong(), [])
  assert.deepEqual(shown(), ["a", "b", "c"])
  assert.match($(".hb-quiz__status").textContent, /清掉了/)
})

test("只练答错过的，那几题重新答，别的照旧", () => {
  choose("a", 1)
  choose("c", 1)
  const box = $("#quiz-missed")
  box.checked = true
  box.dispatchEvent(new self.Event("change"))
  assert.equal(said("a"), "")
  assert.equal($("#a input:checked"), null)
  assert.match(said("c"), /答对了/)
  box.checked = false
  box.dispatchEvent(new self.Event("change"))
  assert.match($(".hb-quiz__status").textContent, /答了 1 \/ 3 题，对 1 题/)
})

const pick = (selector, value) => {
  const box = $(selector)
  if (typeof value === "boolean") box.checked = value
  else box.value = value
  box.dispatchEvent(new self.Event("change"))
}
const parts = () => [...document.querySelectorAll("[data-chapter]")].filter(one => !one.hidden).map(one => one.dataset.chapter)
const status = () => $(".hb-quiz__status").textContent

test("只练答错过的又只练一章：两样都要合；没有题的一章连题目也收起", async () => {
  await open('["a","c"]')
  pick("#quiz-missed", true)
  assert.deepEqual([shown(), status()], [["a", "c"], "这里有 2 题"])
  pick("select", "2")
  assert.deepEqual([shown(), parts()], [["c"], ["2", "2"]])
  pick("#quiz-missed", false)
  pick("select", "")
  assert.deepEqual([shown(), parts()], [["a", "b", "c"], ["1", "2", "1", "2"]])
  await open('["b"]')
  pick("#quiz-missed", true)
  assert.deepEqual([shown(), parts()], [["b"], ["1", "1", "2"]])
})

test("重新来以后从头数；换一章，选的还在", () => {
  choose("a", 2)
  pick("select", "2")
  assert.equal(status(), "这里有 1 题")
  pick("select", "")
  assert.deepEqual([status(), $("#a input:checked").value], ["答了 1 / 3 题，对 1 题", "2"])
  $(".hb-quiz__buttons button").click()
  assert.deepEqual([status(), $("#a").dataset.result], ["这里有 3 题", undefined])
})

test("打印这份卷子", () => {
  let printed = 0
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "" } })
  self.print = () => { printed++ }
  const buttons = [...document.querySelectorAll(".hb-quiz__buttons button")]
  buttons.find(one => one.textContent === "打印这份卷子").click()
  assert.equal(printed, 1)
})

test("忘掉错题以后，只练答错过的也不勾了", async () => {
  await open('["c"]')
  pick("#quiz-missed", true)
  const buttons = [...document.querySelectorAll(".hb-quiz__buttons button")]
  buttons.find(one => one.textContent === "忘掉错题").click()
  assert.deepEqual([$("#quiz-missed").checked, shown(), localStorage.getItem("handbook.v1.quiz.wrong")], [false, ["a", "b", "c"], "[]"])
})

test("选对的还差几项、多选了几项，都不对；存着的不是文字的不算", async () => {
  choose("b", 1, 2, 3)
  $("#b button").click()
  assert.match(said("b"), /不对/)
  await open('[5, "c", null]')
  pick("#quiz-missed", true)
  assert.deepEqual(shown(), ["c"])
})

test("没有自测的页上，什么也不做", async () => {
  openPage("<main></main>")
  await import(`./quiz.js?${++run}`)
  assert.equal(document.querySelector(".hb-quiz__desk"), null)
})
