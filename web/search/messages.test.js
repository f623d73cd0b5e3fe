import assert from "node:assert/strict"
import { test } from "node:test"
import { Message, isLoad, isQuery, isResult, isSetup } from "./messages.js"

test("前四种消息的号是 Material 的，自己的一种接在后面", () => {
  assert.deepEqual({ ...Message }, { SETUP: 0, READY: 1, QUERY: 2, RESULT: 3, LOAD: 4 })
})

test("各认各的，别的都不认", () => {
  const guards = [isSetup, isQuery, isResult, isLoad]
  const types = [Message.SETUP, Message.QUERY, Message.RESULT, Message.LOAD]
  guards.forEach((guard, at) => types.forEach((type, n) => assert.equal(guard({ type }), n === at)))
  for (const guard of guards) for (const other of [null, undefined, 0, "0", {}, { type: "0" }, { type: 1 }]) assert.ok(!guard(other))
})
