import assert from "node:assert/strict"
import { test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { FakeRegistration, FakeWorker, openBrowser, settled, tell } from "../testing/container.js"
import { digest, manifestOf, openSite } from "../testing/storage.js"
import { Copy, prefix } from "./copy.js"
import { Edition, MANIFEST } from "./edition.js"

const SCOPE = "http://handbook.test/"
const ADDRESS = `${SCOPE}tools/offline.html`
const PAGE = '<script data-offline="../sw.js" data-edition="t1"></script><main><a href="../handbook-offline.zip">离线压缩包</a><div id="offline-desk"><p>没有脚本时</p></div></main>'
const GROUPS = { core: { "index.html": "首".repeat(3000) }, pages: { "a.html": "甲", "b.html": "乙乙" }, pdf: { "book.pdf": "书".repeat(1500) } }
const NAME = `${prefix(SCOPE)}e1`
let run = 0

/** 存好的一份；给出它。 @param {string[]} groups 存了哪几样 @param {string[]} paths 存着哪些文件 */
async function stored(groups, paths, name = NAME, zip = 3_200_000) {
  const manifest = { ...manifestOf("t1", GROUPS), zip }
  const cache = await caches.open(name)
  await cache.put(SCOPE + MANIFEST, new Response(JSON.stringify(manifest)))
  const copy = new Copy(cache, new Edition(manifest), SCOPE, name)
  const contents = Object.assign({}, ...Object.values(GROUPS))
  for (const path of paths) await copy.keep(path, new Response(contents[path]))
  await copy.finish(groups)
  return copy
}

/** 打开那一页；prepare 在它以前做。 */
async function opened(given = {}, prepare = async () => {}) {
  const browser = openBrowser(PAGE, { address: ADDRESS, registration: new FakeRegistration(SCOPE), ...given })
  await prepare()
  await import(`./panel.js?${++run}`)
  await settled()
  return browser
}
const root = () => document.getElementById("offline-desk")
const said = () => root().querySelector("[role=status]").textContent
const lines = () => [...root().querySelectorAll("li")].map(one => one.textContent)
const labels = () => [...root().querySelectorAll("button")].map(one => one.textContent)
const press = async label => {
  [...root().querySelectorAll("button")].find(one => one.textContent === label).click()
  await settled()
}
const site = files => Object.fromEntries(Object.entries(files).map(([path, answer]) => [SCOPE + path, answer]))
const groups = async (name = NAME) => (await Copy.open(name, SCOPE)).groups()

test("别的页上没有这一块，什么也不做", async () => {
  openBrowser("<main></main>")
  await import(`./panel.js?${++run}`)
  assert.equal(document.querySelector("[role=status]"), null)
})

test("存不了的，说为什么，没有按钮", async () => {
  for (const [given, why] of [[{ address: "file:///D:/tools/offline.html" }, /拷来的离线版/], [{ secure: false }, /没有用 https/]]) {
    const browser = openBrowser(PAGE, { address: ADDRESS, ...given })
    if (given.secure === false) globalThis.isSecureContext = false
    await import(`./panel.js?${++run}`)
    await settled()
    assert.match(said(), why)
    assert.deepEqual([labels(), browser.asked], [[], []])
  }
})

test("还没有存的，可以开始存；存好了列出各样", async () => {
  const worker = new FakeWorker()
  const registration = new FakeRegistration(SCOPE)
  const { container } = await opened({ registration })
  assert.deepEqual([said(), labels()], ["还没有存。", ["开始存"]])
  container.ready = new Promise(() => {})
  registration.installing = worker
  await press("开始存")
  assert.deepEqual([said(), labels()], ["正在存搜索、表单、检查单和工具……", []])
  container.ready = Promise.resolve(registration)
  registration.installing = null
  await stored(["core"], ["index.html"])
  tell(container, "controllerchange")
  await settled()
  asAgreed("offline-panel-core", root().innerHTML)
})

test("打开时正在存的，接着等它存好", async () => {
  const registration = new FakeRegistration(SCOPE, { installing: new FakeWorker() })
  const { container } = openBrowser(PAGE, { address: ADDRESS, registration })
  container.ready = new Promise(() => {})
  await import(`./panel.js?${++run}`)
  await settled()
  assert.equal(said(), "正在存搜索、表单、检查单和工具……")
})

test("存到一半，说为什么，可以再按", async () => {
  for (const [error, why] of [[new TypeError("Failed to fetch"), /网断了/], [Object.assign(new Error("x"), { name: "QuotaExceededError" }), /地方满了/], [new Error("和清单不一样"), /正在换版/]]) {
    const { container } = await opened()
    container.register = async () => { throw error }
    await press("开始存")
    assert.match(said(), why)
    assert.deepEqual(labels(), ["开始存"])
  }
})

test("新的一份作废了，是网站正在换版；存上了就不说", async () => {
  const installing = new FakeWorker()
  const { container, registration = container } = await opened({ registration: new FakeRegistration(SCOPE, { installing: null }) })
  container.register = async () => Object.assign(new FakeRegistration(SCOPE), { installing })
  container.ready = new Promise(() => {})
  await press("开始存")
  installing.turn("installed")
  assert.match(said(), /正在存/)
  installing.turn("redundant")
  assert.match(said(), /正在换版/)
  assert.deepEqual(labels(), ["开始存"])
})

test("关掉了的，说没有存，可以再开始", async () => {
  await opened({}, async () => {
    await stored(["core"], ["index.html"])
    localStorage.setItem("handbook.v1.offline.off", "true")
  })
  assert.deepEqual([said(), labels(), lines()], ["已经关掉，浏览器里没有存。", ["开始存"], []])
})

test("各样有多少、存了没有；看过的几个也数，压缩包写上多大", async () => {
  await opened({}, async () => { await stored(["core", "pages"], ["index.html", "a.html", "b.html"]) })
  asAgreed("offline-panel", document.querySelector("main").innerHTML)
})

test("看过几页的，只再存没有的；没有写压缩包多大的，链接上的字不动", async () => {
  await opened({}, async () => { await stored(["core"], ["index.html", "b.html"], NAME, 0) })
  assert.deepEqual(lines()[1], "全部页面　约 1 KB，存了看过的 1 个。 存下（约 1 KB）")
  assert.match(lines()[2], /^PDF　约 2 KB，没有存。 存下/)
  assert.equal(document.querySelector("main a").textContent, "离线压缩包")
})

test("现在应答的是哪一份，就说哪一份", async () => {
  const other = `${prefix(SCOPE)}e2`
  const prepare = async () => {
    await stored(["core"], ["index.html"])
    await stored(["core", "pdf"], ["index.html", "book.pdf"], other)
  }
  await opened({ controller: new FakeWorker({ text: "t1", name: other }) }, prepare)
  assert.match(lines()[2], /已经存下/)
  await opened({ controller: new FakeWorker({ text: "t1", name: NAME }) }, prepare)
  assert.match(lines()[2], /没有存/)
  await opened({ controller: new FakeWorker({ text: "t1", name: "别的" }) }, prepare)
  assert.equal(said(), "还没有存。")
})

test("再存一样：数着存，请浏览器留着，存好了说一声", async () => {
  let asked = 0
  const persist = async () => { asked++; throw new Error("不肯") }
  await opened({ navigator: { storage: { persist } } }, async () => { await stored(["core"], ["index.html"]) })
  const waiting = []
  openSite(site({ "a.html": () => new Promise(done => waiting.push(() => done(new Response("甲")))), "b.html": () => new Response("乙乙") }))
  const pressed = [...root().querySelectorAll("button")][0]
  pressed.click()
  await settled()
  assert.deepEqual([pressed.disabled, pressed.textContent], [true, "1 / 2"])
  waiting[0]()
  await settled()
  assert.equal(said(), "存好了：全部页面。")
  assert.match(lines()[1], /已经存下/)
  assert.deepEqual([await groups(), asked], [["core", "pages"], 1])
  await press("删掉")
  assert.match(lines()[1], /没有存/)
  assert.deepEqual([said(), await groups(), await (await Copy.open(NAME, SCOPE)).paths()], ["", ["core"], ["index.html"]])
})

test("再存一样断了网：说断了，已经存下的留着", async () => {
  await opened({}, async () => { await stored(["core"], ["index.html"]) })
  openSite(site({ "b.html": () => new Response("乙乙") }))
  const before = labels()
  await press("存下（约 1 KB）")
  assert.match(said(), /网断了/)
  assert.deepEqual(await groups(), ["core"])
  assert.deepEqual(labels(), before)
})

test("全部清掉：以后不存，存着的都没有了", async () => {
  const { storage } = await opened({}, async () => { await stored(["core"], ["index.html"]) })
  await press("全部清掉，以后不存")
  assert.deepEqual([said(), storage.size, labels(), lines()], ["已经关掉，浏览器里没有存。", 0, ["开始存"], []])
  assert.equal(root().textContent.includes("一共占"), false)
})

test("从没有存下的一页转来的，给它的链接；别的网站的、没有写的不给", async () => {
  await opened({ address: `${ADDRESS}?wanted=chapters/a.html` })
  asAgreed("offline-wanted", root().querySelector(".hb-tool__none").outerHTML)
  for (const search of ["", "?wanted=", "?wanted=https://evil.test/", "?wanted=javascript:alert(1)"]) {
    await opened({ address: ADDRESS + search })
    assert.equal(root().querySelector(".hb-tool__none"), null, search)
  }
})

/** 页上没有这一块时，只有它给出的函数。 */
function functions() {
  openBrowser("<main></main>")
  return import("./panel.js")
}

test("多大：一兆以下写 KB，至少 1 KB", async () => {
  const { size } = await functions()
  assert.deepEqual([0, 1, 1499, 1500, 999_499, 1_000_000, 1_250_000, 45_678_901].map(size), ["1 KB", "1 KB", "1 KB", "2 KB", "999 KB", "1.0 MB", "1.3 MB", "45.7 MB"])
})

test("不是错误的也说得出话", async () => {
  const { why } = await functions()
  for (const odd of [null, undefined, { name: "QuotaExceededError" }]) assert.match(why(odd), /正在换版/)
})
