import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"

// Worker 的消息用 Node 自己的事件，换上页面以前记下。
const Message = globalThis.MessageEvent
let run = 0
/** @type {unknown[]} */
let posted = []

/** 像浏览器那样：先有 Worker，再载入这个脚本。 @param {string} [url] */
async function open(url, body = "") {
  posted = []
  globalThis.Worker = /** @type {any} */ (class extends EventTarget {
    postMessage(message) { posted.push(message) }
  })
  openPage(body, {}, url)
  await import(`./channel.js?${++run}`)
  return { worker: new Worker("x"), channel: self.handbookSearchChannel }
}

beforeEach(() => { posted = [] })

test("查询带上选中的种类，别的消息照原样", async () => {
  const { worker, channel } = await open()
  worker.postMessage({ type: 0, data: {} })
  worker.postMessage({ type: 2, data: "党费" })
  channel.kind = "案例"
  worker.postMessage({ type: 2, data: "党费" })
  assert.deepEqual(posted, [{ type: 0, data: {} }, { type: 2, data: "党费", kind: "" }, { type: 2, data: "党费", kind: "案例" }])
})

test("换了种类可以照上一句再问", async () => {
  const { worker, channel } = await open()
  assert.equal(channel.again, null)
  worker.postMessage({ type: 2, data: "党费" })
  channel.kind = "术语"
  channel.again()
  assert.deepEqual(posted.at(-1), { type: 2, data: "党费", kind: "术语" })
})

test("应答转给页面，别的不转", async () => {
  const { worker } = await open()
  /** @type {unknown[]} */
  const heard = []
  document.addEventListener("handbook-search", event => heard.push(event.detail))
  worker.postMessage({ type: 0 })
  for (const data of [{ type: 1 }, { type: 3, data: { items: [] } }, null]) worker.dispatchEvent(new Message("message", { data }))
  assert.deepEqual(heard, [{ items: [] }])
})

test("网址里太长的查询，在 Material 读以前截短", async () => {
  await open("http://handbook.test/page.html?q=" + "党".repeat(8000))
  assert.equal(new URLSearchParams(location.search).get("q")?.length, 200)
})

const BOXES = `<main>正文</main><div data-md-component="search"><input></div><button id="hb-search-open"></button><form class="hb-hero__search"><input></form>`
const LOAD = { type: 4 }
/** @param {string} selector @param {string} name */
const touch = (selector, name) => document.querySelector(selector)?.dispatchEvent(new Event(name, { bubbles: true }))

test("没有碰到搜索框，不请 Worker 载入", async () => {
  const { worker } = await open(undefined, BOXES)
  worker.postMessage({ type: 0 })
  touch("main", "pointerover")
  touch("main", "focusin")
  assert.deepEqual(posted, [{ type: 0 }])
})

for (const [selector, name] of [["[data-md-component=search] input", "focusin"], ["#hb-search-open", "pointerover"], [".hb-hero__search input", "focusin"]]) {
  test(`碰到搜索框（${selector}）就请 Worker 载入，一次`, async () => {
    const { worker } = await open(undefined, BOXES)
    worker.postMessage({ type: 0 })
    touch(selector, name)
    touch(selector, name)
    assert.deepEqual(posted, [{ type: 0 }, LOAD])
  })
}

test("Worker 还没有开就碰了：开了就载入", async () => {
  const { worker } = await open(undefined, BOXES)
  touch("[data-md-component=search] input", "focusin")
  assert.deepEqual(posted, [])
  worker.postMessage({ type: 0 })
  assert.deepEqual(posted, [{ type: 0 }, LOAD])
})

test("网址里有查询：Worker 一开就载入", async () => {
  const { worker } = await open("http://handbook.test/page.html?q=党费")
  worker.postMessage({ type: 0 })
  assert.deepEqual(posted, [{ type: 0 }, LOAD])
})

test("别的消息一样不改", async () => {
  const { worker } = await open()
  for (const message of [{ type: 7, data: "党费" }, "别家的"]) worker.postMessage(message)
  assert.deepEqual(posted, [{ type: 7, data: "党费" }, "别家的"])
})
