import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { articleText, startCase } from "./case.js"

const PAGE =
  '<article><h1>题目<a class="headerlink" href="#top">¶</a></h1><p class="hb-lead">一句话。</p><h2>事情</h2>' +
  '<p>他做了<a class="hb-cited">1</a><span class="hb-note">注文</span>。</p><ul><li>一件</li></ul>' +
  '<div class="hb-case__end"><p>来源：某报。</p></div>' +
  '<p class="hb-copying hb-noprint" data-cited="某报，转引自《手册》"><button data-copies="cite" hidden>复制引用</button>' +
  '<button data-copies="page" hidden>复制全文</button><button data-copies="link" hidden>复制链接</button></p>' +
  '<p class="hb-back hb-noprint"><a href="http://handbook.test/cases/index.html">回到案例</a></p>' +
  '<nav class="hb-noprint">前后</nav></article>'

/** @param {string} [referrer] */
function open(referrer = "") {
  const copied = []
  openPage(PAGE, {}, "http://handbook.test/cases/a.html?h=x#story")
  Object.defineProperty(document, "referrer", { value: referrer, configurable: true })
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async text => { copied.push(text) } } }, configurable: true })
  startCase()
  return copied
}
const press = kind => document.querySelector(`[data-copies=${kind}]`).click()

test("全文没有标题后面的记号、数字标、注和按钮", () => {
  open()
  assert.equal(articleText(document.querySelector("article")), "题目\n\n一句话。\n\n事情\n\n他做了。\n\n- 一件\n\n来源：某报。")
})

test("引用带着这一页的地址，链接就是地址，都不带条件和位置", async () => {
  const copied = open()
  press("cite")
  press("link")
  await new Promise(resolve => setTimeout(resolve))
  assert.deepEqual(copied, ["某报，转引自《手册》，http://handbook.test/cases/a.html", "http://handbook.test/cases/a.html"])
})

test("从筛过的案例库来的，回到筛过的那一页", () => {
  open("http://handbook.test/cases/index.html?sector=%E5%86%9C%E6%9D%91")
  const link = document.querySelector(".hb-back a")
  assert.equal(link.href, "http://handbook.test/cases/index.html?sector=%E5%86%9C%E6%9D%91")
  assert.equal(link.textContent, "回到筛选结果")
})

test("从别的网站、别的页来的，就回到案例库", () => {
  for (const referrer of ["http://other.test/cases/index.html?a=1", "http://handbook.test/index.html?a=1", ""]) {
    open(referrer)
    assert.equal(document.querySelector(".hb-back a").href, "http://handbook.test/cases/index.html", referrer)
  }
})

test("不能用剪贴板的：全文选中让他自己复制，引用选不了就照实说", async () => {
  open()
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true })
  const ranges = []
  Object.defineProperty(globalThis, "getSelection", { value: () => ({ removeAllRanges: () => {}, addRange: range => ranges.push(range) }), configurable: true })
  press("page")
  press("cite")
  await new Promise(resolve => setTimeout(resolve))
  assert.match(document.querySelector("[data-copies=page]").textContent, /已选中/)
  assert.match(document.querySelector("[data-copies=cite]").textContent, /不让复制/)
  assert.equal(ranges.length, 1)
})

test("没有按钮、按钮不在文章里、没有回去的链接，什么也不做", () => {
  for (const page of ["<p>一段</p>", "<article><p>一段</p></article>", PAGE.replace(/<\/?article>/g, "")]) {
    openPage(page)
    Object.defineProperty(document, "referrer", { value: "http://handbook.test/cases/index.html?a=1", configurable: true })
    startCase()
    for (const button of document.querySelectorAll("button")) assert.equal(button.hidden, true)
  }
  openPage(PAGE.replace(/<p class="hb-back.*?<\/p>/, ""))
  Object.defineProperty(document, "referrer", { value: "http://handbook.test/cases/index.html?a=1", configurable: true })
  startCase()
  assert.equal(document.querySelector("[data-copies=link]").hidden, false)
})

test("不认得的按钮不显示，后面的照用", () => {
  openPage(PAGE.replace('data-copies="cite"', 'data-copies="other"'))
  startCase()
  assert.deepEqual([...document.querySelectorAll("button")].map(one => one.hidden), [true, false, false])
})

test("从案例库来，没有筛过的，还是回到案例", () => {
  open("http://handbook.test/cases/index.html")
  assert.equal(document.querySelector(".hb-back a").textContent, "回到案例")
})

test("没有写怎样引用的，只有地址", async () => {
  openPage(PAGE.replace(/ data-cited="[^"]*"/, ""), {}, "http://handbook.test/cases/a.html")
  const copied = []
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async text => { copied.push(text) } } }, configurable: true })
  startCase()
  press("cite")
  press("page")
  await new Promise(resolve => setTimeout(resolve))
  assert.equal(copied[0], "，http://handbook.test/cases/a.html")
  assert.match(copied[1], /来源：某报。\n\nhttp:\/\/handbook\.test\/cases\/a\.html$/)
})
