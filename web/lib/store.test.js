import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { forget, keep, kept, names, texts, whenAnyChanged, whenChanged } from "./store.js"

beforeEach(() => { openPage("") })

test("存了能取回，键名带版本", () => {
  assert.equal(keep("some.thing", ["甲"]), true)
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
  assert.equal(keep("x", ["甲"]), false)
})

test("localStorage 是 null 的浏览器里也一样", () => {
  openPage("", { localStorage: null })
  assert.deepEqual(kept("x", texts), [])
  keep("x", ["甲"])
})

test("不再存的，键也没有了；不让碰的浏览器里不抛错", () => {
  keep("x", ["甲"])
  forget("x")
  assert.equal(localStorage.getItem("handbook.v1.x"), null)
  forbid("localStorage")
  forget("x")
})

test("存满了不抛错", () => {
  openPage("", { localStorage: { setItem() { throw new Error("QuotaExceededError") }, getItem: () => null } })
  keep("x", ["甲"])
})

test("别的标签页改了这一份，或者全部清掉，或者后退回来，都告诉一声", () => {
  let told = 0
  whenChanged("x", () => told++)
  dispatchEvent(new StorageEvent("storage", { key: "handbook.v1.x" }))
  dispatchEvent(new StorageEvent("storage", { key: null }))
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))
  assert.equal(told, 3)
  dispatchEvent(new StorageEvent("storage", { key: "handbook.v1.y" }))
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }))
  assert.equal(told, 3)
})

test("一类键名：列得出，删得掉，别家的不算", () => {
  keep("run.a", 1)
  keep("run.b", 2)
  keep("runs", 3)
  localStorage.setItem("run.c", "4")
  assert.deepEqual(names("run.").sort(), ["run.a", "run.b"])
  forget("run.a")
  assert.deepEqual(names("run."), ["run.b"])
  forbid("localStorage")
  assert.deepEqual(names("run."), [])
  forget("run.b")
})

test("一类里哪一份在别的标签页里改了，说得出；全部清掉时不知道是哪一份", () => {
  const told = []
  whenAnyChanged("run.", name => told.push(name))
  for (const key of ["handbook.v1.run.a", "handbook.v1.other", null]) dispatchEvent(new StorageEvent("storage", { key }))
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }))
  assert.deepEqual(told, ["run.a", null, null])
})
