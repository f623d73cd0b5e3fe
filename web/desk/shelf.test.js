import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { blank } from "./meeting.js"
import { newId } from "../lib/ids.js"
import { Shelf } from "./shelf.js"

beforeEach(() => { openPage("") })

const meeting = id => ({ ...blank(id, "office", "agenda-60"), topic: id })

test("放上、改、拿走，别的标签页里看得见", () => {
  const [one, other] = [new Shelf(), new Shelf()]
  one.put(meeting("a"))
  one.put(meeting("b"))
  one.change("a", m => { m.topic = "改了" }, 5)
  assert.deepEqual(other.all().map(m => [m.id, m.topic]), [["a", "改了"], ["b", "b"]])
  assert.deepEqual(one.remove(["a"]).map(m => m.topic), ["改了"])
  assert.deepEqual(other.all().map(m => m.id), ["b"])
  assert.deepEqual(Object.keys(localStorage).filter(key => key.includes("meeting.a")), [])
})

test("两个标签页改同一次会的两处，都留着", () => {
  const [one, other] = [new Shelf(), new Shelf()]
  one.put(meeting("a"))
  other.get("a")
  one.change("a", m => { m.place = "甲家" }, 1)
  other.change("a", m => { m.group = "二组" }, 2)
  assert.deepEqual([one.get("a").place, one.get("a").group], ["甲家", "二组"])
})

test("开着的时候存着的被清掉了，改一处又存上，什么也没有丢", () => {
  const shelf = new Shelf()
  shelf.put(meeting("a"))
  localStorage.clear()
  assert.equal(shelf.change("a", m => { m.place = "甲家" }, 1).topic, "a")
  assert.deepEqual(new Shelf().all().map(m => m.place), ["甲家"])
})

test("存满了：新的记在这一页里，不拿存着的旧的充数；腾出来又存上", () => {
  const shelf = new Shelf()
  shelf.put(meeting("a"))
  const real = localStorage.setItem.bind(localStorage)
  let full = true
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: { getItem: key => self.localStorage.getItem(key), removeItem: key => self.localStorage.removeItem(key), setItem: (key, value) => { if (full) throw new Error("QuotaExceededError"); real(key, value) } } })
  shelf.change("a", m => { m.topic = "新的" }, 1)
  assert.equal(shelf.stored, false)
  assert.equal(shelf.get("a").topic, "新的")
  assert.equal(shelf.all()[0].topic, "新的")
  full = false
  shelf.change("a", m => { m.place = "甲家" }, 2)
  assert.equal(shelf.stored, true)
  assert.deepEqual([new Shelf().get("a").topic, new Shelf().get("a").place], ["新的", "甲家"])
})

test("不让存的浏览器里照样开", () => {
  forbid("localStorage")
  const shelf = new Shelf()
  shelf.put(meeting("a"))
  assert.equal(shelf.stored, false)
  assert.equal(shelf.change("a", m => { m.topic = "新的" }, 1).topic, "新的")
  assert.equal(shelf.all().length, 1)
})

test("存着的坏东西当作没有", () => {
  localStorage.setItem("handbook.v1.desk.index", '["a","b",5]')
  localStorage.setItem("handbook.v1.desk.meeting.a", '{"id":"a"}')
  localStorage.setItem("handbook.v1.desk.meeting.b", "{")
  assert.deepEqual(new Shelf().all(), [])
})

test("编号不重复，合式样", () => {
  const ids = new Set(Array.from({ length: 200 }, newId))
  assert.equal(ids.size, 200)
  for (const id of ids) assert.match(id, /^[a-z0-9-]{1,40}$/)
})
