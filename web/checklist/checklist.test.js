import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"
import { openPage } from "../testing/page.js"
import { UNDO, startChecklists } from "./checklist.js"

const boxes = items => items.map(item => `<li><label><input type="checkbox" data-item="${item}"> ${item}</label></li>`).join("")
const LIST = items => `<section data-checklist="meeting"><p class="hb-checklist__meta"></p><ul>${boxes(items)}</ul></section>`

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout"] })
  openPage(LIST(["a", "b", "c"]) + LIST(["b"]))
  startChecklists()
})

const section = (at = 0) => document.querySelectorAll("section")[at]
const box = (item, at = 0) => section(at).querySelector(`[data-item=${item}]`)
const progress = (at = 0) => section(at).querySelector(".hb-checklist__progress").textContent
const named = (name, at = 0) => [...section(at).querySelectorAll("button")].find(one => one.textContent === name)
const said = () => section().querySelector(".hb-checklist__clear [role=status]").textContent
function tick(item, on = true, at = 0) {
  box(item, at).checked = on
  box(item, at).dispatchEvent(new Event("change"))
}

test("进度跟着勾走，重开还在", () => {
  assert.equal(progress(), "已完成 0 / 3 项")
  tick("a")
  assert.equal(progress(), "已完成 1 / 3 项")
  const kept = localStorage.getItem("handbook.v1.checklist.meeting")
  assert.equal(kept, '["a"]')
  tick("a", false)
  assert.equal(progress(), "已完成 0 / 3 项")
})

test("同一张检查单在页上出现两次，勾是一份", () => {
  tick("b")
  assert.ok(box("b", 1).checked)
  assert.equal(progress(1), "已完成 1 / 1 项")
  tick("b", false, 1)
  assert.ok(!box("b").checked)
})

test("清空先问，不清空就什么也不动", () => {
  tick("a")
  named("清空").click()
  assert.match(said(), /要清空 1 个勾吗/)
  assert.ok(box("a").checked)
  named("不清空").click()
  assert.ok(box("a").checked)
  assert.ok(named("清空"))
})

test("没有勾时不问", () => {
  named("清空").click()
  assert.ok(!named("不清空"))
})

test("清空以后十秒里可以撤销", () => {
  tick("a")
  tick("c")
  named("清空").click()
  named("清空这些勾").click()
  assert.equal(progress(), "已完成 0 / 3 项")
  assert.match(said(), /清空了 2 个勾/)
  mock.timers.tick(UNDO - 1)
  named("撤销").click()
  assert.equal(progress(), "已完成 2 / 3 项")
  assert.ok(named("清空"))
})

test("过了十秒，撤销收起", () => {
  tick("a")
  named("清空").click()
  named("清空这些勾").click()
  mock.timers.tick(UNDO)
  assert.ok(!named("撤销"))
  assert.ok(named("清空"))
})

test("撤销时，后来打的勾还在", () => {
  tick("a")
  named("清空").click()
  named("清空这些勾").click()
  tick("b")
  named("撤销").click()
  assert.deepEqual(["a", "b", "c"].map(item => box(item).checked), [true, true, false])
})

test("用键盘的人，焦点跟着走", () => {
  tick("a")
  named("清空").focus()
  named("清空").click()
  assert.equal(document.activeElement, named("清空这些勾"))
  named("清空这些勾").click()
  assert.equal(document.activeElement, named("撤销"))
  named("撤销").click()
  assert.equal(document.activeElement, named("清空"))
})

test("撤销以后，先前的计时不再收起什么", () => {
  tick("a")
  named("清空").click()
  named("清空这些勾").click()
  named("撤销").click()
  named("清空").click()
  mock.timers.tick(UNDO)
  assert.ok(named("不清空"))
})
