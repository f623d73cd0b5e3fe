import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { carriable, carry } from "./carry.js"
import { begun, marked, newId } from "./run.js"
import { Shelf } from "./shelf.js"

const TODAY = "2026-11-27"
const WHAT = { checklist: "meeting", title: "开会", items: [{ id: "a", text: "甲", phase: "" }, { id: "b", text: "乙", phase: "" }] }
const run = (id = "r1", now = new Date(0)) => begun(WHAT, id, TODAY, now, id)
const KEY = "handbook.v1.run.r1"
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? "null")
const tick = item => one => marked(one, [item], { done: true })

beforeEach(() => { openPage("") })

test("一次一个键名，最近改的在前", () => {
  let time = 1
  const shelf = new Shelf(() => new Date(time++))
  shelf.put(run("r1"))
  shelf.put(run("r2"))
  shelf.change("r1", tick("a"))
  assert.deepEqual(shelf.all().map(({ id }) => id), ["r1", "r2"])
  shelf.change("r2", tick("a"))
  assert.deepEqual(shelf.all().map(({ id }) => id), ["r2", "r1"])
  assert.deepEqual(stored().marks, { a: { done: true } })
})

test("两个标签页：先读再改，两边打的勾都在", () => {
  const [one, two] = [new Shelf(), new Shelf()]
  one.put(run())
  two.get("r1")
  one.change("r1", tick("a"))
  two.change("r1", tick("b"))
  assert.deepEqual(Object.keys(stored().marks), ["a", "b"])
})

test("别的标签页改了，告诉一声；改的是别的东西就不告诉", () => {
  const shelf = new Shelf()
  let told = 0
  shelf.onChange(() => told++)
  dispatchEvent(new StorageEvent("storage", { key: KEY }))
  dispatchEvent(new StorageEvent("storage", { key: "handbook.v1.searches" }))
  assert.equal(told, 1)
})

test("存着的坏了一份：别的照样在，坏的不动，也不算数", () => {
  const shelf = new Shelf()
  shelf.put(run("r2"))
  for (const rubbish of ["{", "5", "null", '{"id":"r1"}', JSON.stringify({ ...run(), id: "r9" })]) {
    localStorage.setItem(KEY, rubbish)
    assert.deepEqual(shelf.all().map(({ id }) => id), ["r2"], rubbish)
    assert.equal(localStorage.getItem(KEY), rubbish)
  }
  localStorage.setItem(KEY, "{")
  assert.equal(shelf.unreadable(), 1)
})

test("不让存：在内存里接着用，说一声", () => {
  forbid("localStorage")
  const shelf = new Shelf()
  shelf.put(run())
  shelf.change("r1", tick("a"))
  shelf.change("r1", tick("b"))
  assert.deepEqual(Object.keys(shelf.get("r1").marks), ["a", "b"])
  assert.deepEqual(shelf.all().map(({ id }) => id), ["r1"])
  assert.match(shelf.trouble, /存不下/)
})

test("中途存满了：打的勾不退回存着的样子，有了地方再存下", () => {
  let full = false
  const kept = new Map()
  openPage("", { localStorage: {
    get length() { return kept.size }, key: at => [...kept.keys()][at], getItem: key => kept.get(key) ?? null, removeItem: key => kept.delete(key),
    setItem(key, value) { if (full) throw new Error("QuotaExceededError"); kept.set(key, value) },
  } })
  const shelf = new Shelf()
  shelf.put(run())
  full = true
  shelf.change("r1", tick("a"))
  assert.match(shelf.trouble, /存不下/)
  shelf.change("r1", tick("b"))
  assert.deepEqual(Object.keys(shelf.get("r1").marks), ["a", "b"])
  full = false
  shelf.change("r1", one => ({ ...one, name: "改名" }))
  assert.equal(shelf.trouble, "")
  assert.deepEqual(Object.keys(stored().marks), ["a", "b"])
})

test("存着的给清掉了：页上的还在，再改就重新存下，并且说一声", () => {
  const shelf = new Shelf()
  shelf.put(run())
  shelf.change("r1", tick("a"))
  localStorage.clear()
  assert.equal(shelf.lost("r1"), true)
  shelf.change("r1", tick("b"))
  assert.deepEqual(Object.keys(stored().marks), ["a", "b"])
  assert.match(shelf.trouble, /清掉了/)
  assert.equal(shelf.lost("r1"), false)
})

test("没有的一次改不了，也不会凭空造出来", () => {
  const shelf = new Shelf()
  assert.equal(shelf.change("r1", tick("a")), null)
  assert.equal(stored(), null)
})

test("删了给出那一份，好放回来", () => {
  const shelf = new Shelf()
  shelf.put(run())
  const gone = shelf.remove("r1")
  assert.equal(stored(), null)
  assert.deepEqual(shelf.all(), [])
  assert.equal(shelf.change("r1", tick("a")), null)
  shelf.put(gone)
  assert.deepEqual(stored(), run())
})

test("导入：新的收下，一样的跳过，不一样的另存，原来的一个字不动", () => {
  const shelf = new Shelf()
  shelf.put(run("r1"))
  shelf.put(run("r2"))
  const told = shelf.add([run("r1"), tick("a")(run("r2")), run("r3")], newId)
  assert.deepEqual(told, { added: 1, same: 1, copied: 1 })
  assert.deepEqual(stored(), run("r1"))
  assert.deepEqual(shelf.get("r2"), run("r2"))
  const copy = shelf.all().find(({ name }) => name === "r2（导入的）")
  assert.deepEqual(copy.marks, { a: { done: true } })
})

test("上一版的勾归到第一次里，归好了才删旧的", () => {
  localStorage.setItem("handbook.v1.checklist.meeting", '["a","gone",5,"BAD"]')
  assert.deepEqual(carriable(), ["meeting"])
  const shelf = new Shelf()
  carry(shelf, WHAT, TODAY)
  const [first] = shelf.all()
  assert.deepEqual([first.name, Object.keys(first.marks)], ["以前打的勾", ["a", "gone"]])
  assert.equal(localStorage.getItem("handbook.v1.checklist.meeting"), null)
})

test("上一版的勾在两个标签页里一起归，还是一次；又冒出来的并进去", () => {
  for (const item of ["a", "b"]) {
    localStorage.setItem("handbook.v1.checklist.meeting", JSON.stringify([item]))
    carry(new Shelf(), WHAT, TODAY)
  }
  const all = new Shelf().all()
  assert.equal(all.length, 1)
  assert.deepEqual(Object.keys(all[0].marks), ["a", "b"])
})

test("上一版没有勾、不是该有的式样，什么也不做", () => {
  for (const rubbish of ["[]", "{", "5", '{"a":1}', "[null]"]) {
    localStorage.setItem("handbook.v1.checklist.meeting", rubbish)
    const shelf = new Shelf()
    carry(shelf, WHAT, TODAY)
    assert.deepEqual(shelf.all(), [], rubbish)
  }
})
