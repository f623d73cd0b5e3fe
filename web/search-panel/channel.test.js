import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"

// Worker 的消息用 Node 自己的事件，换上页面以前记下。
const Message = globalThis.MessageEvent
let run = 0
/** @type {unknown[]} */
let posted = []

/** 像浏览器那样：先有 Worker，再载入这个脚本。 @param {string} [url] */
async function open(url) {
  posted = []
  globalThis.Worker = /** @type {any} */ (class extends EventTarget {
    postMessage(message) { posted.push(message) }
  })
  openPage("", {}, url)
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
