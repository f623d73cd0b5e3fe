import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"
import { startSearchPanel } from "./panel.js"

const PAGE = `<input type="checkbox" id="__search"><input data-md-component="search-query">
  <div class="md-search__output"><div class="md-search-result"><a class="md-search-result__link" href="#x">党费</a></div></div>`
/** @type {{ kind: string, again: () => void }} */
let channel
let asked = 0

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout"] })
  asked = 0
  openPage(PAGE)
  channel = { kind: "", again: mock.fn() }
  self.handbookSearchChannel = channel
  startSearchPanel()
  box().addEventListener("keyup", () => asked++)
})

const box = () => document.querySelector("[data-md-component=search-query]")
const note = () => document.querySelector(".hb-search-note")
const chips = () => [...document.querySelectorAll(".hb-chips button")]
const answer = detail => document.dispatchEvent(new CustomEvent("handbook-search", { detail: { query: box().value, items: [], trouble: "", ...detail } }))
const stored = () => JSON.parse(localStorage.getItem("handbook.v1.searches") ?? "null")
const type = text => { box().value = text; box().dispatchEvent(new Event("input")) }
const remembered = text => {
  type(text)
  key("Enter")
  type("")
}
const key = (name, more = {}) => box().dispatchEvent(Object.assign(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }), more))

test("搜索框、结果、通道少一样，都不做事", () => {
  const [input, output] = [PAGE.replace(/<div class="md-search__output">[^]*/, ""), PAGE.replace(/<input data[^>]*>/, "")]
  for (const [page, given] of /** @type {[string, any][]} */ ([["<p></p>", channel], [input, channel], [output, channel], [PAGE, undefined]])) {
    openPage(page)
    self.handbookSearchChannel = given
    startSearchPanel()
    assert.equal(note(), null)
  }
})

test("各种类的条数照应答的次序", () => {
  type("党费")
  answer({ kinds: [["章节", 2], ["案例", 5]] })
  assert.deepEqual(chips().map(one => one.textContent), ["章节 2", "案例 5"])
  assert.ok(!document.querySelector(".hb-chips").hidden)
})

test("只有一个种类时不给选", () => {
  type("党费")
  answer({ kinds: [["章节", 2]] })
  assert.ok(document.querySelector(".hb-chips").hidden)
  channel.kind = "章节"
  answer({ kinds: [["章节", 2]] })
  assert.ok(!document.querySelector(".hb-chips").hidden)
})

test("按一个种类只看它，再按放开；焦点留在上面", () => {
  type("党费")
  answer({ kinds: [["章节", 2], ["案例", 5]] })
  chips()[1].focus()
  chips()[1].click()
  assert.equal(channel.kind, "案例")
  answer({ kinds: [["章节", 2], ["案例", 5]] })
  assert.deepEqual(chips().map(one => one.getAttribute("aria-pressed")), ["false", "true"])
  assert.equal(document.activeElement, chips()[1])
  chips()[1].click()
  assert.equal(channel.kind, "")
  assert.equal(channel.again.mock.callCount(), 2)
})

test("再打字就放开种类，并照新的字问", () => {
  channel.kind = "案例"
  type("党费")
  assert.equal(channel.kind, "")
  assert.equal(asked, 1)
})

test("数据没有载入的话照说", () => {
  type("党费")
  answer({ trouble: "正文没有载入" })
  assert.equal(note().textContent, "正文没有载入。")
})

test("没有结果时给几个名称，按了就找它", () => {
  type("费魑")
  answer({ suggestions: ["党费"], near: true })
  assert.match(note().textContent, /是不是要找：党费/)
  note().querySelector("button").click()
  assert.equal(box().value, "党费")
  assert.equal(asked, 2)
  answer({ suggestions: ["党小组"], near: false })
  assert.match(note().textContent, /可以找：党小组/)
})

test("按回车、点结果，记下找过的；空框里列出来，按了就找它", () => {
  type("党费")
  key("Enter")
  type("转正")
  document.querySelector("a").click()
  assert.deepEqual(stored(), ["转正", "党费"])
  type("")
  assert.match(note().textContent, /最近找过：转正党费清除记录/)
  note().querySelectorAll("button")[1].click()
  assert.equal(box().value, "党费")
})

test("清除记录", () => {
  type("党费")
  key("Enter")
  type("")
  ;[...note().querySelectorAll("button")].at(-1).click()
  assert.deepEqual(stored(), [])
  assert.equal(note().textContent, "")
})

test("输入法的回车：不记，也不让 Material 听见", () => {
  let heard = 0
  addEventListener("keydown", () => heard++)
  type("dang'fei")
  key("Enter", { isComposing: true, keyCode: 13 })
  key("Enter", { isComposing: false, keyCode: 229 })
  key("ArrowDown", { isComposing: true, keyCode: 229 })
  assert.equal(heard, 0)
  assert.equal(stored(), null)
  key("Enter", { keyCode: 13 })
  assert.equal(heard, 1)
})

test("没有选成字的拼音不记，选成了字再找就记", () => {
  const end = data => box().dispatchEvent(Object.assign(new Event("compositionend"), { data }))
  end("dang'fei")
  type("dang'fei")
  mock.timers.tick(1)
  key("Enter")
  document.querySelector("a").click()
  assert.equal(stored(), null)
  type("党费")
  end("党费")
  mock.timers.tick(1)
  key("Enter")
  assert.deepEqual(stored(), ["党费"])
})

test("直接打的字母可以记", () => {
  type("excel")
  key("Enter")
  assert.deepEqual(stored(), ["excel"])
})

test("框里最多二百字，离开前留下的也截短", () => {
  assert.equal(box().maxLength, 200)
  openPage(PAGE)
  self.handbookSearchChannel = channel
  box().value = "党".repeat(8000)
  startSearchPanel()
  assert.equal(box().value.length, 200)
})

test("Ctrl-K 打开搜索", () => {
  document.dispatchEvent(Object.assign(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true })))
  assert.ok(document.getElementById("__search").checked)
  assert.equal(document.activeElement, box())
})

const card = () => document.querySelector(".hb-answer")
const DIRECT = { kind: "问答", title: "<b>多久</b>", location: "faq.html#how-often", text: "每月 <i>1</i> 次。", note: "支部工作条例第十三条" }

test("直接回答：它自己的话、依据、链接，写的都只是文字", () => {
  type("多久开一次")
  answer({ direct: DIRECT, items: [[]] })
  assert.ok(!card().hidden)
  assert.match(card().textContent, /问答<b>多久<\/b>每月 <i>1<\/i> 次。依据：支部工作条例第十三条/)
  assert.match(card().querySelector("a").href, /faq\.html#how-often$/)
  assert.equal(card().querySelector("b, i, button"), null)
  answer({ items: [[]] })
  assert.ok(card().hidden)
  type("")
  assert.ok(card().hidden)
})

test("样例可以复制", () => {
  type("通知范文")
  answer({ direct: { ...DIRECT, kind: "样例", note: "" }, items: [[]] })
  assert.equal(card().querySelector("button").textContent, "复制全文")
  assert.ok(!card().textContent.includes("依据"))
})

test("没有正好的：说一声，可以抄下要找的话", async () => {
  const written = mock.fn(async () => {})
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: written } }, configurable: true, writable: true })
  type("孩子上学")
  answer({ weak: true, items: [[]] })
  assert.match(note().textContent, /可能没有正好/)
  note().querySelector("button").click()
  await Promise.resolve()
  await Promise.resolve()
  assert.match(written.mock.calls[0].arguments[0], /我想找的是：孩子上学/)
})

test("各处用的元素", () => {
  type("多久开一次")
  answer({ direct: DIRECT, weak: true, suggestions: ["党费"], near: true, trouble: "正文没有载入", items: [[]] })
  const names = element => [...element.querySelectorAll("*")].map(one => one.tagName).join(" ")
  assert.equal(names(card()), "P SPAN A P P")
  assert.equal(names(note()), "P P SPAN BUTTON BUTTON")
  assert.deepEqual([...card().children].map(one => one.className), ["hb-answer-title", "", "hb-answer-note"])
  assert.equal(card().querySelector("span").className, "hb-kind")
  assert.equal(card().querySelector("a").className, "md-search-result__link")
})

test("放上页面的：种类、直接回答、说明和建议", () => {
  assert.ok(card().hidden)
  type("多久开一次")
  answer({ kinds: [["章节", 2], ["案例", 5]], direct: DIRECT, weak: true, suggestions: ["党费"], near: true, trouble: "正文没有载入", items: [[]] })
  asAgreed("search-panel", document.querySelector(".md-search__output").innerHTML)
  answer({ direct: { ...DIRECT, kind: "样例" }, items: [[]] })
  type("")
  remembered("党费")
  asAgreed("search-panel-recent", document.querySelector(".md-search__output").innerHTML)
})

test("什么也没有找到：可以抄下要找的话；数据没有载入、有结果，都不用", () => {
  type("魑魅")
  answer({})
  assert.match(note().textContent, /^复制“我想找的是……”$/)
  answer({ trouble: "正文没有载入" })
  assert.equal(note().querySelector("button"), null)
  answer({ items: [[]] })
  assert.equal(note().textContent, "")
})

test("不让抄的，要找的话请他自己选", async () => {
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true, writable: true })
  type("魑魅")
  answer({})
  const button = note().querySelector("button")
  button.click()
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(button.textContent, "不能复制，请自己选")
})

test("结果的网址照网站的首页算", () => {
  document.body.insertAdjacentHTML("beforeend", '<script id="__config" type="application/json">{"base":"../.."}</script>')
  Object.defineProperty(self, "location", { value: { href: "http://handbook.test/site/cases/a.html" }, configurable: true })
  type("多久开一次")
  answer({ direct: DIRECT, items: [[]] })
  assert.equal(card().querySelector("a").href, "http://handbook.test/faq.html#how-often")
})

test("应答来时框已经空了，列出最近找过的", () => {
  remembered("党费")
  note().replaceChildren()
  answer({ kinds: [["章节", 2], ["案例", 5]], direct: DIRECT, items: [[]] })
  assert.match(note().textContent, /最近找过：党费/)
  assert.ok(card().hidden && document.querySelector(".hb-chips").hidden)
})

test("点进空框，列出最近找过的；没有找过就不说；框里有字，照旧", () => {
  const focus = () => box().dispatchEvent(new Event("focus"))
  focus()
  assert.equal(note().textContent, "")
  remembered("党费")
  note().replaceChildren()
  focus()
  assert.match(note().textContent, /最近找过：党费/)
  box().value = "转正"
  note().replaceChildren()
  focus()
  assert.equal(note().textContent, "")
})

test("框里还有字时，不列最近找过的", () => {
  remembered("党费")
  note().replaceChildren()
  type("转正")
  assert.equal(note().textContent, "")
})

test("按了一个名称，框里是它，焦点在框里，照它再问；清除记录以后焦点也在框里", () => {
  remembered("党费")
  let bubbled = 0
  document.addEventListener("keyup", () => bubbled++)
  const [one, clear] = note().querySelectorAll("button")
  one.click()
  assert.deepEqual([box().value, document.activeElement, bubbled], ["党费", box(), 1])
  box().blur()
  clear.click()
  assert.equal(document.activeElement, box())
})

test("框清空了，先前的说明和建议收起", () => {
  type("魑魅")
  answer({ suggestions: ["党费"], trouble: "正文没有载入" })
  type("")
  assert.equal(note().textContent, "")
})

test("清除记录时焦点本来就在框里的，记录也收起", () => {
  remembered("党费")
  box().focus()
  ;[...note().querySelectorAll("button")].at(-1).click()
  assert.equal(note().textContent, "")
})

test("正文还在载入的话是一段", () => {
  type("魑魅")
  answer({ loading: true })
  assert.equal(note().innerHTML, "<p>正文还在载入，到了再答一次。</p>")
})

test("应答来时焦点在别处的，不动它", () => {
  document.body.insertAdjacentHTML("beforeend", '<button data-kind="案例">别处</button>')
  const other = document.querySelector("body > button")
  type("党费")
  other.focus()
  answer({ kinds: [["章节", 2], ["案例", 5]] })
  assert.equal(document.activeElement, other)
})

test("点在结果以外的地方、按别的键，不记", () => {
  type("党费")
  document.querySelector(".md-search-result").click()
  key("a")
  assert.equal(stored(), null)
})

test("Ctrl-K 不再做浏览器自己的事；别的键、带 Alt 的不管", () => {
  const press = more => {
    const event = Object.assign(new KeyboardEvent("keydown", { key: "k", bubbles: true, cancelable: true, ...more }))
    document.dispatchEvent(event)
    return [event.defaultPrevented, document.getElementById("__search").checked]
  }
  for (const more of [{}, { altKey: true, ctrlKey: true }, { altKey: true, metaKey: true }, { key: "j", ctrlKey: true }]) assert.deepEqual(press(more), [false, false], JSON.stringify(more))
  assert.deepEqual(press({ ctrlKey: true }), [true, true])
})

test("搜索已经开着，Ctrl-K 不把它关上", () => {
  const press = () => document.dispatchEvent(Object.assign(new KeyboardEvent("keydown", { key: "K", metaKey: true, bubbles: true, cancelable: true })))
  press()
  press()
  assert.ok(document.getElementById("__search").checked)
  document.getElementById("__search").remove()
  press()
  assert.equal(document.activeElement, box())
})

test("复制样例的全文，从它的页上取；取不到就到那一页去", async () => {
  const written = mock.fn(async () => {})
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: written } }, configurable: true, writable: true })
  globalThis.DOMParser = self.DOMParser
  type("通知范文")
  const taken = []
  const press = async html => {
    Object.defineProperty(globalThis, "fetch", { value: async address => (taken.push(address), { text: async () => html }), configurable: true })
    answer({ direct: { ...DIRECT, kind: "样例", location: "samples/a.html", note: "" }, items: [[]] })
    card().querySelector("button").click()
    await new Promise(resolve => setImmediate(resolve))
  }
  await press("<div data-copied><p>各位组员：</p></div><p>为什么</p>")
  assert.deepEqual(written.mock.calls.map(call => call.arguments[0]), ["各位组员："])
  assert.equal(card().querySelector("button").textContent, "已复制")
  assert.deepEqual(taken, ["http://handbook.test/samples/a.html"])
  const gone = []
  const location = { set href(address) { gone.push(address) }, get href() { return "http://handbook.test/page.html" } }
  Object.defineProperty(self, "location", { value: location, configurable: true })
  await press("<p>没有可以抄的</p>")
  assert.deepEqual(gone, ["http://handbook.test/samples/a.html"])
})

test("数据没有到齐：不说没有，说还在载入；到齐了再说", () => {
  type("学做蛋糕")
  answer({ loading: true, weak: true, items: [[{}]], suggestions: ["党小组"] })
  assert.equal(note().textContent, "正文还在载入，到了再答一次。")
  answer({ loading: true, items: [[{}]] })
  assert.equal(note().textContent, "")
  answer({ loading: false, weak: true, items: [[{}]] })
  assert.match(note().textContent, /可能没有正好/)
})
