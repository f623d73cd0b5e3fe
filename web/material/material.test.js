import assert from "node:assert/strict"
import { test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { palette } from "./stored.js"

let run = 0
/** 载入 scope.js，像页头里那样。 @param {string} base */
async function scope(base = "..") {
  Object.defineProperty(document, "currentScript", { value: { dataset: { base } }, configurable: true })
  await import(`./scope.js?${++run}`)
}
const KEY = "/site/.__palette"
const open = replaced => openPage('<input data-md-color-media="(prefers-color-scheme: dark)" data-md-color-scheme="slate">', replaced, "http://handbook.test/site/a/page.html")

test("键名前面是网站的路径", async () => {
  open()
  await scope()
  self.__md_set("__palette", { index: 1, color: { scheme: "slate" } })
  assert.equal(localStorage.getItem(KEY), '{"index":1,"color":{"scheme":"slate"}}')
  assert.deepEqual(self.__md_get("__palette"), { index: 1, color: { scheme: "slate" } })
  assert.equal(self.__md_get("__nothing"), null)
})

test("别的键照原样读出，别的存储也能用", async () => {
  open()
  await scope()
  const kept = []
  const storage = { getItem: key => (kept.push(key), "[1,2]"), setItem: (...given) => kept.push(given) }
  assert.deepEqual(self.__md_get("__tabs", storage), [1, 2])
  self.__md_set("__tabs", [3], storage)
  self.__md_set("__tabs", [4], storage, new URL("http://handbook.test/other/"))
  assert.deepEqual(kept, ["/site/.__tabs", ["/site/.__tabs", "[3]"], ["/other/.__tabs", "[4]"]])
  assert.equal(localStorage.length, 0)
})

test("算出的数和 Material 原来的一样", async () => {
  open()
  await scope()
  assert.equal(self.__md_hash("a"), 97)
  assert.equal(self.__md_hash("ab"), 97 * 31 + 98)
})

for (const rubbish of ["{", '"x"', "5", "[]", "{}", "null", '{"index":"0","color":{}}', '{"index":0,"color":null}', '{"index":0,"color":{"scheme":{}}}', '{"index":1.5,"color":{}}']) {
  test(`存着 ${rubbish}，当作没有选过颜色`, async () => {
    open()
    localStorage.setItem(KEY, rubbish)
    await scope()
    assert.equal(self.__md_get("__palette"), null)
    await import(`./palette.js?${run}`)
    assert.equal(document.body.getAttribute("data-md-color-scheme"), null)
  })
}

test("不让碰存储，或者存储是 null，读到的是没有，写不抛错", async () => {
  for (const refuse of [() => forbid("localStorage"), () => open({ localStorage: null })]) {
    open()
    refuse()
    await scope()
    assert.equal(self.__md_get("__palette"), null)
    self.__md_set("__palette", {})
  }
})

test("选过的颜色在页面画出来以前换上", async () => {
  open()
  localStorage.setItem(KEY, '{"index":2,"color":{"media":"(prefers-color-scheme: dark)","scheme":"slate","primary":"custom"}}')
  await scope()
  await import(`./palette.js?${run}`)
  assert.equal(document.body.getAttribute("data-md-color-scheme"), "slate")
  assert.equal(document.body.getAttribute("data-md-color-primary"), "custom")
})

test("跟随系统的，照系统的深浅", async () => {
  open({ matchMedia: query => ({ matches: query === "(prefers-color-scheme: dark)" }) })
  localStorage.setItem(KEY, '{"index":0,"color":{"media":"(prefers-color-scheme)","scheme":"default"}}')
  await scope()
  await import(`./palette.js?${run}`)
  assert.equal(document.body.getAttribute("data-md-color-scheme"), "slate")
})

test("式样不对的一概不要", () => {
  const color = { scheme: "slate" }
  for (const value of [null, undefined, "x", 5, [], {}, { index: "0", color }, { index: 1.5, color }, { index: 0 }, { index: 0, color: null }, { index: 0, color: "x" }, { index: 0, color: { scheme: 5 } }]) {
    assert.equal(palette(value), null, JSON.stringify(value))
  }
})

test("式样对的才要", () => {
  assert.deepEqual(palette({ index: 0, color: { scheme: "slate" }, more: 1 }), { index: 0, color: { scheme: "slate" } })
})

test("跟随系统的，系统是浅的就用浅的", async () => {
  openPage('<input data-md-color-media="(prefers-color-scheme: light)" data-md-color-scheme="default" data-md-color-primary="teal" data-md-color-accent="red">', { matchMedia: query => ({ matches: query === "(prefers-color-scheme: light)" }) }, "http://handbook.test/site/a/page.html")
  localStorage.setItem(KEY, '{"index":0,"color":{"media":"(prefers-color-scheme)","scheme":"slate"}}')
  await scope()
  await import(`./palette.js?${run}`)
  assert.equal(document.body.getAttribute("data-md-color-scheme"), "default")
  assert.equal(document.body.getAttribute("data-md-color-media"), "(prefers-color-scheme: light)")
  assert.equal(document.body.getAttribute("data-md-color-primary"), "teal")
  assert.equal(document.body.getAttribute("data-md-color-accent"), "red")
})

test("没有写网站在哪里的页，键名照页面自己的文件夹", async () => {
  open()
  await scope(null)
  assert.equal(self.__md_scope.href, "http://handbook.test/site/a/")
})

test("没有存过的，页面照旧；跟随系统而页上没有这一样的，不写", async () => {
  open()
  await scope()
  await import(`./palette.js?${run}`)
  assert.deepEqual(document.body.getAttributeNames(), [])
  openPage("", { matchMedia: () => ({ matches: true }) }, "http://handbook.test/site/a/page.html")
  localStorage.setItem(KEY, '{"index":0,"color":{"media":"(prefers-color-scheme)","scheme":"slate"}}')
  await scope()
  await import(`./palette.js?${run}`)
  assert.deepEqual(document.body.getAttributeNames(), [])
})
