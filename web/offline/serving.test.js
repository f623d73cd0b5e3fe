import assert from "node:assert/strict"
import { test } from "node:test"
import { fresh, served } from "./serving.js"

const kept = () => new Response("0123456789", { headers: { "Content-Encoding": "gzip", "Content-Type": "application/pdf", "Content-Security-Policy": "default-src 'self'" } })

test("整个的照样给，连同它的头", async () => {
  const answer = await served(kept(), null)
  assert.deepEqual([answer.status, await answer.text(), answer.headers.get("Content-Security-Policy")], [200, "0123456789", "default-src 'self'"])
})

for (const [range, status, content, told] of [
  ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
  ["bytes=4-", 206, "456789", "bytes 4-9/10"],
  ["bytes=-3", 206, "789", "bytes 7-9/10"],
  ["bytes=-30", 206, "0123456789", "bytes 0-9/10"],
  ["bytes=8-99", 206, "89", "bytes 8-9/10"],
  ["bytes=0-0", 206, "0", "bytes 0-0/10"],
  ["bytes=10-", 416, "", "bytes */10"],
  ["bytes=5-2", 416, "", "bytes */10"],
  ["bytes=-0", 416, "", "bytes */10"],
  ["bytes=-", 200, "0123456789", null],
  ["bytes=0-1,4-5", 200, "0123456789", null],
  ["lines=1-2", 200, "0123456789", null],
]) {
  test(`要一段：${range}`, async () => {
    const answer = await served(kept(), range)
    assert.deepEqual([answer.status, await answer.text(), answer.headers.get("Content-Range")], [status, content, told])
    // 给一段的，长短照这一段，也不再是压着的。
    if (status === 206) assert.deepEqual([answer.headers.get("Content-Length"), answer.headers.get("Content-Encoding")], [`${content.length}`, null])
  })
}

const never = new Promise(() => {})

test("没有存着的，等网站，错也照样说", async () => {
  await assert.rejects(fresh(Promise.reject(new TypeError("断了")), undefined, 5), TypeError)
  assert.equal((await fresh(Promise.resolve(new Response("", { status: 503 })), undefined, 5))?.status, 503)
})

test("有存着的：断了、太久、服务器出错，用存着的", async () => {
  assert.equal(await fresh(Promise.reject(new TypeError("断了")), kept(), 5), null)
  assert.equal(await fresh(never, kept(), 5), null)
  assert.equal(await fresh(Promise.resolve(new Response("", { status: 503 })), kept(), 5), null)
})

test("网站来得及的，等的时候也收了；过了时候网站才断，不算错", async context => {
  const ended = context.mock.method(globalThis, "clearTimeout")
  assert.equal((await fresh(Promise.resolve(new Response("")), kept(), 5))?.status, 200)
  assert.equal(ended.mock.callCount(), 1)
  assert.equal(typeof ended.mock.calls[0].arguments[0], "object")
  let fail = () => {}
  assert.equal(await fresh(new Promise((_done, no) => { fail = no }), kept(), 1), null)
  fail(new TypeError("断了"))
  await new Promise(done => setImmediate(done))
})

test("服务器的错从 500 起", async () => {
  for (const [status, used] of [[499, 499], [500, undefined], [501, undefined]]) assert.equal((await fresh(Promise.resolve(new Response("", { status })), kept(), 5))?.status, used)
})

test("网站说没有这一页的，不拿存着的充数", async () => {
  assert.equal((await fresh(Promise.resolve(new Response("", { status: 404 })), kept(), 5))?.status, 404)
})
