import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { digest, manifestOf, openSite, openStorage } from "../testing/storage.js"
import { Copy, clear, digestOf, prefix, whole } from "./copy.js"
import { Edition, MANIFEST } from "./edition.js"

const SCOPE = "https://a.test/shouce/"
const FILES = { "index.html": "首页", "faq.html": "问答" }
let storage

beforeEach(() => { storage = openStorage() })

async function copy(name = "e1", files = FILES) {
  const manifest = manifestOf("t1", { core: files })
  const cache = await caches.open(prefix(SCOPE) + name)
  await cache.put(SCOPE + MANIFEST, new Response(JSON.stringify(manifest)))
  return new Copy(cache, new Edition(manifest), SCOPE, prefix(SCOPE) + name)
}

/** @param {Record<string, string>} files */
const site = files => Object.fromEntries(Object.entries(files).map(([path, content]) => [SCOPE + path, () => new Response(content)]))

test("摘要和建站时写的一样", async () => {
  assert.equal(await digestOf(new TextEncoder().encode("首页")), digest("首页"))
})

test("一字不差的才收：错误页、登录页、转到别处的、别处的都不收", async () => {
  const kept = await copy()
  const redirected = Object.defineProperty(new Response("首页"), "redirected", { value: true })
  const foreign = Object.defineProperty(new Response("首页"), "type", { value: "opaque" })
  const refused = [new Response("请先登录"), new Response("首页", { status: 404 }), new Response("首页", { status: 206 }), redirected, foreign]
  for (const one of refused) assert.equal(await kept.keep("index.html", one), false)
  assert.equal(await kept.keep("none.html", new Response("首页")), false)
  assert.deepEqual(await kept.paths(), [])
  assert.equal(await kept.keep("index.html", new Response("首页")), true)
  assert.deepEqual(await kept.paths(), ["index.html"])
})

test("取齐，已经有的不再取", async () => {
  const kept = await copy()
  await kept.keep("index.html", new Response("首页"))
  const asked = openSite(site(FILES))
  const told = []
  await kept.fill(Object.keys(FILES), [], (done, all) => told.push([done, all]))
  assert.deepEqual(asked, [`${SCOPE}faq.html`])
  assert.deepEqual(told, [[1, 2], [2, 2]])
})

test("浏览器留着的不对，就重新取一次；还不对就停，取到的留着", async () => {
  const kept = await copy()
  const asked = openSite({ ...site(FILES), [`${SCOPE}faq.html`]: cache => new Response(cache === "reload" ? "问答" : "旧的") })
  await kept.fill(["faq.html"])
  assert.deepEqual(asked, [`${SCOPE}faq.html`, `${SCOPE}faq.html reload`])
  const other = await copy("e2")
  openSite({ ...site(FILES), [`${SCOPE}faq.html`]: () => new Response("新版的") })
  await assert.rejects(other.fill(["index.html", "faq.html"]), /faq/)
  assert.deepEqual(await other.paths(), ["index.html"])
})

test("一次取六个；有一个取不来，后面的不再取", async () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.html`, `${at}`]))
  const kept = await copy("e1", files)
  const waiting = []
  const asked = openSite(Object.fromEntries(Object.keys(files).map(path => [SCOPE + path, () => new Promise((done, no) => waiting.push([done, no]))])))
  const filling = kept.fill(Object.keys(files))
  for (let at = 0; at < 20; at++) await new Promise(done => setImmediate(done))
  assert.equal(asked.length, 6)
  waiting[0][1](new TypeError("断了"))
  for (const [at, [done]] of waiting.entries()) done(new Response(`${at}`))
  await assert.rejects(filling, TypeError)
  for (let at = 0; at < 20; at++) await new Promise(done => setImmediate(done))
  assert.equal(asked.length, 6)
})

test("断了网，说的是断网", async () => {
  openSite({})
  await assert.rejects((await copy()).fill(["faq.html"]), TypeError)
})

test("以前的一份里一样的搬过来，不一样的才取", async () => {
  const old = await copy("e1", { "index.html": "首页", "faq.html": "旧问答" })
  await old.keep("index.html", new Response("首页"))
  await old.keep("faq.html", new Response("旧问答"))
  const asked = openSite(site(FILES))
  const fresh = await copy("e2")
  await fresh.fill(Object.keys(FILES), [old])
  assert.deepEqual(asked, [`${SCOPE}faq.html`])
  assert.deepEqual((await fresh.paths()).sort(), ["faq.html", "index.html"])
  assert.equal(await (await fresh.match("faq.html")).text(), "问答")
})

test("记下存了哪几样，才算存全；清单不见了就不算", async () => {
  const kept = await copy()
  assert.deepEqual(await whole(SCOPE), [])
  assert.equal(await Copy.open(kept.name, SCOPE), null)
  await kept.finish(["core"])
  assert.deepEqual((await whole(SCOPE)).map(({ name }) => name), [kept.name])
  assert.deepEqual(await (await Copy.open(kept.name, SCOPE)).groups(), ["core"])
  await kept.cache.delete(SCOPE + MANIFEST)
  assert.equal(await Copy.open(kept.name, SCOPE), null)
})

test("只删自己的：同一个域名下别的网站的不动", async () => {
  await copy("e1")
  await copy("e2")
  await caches.open("handbook https://a.test/other/ e1")
  await clear(SCOPE, name => name.endsWith("e2"))
  assert.deepEqual([...storage.keys()], ["handbook https://a.test/shouce/ e2", "handbook https://a.test/other/ e1"])
})
