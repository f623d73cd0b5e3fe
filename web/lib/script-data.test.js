import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { scriptData } from "./script-data.js"

afterEach(() => {
  // 没有文档就是在 Worker 里。
  Reflect.deleteProperty(globalThis, "document")
})

/** @param {string | null} text null 是取不到 */
function serve(text) {
  /** @type {[string, unknown][]} */
  const asked = []
  globalThis.fetch = async (url, options) => {
    asked.push([url, options])
    return text === null ? { ok: false, status: 404 } : { ok: true, text: async () => text }
  }
  return asked
}

test("在 Worker 里取来当 JSON 读，不运行", async () => {
  const asked = serve('self.x={"a":"b=c;d"};\n')
  assert.deepEqual(await scriptData("http://handbook.test/x.js", "x"), { a: "b=c;d" })
  assert.deepEqual(asked, [["http://handbook.test/x.js", {}]])
})

test("要新的，就不要浏览器留着的", async () => {
  const asked = serve('self.x={"a":1};')
  await scriptData("http://handbook.test/x.js", "x", true)
  assert.deepEqual(asked[0][1], { cache: "reload" })
})

test("取不到、残缺，都落空", async () => {
  serve(null)
  await assert.rejects(scriptData("http://handbook.test/x.js", "x"), /404/)
  serve('self.x={"a":')
  await assert.rejects(scriptData("http://handbook.test/x.js", "x"))
})

/** 页上载入脚本：放进去时当作已经载入。 @param {() => void} run */
function page(run, event = "load") {
  openPage("")
  /** @type {string[]} */
  const addresses = []
  document.head.append = script => {
    assert.equal(script.tagName, "SCRIPT")
    addresses.push(script.getAttribute("src") ?? script.src)
    setTimeout(() => { run(); script.dispatchEvent(new Event(event)) })
  }
  return addresses
}

test("页上用脚本元素载入", async () => {
  const addresses = page(() => { self.handbookX = [1] })
  assert.deepEqual(await scriptData("http://handbook.test/x.js", "handbookX"), [1])
  assert.deepEqual(addresses, ["http://handbook.test/x.js"])
})

test("页上要新的，地址后面加个数，也不拿先前的数据充数", async () => {
  const addresses = page(() => {})
  self.handbookX = ["旧"]
  await assert.rejects(scriptData("http://handbook.test/x.js", "handbookX", true), /没有数据/)
  await assert.rejects(scriptData("http://handbook.test/x.js?v=1", "handbookX", true))
  assert.match(addresses[0], /x\.js\?\d+$/)
  assert.match(addresses[1], /x\.js\?v=1&\d+$/)
})

test("页上载入不了就落空", async () => {
  page(() => { self.handbookX = [1] }, "error")
  await assert.rejects(scriptData("http://handbook.test/x.js", "handbookX"), /^Error: http:\/\/handbook\.test\/x\.js$/)
})
