import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { forbid, openPage } from "../testing/page.js"
import { startYearPlan } from "./page.js"

const rule = label => ({ label, short: "某条例", statement: "甲。", href: "../rules/a.html", kind: "条文", checked: "全文核对", unverified: false, values: {} })
/** @type {any} */
const DATA = {
  id: "year-plan", title: "年度计划", edition: "2026-11-27",
  rules: { "a-01": rule("某条例第一条"), "a-02": rule("某条例第二条") },
  lists: { meeting: [{ id: "meeting", label: "党小组会", text: "组长", values: {}, basis: ["a-01"], practice: false }] },
  workdays: { first: "2024-01-01", last: "2026-12-31", off: ["2026-10-01", "2026-10-02"], on: ["2026-10-03"] },
  calendar: [
    { id: "dues", every: "每月", months: [], what: "按月交党费", who: "党员", basis: [], href: "../checklists/dues.html" },
    { id: "end", every: "每年", months: [12], what: "年终清点", who: "组长", basis: ["a-02"], href: "../checklists/end.html" },
  ],
}
/** @type {any} */
let root
const box = name => root.querySelector(`#tool-year-plan-${name}`)
const shown = name => !box(name).closest(".hb-tool__field").hidden
const choose = (name, value) => {
  box(name).value = value
  box(name).dispatchEvent(new Event("change", { bubbles: true }))
}
const submit = form => form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
const make = () => submit(root.querySelector("form"))
const month = name => root.querySelector(`[data-month="${name}"]`)
const press = (label, within = root) => [...within.querySelectorAll("button")].find(one => (one.getAttribute("aria-label") ?? one.textContent) === label).click()
const status = () => root.querySelector(".hb-tool__status").textContent
const undo = () => [...root.querySelectorAll("button")].find(one => one.textContent === "撤销")
const blank = name => root.querySelector(`#plan-row-${name}`)
const save = () => submit(root.querySelector(".hb-plan__editor"))

function open(replaced = {}) {
  openPage('<div><section data-tool="year-plan"><p class="hb-tool__none">要脚本</p></section><details open></details></div>', replaced)
  globalThis.HTMLTextAreaElement = self.HTMLTextAreaElement
  root = document.querySelector("section")
  startYearPlan(root, DATA)
}
function begin(context) {
  context.mock.timers.enable({ apis: ["Date"], now: new Date(2026, 7, 5, 12).getTime() })
  open()
}

beforeEach(context => begin(context))

test("先只有定日子的几栏；从这个月起，哪一种定法问哪几栏", () => {
  assert.equal(root.querySelector(".hb-tool__none"), null)
  assert.equal(document.querySelector("details").hasAttribute("open"), false)
  assert.equal(root.querySelector(".hb-plan").hidden, true)
  assert.equal(undo().hidden, true)
  assert.equal(box("start").value, "2026-08")
  assert.deepEqual(["nth", "week", "date"].map(shown), [true, true, false])
  choose("by", "date")
  assert.deepEqual(["nth", "week", "date"].map(shown), [false, false, true])
  assert.deepEqual([...box("start").options].map(one => one.value).filter((_, at) => at % 35 === 0), ["2026-01", "2028-12"])
})

test("十月起排的是明年", context => {
  context.mock.timers.setTime(new Date(2026, 9, 1, 12).getTime())
  open()
  assert.equal(box("start").value, "2027-01")
})

test("排一年：说排了哪几个月，焦点到题目上；放假的知道到哪天也说", () => {
  box("group").value = "甲组"
  make()
  assert.equal(status(), "排好了：2026 年 8 月到 2027 年 7 月。")
  assert.equal(undo().hidden, false)
  assert.equal(root.querySelector(".hb-plan").hidden, false)
  assert.equal(document.activeElement, root.querySelector(".hb-plan h2"))
  assert.equal(root.querySelector(".hb-plan h2").textContent, "甲组年度计划")
  assert.match(root.querySelector(".hb-plan__range").textContent, /只知道到 2026 年 12 月 31 日（周四）；2027 年 1 月起的/)
  assert.equal(root.querySelectorAll(".hb-plan__month").length, 13)
})

test("一行：日子、做什么、谁、依据，做法的链接", () => {
  make()
  const [held, end] = month("2026-12").querySelectorAll("li")
  assert.match(held.textContent, /^12 月 4 日（周五） 党小组会 组长某条例第一条改$/)
  assert.equal(end.querySelector("a").getAttribute("href"), "../checklists/end.html")
  assert.match(month("").querySelector("li").textContent, /^每月 按月交党费 党员改$/)
  assert.equal(month("").querySelector(".hb-plan__basis"), null)
})

test("逢放假的说一声，按一下改到上班的日子，写明是调休", () => {
  make()
  const [held] = month("2026-10").querySelectorAll("li")
  assert.match(held.textContent, /这天放假，日子由小组定。改到 10 月 3 日（周六），调休上班/)
  press("改到 10 月 3 日（周六），调休上班", held)
  assert.match(month("2026-10").querySelector("li").textContent, /^10 月 3 日（周六） 党小组会/)
  assert.equal(root.querySelector(".hb-plan__advice"), null)
  assert.equal(status(), "改好了。")
})

test("改一行：存在这台设备里，焦点回到这一行；字改过的，依据写明是原来的", () => {
  make()
  press("改“年终清点”")
  assert.equal(document.activeElement, blank("day"))
  blank("day").value = "20"
  blank("text").value = "年终清点，写三句话"
  blank("who").value = "乙"
  save()
  assert.equal(status(), "存好了。")
  const row = month("2026-12").querySelectorAll("li")[1]
  assert.match(row.textContent, /^12 月 20 日（周日） 年终清点，写三句话 乙字改过；原来的依据：某条例第二条改$/)
  assert.equal(row.querySelector("a[href*=checklists]"), null)
  assert.equal(document.activeElement, row.querySelector("button"))
  assert.equal(JSON.parse(localStorage.getItem("handbook.v1.year-plan")).plan.rows.find(one => one.from === "end").day, "2026-12-20")
})

test("填得不对，在栏边说，改的还在", () => {
  make()
  press("改“年终清点”")
  blank("day").value = "32"
  blank("text").value = "  "
  blank("who").value = "乙".repeat(41)
  save()
  assert.match(root.querySelector("#plan-row-day-error").textContent, /没有 12 月 32 日/)
  assert.match(root.querySelector("#plan-row-text-error").textContent, /写上做什么/)
  assert.match(root.querySelector("#plan-row-who-error").textContent, /太长了，最多 40 个字/)
  assert.equal(document.activeElement, blank("day"))
  blank("day").value = ""
  blank("text").value = "字".repeat(201)
  save()
  assert.equal(root.querySelector("#plan-row-day-error").textContent, "")
  assert.match(root.querySelector("#plan-row-text-error").textContent, /太长了，最多 200 个字/)
  assert.equal(document.activeElement, blank("text"))
})

test("不改、按退出键，回到原来的一行", () => {
  make()
  press("改“年终清点”")
  blank("text").value = "别的"
  press("不改")
  assert.match(month("2026-12").textContent, /年终清点/)
  press("改“年终清点”")
  root.querySelector(".hb-plan__editor").dispatchEvent(Object.assign(new Event("keydown", { bubbles: true }), { key: "Escape" }))
  assert.equal(root.querySelector(".hb-plan__editor"), null)
  assert.equal(document.activeElement.getAttribute("aria-label"), "改“年终清点”")
  assert.deepEqual([status(), undo().hidden], ["", true], "没有话说的时候，也没有可以撤销的")
})

test("日子改到别的月份，这一行跟着去；字数正好到顶的存得下", () => {
  make()
  press("改“年终清点”")
  blank("day").value = "11 月 20 日"
  blank("who").value = "乙".repeat(40)
  save()
  assert.equal(month("2026-12").querySelectorAll("li").length, 1)
  assert.match(month("2026-11").querySelectorAll("li")[1].textContent, /^11 月 20 日（周五） 年终清点 乙{40}/)
})

test("平时都有的一行没有日子", () => {
  make()
  press("改“按月交党费”")
  assert.equal(blank("day"), null)
  blank("who").value = "全体"
  save()
  assert.match(month("").querySelector("li").textContent, /按月交党费 全体/)
})

test("加一行：存了才算数，没有删去；没存的不留", () => {
  make()
  press("2026 年 9 月：加一行")
  assert.equal(document.activeElement, blank("day"))
  assert.equal([...root.querySelectorAll(".hb-plan__editor button")].some(one => one.textContent === "删去这一行"), false)
  press("不改")
  assert.equal(month("2026-09").querySelectorAll("li").length, 1)
  press("2026 年 9 月：加一行")
  blank("text").value = "走访"
  save()
  assert.match(month("2026-09").querySelectorAll("li")[1].textContent, /^走访改$/)
})

test("删去一行、清空，都退得回来", () => {
  make()
  press("改“年终清点”")
  press("删去这一行")
  assert.equal(status(), "删去了一行。")
  assert.equal(month("2026-12").querySelectorAll("li").length, 1)
  assert.equal(document.activeElement, undo())
  undo().click()
  assert.equal(status(), "退回来了。")
  assert.equal(month("2026-12").querySelectorAll("li").length, 2)
  assert.equal(undo().hidden, true)
  press("清空")
  assert.equal(root.querySelector(".hb-plan").hidden, true)
  undo().click()
  assert.equal(root.querySelector(".hb-plan").hidden, false)
})

test("再排一次：日子照新定的，字和自己加的留着，说清楚", () => {
  make()
  press("改“年终清点”")
  blank("text").value = "清点"
  save()
  choose("by", "date")
  choose("date", "31")
  make()
  assert.match(status(), /重新排好了：日子照新定的，改过的字和自己加的行还在/)
  assert.match(month("2026-09").textContent, /9 月 30 日/)
  assert.match(month("2026-12").textContent, /清点/)
})

test("别的标签页改了，这里跟着换；正在改的不打断", () => {
  make()
  const key = "handbook.v1.year-plan"
  const other = group => {
    const kept = JSON.parse(localStorage.getItem(key))
    localStorage.setItem(key, JSON.stringify({ plan: { ...kept.plan, group, start: "2026-09", fixed: { date: 5 } } }))
    dispatchEvent(Object.assign(new Event("storage"), { key }))
  }
  press("改“年终清点”")
  blank("who").value = "乙"
  other("乙组")
  assert.equal(blank("who").value, "乙")
  save()
  assert.equal(root.querySelector(".hb-plan h2").textContent, "乙组年度计划", "存的时候先读新的")
  other("丙组")
  assert.match(status(), /另一个标签页改了/)
  assert.equal(root.querySelector(".hb-plan h2").textContent, "丙组年度计划")
  assert.deepEqual(["group", "start", "by", "date"].map(name => box(name).value), ["丙组", "2026-09", "date", "5"])
  assert.deepEqual(["nth", "date"].map(shown), [false, true])
})

test("行太多了，加不进去，说一声", () => {
  make()
  const key = "handbook.v1.year-plan"
  const kept = JSON.parse(localStorage.getItem(key))
  const rows = Array.from({ length: 400 }, (_, at) => ({ ...kept.plan.rows[0], id: `own.${at}`, month: "2026-09" }))
  localStorage.setItem(key, JSON.stringify({ plan: { ...kept.plan, rows } }))
  dispatchEvent(Object.assign(new Event("storage"), { key }))
  press("2026 年 9 月：加一行")
  assert.match(status(), /行太多了/)
  assert.equal(root.querySelector(".hb-plan__editor"), null)
})

test("存不下的，说关了就没有了，照样能改", () => {
  forbid("localStorage")
  make()
  assert.match(status(), /不让存，或者存满了：关了这一页就没有了/)
  press("改“年终清点”")
  blank("who").value = "乙"
  save()
  assert.match(month("2026-12").textContent, /年终清点 乙/)
})

test("打印的一张：一个月一格，日子、做什么、谁、依据", () => {
  make()
  const sheet = root.querySelector(".hb-plan__sheet")
  assert.equal(sheet.querySelectorAll("tbody").length, 13)
  const december = [...sheet.querySelectorAll("tbody")].find(one => one.querySelector("th").textContent === "12 月")
  assert.equal(december.querySelector("th").getAttribute("rowspan"), "2")
  assert.deepEqual([...december.querySelectorAll("tr")].map(one => [...one.querySelectorAll("td")].map(cell => cell.textContent)), [["12 月 4 日（周五）", "党小组会", "组长", "某条例第一条"], ["", "年终清点", "组长", "某条例第二条"]])
  assert.match(sheet.textContent, /没有写依据的是建议，可以改/)
  press("改“年终清点”")
  press("删去这一行")
  press("改“党小组会”", month("2026-12"))
  press("删去这一行")
  const empty = [...root.querySelectorAll(".hb-plan__sheet tbody")].find(one => one.querySelector("th").textContent === "12 月")
  assert.equal(empty.querySelector("td").getAttribute("colspan"), "4")
})

test("放上页面的：要填的几栏，排好的一年，改的一行", () => {
  asAgreed("year-plan-form", root.innerHTML)
  make()
  asAgreed("year-plan", root.querySelector(".hb-plan").innerHTML)
  press("改“党小组会”", month("2026-12"))
  asAgreed("year-plan-editor", root.querySelector(".hb-plan__editor").outerHTML)
  press("不改")
  press("平时都有的：加一行")
  asAgreed("year-plan-editor-new", root.querySelector(".hb-plan__editor").outerHTML)
})

test("打印只印计划，印完照旧；复制、导进日历的是现在的一份", async context => {
  box("group").value = "甲组"
  make()
  const [copied, files, printed] = [[], [], []]
  self.print = () => { printed.push(document.body.className); dispatchEvent(new Event("afterprint")) }
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "", clipboard: { writeText: async text => { copied.push(text) } } } })
  context.mock.method(URL, "createObjectURL", blob => { files.push(blob); return "blob:x" })
  Object.defineProperty(self.HTMLAnchorElement.prototype, "click", { configurable: true, value() { files.push(this.download) } })
  press("打印")
  press("复制成文字")
  press("导进日历（.ics）")
  assert.deepEqual([printed, document.body.className], [["hb-tool-printing"], ""])
  asAgreed("year-plan-text", copied[0])
  assert.deepEqual([files[0].type, files[1]], ["text/calendar", "年度计划.ics"])
  const lines = (await files[0].text()).split("\r\n")
  assert.ok(lines.includes("X-WR-CALNAME:甲组年度计划"))
  assert.equal(lines.filter(line => line === "BEGIN:VEVENT").length, 13)
})

test("号由随机数来，不带小数点前面的；每次加的行号不重", context => {
  context.mock.method(Math, "random", () => 0.5)
  make()
  const kept = () => JSON.parse(localStorage.getItem("handbook.v1.year-plan")).plan
  assert.equal(kept().id, (0.5).toString(36).slice(2))
  press("2026 年 9 月：加一行")
  blank("text").value = "走访"
  save()
  assert.equal(kept().rows.at(-1).id, `own.${(0.5).toString(36).slice(2)}`)
})

test("旧的一行改的时候已经被别处删去，改好了加回去；退一步又没有了", () => {
  make()
  press("改“年终清点”")
  blank("who").value = "乙"
  const key = "handbook.v1.year-plan"
  const { plan } = JSON.parse(localStorage.getItem(key))
  localStorage.setItem(key, JSON.stringify({ plan: { ...plan, rows: plan.rows.filter(one => one.from !== "end") } }))
  save()
  assert.match(month("2026-12").textContent, /年终清点 乙/)
  undo().click()
  assert.doesNotMatch(month("2026-12").textContent, /年终清点/)
})

test("按别的键不收起改的一栏；提示和错处由栏自己点名", () => {
  make()
  press("改“年终清点”")
  root.querySelector(".hb-plan__editor").dispatchEvent(Object.assign(new Event("keydown", { bubbles: true }), { key: "a" }))
  assert.deepEqual([blank("text").maxLength, blank("day").getAttribute("aria-describedby")], [200, "plan-row-day-hint plan-row-day-error"])
})

test("存着的计划，下一次打开还照原来的定法：按号数的是号数，按星期的是星期", () => {
  for (const [by, fields] of [["date", { date: "9" }], ["week", { nth: "3", week: "4" }]]) {
    open()
    choose("by", by)
    for (const [name, value] of Object.entries(fields)) choose(name, value)
    make()
    root = document.createElement("section")
    root.dataset.tool = "year-plan"
    document.body.replaceChildren(root)
    startYearPlan(root, DATA)
    assert.equal(root.querySelector(".hb-plan").hidden, false, by)
    assert.equal(box("by").value, by)
    for (const [name, value] of Object.entries(fields)) assert.deepEqual([box(name).value, shown(name)], [value, true])
  }
})

test("退一步：上面定日子的几栏也退回去，焦点到题目上", () => {
  make()
  choose("by", "date")
  choose("date", "9")
  make()
  undo().click()
  assert.deepEqual([box("by").value, shown("date"), document.activeElement === root.querySelector(".hb-plan h2")], ["week", false, true])
})
