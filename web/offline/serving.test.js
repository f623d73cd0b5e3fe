import assert from "node:assert/strict"
import { test } from "node:test"
import { fresh, served } from "./serving.js"

const kept = () => new Response("0123456789", { headers: { "Content-Type": "application/pdf", "Content-Security-Policy": "default-src 'self'" } })

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

test("网站说没有这一页的，不拿存着的充数", async () => {
  assert.equal((await fresh(Promise.resolve(new Response("", { status: 404 })), kept(), 5))?.status, 404)
})
