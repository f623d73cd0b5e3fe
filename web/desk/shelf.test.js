import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { blank } from "./meeting.js"
import { newId } from "../lib/ids.js"
import { meetings } from "./shelf.js"

beforeEach(() => { openPage("") })

const write = (shelf, id, values) => shelf.change(id, one => ({ ...one, ...values }))
const meeting = id => ({ ...blank(id, "office", "agenda-60"), topic: id })

test("放上、改、拿走，别的标签页里看得见", () => {
  const [one, other] = [meetings(), meetings()]
  one.put(meeting("a"))
  one.put(meeting("b"))
  write(one, "a", { topic: "改了", changed: 5 })
  assert.deepEqual(other.all().map(m => [m.id, m.topic]), [["a", "改了"], ["b", "b"]])
  assert.equal(one.remove("a").topic, "改了")
  assert.deepEqual(other.all().map(m => m.id), ["b"])
  assert.deepEqual(Object.keys(localStorage).filter(key => key.includes("meeting.a")), [])
})

test("两个标签页改同一次会的两处，都留着", () => {
  const [one, other] = [meetings(), meetings()]
  one.put(meeting("a"))
  other.get("a")
  write(one, "a", { place: "甲家", changed: 1 })
  write(other, "a", { group: "二组", changed: 2 })
  assert.deepEqual([one.get("a").place, one.get("a").group], ["甲家", "二组"])
})

test("开着的时候存着的被清掉了，改一处又存上，什么也没有丢", () => {
  const shelf = meetings()
  shelf.put(meeting("a"))
  localStorage.clear()
  assert.equal(write(shelf, "a", { place: "甲家", changed: 1 }).topic, "a")
  assert.deepEqual(meetings().all().map(m => m.place), ["甲家"])
})

test("存满了：新的记在这一页里，不拿存着的旧的充数；腾出来又存上", () => {
  const shelf = meetings()
  shelf.put(meeting("a"))
  const real = localStorage.setItem.bind(localStorage)
  let full = true
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: { getItem: key => self.localStorage.getItem(key), removeItem: key => self.localStorage.removeItem(key), get length() { return self.localStorage.length }, key: at => self.localStorage.key(at), setItem: (key, value) => { if (full) throw new Error("QuotaExceededError"); real(key, value) } } })
  write(shelf, "a", { topic: "新的", changed: 1 })
  assert.equal(shelf.stored, false)
  assert.equal(shelf.get("a").topic, "新的")
  assert.equal(shelf.all()[0].topic, "新的")
  full = false
  write(shelf, "a", { place: "甲家", changed: 2 })
  assert.equal(shelf.stored, true)
  assert.deepEqual([meetings().get("a").topic, meetings().get("a").place], ["新的", "甲家"])
})

test("不让存的浏览器里照样开", () => {
  forbid("localStorage")
  const shelf = meetings()
  shelf.put(meeting("a"))
  assert.equal(shelf.stored, false)
  assert.equal(write(shelf, "a", { topic: "新的", changed: 1 }).topic, "新的")
  assert.equal(shelf.all().length, 1)
})

test("存着的坏东西当作没有", () => {
  localStorage.setItem("handbook.v1.desk.meeting.a", '{"id":"a"}')
  localStorage.setItem("handbook.v1.desk.meeting.b", "{")
  assert.deepEqual(meetings().all(), [])
})

test("编号不重复，合式样", () => {
  const ids = new Set(Array.from({ length: 200 }, newId))
  assert.equal(ids.size, 200)
  for (const id of ids) assert.match(id, /^[a-z0-9-]{1,40}$/)
})
