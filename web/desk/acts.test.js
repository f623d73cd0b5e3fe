/** 会议台做的事：存、撤销、换页、别的标签页、铺满屏幕、屏幕不睡、焦点在哪里。 */

import assert from "node:assert/strict"
import { test } from "node:test"
import { $, NOON, open, prepare, press, rows, said, saved, settle, shown, stored, type, write } from "../testing/bench.js"
import { forbid } from "../testing/page.js"
import { LIMITS, blank } from "./meeting.js"

const PLACE = "handbook.v1.desk.meeting."
const made = (id, given = {}) => ({ ...blank(id, "office", "agenda-60"), ...given })
const kept = (...meetings) => Object.fromEntries(meetings.map(one => [PLACE + one.id, JSON.stringify(one)]))
const only = () => JSON.parse(localStorage.getItem(Object.keys(stored()).find(name => name.startsWith(PLACE))))
const labelled = label => [...document.querySelectorAll("button")].find(one => one.getAttribute("aria-label") === label)
const count = () => document.querySelectorAll(".hb-desk__list li").length
const elsewhere = (id, meeting) => {
  if (meeting) localStorage.setItem(PLACE + id, JSON.stringify(meeting))
  dispatchEvent(new StorageEvent("storage", { key: PLACE + id }))
}
// 测试的浏览器晚一步才告诉网址变了，等它告诉完。
const go = async hash => {
  history.pushState(null, "", hash)
  dispatchEvent(new self.Event("hashchange"))
  await settle()
  await settle()
}
const heading = () => $("h2").textContent
const step = label => [...document.querySelectorAll("nav button")].find(one => one.textContent === label)

test("网址跟着打开的一步走，回到全部也写上；不认识的一步是会前", async context => {
  await open(context, kept(made("m1", { group: "二组" })))
  await go("#meeting=m1&step=day")
  assert.equal(step("会上").getAttribute("aria-current"), "step")
  step("会后").click()
  assert.deepEqual([location.hash, document.activeElement.tagName], ["#meeting=m1&step=after", "H2"])
  press("全部的会")
  assert.deepEqual([location.hash, heading(), document.activeElement.textContent], ["#all", "我的会", "我的会"])
  await go("#meeting=m1&step=nowhere")
  assert.deepEqual([step("会前").getAttribute("aria-current"), step("会后").getAttribute("aria-current")], ["step", null])
  await go("#meeting=gone")
  assert.equal(heading(), "我的会")
})

test("列出来的会：没有开的去会前，正在开的去会上，开过了的去会后；后改的在前", async context => {
  const clock = blank("x", "y", "z").clock
  await open(context, kept(made("m1", { changed: 1 }), made("m2", { changed: 2, clock: { ...clock, at: 0, began: 5 } }), made("m3", { changed: 3, clock: { ...clock, began: 5, ended: 9 } })))
  assert.deepEqual([...document.querySelectorAll(".hb-desk__list li")].map(one => [one.querySelector("a").getAttribute("href"), one.querySelector(".hb-desk__state").textContent.trim()]),
    [["#meeting=m3&step=after", "开过了"], ["#meeting=m2&step=day", "正在开"], ["#meeting=m1&step=before", "没有开"]])
})

test("别的标签页添了一次会，列着的跟着添；打开着一次的，别的会改了不动它", async context => {
  await open(context, kept(made("m1", { topic: "排队" })))
  elsewhere("m2", made("m2"))
  assert.equal(count(), 2)
  await go("#meeting=m1")
  const box = $("#desk-topic")
  elsewhere("m2", made("m2", { topic: "别的" }))
  elsewhere("m1", made("m1", { topic: "填表" }))
  assert.deepEqual([$("#desk-topic").value, $("#desk-topic") === box, /填表/.test(heading())], ["填表", true, true])
})

test("别的标签页改了，正在打字的一栏不动；别的跟着换", async context => {
  await open(context, kept(made("m1", { topic: "排队" })))
  await go("#meeting=m1")
  $("#desk-topic").focus()
  elsewhere("m1", made("m1", { topic: "填表", place: "三楼", members: [{ name: "甲", state: "", note: "" }], last: [{ who: "甲", what: "问价", by: "", done: "" }] }))
  assert.deepEqual([$("#desk-topic").value, $("#desk-place").value, $("#desk-roster").value, rows().length], ["排队", "三楼", "甲", 1])
})

test("别的标签页在会上点了到、换了段，这里跟着换；离开了这一步就不再换", async context => {
  const members = [{ name: "甲", state: "", note: "" }]
  await open(context, kept(made("m1", { members })))
  await go("#meeting=m1&step=day")
  const clock = { at: 1, since: 0, spent: [1000], began: 5, ended: 0 }
  elsewhere("m1", made("m1", { members: [{ name: "甲", state: "here", note: "" }], clock }))
  assert.match($(".hb-desk__tally").textContent, /实到 1 人/)
  assert.match($(".hb-desk__step").textContent, /^2 \/ /)
  const old = $(".hb-desk__people")
  press("全部的会")
  elsewhere("m1", made("m1", { members, clock }))
  assert.equal(old.querySelector("[type=checkbox]").checked, true)
})

test("存不下的说一声，给导出的按钮；存上了还能接着改", async context => {
  await open(context)
  forbid("localStorage")
  press("开一次新的会")
  assert.match(said(), /^存不下：/)
  assert.equal($(".hb-desk__status button"), null)
  write("topic", "排队")
  assert.match(said(), /^存不下：/)
  press("导出")
  assert.match(said(), /^导出了 1 次会/)
  assert.match(await saved[0].text(), /排队/)
  press("全部的会")
  assert.equal(count(), 1)
})

test("会前的每一栏都存下，写着什么时候改的", async context => {
  await open(context)
  prepare()
  const found = only()
  assert.deepEqual([found.topic, found.place, found.changed, found.members.length, found.last[0].what], ["窗口为什么排队", "二楼会议室", NOON, 4, "讨论题"])
})

test("删掉的二十秒里可以撤销，过了就不再给", async context => {
  await open(context, kept(made("m1"), made("m2")))
  press("删掉")
  assert.match(said(), /^删掉了 1 次会。/)
  context.mock.timers.tick(19_999)
  press("撤销")
  assert.deepEqual([said(), count()], ["放回来了。", 2])
  press("全部清掉")
  assert.match(said(), /^删掉了 2 次会。/)
  context.mock.timers.tick(20_000)
  assert.deepEqual([said(), count()], ["", 0])
})

test("后来说的话，不给先前的期限收走", async context => {
  await open(context, kept(made("m1"), made("m2")))
  press("删掉")
  context.mock.timers.tick(15_000)
  press("全部导出")
  context.mock.timers.tick(15_000)
  assert.match(said(), /^导出了 1 次会/)
})

test("去掉一件分工能撤销，放回原处，焦点在“加一件”上", async context => {
  const tasks = ["一", "二", "三"].map(what => ({ who: "甲", what, by: "", done: "" }))
  await open(context, kept(made("m1", { last: tasks })))
  await go("#meeting=m1")
  labelled("去掉第 2 件").click()
  assert.deepEqual([only().last.map(one => one.what), rows().length, document.activeElement.textContent], [["一", "三"], 2, "加一件"])
  press("撤销")
  assert.deepEqual([only().last.map(one => one.what), rows().length], [["一", "二", "三"], 3])
  press("加一件")
  assert.equal(document.activeElement, rows()[3].querySelector("input"))
  type(rows()[3].querySelectorAll("input")[1], "四")
  assert.equal(only().last[3].what, "四")
})

test("点名：到了的不再问原因；没到的写原因；改回没到，原因还在", async context => {
  await open(context, kept(made("m1", { members: ["甲", "乙"].map(name => ({ name, state: "", note: "" })) })))
  await go("#meeting=m1&step=day")
  const [first, second] = document.querySelectorAll(".hb-desk__people li")
  const [box, away, state, note] = [first.querySelector("[type=checkbox]"), first.querySelector(".hb-desk__away"), first.querySelector("select"), first.querySelector("[type=text]")]
  assert.deepEqual([box.checked, away.hidden, state.value, note.hidden], [false, false, "", true])
  type(state, "leave", "change")
  type(note, "出差")
  assert.deepEqual([only().members[0], note.hidden], [{ name: "甲", state: "leave", note: "出差" }, false])
  box.checked = true
  box.dispatchEvent(new self.Event("change"))
  assert.deepEqual([away.hidden, state.value, only().members[0].state], [true, "", "here"])
  box.checked = false
  box.dispatchEvent(new self.Event("change"))
  assert.deepEqual([away.hidden, only().members[0]], [false, { name: "甲", state: "", note: "出差" }])
  press("没点到的都到了")
  assert.deepEqual(only().members.map(one => one.state), ["here", "here"])
  assert.match($(".hb-desk__tally").textContent, /应到 2 人，实到 2 人/)
  assert.equal(second.isConnected, false)
})

test("名单在别处换过人的，点名不记到别人头上", async context => {
  await open(context, kept(made("m1", { members: [{ name: "甲", state: "", note: "" }] })))
  await go("#meeting=m1&step=day")
  const box = $(".hb-desk__people [type=checkbox]")
  localStorage.setItem(PLACE + "m1", JSON.stringify(made("m1", { members: [{ name: "乙", state: "", note: "" }] })))
  box.checked = true
  box.dispatchEvent(new self.Event("change"))
  assert.deepEqual(only().members, [{ name: "乙", state: "", note: "" }])
})

test("按了暂停、下一段，焦点还在原来那个按钮上；记的一栏换了段才换", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  const note = $("#desk-note")
  const start = [...document.querySelectorAll("button")].find(one => one.textContent === "开始计时")
  start.focus()
  start.click()
  assert.deepEqual([document.activeElement.textContent, $("#desk-note") === note], ["暂停", false])
  $("#desk-note").focus()
  const held = $("#desk-note")
  press("暂停")
  assert.equal($("#desk-note"), held)
  const next = [...document.querySelectorAll("button")].find(one => one.textContent.startsWith("下一段"))
  next.focus()
  next.click()
  assert.match(document.activeElement.textContent, /^下一段/)
  assert.notEqual($("#desk-note"), held)
  const back = [...document.querySelectorAll("button")].find(one => one.textContent === "上一段")
  back.focus()
  back.click()
  assert.equal(document.activeElement.dataset.press, "go")
})

test("重新计时可以撤销，用过的时间还回来", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  press("开始计时")
  context.mock.timers.tick(60_000)
  press("重新计时")
  assert.deepEqual([only().clock.at, /^计时清零了。/.test(said()), $(".hb-desk__clock").textContent], [-1, true, "还有 3 分钟"])
  press("撤销")
  assert.deepEqual([only().clock.at, $(".hb-desk__clock").textContent], [0, "还有 2 分钟"])
})

test("走着的时候说还有一分钟、时间到；停着不说；离开这一步就不走了", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  press("开始计时")
  context.mock.timers.tick(119_500)
  assert.equal($(".hb-desk__said").textContent, "")
  context.mock.timers.tick(500)
  assert.match($(".hb-desk__said").textContent, /^还有一分钟，下面是/)
  context.mock.timers.tick(60_000)
  assert.match($(".hb-desk__said").textContent, /^时间到，下面是/)
  const clock = $(".hb-desk__clock")
  const shownNow = clock.textContent
  press("全部的会")
  context.mock.timers.tick(5000)
  assert.equal(clock.textContent, shownNow)
})

test("关了半天再开，停在离开的时候；三小时以内的接着走", async context => {
  const clock = { at: 0, since: NOON - 4 * 3600_000, spent: [], began: NOON - 4 * 3600_000, ended: 0 }
  await open(context, kept(made("m1", { clock })))
  await go("#meeting=m1&step=day")
  assert.deepEqual([only().clock.since, /（停着）/.test($(".hb-desk__clock").textContent)], [0, true])
  context.mock.timers.reset()
  await open(context, kept(made("m1", { clock: { ...clock, since: NOON - 60_000 } })))
  await go("#meeting=m1&step=day")
  assert.deepEqual([only().clock.since, $(".hb-desk__clock").textContent], [NOON - 60_000, "还有 2 分钟"])
})

test("散会以后看记录，去会后", async context => {
  await open(context, kept(made("m1", { clock: { at: 6, since: 0, spent: [1], began: 5, ended: NOON } })))
  await go("#meeting=m1&step=day")
  assert.deepEqual([$(".hb-desk__step").textContent, $(".hb-desk__said").textContent, $(".hb-desk__clock").textContent], ["散会了", "12:00 散会。", ""])
  press("看记录")
  assert.equal(location.hash, "#meeting=m1&step=after")
})

/** 换上一个能全屏、能不睡的浏览器，记着要过什么。 */
function screen() {
  const asked = []
  const element = document.documentElement
  let on = null
  Object.defineProperty(document, "fullscreenElement", { configurable: true, get: () => on })
  element.requestFullscreen = async () => { asked.push("全屏"); on = element }
  document.exitFullscreen = async () => { asked.push("退出"); on = null }
  let visible = "visible"
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visible })
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "", wakeLock: { request: async kind => { asked.push(kind); return { release: async () => { asked.push("放开") } } } } } })
  const see = state => {
    visible = state
    document.dispatchEvent(new self.Event("visibilitychange"))
  }
  return { asked, see, leave: () => { on = null; document.dispatchEvent(new self.Event("fullscreenchange")) } }
}
const full = () => document.body.classList.contains("hb-desk-day")

test("铺满屏幕：按钮、Esc、退出全屏、离开，都收得起来", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  const { asked, leave } = screen()
  press("铺满屏幕")
  assert.deepEqual([full(), asked], [true, ["全屏"]])
  press("退出铺满")
  assert.deepEqual([full(), asked], [false, ["全屏", "退出"]])
  press("铺满屏幕")
  document.dispatchEvent(new self.Event("fullscreenchange"))
  assert.equal(full(), true)
  leave()
  assert.deepEqual([full(), asked.length], [false, 3])
  press("铺满屏幕")
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }))
  assert.equal(full(), true)
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))
  assert.equal(full(), false)
  const told = asked.length
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))
  assert.equal(asked.length, told)
  press("铺满屏幕")
  const button = [...document.querySelectorAll("button")].find(one => one.textContent === "退出铺满")
  press("全部的会")
  assert.deepEqual([full(), button.textContent], [false, "退出铺满"])
})

test("不能全屏的浏览器，也铺得满", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  document.documentElement.requestFullscreen = undefined
  press("铺满屏幕")
  assert.equal(full(), true)
  document.documentElement.requestFullscreen = async () => { throw new Error("NotAllowedError") }
  press("退出铺满")
  press("铺满屏幕")
  await settle()
  assert.equal(full(), true)
})

test("走着计时屏幕不睡，停了、离开了就放开；切走再回来接着不睡", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  const { asked, see } = screen()
  press("开始计时")
  await settle()
  assert.deepEqual(asked, ["screen"])
  press([...document.querySelectorAll("button")].find(one => one.textContent.startsWith("下一段")).textContent)
  await settle()
  assert.deepEqual(asked, ["screen"])
  see("hidden")
  await settle()
  assert.deepEqual(asked, ["screen"])
  see("visible")
  await settle()
  assert.deepEqual(asked, ["screen", "screen"])
  press("暂停")
  await settle()
  assert.deepEqual(asked, ["screen", "screen", "放开"])
  see("hidden")
  see("visible")
  await settle()
  assert.equal(asked.length, 3)
  press("继续")
  await settle()
  press("全部的会")
  await settle()
  assert.deepEqual(asked.slice(3), ["screen", "放开"])
})

test("没有这个本事、不肯的浏览器，计时照走", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1&step=day")
  screen()
  globalThis.navigator.wakeLock.request = async () => { throw new Error("NotAllowedError") }
  press("开始计时")
  await settle()
  delete globalThis.navigator.wakeLock
  press("暂停")
  press("继续")
  await settle()
  assert.notEqual(only().clock.since, 0)
})

test("会的次数到了上限，新开、接着开、导入都说一声，一次也不多", async context => {
  const many = Array.from({ length: LIMITS.meetings }, (_, at) => made(`m${at}`))
  await open(context, kept(...many))
  press("开一次新的会")
  assert.match(said(), /^会太多了/)
  press("接着开下一次")
  assert.match(said(), /^会太多了/)
  const file = $("#desk-file")
  Object.defineProperty(file, "files", { configurable: true, value: [new Blob([JSON.stringify({ kind: "handbook.desk", version: 1, meetings: [made("new")] })])] })
  file.dispatchEvent(new self.Event("change"))
  for (let at = 0; at < 10; at++) await settle()
  assert.match(said(), /^再放不下 1 次会，一次也没有导入/)
  assert.equal(Object.keys(stored()).length, LIMITS.meetings)
})

test("还放得下一次的，正好放得下", async context => {
  await open(context, kept(...Array.from({ length: LIMITS.meetings - 1 }, (_, at) => made(`m${at}`))))
  press("开一次新的会")
  assert.equal(Object.keys(stored()).length, LIMITS.meetings)
})

test("新开的照上一次的场合、议程和组名；接着开的连人和分工", async context => {
  await open(context, kept(made("m1", { setting: "village", agenda: "agenda-40", group: "二组", branch: "甲支部", topic: "排队", members: [{ name: "甲", state: "here", note: "" }] })))
  press("开一次新的会")
  const found = Object.values(stored()).map(text => JSON.parse(text)).find(one => one.id !== "m1")
  assert.deepEqual([found.setting, found.agenda, found.group, found.branch, found.topic, found.members], ["village", "agenda-40", "二组", "甲支部", "", []])
  press("全部的会")
  labelled([...document.querySelectorAll(".hb-desk__list button")].map(one => one.getAttribute("aria-label")).find(one => /^接着开下一次.*排队/.test(one))).click()
  assert.deepEqual([$("#desk-roster").value, $("#desk-group").value], ["甲", "二组"])
})

test("一次会单独导出；没有选文件的不导入；存不下的导入了也说一声", async context => {
  await open(context, kept(made("m1", { topic: "排队" }), made("m2")))
  labelled([...document.querySelectorAll(".hb-desk__list button")].map(one => one.getAttribute("aria-label")).find(one => /^导出.*排队/.test(one))).click()
  const text = await saved[0].text()
  assert.deepEqual([JSON.parse(text).meetings.map(one => one.id), saved[0].type, /^导出了 1 次会/.test(said())], [["m1"], "application/json", true])
  const file = $("#desk-file")
  Object.defineProperty(file, "files", { configurable: true, value: [] })
  file.dispatchEvent(new self.Event("change"))
  assert.match(said(), /^导出了 1 次会/)
  const real = localStorage
  forbid("localStorage")
  Object.defineProperty(file, "files", { configurable: true, value: [new Blob([text])] })
  file.dispatchEvent(new self.Event("change"))
  for (let at = 0; at < 10; at++) await settle()
  assert.match(said(), /^导入了 [01] 次会/)
  assert.ok(real)
})

test("记录的 Word 载不来，说怎么办", async context => {
  await open(context, kept(made("m1")))
  context.mock.method(console, "warn", () => {})
  await go("#meeting=m1&step=after")
  document.head.append = script => setImmediate(() => script.dispatchEvent(new self.Event("error")))
  press("存成 Word")
  for (let at = 0; at < 20; at++) await settle()
  assert.match($(".hb-desk__body .hb-tool__status").textContent, /^写 Word 的脚本没有载入/)
})

test("页上没有会议台，什么也不做", async context => {
  await open(context, {}, "<main></main>")
  assert.equal($(".hb-desk__body"), null)
})

test("主持词打开着的，改一栏还打开着", async context => {
  await open(context, kept(made("m1")))
  await go("#meeting=m1")
  $(".hb-desk__script").open = true
  write("topic", "排队")
  assert.equal($(".hb-desk__script").open, true)
  $(".hb-desk__script").open = false
  write("topic", "填表")
  assert.equal($(".hb-desk__script").open, false)
  assert.match(shown(), /填表/)
})
