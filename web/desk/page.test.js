/** 一次会从头到尾：各步放上页面的、印的纸、导出的，和存下的一份一字不差。措辞是 testing/desk.json 里存下的一份。 */

import assert from "node:assert/strict"
import { test } from "node:test"
import { $, open, prepare, press, printed, rows, said, saved, settle, shown, stored, type, write } from "../testing/bench.js"
import { asAgreed } from "../testing/golden.js"
import { LIMITS, blank } from "./meeting.js"

test("没有会的时候，和一次空的会", async context => {
  await open(context)
  asAgreed("desk-empty", shown())
  press("开一次新的会")
  asAgreed("desk-before-blank", shown())
  assert.equal(document.activeElement.tagName, "H2")
})

test("会前填好：几张纸跟着写好，印的是填好的", async context => {
  await open(context)
  prepare()
  asAgreed("desk-before", shown())
  for (const label of ["打印议程", "打印签到单", "打印主持词"]) press(label)
  asAgreed("desk-papers", printed.join("\n"))
  assert.equal($(".hb-desk__paper").innerHTML, "")
  assert.equal(document.body.className, "")
  write("date", "昨天晚上")
  write("time", "二十五点")
  assert.match($("#desk-date-error").textContent, /看不出是哪一天/)
  assert.notEqual($("#desk-time-error").textContent, "")
  assert.equal($("#desk-date").getAttribute("aria-invalid"), "true")
  write("date", "")
  assert.equal($("#desk-date").getAttribute("aria-invalid"), null)
  write("roster", "甲\n乙\n甲")
  assert.match($("#desk-roster").parentElement.textContent, /3 人；名字重复：甲/)
})

test("几段文字抄走，一行一段", async context => {
  await open(context)
  prepare()
  const texts = []
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async text => { texts.push(text) } }, userAgent: "" }, configurable: true })
  for (const label of ["复制通知", "复制提醒", "复制主持词"]) press(label)
  press("会后")
  press("复制报支部的意见")
  await settle()
  asAgreed("desk-copied", texts.join("\n\n"))
})

test("人多过上限的，说清后面几人没有记上", async context => {
  await open(context)
  prepare()
  write("roster", Array.from({ length: 601 }, (_, at) => `组员${at}`).join("\n"))
  assert.match($("#desk-roster").parentElement.textContent, /600 人；最多记 600 人，后面 1 人没有记上/)
})

test("一次会里的事到了上限，再加一件不加", async context => {
  const last = Array.from({ length: LIMITS.tasks - 1 }, () => ({ who: "甲", what: "", by: "", done: "" }))
  await open(context, { "handbook.v1.desk.meeting.m1": JSON.stringify({ ...blank("m1", "office", "agenda-60"), last }) })
  location.hash = "#meeting=m1"
  dispatchEvent(new self.Event("hashchange"))
  for (const count of [LIMITS.tasks, LIMITS.tasks]) {
    press("加一件")
    assert.equal(rows().length, count)
  }
})

test("换议程、换场合，纸上跟着换", async context => {
  await open(context)
  prepare()
  for (const id of ["agenda", "setting"]) {
    const box = $(`#desk-${id}`)
    type(box, box.querySelectorAll("option")[1].value, "change")
  }
  asAgreed("desk-before-other", $(".hb-desk__papers").innerHTML)
})

test("会上：一段一段走，到会、记的、分工都记下；散会以后看记录", async context => {
  await open(context)
  prepare()
  press("会上")
  asAgreed("desk-day", shown())
  press("开始计时")
  context.mock.timers.tick(2 * 60_000 + 500)
  assert.equal($(".hb-desk__clock").textContent, "还有 1 分钟")
  context.mock.timers.tick(2 * 60_000)
  assert.ok($(".hb-desk__clock").classList.contains("hb-desk__clock--over"))
  asAgreed("desk-day-over", $(".hb-desk__timer").innerHTML)
  press([...document.querySelectorAll("button")].find(one => one.textContent.startsWith("下一段")).textContent)
  write("note", "乙领学。\n问了两句。")
  press("暂停")
  assert.match($(".hb-desk__clock").textContent, /（停着）/)
  press("继续")
  press("上一段")
  const people = [...document.querySelectorAll(".hb-desk__people li")]
  const tick = (person, on) => { const box = person.querySelector("[type=checkbox]"); box.checked = on; box.dispatchEvent(new self.Event("change", { bubbles: true })) }
  tick(people[0], true)
  type(people[2].querySelector("select"), "leave", "change")
  type(people[2].querySelector("[type=text]"), "出差，会后补学")
  type(people[3].querySelector("select"), "away", "change")
  press("没点到的都到了")
  write("guests", "庚，支部来的")
  press("加一件")
  rows().at(-1).querySelectorAll("input").forEach((box, at) => type(box, ["乙", "问价钱", "12 月 20 日前"][at]))
  press("加一件")
  rows().at(-1).querySelector("button").click()
  assert.match(said(), /去掉了第 2 件/)
  write("opinions", "周报停不停，请支部 <b>商量</b>")
  asAgreed("desk-day-full", shown())
  for (let button; (button = [...document.querySelectorAll("button")].find(one => /^下一段|^散会$/.test(one.textContent)));) {
    context.mock.timers.tick(60_000)
    button.click()
  }
  asAgreed("desk-day-ended", $(".hb-desk__timer").innerHTML)
  press("会后")
  write("number", "2026—12—1")
  write("reply", "停。")
  asAgreed("desk-after", shown())
  press("打印记录")
  asAgreed("desk-record-paper", printed.at(-1))
  const texts = []
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async text => { texts.push(text) } }, userAgent: "" }, configurable: true })
  press("复制文字")
  await settle()
  asAgreed("desk-record-text", texts[0])
  press("接着开下一次")
  asAgreed("desk-next", shown())
})

test("记录写成 Word：照填的栏，文件有名称；脚本取不到就说", async context => {
  await open(context)
  prepare()
  press("会后")
  const given = []
  document.head.append = script => setImmediate(() => {
    self.handbookWord = { fill: (template, filled) => { given.push(template, filled); return new Uint8Array(1) } }
    self.handbookFillable = "模板"
    script.dispatchEvent(new self.Event("load"))
  })
  const names = []
  const { append } = document.body
  document.body.append = (...nodes) => { names.push(...nodes.map(one => one.download)); append.call(document.body, ...nodes) }
  const told = $(".hb-desk__body .hb-tool__status")
  press("存成 Word")
  assert.equal(told.textContent, "正在写……")
  for (let at = 0; at < 20; at++) await settle()
  assert.equal(given[0], "模板")
  asAgreed("desk-word", JSON.stringify(given[1], null, 1))
  assert.equal(names[0], "党小组会记录 12 月 9 日（周三） 第二党小组.docx")
  assert.equal(saved[0].type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
  assert.equal(told.textContent, "存好了，在“下载”里。")
})

test("几次会：列出来，导出去，删掉了能撤销，清掉了能导回来", async context => {
  await open(context)
  prepare()
  press("全部的会")
  context.mock.method(Math, "random", () => 0.25)
  press("开一次新的会")
  assert.equal($("#desk-group").value, "第二党小组")
  press("全部的会")
  asAgreed("desk-list", shown())
  press("全部导出")
  const exported = await saved.at(-1).text()
  assert.match(said(), /导出了 2 次会/)
  press("删掉")
  assert.match(said(), /删掉了 1 次会。/)
  press("撤销")
  assert.equal(document.querySelectorAll(".hb-desk__list li").length, 2)
  press("全部清掉")
  assert.equal($(".hb-desk__list"), null)
  const file = $("#desk-file")
  const bring = async text => {
    Object.defineProperty(file.constructor.prototype, "files", { get: () => [new Blob([text])], configurable: true })
    $("#desk-file").dispatchEvent(new self.Event("change"))
    await settle()
    await settle()
  }
  await bring(exported)
  assert.match(said(), /导入了 2 次会。/)
  await bring(exported)
  assert.match(said(), /导入了 0 次会，2 次本来就有。/)
  await bring("{}")
  assert.match(said(), /不是从会议台存成的。原来的会没有动/)
})

test("关了再开，从存着的接着；别的标签页改了，没有在打字的地方跟着换", async context => {
  await open(context)
  prepare()
  const [kept, hash] = [stored(), location.hash]
  await open(context.mock.timers.reset() ?? context, kept)
  assert.match(shown(), /第二党小组/)
  location.hash = hash
  dispatchEvent(new self.Event("hashchange"))
  assert.equal($("#desk-topic").value, "窗口为什么排队")
  const name = Object.keys(kept).find(one => one.includes("desk.meeting."))
  localStorage.setItem(name, kept[name].replace("窗口为什么排队", "表为什么要填两遍"))
  self.dispatchEvent(Object.assign(new self.Event("storage"), { key: name }))
  assert.equal($("#desk-topic").value, "表为什么要填两遍")
  assert.match($(".hb-desk__papers").textContent, /表为什么要填两遍/)
})
