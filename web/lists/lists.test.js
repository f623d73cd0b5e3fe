import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"

let run = 0
/** 像页脚里那样载入。 @param {string} body @param {Record<string, string>} [dataset] */
async function open(body, dataset = {}) {
  openPage(body, {}, "http://handbook.test/print/index.html")
  Object.defineProperty(document, "currentScript", { value: { dataset }, configurable: true })
  await import(`./lists.js?${++run}`)
}
function type(text) {
  const box = document.querySelector("#list-find")
  box.value = text
  box.dispatchEvent(new self.Event("input"))
}
const hidden = selector => [...document.querySelectorAll(selector)].map(one => one.hidden)

test("打印和下载：找一张，空了的一组收起；勾了的，合并的库照脚本说的地方取", async () => {
  await open(
    '<div id="shelves"><section><ul><li data-pdf="a.pdf"><a>党费登记表</a></li></ul></section><section><ul><li><a>请假条</a></li></ul></section></div>',
    { pdf: "../assets/scripts/pdf.js" },
  )
  assert.equal(document.querySelector("label").textContent, "找一张")
  assert.equal(document.querySelector(".hb-finder").nextElementSibling.id, "shelves")
  type("请假")
  assert.deepEqual([hidden("li"), hidden("section")], [[true, false], [true, false]])
  const asked = []
  document.head.append = script => { asked.push(script.src) }
  Object.defineProperty(globalThis, "fetch", { value: async () => ({ ok: true, arrayBuffer: async () => "" }), configurable: true })
  document.querySelector(".hb-shelf__pick").click()
  document.querySelector(".hb-selection button").click()
  assert.deepEqual(asked, ["http://handbook.test/assets/scripts/pdf.js"])
})

const ASKED = '<div id="questions"><div class="hb-faq-group"><p class="hb-faq">党费交多少？</p></div><div class="hb-faq-group"><p class="hb-faq">谁主持？</p></div></div>'

test("问答：找一问，找的时候目录收起，框在目录前面", async () => {
  await open(`<nav class="hb-asked"></nav>${ASKED}`)
  assert.equal(document.querySelector("label").textContent, "找一问")
  assert.equal(document.querySelector(".hb-finder").nextElementSibling.className, "hb-asked")
  type("主持")
  assert.deepEqual([hidden(".hb-faq"), hidden(".hb-faq-group"), hidden(".hb-asked")], [[true, false], [true, false], [true]])
  assert.equal(document.querySelector(".hb-selection"), null)
})

test("没有目录的问答，框在问答前面", async () => {
  await open(ASKED)
  assert.equal(document.querySelector(".hb-finder").nextElementSibling.id, "questions")
})

test("没有长列表的页，什么也不做", async () => {
  await open("<p>一段</p>")
  assert.equal(document.body.innerHTML, "<p>一段</p>")
})
