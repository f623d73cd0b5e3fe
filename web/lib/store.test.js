import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { keep, kept, texts } from "./store.js"

beforeEach(() => { openPage("") })

test("存了能取回，键名带版本", () => {
  keep("some.thing", ["甲"])
  assert.equal(localStorage.getItem("handbook.v1.some.thing"), '["甲"]')
  assert.deepEqual(kept("some.thing", texts), ["甲"])
})

test("没有、不是 JSON、不合式样的，都算没有", () => {
  for (const value of [null, "{", "", "5", "null", '"甲"', '{"a":1}']) {
    if (value === null) localStorage.clear()
    else localStorage.setItem("handbook.v1.x", value)
    assert.deepEqual(kept("x", texts), [], String(value))
  }
})

test("混进一列文字的别的东西不要", () => {
  keep("x", ["甲", 1, null, ["乙"], "丙"])
  assert.deepEqual(kept("x", texts), ["甲", "丙"])
})

test("不让碰 localStorage 的浏览器里，取到的是没有，存不抛错", () => {
  forbid("localStorage")
  assert.deepEqual(kept("x", texts), [])
  keep("x", ["甲"])
})

test("localStorage 是 null 的浏览器里也一样", () => {
  openPage("", { localStorage: null })
  assert.deepEqual(kept("x", texts), [])
  keep("x", ["甲"])
})

test("存满了不抛错", () => {
  openPage("", { localStorage: { setItem() { throw new Error("QuotaExceededError") }, getItem: () => null } })
  keep("x", ["甲"])
})
