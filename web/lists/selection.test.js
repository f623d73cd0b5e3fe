import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { startSelection } from "./selection.js"

const ROWS = Array.from({ length: 61 }, (_, at) => `<li data-pdf="pdf/${at}.pdf"><a href="#">表${at}</a></li>`).join("")

function open(url = "http://handbook.test/print/index.html") {
  openPage(`<div id="shelves"><ul>${ROWS}<li><a>只有 Word</a></li></ul></div>`, {}, url)
  startSelection(document.getElementById("shelves"), "pdf.js")
  return [...document.querySelectorAll("input")]
}
function pick(box, on = true) {
  box.checked = on
  box.dispatchEvent(new self.Event("change"))
}
const bar = () => document.querySelector(".hb-selection")

test("有 PDF 的才能勾，勾的框念得出是哪一张", () => {
  const boxes = open()
  assert.equal(boxes.length, 61)
  assert.equal(boxes[3].getAttribute("aria-label"), "选中：表3")
  assert.equal(boxes[3].outerHTML, '<input type="checkbox" class="hb-shelf__pick hb-noprint" aria-label="选中：表3">')
  assert.equal(boxes[3].nextSibling.textContent, "表3")
})

test("没有勾时不占地方，勾了说出几张，清除就收起", () => {
  const [first, second] = open()
  assert.equal(bar().hidden, true)
  pick(first)
  pick(second)
  assert.equal(bar().hidden, false)
  assert.match(bar().textContent, /已选 2 张/)
  bar().querySelectorAll("button")[1].click()
  assert.equal(bar().hidden, true)
  assert.equal(first.checked, false)
})

test("太多了说最多几张，按不下去", () => {
  const boxes = open()
  boxes.forEach(box => pick(box))
  assert.match(bar().textContent, /一次最多 60 张/)
  assert.equal(bar().querySelector("button").disabled, true)
})

test("从文件夹打开的，说为什么不能合成", () => {
  const [first] = open("file:///C:/handbook/print/index.html")
  pick(first)
  bar().querySelector("button").click()
  assert.match(bar().textContent, /从文件夹打开的一份不能合成/)
})

test("有一份取不到，说没有合成，按钮还能再按", async context => {
  const [first] = open()
  pick(first)
  Object.defineProperty(globalThis, "fetch", { value: async () => ({ ok: false, status: 404, arrayBuffer: async () => "错误页" }), configurable: true })
  document.head.append = script => setTimeout(() => {
    self.handbookPdf = { merge: async () => ({ bytes: new Uint8Array(1), pages: 1 }) }
    script.dispatchEvent(new self.Event("load"))
  })
  const warn = context.mock.method(console, "warn", () => {})
  bar().querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.match(bar().textContent, /没有合成/)
  assert.match(String(warn.mock.calls[0].arguments[0]), /404 pdf\/0\.pdf/)
  assert.equal(bar().querySelector("button").disabled, false)
})

test("正好六十张还能合", () => {
  const boxes = open()
  boxes.slice(1).forEach(box => pick(box))
  assert.match(bar().textContent, /^已选 60 张 /)
  assert.equal(bar().querySelector("button").disabled, false)
})

test("合成了给一个链接，写着几页；再合一次，上一份放掉；改了勾，链接收起", async context => {
  const [first, second] = open()
  pick(first)
  pick(second)
  const freed = []
  context.mock.method(URL, "createObjectURL", blob => `blob:${blob.type}-${freed.length}`)
  context.mock.method(URL, "revokeObjectURL", url => freed.push(url))
  const [asked, merged] = [[], []]
  Object.defineProperty(globalThis, "fetch", { value: async address => { asked.push(address); return { ok: true, arrayBuffer: async () => address } }, configurable: true })
  document.head.append = script => setTimeout(() => {
    self.handbookPdf = { merge: async files => (merged.push(files), { bytes: new Uint8Array(1), pages: files.length * 2 }) }
    script.dispatchEvent(new self.Event("load"))
  })
  for (const expected of [[], ["blob:application/pdf-0"]]) {
    bar().querySelector("button").click()
    assert.equal(bar().querySelector("button").disabled, true)
    await new Promise(resolve => setTimeout(resolve, 20))
    assert.deepEqual(freed, expected)
  }
  assert.deepEqual(asked.slice(0, 2), ["pdf/0.pdf", "pdf/1.pdf"])
  assert.deepEqual(merged[0], ["pdf/0.pdf", "pdf/1.pdf"])
  const link = bar().querySelector("a")
  assert.equal(link.outerHTML, '<a href="blob:application/pdf-1" target="_blank" rel="noopener">打开合成的一份（4 页），再按打印</a>')
  assert.equal(document.activeElement, link)
  assert.equal(bar().querySelector("button").disabled, false)
  pick(second, false)
  assert.equal(bar().querySelector("a"), null)
})

test("放上页面的：列表后面的一条，念得出选了几张", () => {
  pick(open()[0])
  assert.equal(document.getElementById("shelves").nextElementSibling, bar())
  assert.equal(bar().outerHTML,
    '<div class="hb-selection hb-noprint" role="region" aria-label="选中的表"><span role="status">已选 1 张</span> ' +
    '<button type="button" class="md-button md-button--primary">合成一份打印</button> <button type="button" class="hb-quiet">清除</button> ' +
    '<span role="status" class="hb-selection__said"></span></div>')
})

test("一份 PDF 也没有的列表，不放这一条", () => {
  openPage('<div id="shelves"><ul><li><a>只有 Word</a></li></ul></div>')
  startSelection(document.getElementById("shelves"), "pdf.js")
  assert.equal(bar(), null)
})

test("没有题目、没有写地址的一张，也不停下", () => {
  openPage('<div id="shelves"><ul><li data-pdf></li></ul></div>')
  startSelection(document.getElementById("shelves"), "pdf.js")
  assert.equal(document.querySelector("input").getAttribute("aria-label"), "选中：")
})
