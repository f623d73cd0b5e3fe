import assert from "node:assert/strict"
import { test } from "node:test"
import { settled } from "../testing/container.js"
import { digest, manifestOf, openSite, openStorage } from "../testing/storage.js"
import { Copy, prefix } from "./copy.js"
import { Edition, MANIFEST } from "./edition.js"

const SCOPE = "https://a.test/shouce/"
const FILES = { core: { "index.html": "首页", "404.html": "没有", "tools/offline.html": "离线" }, pages: { "a.html": "甲", "chapters/b.html": "乙" }, pdf: { "book.pdf": "0123456789" } }
const MADE = manifestOf("t1", FILES)
const TEXT = JSON.stringify(MADE)
const EDITION = `${digest(TEXT)}.w1`
const NAME = prefix(SCOPE) + EDITION
const CONTENTS = Object.assign({}, ...Object.values(FILES))
let run = 0

/** 装上脚本：听着的事，和对浏览器做的。 */
async function installed(load = () => import(`./worker.js?${++run}`)) {
  const done = { skipped: 0, claimed: 0, gone: 0 }
  const heard = {}
  globalThis.self = {
    handbookEdition: EDITION, registration: { scope: SCOPE, unregister: async () => { done.gone++ } },
    clients: { claim: async () => { done.claimed++ } }, skipWaiting: () => { done.skipped++ },
    addEventListener: (event, listener) => { heard[event] = listener },
  }
  await load()
  /** 出一件事，等它做完。 */
  async function happen(event, given = {}) {
    const waiting = []
    let answer
    heard[event]({ ...given, waitUntil: promise => waiting.push(promise), respondWith: promise => { answer = promise } })
    const found = await answer
    await Promise.all(waiting)
    return found
  }
  /** 页面要一个网址，照这个网站的写。 */
  function ask(path, given = {}, headers = {}) {
    const url = new URL(path, SCOPE).href
    return happen("fetch", { request: { url, toString: () => url, method: "GET", mode: "navigate", destination: "document", headers: new Headers(headers), ...given } })
  }
  return { done, happen, ask }
}

/** 存好的一份。 @param {string[]} groups @param {string[]} paths */
async function stored(groups, paths, name = NAME, manifest = MADE, contents = CONTENTS) {
  const cache = await caches.open(name)
  await cache.put(SCOPE + MANIFEST, new Response(JSON.stringify(manifest)))
  const copy = new Copy(cache, new Edition(manifest), SCOPE, name)
  for (const path of paths) await copy.keep(path, new Response(contents[path]))
  await copy.finish(groups)
  return copy
}
const whole = () => stored(["core"], Object.keys(FILES.core))
const address = path => SCOPE + new Edition(MADE).address(path).split("?")[0]
/** 网站：清单和各个文件，可以换掉几个。 */
const site = (replaced = {}) => openSite({
  [SCOPE + MANIFEST]: () => new Response(TEXT), ...Object.fromEntries(Object.entries(CONTENTS).map(([path, content]) => [address(path), () => new Response(content)])), ...replaced,
})
const down = () => { throw new TypeError("断了") }
const open = () => Copy.open(NAME, SCOPE)

test("安装：取来这一版的清单，存全每次都存的一样", async () => {
  const storage = openStorage()
  const asked = site()
  const { happen } = await installed()
  await happen("install")
  assert.equal(asked[0], `${SCOPE}${MANIFEST}?v=${EDITION} no-cache`)
  const copy = await open()
  assert.deepEqual([await copy.groups(), (await copy.paths()).sort(), [...storage.keys()]], [["core"], Object.keys(FILES.core).sort(), [NAME]])
})

test("换版：以前存着的、读者要过的都带过来，一样的不再取；没有存全的旧的删掉", async () => {
  const storage = openStorage()
  const old = prefix(SCOPE) + "old"
  await stored(["core", "pdf", "gone"], ["index.html", "a.html", "book.pdf"], old)
  await caches.open(prefix(SCOPE) + "half")
  const asked = site()
  const { happen } = await installed()
  await happen("install")
  assert.deepEqual([...storage.keys()].sort(), [NAME, old].sort())
  const copy = await open()
  assert.deepEqual([await copy.groups(), (await copy.paths()).sort()], [["core", "pdf"], ["404.html", "a.html", "book.pdf", "index.html", "tools/offline.html"]])
  assert.deepEqual(asked.slice(1).map(url => url.replace(SCOPE, "")).sort(), ["404.html", "tools/offline.html"])
})

test("旧的一份里现在没有了的文件不带；断在一半再装，取到的还用", async () => {
  openStorage()
  const other = manifestOf("t0", { core: { "index.html": "首页", "gone.html": "旧" } })
  await stored(["core"], ["index.html", "gone.html"], prefix(SCOPE) + "old", other, { "index.html": "首页", "gone.html": "旧" })
  site({ [address("404.html")]: down })
  const { happen } = await installed()
  await assert.rejects(happen("install"), TypeError)
  assert.equal(await open(), null)
  const asked = site()
  await happen("install")
  assert.deepEqual((await (await open()).paths()).sort(), Object.keys(FILES.core).sort())
  assert.equal(asked.includes(address("index.html")), false)
})

test("清单不是这一版的，不装", async () => {
  openStorage()
  site({ [SCOPE + MANIFEST]: () => new Response(TEXT.replace("t1", "t2")) })
  await assert.rejects((await installed()).happen("install"), /清单不是这一版的/)
})

test("放不下的，存了一半的也删掉；别的错，取到的留着", async () => {
  const storage = openStorage()
  const { happen } = await installed()
  for (const [name, left] of [["QuotaExceededError", 0], ["TypeError", 1]]) {
    site({ [address("404.html")]: () => { throw Object.assign(new Error("x"), { name }) } })
    await assert.rejects(happen("install"), { name })
    assert.equal(storage.size, left)
  }
})

test("接手：删掉别的版，打开着的各页也归它", async () => {
  const storage = openStorage()
  await whole()
  await stored(["core"], [], prefix(SCOPE) + "old")
  const { happen, done } = await installed()
  await happen("activate")
  assert.deepEqual([[...storage.keys()], done.claimed], [[NAME], 1])
})

test("不归它管的都不应答：不是取、别的网站、清单", async () => {
  openStorage()
  const { ask } = await installed()
  for (const [url, given] of [["a.html", { method: "POST" }], ["https://b.test/", {}], [MANIFEST, {}]]) assert.equal(await ask(url, given), undefined, url)
})

test("页面先问网站，看过的存下；网站不行了用存着的", async () => {
  openStorage()
  await whole()
  site({ [SCOPE + "a.html"]: () => new Response("甲") })
  const { ask } = await installed()
  assert.equal(await (await ask("a.html")).text(), "甲")
  assert.ok((await (await open()).paths()).includes("a.html"))
  site({ [SCOPE + "a.html"]: () => new Response("", { status: 503 }) })
  assert.equal(await (await ask("a.html")).text(), "甲")
  site({ [SCOPE + "a.html"]: () => new Response("新的") })
  assert.equal(await (await ask("a.html")).text(), "新的")
  assert.equal(await (await (await open()).match("a.html")).text(), "甲")
})

test("脚本自己取的、PDF、这一版没有的，看过也不存", async () => {
  openStorage()
  await whole()
  site({ [SCOPE + "none.html"]: () => new Response("别的") })
  const { ask } = await installed()
  await ask("a.html", { destination: "" })
  await ask("book.pdf")
  await ask("none.html")
  assert.deepEqual((await (await open()).paths()).sort(), Object.keys(FILES.core).sort())
})

test("存着而网址里写着版次的，不问网站；要一段给一段", async () => {
  openStorage()
  const copy = await whole()
  await copy.keep("book.pdf", new Response(CONTENTS["book.pdf"]))
  const asked = site()
  const { ask } = await installed()
  const found = await ask(`book.pdf?v=${digest(CONTENTS["book.pdf"]).slice(0, 8)}`, {}, { Range: "bytes=2-4" })
  assert.deepEqual([found.status, await found.text(), asked], [206, "234", []])
  site({ [SCOPE + "book.pdf"]: down })
  assert.equal(await (await ask("book.pdf", {}, { Range: "bytes=0-1" })).text(), "01")
})

test("没有网又没有存着：手册里有的转到离线的一页，没有的说没有", async () => {
  openStorage()
  const copy = await whole()
  openSite({})
  const { ask } = await installed()
  const turned = await ask("a.html?x=1")
  assert.deepEqual([turned.status, turned.headers.get("Location")], [302, `${SCOPE}tools/offline.html?wanted=a.html`])
  assert.equal((await ask("chapters/b.html")).headers.get("Location"), `${SCOPE}tools/offline.html?wanted=chapters%2Fb.html`)
  const missing = await ask("none.html")
  assert.deepEqual([missing.status, await missing.text()], [404, "没有"])
  await copy.cache.delete(`${SCOPE}404.html`)
  assert.equal((await ask("none.html")).type, "error")
  await assert.rejects(ask("a.html", { mode: "cors" }), TypeError)
})

test("网站慢过四秒，用存着的", async context => {
  openStorage()
  await whole()
  site({ [SCOPE]: () => new Promise(() => {}) })
  const { ask } = await installed()
  context.mock.timers.enable({ apis: ["setTimeout"] })
  let text = ""
  ask("").then(async found => { text = await found.text() })
  await settled()
  context.mock.timers.tick(3999)
  await settled()
  assert.equal(text, "")
  context.mock.timers.tick(1)
  await settled()
  assert.equal(text, "首页")
})

test("存着的给浏览器清掉了：照网站的给，自己退出；存着的打开一次就记着", async () => {
  const storage = openStorage()
  site({ [SCOPE + "a.html"]: () => new Response("甲") })
  const { ask, done } = await installed()
  assert.equal(await (await ask("a.html")).text(), "甲")
  assert.equal(done.gone, 1)
  await whole()
  assert.equal(await (await ask("a.html")).text(), "甲")
  assert.equal(done.gone, 1)
  storage.delete(NAME)
  await ask("a.html")
  assert.equal(done.gone, 1)
})

test("问它版次照答；请它接手就接手；别的话不理", async () => {
  openStorage()
  const { happen, done } = await installed()
  const told = []
  const ports = [{ postMessage: one => told.push(one) }]
  await happen("message", { data: { ask: "edition" }, ports })
  await whole()
  await happen("message", { data: { ask: "edition" }, ports })
  assert.deepEqual(told, [{ text: "", name: NAME }, { text: "t1", name: NAME }])
  await happen("message", { data: { ask: "edition" }, ports: [] })
  await happen("message", { data: null, ports })
  await happen("message", { data: { ask: "other" }, ports })
  assert.deepEqual([told.length, done.skipped], [2, 0])
  await happen("message", { data: { ask: "take over" }, ports })
  assert.equal(done.skipped, 1)
})

test("打开时还没有人替它存的一页，补存下来；不归它的、取不来的不管", async () => {
  openStorage()
  const { happen } = await installed()
  const read = async (url, answers) => {
    const asked = openSite(answers)
    await happen("message", { data: { read: url } })
    return asked
  }
  assert.deepEqual(await read(`${SCOPE}a.html`, {}), [])
  const copy = await whole()
  assert.deepEqual(await read("https://b.test/a.html", {}), [])
  assert.deepEqual(await read(`${SCOPE}book.pdf`, {}), [])
  assert.deepEqual(await read(`${SCOPE}a.html`, {}), [`${SCOPE}a.html`])
  await read(`${SCOPE}a.html#steps`, { [`${SCOPE}a.html`]: () => new Response("甲") })
  assert.ok((await copy.paths()).includes("a.html"))
})

test("收回的：马上接手，删掉存着的，自己退出", async () => {
  const storage = openStorage()
  await whole()
  await caches.open("handbook https://a.test/other/ e1")
  const { happen, done } = await installed(() => import(`./off.js?${++run}`))
  await happen("install")
  await happen("activate")
  assert.deepEqual([done.skipped, done.gone, [...storage.keys()]], [1, 1, ["handbook https://a.test/other/ e1"]])
})
