import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { startChecklists } from "./checklist.js"
import { startMine } from "./mine.js"
import { startRuns } from "./loader.js"
import { begun, marked } from "./run.js"
import { Shelf } from "./shelf.js"

const boxes = items => items.map(item => `<li><label><input type="checkbox" data-item="${item}"> <span class="hb-item__text">${item}</span></label></li>`).join("")
const LIST = (items, id = "meeting") => `<div class="hb-block"><section data-checklist="${id}" data-title="开会检查单"><p class="hb-checklist__meta"></p>
  <ol class="hb-checklist__phases"><li><h2 class="hb-checklist__phase">会前</h2><ul>${boxes(items)}</ul></li></ol></section></div>`
const section = (at = 0) => document.querySelectorAll("section")[at]
const box = (item, at = 0) => section(at).querySelector(`[data-item=${item}]`)
const progress = (at = 0) => section(at).querySelector(".hb-checklist__progress").textContent
const named = (name, place = document) => [...place.querySelectorAll("button")].find(one => one.textContent === name)
function tick(item, on = true, at = 0) {
  box(item, at).checked = on
  box(item, at).dispatchEvent(new Event("change"))
}

beforeEach(() => {
  openPage(LIST(["a", "b", "c"]) + LIST(["a", "b", "c"]))
  startChecklists(new Shelf())
})

test("进度跟着勾走，重开还在", () => {
  assert.equal(progress(), "已完成 0 / 3 项")
  tick("a")
  assert.equal(progress(), "已完成 1 / 3 项")
  const kept = [...Array(localStorage.length).keys()].map(at => [localStorage.key(at), localStorage.getItem(localStorage.key(at))])
  openPage(LIST(["a", "b", "c"]))
  for (const [key, value] of kept) localStorage.setItem(key, value)
  startChecklists(new Shelf())
  assert.equal(progress(), "已完成 1 / 3 项")
  assert.ok(box("a").checked)
})

test("同一张检查单在页上出现两次，是同一次", () => {
  tick("b")
  assert.ok(box("b", 1).checked)
  assert.equal(progress(1), "已完成 1 / 3 项")
})

test("脚本载入以前打的勾也算", () => {
  openPage(LIST(["a", "b"]))
  startRuns(undefined)
  box("b").checked = true
  box("b").dataset.early = ""
  startChecklists(new Shelf())
  assert.ok(box("b").checked)
  assert.equal(progress(), "已完成 1 / 2 项")
})

test("写了不存在的日子，不收起，说哪里不对，备注照存", () => {
  const row = box("a").closest("li")
  row.querySelector(".hb-run__open").click()
  const [due, note] = [row.querySelector("input[type=text]"), row.querySelector("textarea")]
  due.value = "2月30日"
  note.value = "带材料"
  named("好了", row).click()
  assert.match(row.querySelector("[role=alert]").textContent, /没有 2 月 30 日/)
  assert.equal(due.getAttribute("aria-invalid"), "true")
  due.value = "2月28日"
  named("好了", row).click()
  assert.equal(row.querySelector("textarea"), null)
  assert.match(row.querySelector(".hb-run__mark").textContent, /2 月 28 日以前带材料/)
})

test("检查单改了：说多了什么少了什么，看过就不再说，记过的留在后面", () => {
  const shelf = new Shelf()
  const items = ["a", "old"].map(id => ({ id, text: id, phase: "会前" }))
  openPage(LIST(["a", "b"]))
  shelf.put(marked(begun({ checklist: "meeting", title: "开会", items }, "甲", "2026-11-01", new Date(0), "r1"), ["old"], { done: true }))
  startChecklists(shelf)
  const notice = section().querySelector(".hb-run__updated")
  assert.match(notice.textContent, /检查单已更新新加的：b。没有了的：old。/)
  named("知道了").click()
  assert.equal(notice.hidden, true)
  assert.match(section().querySelector(".hb-run__former").textContent, /☑ old/)
})

const MINE = '<div id="runs"><div class="hb-runs__desk" hidden></div><a data-start="meeting" href="../checklists/meeting.html">开会检查单</a></div>'
const text = () => document.querySelector(".hb-runs__desk").textContent

test("我的检查单：各类分开，快到期的在前，没有了的单子也还在", () => {
  openPage(MINE)
  localStorage.setItem("handbook.v1.checklist.meeting", '["a"]')
  const shelf = new Shelf()
  const make = (id, checklist) => begun({ checklist, title: checklist, items: [{ id: "a", text: "通知", phase: "" }] }, id, "2026-11-01", new Date(0), id)
  shelf.put(marked(make("r1", "meeting"), ["a"], { due: "2020-01-01" }))
  shelf.put({ ...make("r2", "gone"), state: "archived" })
  startMine(document.getElementById("runs"), shelf)
  assert.deepEqual([...document.querySelectorAll("h2")].map(one => one.firstChild.textContent), ["快到期的", "正在办的", "归档的", "存成文件，读回来"])
  assert.match(text(), /过期了：2020 年 1 月 1 日以前/)
  assert.match(text(), /以前打的勾/)
  assert.match(text(), /这张检查单现在没有了，记的还在/)
  assert.equal(document.querySelector("a[href='../checklists/meeting.html#run=r1']").textContent, "r1")
})

test("我的检查单：删了能撤销；坏的文件一个字不动", () => {
  openPage(MINE)
  const shelf = new Shelf()
  shelf.put(begun({ checklist: "meeting", title: "开会", items: [] }, "甲", "2026-11-01", new Date(0), "r1"))
  startMine(document.getElementById("runs"), shelf)
  named("删掉").click()
  assert.match(text(), /“甲”删掉了/)
  assert.match(text(), /还没有开始过/)
  named("撤销").click()
  assert.deepEqual(shelf.all().map(({ name }) => name), ["甲"])
  document.querySelector("textarea").value = '{"runs":'
  named("导入粘贴的").click()
  assert.match(text(), /没有导入：不是从“我的检查单”存成的文件，或者文件缺了一截/)
  assert.deepEqual(shelf.all().map(({ name }) => name), ["甲"])
})
