/** 检查单和“我的检查单”放上页面的样子，各个按钮做什么：和存下的一份一字不差。 */

import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"
import { startChecklists } from "./checklist.js"
import { startMine } from "./mine.js"
import { begun, marked, turned } from "./run.js"
import { Shelf } from "./shelf.js"

const TODAY = "2026-11-27"
const NOON = new Date(2026, 10, 27, 12).getTime()
const phase = (name, items) => `<li><h2 class="hb-checklist__phase">${name}</h2><ul>${items.map(item => `<li><label><input type="checkbox" data-item="${item}"${item === "b" ? ' data-aliases="old older"' : ""}> <span class="hb-item__text">做 ${item}</span></label></li>`).join("")}</ul></li>`
const LIST = `<div class="md-content__inner"><div class="hb-block"><section data-checklist="meeting" data-title="党小组会检查单"><p class="hb-checklist__meta"></p>
<p class="hb-run__private">只存在这台设备里。</p><ol class="hb-checklist__phases">${phase("会前", ["a", "b"])}${phase("会后", ["c"])}</ol></section></div></div>`
const ITEMS = [["a", "会前"], ["b", "会前"], ["c", "会后"]].map(([id, phase]) => ({ id, text: `做 ${id}`, phase }))
const WHAT = { checklist: "meeting", title: "党小组会检查单", items: ITEMS }
const run = (id = "r1", what = WHAT) => begun(what, `甲 ${id}`, "2026-11-01", new Date(NOON), id)

let copied = []
let files = []
let prints = []
/** 让不让用剪贴板。 */
let allowed = true

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["Date"], now: NOON })
  let random = 0
  mock.method(Math, "random", () => (random += 0.01))
  ;[copied, files, prints, allowed] = [[], [], [], true]
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "", clipboard: { writeText: async text => { if (!allowed) throw new Error("NotAllowedError"); copied.push(text) } } } })
})

/** 打开检查单的一页。 @param {import("./run.js").Run[]} runs 存着的 */
function open(runs = [], { hash = "", replaced = {}, body = LIST } = {}) {
  openPage(body, replaced, `http://handbook.test/page.html${hash}`)
  const shelf = new Shelf()
  for (const one of runs) shelf.put(one)
  mock.method(URL, "createObjectURL", blob => { files.push(blob); return "blob:x" })
  Object.defineProperty(self.HTMLAnchorElement.prototype, "click", { configurable: true, value() { files.push(this.download) } })
  self.print = () => { prints.push([document.documentElement.className, document.querySelector(".hb-printed")?.className ?? ""]); dispatchEvent(new Event("afterprint")) }
  startChecklists(shelf)
  return shelf
}
const $ = selector => document.querySelector(selector)
const section = () => $("section[data-checklist]")
/** 页上的各个编号从头数起。 */
const shown = (place = section()) => {
  const seen = []
  return place.outerHTML.replace(/hb-run-(?:top-)?\d+/g, id => `hb-run-${seen.includes(id) ? seen.indexOf(id) : seen.push(id) - 1}`)
}
const buttons = label => [...document.querySelectorAll("button")].filter(one => one.textContent === label)
const press = (label, at = 0) => { buttons(label)[at].click(); return new Promise(done => setImmediate(done)) }
const said = () => $(".hb-run__said").firstChild.textContent
const row = item => $(`[data-item=${item}]`).closest("li")
function tick(item, on = true) {
  const box = $(`[data-item=${item}]`)
  box.checked = on
  box.dispatchEvent(new Event("change", { bubbles: true }))
}
function write(box, text, event = "change") {
  box.value = text
  box.dispatchEvent(new Event(event, { bubbles: true }))
}
const key = (box, name, more = {}) => box.dispatchEvent(Object.assign(new KeyboardEvent("keydown", { key: name, bubbles: true }), more))
const only = shelf => shelf.all()[0]

test("还没有开始的检查单", () => {
  open()
  asAgreed("runs-fresh", shown())
})

test("打勾、写日子和备注，页上跟着写出来", () => {
  const shelf = open()
  tick("a")
  row("b").querySelector(".hb-run__open").click()
  asAgreed("runs-editor", shown(row("b")))
  const [due, note] = [row("b").querySelector("input[type=text]"), row("b").querySelector("textarea")]
  assert.equal(document.activeElement, due)
  write(due, "昨天前")
  assert.match(row("b").querySelector("[role=alert]").textContent, /看不出是哪一天.*。$/)
  assert.equal(due.getAttribute("aria-invalid"), "true")
  press("好了")
  assert.equal(document.activeElement, due)
  write(due, "11月26日")
  assert.deepEqual([row("b").querySelector("[role=alert]").textContent, due.getAttribute("aria-invalid")], ["", null])
  write(note, "带材料")
  press("好了")
  assert.equal(document.activeElement, row("b").querySelector(".hb-run__open"))
  assert.deepEqual(only(shelf).marks, { a: { done: true }, b: { due: "2026-11-26", note: "带材料" } })
  asAgreed("runs-marked", shown())
  row("b").querySelector(".hb-run__open").click()
  asAgreed("runs-editor-again", shown(row("b")))
})

test("没有改的不另存；空的去掉", () => {
  const shelf = open([marked(run(), ["b"], { due: "2026-12-05", note: "带材料" })])
  let told = 0
  shelf.onChange(() => told++)
  row("b").querySelector(".hb-run__open").click()
  const [due, note] = [row("b").querySelector("input[type=text]"), row("b").querySelector("textarea")]
  press("好了")
  assert.equal(told, 0)
  row("b").querySelector(".hb-run__open").click()
  write(row("b").querySelector("input[type=text]"), "")
  write(row("b").querySelector("textarea"), " ")
  assert.deepEqual(only(shelf).marks, {})
  assert.equal(due.isConnected || note.isConnected, false)
})

test("脚本载入以前打的勾算数，记号拿走；没有打上的不算", () => {
  const body = LIST.replace('data-item="a"', 'data-item="a" data-early checked').replace('data-item="b"', 'data-item="b" data-early')
  const shelf = open([], { body })
  assert.deepEqual(only(shelf).marks, { a: { done: true } })
  assert.equal($("[data-early]"), null)
})

test("新的一次先起名；空名用起好的，Esc 和“不了”不开始", () => {
  const shelf = open()
  const name = $("[id$=-name]")
  const start = buttons("开始新的一次")[0]
  start.click()
  assert.deepEqual([name.value, $(".hb-run__name").hidden, document.activeElement === name], ["11 月党小组会", false, true])
  asAgreed("runs-naming", shown($(".hb-run")))
  key(name, "Escape")
  assert.deepEqual([$(".hb-run__name").hidden, document.activeElement === start, shelf.all().length], [true, true, 0])
  start.click()
  press("不了")
  assert.deepEqual([$(".hb-run__name").hidden, shelf.all().length], [true, 0])
  start.click()
  write(name, "  年底 \u200b一次 ", "input")
  key(name, "a")
  key(name, "Enter", { isComposing: true })
  assert.equal(shelf.all().length, 0)
  key(name, "Enter")
  assert.deepEqual([only(shelf).name, $(".hb-run__name").hidden], ["年底 一次", true])
  start.click()
  write(name, "", "input")
  press("开始")
  assert.deepEqual(shelf.all().map(one => one.name).sort(), ["11 月党小组会", "年底 一次"].sort())
  assert.equal(said(), "开始了“11 月党小组会”。")
})

test("几次里换着看，打开的一栏收起；网址里点名的先看", async () => {
  const shelf = open([run("r1"), turned(run("r2"), "done", TODAY), turned(run("r3"), "archived", TODAY)], { hash: "#run=r3" })
  asAgreed("runs-archived", shown())
  const choice = $("select")
  row("a").querySelector(".hb-run__open").click()
  write(choice, "r2")
  assert.equal(row("a").querySelector(".hb-run__edit"), null)
  asAgreed("runs-done", shown($(".hb-run__progress")))
  await press("接着办")
  assert.deepEqual([shelf.get("r2").state, said()], ["open", "接着办。"])
  await press("办完了")
  assert.equal(said(), "记作办完了，还有 3 项没有打勾。")
  await press("撤销")
  assert.deepEqual([said(), shelf.get("r2").state, document.activeElement.textContent], ["撤销了。", "open", "办完了"])
  for (const item of ["a", "b", "c"]) tick(item)
  assert.ok($(".hb-run__ready"))
  await press("办完了")
  assert.equal(said(), "记作办完了。")
  assert.equal($(".hb-run__ready"), null)
})

test("改名、归档、取回、清空、删掉，都说一声，都能撤销", async () => {
  const shelf = open([marked(run(), ["a"], { done: true })])
  await press("改名")
  const name = $("[id$=-name]")
  assert.deepEqual([name.value, buttons("改名").length], ["甲 r1", 2])
  write(name, "乙", "input")
  await press("改名", buttons("改名").indexOf(name.parentElement.querySelector("button")))
  assert.deepEqual([only(shelf).name, said()], ["乙", "改名叫“乙”了。"])
  await press("撤销")
  assert.equal(only(shelf).name, "甲 r1")
  await press("归档")
  assert.deepEqual([shelf.get("r1").state, said(), buttons("归档").length], ["archived", "归档了，在“我的检查单”里还找得到。", 0])
  await press("取回来接着办")
  assert.deepEqual([shelf.get("r1").state, said(), buttons("归档").length], ["open", "取回来了。", 1])
  await press("清空")
  assert.deepEqual([only(shelf).marks, said()], [{}, "勾、备注和日期都清空了。"])
  await press("撤销")
  assert.deepEqual(only(shelf).marks, { a: { done: true } })
  await press("删掉这一次")
  assert.deepEqual([shelf.all(), said()], [[], "“甲 r1”删掉了。"])
  assert.ok([...document.querySelectorAll("[data-needs-run]")].every(one => one.hidden))
  await press("撤销")
  assert.deepEqual([shelf.all().length, said()], [1, "放回来了。"])
  tick("b")
  assert.deepEqual([said(), [...document.querySelectorAll(".hb-run__said button")].map(one => one.hidden)], ["", [true]])
})

test("复制成文字、存成文件；不让用剪贴板的，放在框里，再按也只有一个框", async () => {
  open([marked(run(), ["a"], { done: true })])
  await press("复制成文字")
  assert.deepEqual(copied, ["【甲 r1】党小组会检查单\n2026 年 11 月 27 日：办了 1 / 3 项\n\n会前\n☑ 做 a\n☐ 做 b\n\n会后\n☐ 做 c"])
  await press("存成文件")
  assert.deepEqual([files[1], files[0].type], ["甲-r1.json", "application/json"])
  const file = JSON.parse(await files[0].text())
  assert.deepEqual([file.kind, file.version, file.runs.length, file.runs[0].id], ["handbook-checklists", 1, 1, "r1"])
  allowed = false
  const copy = [...document.querySelectorAll(".hb-run__more button")].find(one => /复制/.test(one.textContent))
  for (let times = 0; times < 2; times++) {
    copy.click()
    await new Promise(done => setImmediate(done))
  }
  asAgreed("runs-copied", $(".hb-run__copied").outerHTML)
  assert.equal(document.querySelectorAll(".hb-run__copied").length, 1)
})

test("只印这张单子，带勾的、空白的；印完照旧", async () => {
  open([run()])
  await press("打印（带勾）")
  await press("打印空白的")
  assert.deepEqual([document.documentElement.className, $(".hb-printed")], ["", null])
  await press("打印（带勾）")
  assert.deepEqual(prints, [["hb-printing-list", "hb-block hb-block--runs hb-printed"], ["hb-printing-list hb-printing-blank", "hb-block hb-block--runs hb-printed"], ["hb-printing-list", "hb-block hb-block--runs hb-printed"]])
  assert.deepEqual([document.documentElement.className, $(".hb-printed")], ["", null])
})

test("看每项的依据，再按收起", async () => {
  open()
  await press("看每项的依据")
  assert.deepEqual([section().dataset.basis, buttons("收起依据").length], ["", 1])
  await press("收起依据")
  assert.deepEqual([section().dataset.basis, buttons("看每项的依据").length], [undefined, 1])
})

test("检查单改过：说出新加的、换了说法的、没有了的；单子上没有了的留在后面", async () => {
  const old = { ...WHAT, items: [{ id: "a", text: "做过 a", phase: "会前" }, { id: "b", text: "做 b", phase: "会前" }, { id: "x", text: "没有的", phase: "会后" }, { id: "y", text: "也没有", phase: "" }] }
  const shelf = open([marked(marked(run("r1", old), ["x"], { done: true }), ["y"], { note: "记着", due: "2026-11-20" })])
  asAgreed("runs-updated", shown($(".hb-run__updated")))
  tick("a")
  assert.equal(document.querySelectorAll(".hb-run__updated ul").length, 1)
  await press("知道了")
  assert.deepEqual([$(".hb-run__updated").hidden, $(".hb-run__updated").textContent], [true, ""])
  asAgreed("runs-former", shown($(".hb-run__former")))
  assert.deepEqual(only(shelf).former.map(one => one.id), ["x", "y"])
})

test("没有记过条目、没有没有了的，都不占地方", () => {
  open([run()])
  assert.deepEqual([$(".hb-run__former").hidden, $(".hb-run__former").innerHTML, $(".hb-run__updated").hidden], [true, "", true])
})

test("存着的没有了、存不下，都在上面说", () => {
  open([run()])
  localStorage.clear()
  dispatchEvent(new StorageEvent("storage", { key: null }))
  assert.match($(".hb-run__trouble").textContent, /这一次存着的记录没有了/)
  tick("a")
  assert.match($(".hb-run__trouble").textContent, /重新存下了/)
  openPage(LIST, { localStorage: { getItem: () => null, setItem() { throw new Error("QuotaExceededError") }, removeItem() {}, length: 0, key: () => null } })
  startChecklists(new Shelf())
  tick("a")
  assert.match($(".hb-run__trouble").textContent, /存不下/)
})

const MINE = `<div id="runs"><div class="hb-runs__desk" hidden></div><p><a data-start="meeting" href="../checklists/meeting.html">党小组会检查单</a><a data-start="absence" href="../checklists/absence.html">请假和补课检查单</a></p></div>`
function openMine(runs = []) {
  const shelf = open(runs, { body: MINE })
  startMine($("#runs"), shelf)
  return shelf
}
const desk = () => $(".hb-runs__desk")
const told = () => $(".hb-runs__said").firstChild.textContent
const VARIED = () => [
  marked(marked(run("r1"), ["a"], { due: "2026-11-20" }), ["b"], { due: "2026-12-01" }),
  marked(marked(run("r2"), ["a"], { due: "2026-11-30" }), ["c"], { due: "2027-01-30" }),
  turned(marked(run("r3"), ["a"], { due: "2026-11-20" }), "done", "2026-11-25"),
  turned(run("r4", { ...WHAT, checklist: "gone", title: "老的单子", items: [] }), "archived", "2025-11-25"),
]

test("我的检查单：还没有开始过", () => {
  openMine()
  asAgreed("runs-mine-none", desk().outerHTML)
})

test("我的检查单：快到期的在前，各类各次", () => {
  openMine(VARIED())
  asAgreed("runs-mine", desk().outerHTML)
})

test("我的检查单：归档、取回、删掉都能撤销，撤销了还是原来那天办完的", async () => {
  const shelf = openMine(VARIED())
  await press("取回来")
  assert.deepEqual([shelf.get("r4").state, told()], ["open", "“甲 r4”取回来了。"])
  await press("撤销")
  assert.deepEqual([shelf.get("r4").state, shelf.get("r4").finished, told(), document.activeElement === desk()], ["archived", "2025-11-25", "撤销了。", true])
  assert.equal(buttons("撤销")[0].hidden, true)
  const archive = [...document.querySelectorAll("button")].find(one => one.getAttribute("aria-label") === "归档：甲 r1")
  archive.click()
  assert.deepEqual([shelf.get("r1").state, shelf.get("r1").finished, told()], ["archived", TODAY, "“甲 r1”归档了。"])
  await press("撤销")
  assert.deepEqual([shelf.get("r1").state, "finished" in shelf.get("r1")], ["open", false])
})

test("我的检查单：一次、全部存成文件，复制成文字", async () => {
  openMine(VARIED().slice(0, 2))
  await press("存成文件")
  await press("全部存成文件")
  assert.deepEqual([files[1], files[3]], [`甲-r2.json`, "我的检查单-2026-11-27.json"].map((name, at) => at ? name : files[1]))
  assert.equal(JSON.parse(await files[0].text()).runs.length, 1)
  assert.equal(JSON.parse(await files[2].text()).runs.length, 2)
  await press("全部复制成文字")
  assert.equal(copied[0].split("\n\n\n").length, 2)
  assert.match(copied[0], /^【甲 r\d】党小组会检查单\n2026 年 11 月 27 日/)
  await press("复制成文字")
  assert.equal(copied[1], copied[0].split("\n\n\n")[0])
})

/** 选一个文件。 */
async function choose(text) {
  const file = $("#runs-file")
  Object.defineProperty(file, "files", { configurable: true, value: text === null ? [] : [new Blob([text])] })
  file.dispatchEvent(new Event("change"))
  for (let at = 0; at < 20; at++) await new Promise(done => setImmediate(done))
}

test("我的检查单：从文件读回来，一样的不再存，不一样的另存，都数得出", async () => {
  const shelf = openMine(VARIED().slice(0, 2))
  await press("全部存成文件")
  const text = await files[0].text()
  await choose(text)
  assert.equal(told(), "导入了 0 次。2 次已经有了，没有再存。")
  shelf.change("r1", one => ({ ...one, name: "改过的" }))
  shelf.remove("r2")
  await choose(text)
  assert.equal(told(), "导入了 2 次。1 次和原有的不一样，另存了一份，名称后面写着“导入的”。")
  assert.deepEqual(shelf.all().map(one => one.name).sort(), ["改过的", "甲 r1（导入的）", "甲 r2"].sort())
  await choose(null)
  assert.match(told(), /^导入了 2 次/)
  await choose("{")
  assert.equal($(".hb-run__error").textContent, "没有导入：不是从“我的检查单”存成的文件，或者文件缺了一截。原来的都没有动。")
  await choose(text)
  assert.equal($(".hb-run__error").textContent, "")
})

test("我的检查单：别人发来的文字，粘上就是一次，框清空", async () => {
  const shelf = openMine()
  const paste = $("#runs-paste")
  write(paste, "【乙的一次】请假和补课检查单\n☑ 记下原因\n☐ 送学（12 月 1 日以前）", "input")
  await press("导入粘贴的")
  assert.deepEqual([told(), paste.value, only(shelf).checklist, only(shelf).name], ["导入了 1 次。", "", "absence", "乙的一次"])
  assert.equal(Object.values(only(shelf).marks)[1].due, "2026-12-01")
})

test("我的检查单：读不出的几份说一声，存不下的先说存不下", () => {
  openPage(MINE)
  localStorage.setItem("handbook.v1.run.bad", "{")
  const shelf = new Shelf()
  startMine($("#runs"), shelf)
  assert.equal($(".hb-run__trouble").textContent, "有 1 份记录读不出，可能是别的版本存的；没有动它们。")
  assert.equal(buttons("全部存成文件")[0].disabled, true)
  shelf.trouble = "存不下"
  shelf.put = () => {}
  shelf.tell()
  assert.equal($(".hb-run__trouble").textContent, "存不下")
})
