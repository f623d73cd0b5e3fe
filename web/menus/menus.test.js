import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { startDisplay } from "./display.js"
import { startMenu } from "./menu.js"
import { startSearchBox } from "./search-box.js"

const PAGE = `
  <input type="checkbox" id="__drawer"><input type="checkbox" id="__search">
  <header class="hb-header">
    <button id="hb-menu-open" aria-expanded="false"></button>
    <details class="hb-display"><summary>字号</summary><input id="size" type="radio"></details>
    <button id="hb-search-open" aria-expanded="false"></button>
    <div id="hb-search"><input id="query"><button id="hb-search-close"></button></div>
  </header>
  <nav id="hb-nav"><button id="hb-menu-close"></button><a id="part" href="#steps">怎么做</a></nav>
  <div class="hb-hero"></div><footer class="md-footer"></footer><a class="md-top"></a>
  <div class="md-content"><a id="text" href="x.html">正文</a></div>`
const at = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id))
const active = () => document.activeElement?.id
const key = (/** @type {string} */ id, /** @type {string} */ name) => at(id).dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }))

beforeEach(() => {
  openPage(PAGE)
  startMenu()
  startSearchBox()
  startDisplay()
})

test("菜单开着：按钮说开着，后面的碰不到；关上以后焦点回到按钮", () => {
  at("hb-menu-open").click()
  assert.ok(at("__drawer").checked)
  assert.equal(at("hb-menu-open").getAttribute("aria-expanded"), "true")
  assert.equal(active(), "hb-menu-close")
  assert.ok(document.querySelector(".md-content").hasAttribute("inert"))
  assert.ok(!at("hb-nav").hasAttribute("inert"))
  for (const one of document.querySelectorAll(".hb-header, .hb-hero, .md-footer, .md-top")) assert.ok(one.hasAttribute("inert"), one.className)
  at("hb-menu-close").click()
  assert.equal(at("hb-menu-open").getAttribute("aria-expanded"), "false")
  assert.ok(!document.querySelector(".md-content").hasAttribute("inert"))
  assert.equal(active(), "hb-menu-open")
})

test("Esc 关菜单，没开时什么也不做", () => {
  key("text", "Escape")
  assert.ok(!at("__drawer").checked)
  at("hb-menu-open").click()
  key("hb-menu-close", "Escape")
  assert.ok(!at("__drawer").checked)
  assert.equal(active(), "hb-menu-open")
})

test("按了本页的一个标题，焦点不拉回按钮", () => {
  at("hb-menu-open").click()
  at("part").focus()
  at("__drawer").click()
  assert.equal(active(), "part")
})

test("搜索：按钮开，返回关，焦点回到按钮", () => {
  at("hb-search-open").click()
  assert.ok(at("__search").checked)
  assert.equal(at("hb-search-open").getAttribute("aria-expanded"), "true")
  assert.equal(active(), "query")
  at("hb-search-close").click()
  assert.ok(!at("__search").checked)
  assert.equal(active(), "hb-search-open")
})

test("搜索里的 Tab 不给 Material 听见，别的键照旧；走出去才关", () => {
  /** @type {string[]} */
  const heard = []
  document.addEventListener("keydown", event => heard.push(event.key))
  key("query", "Tab")
  key("query", "a")
  assert.deepEqual(heard, ["a"])
  at("hb-search-open").click()
  at("query").focus()
  at("hb-search-close").focus()
  assert.ok(at("__search").checked)
  at("text").focus()
  assert.ok(!at("__search").checked)
  assert.equal(active(), "text")
})

test("字号面板：按别处、走出去、按 Esc 收起", () => {
  const panel = /** @type {any} */ (document.querySelector("details"))
  panel.open = true
  at("text").click()
  assert.ok(!panel.open)
  panel.open = true
  at("size").focus()
  at("text").focus()
  assert.ok(!panel.open)
  panel.open = true
  key("size", "Escape")
  assert.ok(!panel.open)
  assert.equal(document.activeElement?.tagName, "SUMMARY")
})

test("字号面板：在里面按、在里面走，不收起", () => {
  const panel = /** @type {any} */ (document.querySelector("details"))
  panel.open = true
  at("size").click()
  at("size").focus()
  panel.querySelector("summary").focus()
  assert.ok(panel.open)
})

test("搜索：没有焦点时开着，不把焦点拉到按钮；没有焦点时关上，焦点到按钮", () => {
  at("__search").click()
  assert.notEqual(active(), "hb-search-open")
  at("__search").click()
  assert.equal(active(), "hb-search-open")
})

test("字号面板：别的键不收起；已经收起的，Esc 不动焦点", () => {
  const panel = /** @type {any} */ (document.querySelector("details"))
  panel.open = true
  key("size", "a")
  assert.ok(panel.open)
  panel.open = false
  at("text").focus()
  key("size", "Escape")
  assert.equal(active(), "text")
})

test("页面上缺了哪一样，都不出错", () => {
  for (const id of ["__drawer", "hb-menu-open", "hb-menu-close", "hb-nav", "__search", "hb-search-open", "hb-search-close", "hb-search"]) {
    openPage(PAGE)
    at(id).remove()
    startMenu()
    startSearchBox()
  }
  openPage("")
  startMenu()
  startSearchBox()
  startDisplay()
})

test("搜索在别处关上的，焦点不拉回按钮", () => {
  at("hb-search-open").click()
  at("part").focus()
  document.body.append(at("text"))
  if (at("__search").checked) at("__search").click()
  assert.equal(active(), "part")
})

test("现在是哪一种颜色，单选上写着", () => {
  /** @param {unknown} kept */
  const opened = kept => {
    openPage('<details class="hb-display"><summary>字号</summary><input type="radio" name="__palette"><input type="radio" name="__palette"></details>')
    self.__md_get = () => kept
    startDisplay()
    return /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input")]).map(one => one.checked)
  }
  assert.deepEqual(opened(null), [true, false])
  assert.deepEqual(opened({ index: 1 }), [false, true])
  Reflect.deleteProperty(self, "__md_get")
})

/** 菜单里有现在的一页时打开页面；box 是会滚动的一层，都按这样的高矮。 */
function scrolled({ Observer, heights = [900, 300], bottoms = [800, 400] }) {
  openPage(PAGE.replace('<nav id="hb-nav">', '<div class="md-sidebar__scrollwrap"><nav id="hb-nav"><a id="here" aria-current="page"></a>').replace("</nav>", "</nav></div>"))
  globalThis.ResizeObserver = Observer
  const box = document.querySelector(".md-sidebar__scrollwrap")
  const [tall, shown] = heights
  Object.defineProperties(box, { scrollHeight: { get: () => tall, configurable: true }, clientHeight: { get: () => shown } })
  for (const [n, one] of [at("here"), box].entries()) one.getBoundingClientRect = () => ({ bottom: bottoms[n] })
  box.scrollTop = 10
  startMenu()
  return box
}

/** 记下看着谁、做什么的观察者。 */
function observer() {
  const seen = []
  class Observer {
    constructor(work) { Object.assign(this, { work, watched: [], ended: false }); seen.push(this) }
    observe(one) { this.watched.push(one) }
    disconnect() { this.ended = true }
  }
  return { Observer, seen }
}

test("没有 ResizeObserver 的浏览器，菜单照样开合", () => {
  scrolled({ Observer: undefined })
  at("hb-menu-open").click()
  assert.equal(at("hb-menu-open").getAttribute("aria-expanded"), "true")
})

test("目录比屏幕长、现在的一页在下面看不见：定了高就滚到它，留三分之一屏，只滚一次", () => {
  const { Observer, seen } = observer()
  const box = scrolled({ Observer })
  assert.deepEqual([seen[0].watched, box.scrollTop], [[box], 10])
  seen[0].work()
  assert.deepEqual([box.scrollTop, seen[0].ended], [10 + 400 + 100, true])
})

test("现在的一页看得见的不滚；还没有定高的、比屏幕短的先等着", () => {
  const { Observer, seen } = observer()
  const visible = scrolled({ Observer, bottoms: [400, 400] })
  seen[0].work()
  assert.deepEqual([visible.scrollTop, seen[0].ended], [10, true])
  const short = scrolled({ Observer, heights: [300, 300] })
  seen[1].work()
  assert.deepEqual([short.scrollTop, seen[1].ended], [10, false])
})
