import assert from "node:assert/strict"
import { test } from "node:test"
import { Message, isQuery, isResult, isSetup } from "./messages.js"

test("四种消息的号是 Material 的", () => {
  assert.deepEqual({ ...Message }, { SETUP: 0, READY: 1, QUERY: 2, RESULT: 3 })
})

test("各认各的，别的都不认", () => {
  const guards = [isSetup, isQuery, isResult]
  const types = [Message.SETUP, Message.QUERY, Message.RESULT]
  guards.forEach((guard, at) => types.forEach((type, n) => assert.equal(guard({ type }), n === at)))
  for (const guard of guards) for (const other of [null, undefined, 0, "0", {}, { type: "0" }, { type: 1 }]) assert.ok(!guard(other))
})
