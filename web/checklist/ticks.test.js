import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { Ticks } from "./ticks.js"

const KEY = "handbook.v1.checklist.meeting"
beforeEach(() => { openPage("") })
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? "null")
/** 像别的标签页那样改。 */
function elsewhere(items) {
  localStorage.setItem(KEY, JSON.stringify(items))
  dispatchEvent(new StorageEvent("storage", { key: KEY }))
}

test("打上、去掉，都存下", () => {
  const ticks = new Ticks("meeting")
  ticks.set(["a", "b"], true)
  ticks.set(["a"], false)
  assert.deepEqual(stored(), ["b"])
  assert.deepEqual([ticks.has("a"), ticks.has("b"), new Ticks("meeting").has("b")], [false, true, true])
})

test("两个标签页：先打的勾不会被后打的冲掉", () => {
  const [one, two] = [new Ticks("meeting"), new Ticks("meeting")]
  one.set(["a"], true)
  // 别的标签页里的改动，事件可能还没有到。
  localStorage.setItem(KEY, JSON.stringify(["a", "c"]))
  two.set(["b"], true)
  assert.deepEqual(stored().sort(), ["a", "b", "c"])
})

test("别的标签页改了，这里跟着变", () => {
  const ticks = new Ticks("meeting")
  let told = 0
  ticks.onChange(() => told++)
  elsewhere(["x"])
  assert.ok(ticks.has("x"))
  elsewhere([])
  assert.ok(!ticks.has("x"))
  assert.equal(told, 2)
  dispatchEvent(new StorageEvent("storage", { key: "handbook.v1.searches" }))
  assert.equal(told, 2)
})

test("清空给出去掉的，好放回来", () => {
  const ticks = new Ticks("meeting")
  ticks.set(["a", "b"], true)
  assert.deepEqual(ticks.clear().sort(), ["a", "b"])
  assert.deepEqual(stored(), [])
  ticks.set(["c"], true)
  ticks.set(["a", "b"], true)
  assert.deepEqual(stored().sort(), ["a", "b", "c"])
})

test("存着的不是该有的式样，当作没有打过", () => {
  for (const rubbish of ["{", "5", '"a"', "null", '{"a":1}', "[1,null,[]]"]) {
    localStorage.setItem(KEY, rubbish)
    const ticks = new Ticks("meeting")
    assert.equal(ticks.items.size, 0, rubbish)
    ticks.set(["a"], true)
    assert.deepEqual(stored(), ["a"])
  }
})

test("不让存：勾在这一页里记着", () => {
  forbid("localStorage")
  const ticks = new Ticks("meeting")
  ticks.set(["a"], true)
  ticks.set(["b"], true)
  assert.deepEqual([...ticks.items], ["a", "b"])
})

test("存满了：打的勾不退回存着的样子", () => {
  openPage("", { localStorage: { getItem: () => '["old"]', setItem() { throw new Error("QuotaExceededError") } } })
  const ticks = new Ticks("meeting")
  ticks.set(["a"], true)
  ticks.set(["b"], true)
  assert.deepEqual([...ticks.items], ["old", "a", "b"])
})
