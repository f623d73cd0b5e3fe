import assert from "node:assert/strict"
import { test } from "node:test"
import { Fault, merged, opened, orNone, sealed, textOf } from "./envelope.js"

function read(value, at) {
  if (typeof value?.id !== "string") throw new Fault(`第 ${at + 1} 份没有编号`)
  if (value.id === "broken") throw new TypeError("程序的错")
  return value
}
const FILE = { kind: "things", of: "things", from: "某页", largest: 200, most: 3, read }
const file = (given = {}) => JSON.stringify({ kind: "things", version: 1, things: [{ id: "a" }], ...given })
const error = text => opened(FILE, text).error

test("存成文件再读回来，一样；前面带着看不见的记号也认", () => {
  const text = sealed(FILE, [{ id: "a" }, { id: "b" }])
  assert.equal(text, '{\n "kind": "things",\n "version": 1,\n "things": [\n  {\n   "id": "a"\n  },\n  {\n   "id": "b"\n  }\n ]\n}\n')
  assert.deepEqual(opened(FILE, text), { all: [{ id: "a" }, { id: "b" }] })
  assert.deepEqual(opened(FILE, "\ufeff" + text), { all: [{ id: "a" }, { id: "b" }] })
})

test("空的、半截、别处的、别的版本，各说各的，一份也不收", () => {
  assert.equal(error(" \n"), "里面是空的")
  assert.equal(error(file().slice(0, 20)), "不是从某页存成的文件，或者文件缺了一截")
  for (const text of ["5", "null", "[]", '"a"', file({ kind: "other" }), file({ things: {} })]) assert.equal(error(text), "这是别处的文件，不是从某页存成的", text)
  assert.match(error(file({ version: 2 })), /别的版本/)
})

test("大到限度、多到限度的收，再多一点不收", () => {
  assert.ok(opened(FILE, file().padEnd(200)).all)
  assert.equal(error(file().padEnd(201)), "文件太大，最多 0.0002 百万字")
  const many = count => file({ things: Array.from({ length: count }, (_, at) => ({ id: `${at}` })) })
  assert.equal(opened(FILE, many(3)).all.length, 3)
  assert.equal(error(many(4)), "文件里有 4 次，最多 3 次")
})

test("一份不合式样，整份不收，说是第几份；程序自己的错不吞", () => {
  assert.equal(error(file({ things: [{ id: "a" }, {}] })), "第 2 份没有编号")
  assert.throws(() => opened(FILE, file({ things: [{ id: "broken" }] })), TypeError)
})

test("存着的不合式样，是没有；程序自己的错不吞", () => {
  const sound = orNone(value => read(value, 0))
  assert.deepEqual([sound({ id: "a" }), sound({})], [{ id: "a" }, null])
  assert.throws(() => sound({ id: "broken" }), TypeError)
})

test("选中的文件：放得下的全读，再大的只读到看得出太大，读不出的是空的", async () => {
  assert.equal(await textOf(new Blob(["汉".repeat(10)]), 10), "汉".repeat(10))
  const most = "汉".repeat(10)
  assert.equal(await textOf(new Blob([most]), 10), most)
  for (const one of ["a", "汉", "😀"]) {
    const text = await textOf(new Blob([one.repeat(1000)]), 10)
    assert.ok(text.length > 10 && text.length < 50, one)
  }
  assert.equal(await textOf({ slice: (...given) => ({ text: async () => given.join() }) }, 10), "0,44")
  assert.equal(await textOf({ slice: () => ({ text: () => Promise.reject(new Error("NotFoundError")) }) }, 10), "")
})

test("带来的：新的放上，一样的跳过，编号相同而内容不同的换个编号", () => {
  const present = id => ({ a: { id: "a", text: "甲" }, b: { id: "b", text: "乙" } })[id] ?? null
  const come = [{ id: "a", text: "甲" }, { id: "b", text: "改了" }, { id: "c", text: "丙" }, { id: "d", text: "丁" }]
  assert.deepEqual(merged(come, present, one => ({ ...one, id: "new" })), { added: [{ id: "new", text: "改了" }, { id: "c", text: "丙" }, { id: "d", text: "丁" }], same: 1, copied: 1 })
})

test("带来的自己里面有两份同一个编号，一样的算一份，不一样的都收", () => {
  const come = [{ id: "a", text: "甲" }, { id: "a", text: "甲" }, { id: "a", text: "乙" }]
  assert.deepEqual(merged(come, () => null, one => ({ ...one, id: "new" })), { added: [{ id: "a", text: "甲" }, { id: "new", text: "乙" }], same: 1, copied: 1 })
})
