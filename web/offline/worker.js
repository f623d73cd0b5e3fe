/**
 * 离线时替网站应答。建站时在前面写上 self.handbookEdition（清单的摘要、点、这个脚本的摘要），放在网站的最上一层。
 *
 * 页面有网时总是先问网站，所以旧的一份不会把读者困住；样式和脚本的网址里写着版次，存着就直接用。
 * 换版时先把新的一份存全，才让它接手；有一个文件取不来，旧的照用。
 */

import { CORE, Edition, MANIFEST, pathOf } from "./edition.js"
import { Copy, clear, digestOf, prefix, whole } from "./copy.js"
import { fresh, served } from "./serving.js"

/** 有存着的时候，等网站多久，毫秒。 */
const PATIENCE = 4000
const OFFLINE_PAGE = "tools/offline.html"
const MISSING_PAGE = "404.html"

const worker = /** @type {any} */ (self)
/** @type {string} */
const edition = worker.handbookEdition
/** @type {string} */
const scope = worker.registration.scope
const NAME = prefix(scope) + edition

/** 存全了的这一版；打开一次就记着。 @type {Promise<Copy | null> | null} */
let opened = null

async function own() {
  opened ??= Copy.open(NAME, scope)
  const copy = await opened
  if (!copy) opened = null
  return copy
}

async function install() {
  const earlier = (await whole(scope)).filter(({ name }) => name !== NAME)
  // 别的版没有存全的，不会再有用了。
  await clear(scope, name => name === NAME || earlier.some(copy => copy.name === name))
  const response = await fetch(`${scope}${MANIFEST}?v=${edition}`, { cache: "no-cache" })
  const text = await response.clone().text()
  if (await digestOf(new TextEncoder().encode(text)) !== edition.split(".")[0]) throw new Error("清单不是这一版的")
  const cache = await caches.open(NAME)
  await cache.put(scope + MANIFEST, response)
  const copy = new Copy(cache, new Edition(JSON.parse(text)), scope, NAME)
  const kept = (await Promise.all(earlier.map(one => one.paths()))).flat()
  const groups = [...new Set([CORE, ...(await Promise.all(earlier.map(one => one.groups()))).flat()])]
  const chosen = groups.filter(name => name in copy.edition.groups)
  await copy.fill([...chosen.flatMap(name => copy.edition.groups[name] ?? []), ...kept.filter(path => copy.edition.has(path))], earlier)
  await copy.finish(chosen)
}

async function activate() {
  await clear(scope, name => name === NAME)
  await worker.clients.claim()
}

/** @param {any} event @param {string} path @param {string | null} version */
async function answer(event, path, version) {
  const { request } = event
  const copy = await own()
  if (!copy) {
    // 浏览器清掉了存着的：退出，下次打开再从头存。
    worker.registration.unregister()
    return fetch(request)
  }
  const kept = await copy.match(path)
  const range = request.headers.get("Range")
  if (kept && copy.edition.settles(path, version)) return served(kept, range)
  const response = await fresh(fetch(request), kept, PATIENCE).catch(error => {
    if (request.mode !== "navigate") throw error
    return absent(copy, path)
  })
  if (!response) return served(/** @type {Response} */ (kept), range)
  // 页面和它要的算看过；脚本自己取的不算。
  if (!kept && request.destination && copy.edition.keepsAsRead(path)) {
    const whole = response.clone()
    event.waitUntil(copy.keep(path, whole).catch(() => false))
  }
  return response
}

/** 没有网，又没有存着：手册里没有的说没有，有的说还没有存下。 @param {Copy} copy @param {string} path */
async function absent(copy, path) {
  if (copy.edition.has(path)) return Response.redirect(`${scope}${OFFLINE_PAGE}?wanted=${encodeURIComponent(path)}`)
  const page = await copy.match(MISSING_PAGE)
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error()
}

/** 打开时还没有人替它存的一页，补存下来。 @param {string} address */
async function read(address) {
  const [copy, path] = [await own(), pathOf(address, scope)]
  if (copy && path && copy.edition.keepsAsRead(path)) await copy.fill([path])
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install().catch(async error => {
  // 断了的留着，下次接着取；放不下的留着只会占地方。
  if (error.name === "QuotaExceededError") await caches.delete(NAME)
  throw error
})))
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()))
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event
  const path = pathOf(request.url, scope)
  if (request.method !== "GET" || path === null || path === MANIFEST) return
  const version = new URL(request.url).searchParams.get("v")
  event.respondWith(answer(event, path, version))
})
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { ask, read: address } = event.data ?? {}
  if (ask === "edition") event.waitUntil(own().then(copy => event.ports[0]?.postMessage({ text: copy?.edition.text ?? "", name: NAME })))
  if (ask === "take over") worker.skipWaiting()
  if (typeof address === "string") event.waitUntil(read(address).catch(() => {}))
})
