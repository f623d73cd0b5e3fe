import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { Shelf } from "./shelf.js"

const sound = value => value && typeof value === "object" && "text" in value ? value : null
const open = () => new Shelf("thing.", sound, (one, other) => one.text < other.text ? -1 : 1)
const thing = (id, text = id) => ({ id, text })
const stored = id => JSON.parse(localStorage.getItem(`handbook.v1.thing.${id}`) ?? "null")
const written = text => one => ({ ...one, text })

beforeEach(() => { openPage("") })

test("一份一个键名，照给的次序排；别的标签页看得见", () => {
  const shelf = open()
  for (const one of [thing("b"), thing("a"), thing("c", "0")]) shelf.put(one)
  assert.deepEqual(stored("b"), thing("b"))
  assert.deepEqual(open().all().map(({ id }) => id), ["c", "a", "b"])
  assert.equal(shelf.stored, true)
})

test("两个标签页改同一份的两处，都留着", () => {
  const [one, two] = [open(), open()]
  one.put(thing("a"))
  two.get("a")
  one.change("a", found => ({ ...found, left: 1 }))
  assert.deepEqual(two.change("a", found => ({ ...found, right: 2 })), { id: "a", text: "a", left: 1, right: 2 })
  assert.deepEqual(stored("a"), { id: "a", text: "a", left: 1, right: 2 })
})

test("没有的取不到、改不了、拿不走，也不会凭空造出来", () => {
  const shelf = open()
  assert.deepEqual([shelf.get("a"), shelf.last("a"), shelf.change("a", written("x")), shelf.remove("a")], [null, null, null, null])
  assert.deepEqual([shelf.all(), stored("a")], [[], null])
})

test("存着的坏了、编号对不上的，当作没有，也不动它", () => {
  const shelf = open()
  shelf.put(thing("b"))
  for (const rubbish of ["{", "5", '{"id":"a"}', JSON.stringify(thing("x"))]) {
    localStorage.setItem("handbook.v1.thing.a", rubbish)
    assert.equal(shelf.get("a"), null, rubbish)
    assert.deepEqual(shelf.all().map(({ id }) => id), ["b"], rubbish)
    assert.equal(localStorage.getItem("handbook.v1.thing.a"), rubbish)
  }
})

test("存着的被清掉了：列不出，可是这一页上的还在，改一处就重新存下", () => {
  const shelf = open()
  shelf.put(thing("a"))
  localStorage.clear()
  assert.deepEqual([shelf.get("a"), shelf.all(), shelf.last("a")], [null, [], thing("a")])
  shelf.change("a", written("改了"))
  assert.deepEqual(stored("a"), thing("a", "改了"))
  localStorage.clear()
  assert.deepEqual(open().last("a"), null)
})

test("只是取来看过的，存着的被清掉了也还在", () => {
  open().put(thing("a"))
  const shelf = open()
  shelf.get("a")
  localStorage.clear()
  assert.deepEqual(shelf.last("a"), thing("a"))
})

test("不让存的浏览器里，放上、改、拿走都在这一页上", () => {
  forbid("localStorage")
  const shelf = open()
  shelf.put(thing("b"))
  shelf.put(thing("a"))
  shelf.change("b", written("改了"))
  assert.deepEqual([shelf.stored, shelf.get("b").text, shelf.all().map(({ id }) => id)], [false, "改了", ["a", "b"]])
  assert.equal(shelf.remove("b").text, "改了")
  assert.deepEqual([shelf.get("b"), shelf.all().length], [null, 1])
  shelf.remove("a")
  assert.equal(shelf.stored, true)
})

test("中途存满了：不拿存着的旧的充数，有了地方再存下", () => {
  const shelf = open()
  shelf.put(thing("a"))
  const real = self.localStorage
  openPage("", { localStorage: { get length() { return real.length }, key: at => real.key(at), getItem: key => real.getItem(key), setItem() { throw new Error("QuotaExceededError") } } })
  shelf.change("a", written("新的"))
  assert.deepEqual([shelf.stored, shelf.get("a").text, shelf.all().map(({ text }) => text)], [false, "新的", ["新的"]])
  assert.equal(JSON.parse(real.getItem("handbook.v1.thing.a")).text, "a")
  Object.defineProperty(globalThis, "localStorage", { value: real, configurable: true })
  shelf.change("a", found => ({ ...found, more: 1 }))
  assert.deepEqual([shelf.stored, stored("a")], [true, { id: "a", text: "新的", more: 1 }])
})

test("拿走的给出来，这一页上也没有了，放得回去", () => {
  const shelf = open()
  shelf.put(thing("a"))
  const gone = shelf.remove("a")
  assert.deepEqual([gone, shelf.last("a"), stored("a")], [thing("a"), null, null])
  shelf.put(gone)
  assert.deepEqual(stored("a"), gone)
})

test("别的标签页改了，说是哪一份；全部清掉、后退回来，不知道是哪一份", () => {
  const told = []
  open().onElsewhere(id => told.push(id))
  for (const key of ["handbook.v1.thing.a", "handbook.v1.other", null]) dispatchEvent(new StorageEvent("storage", { key }))
  assert.deepEqual(told, ["a", null])
})
