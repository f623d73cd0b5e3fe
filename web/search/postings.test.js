import assert from "node:assert/strict"
import { test } from "node:test"
import { Postings, raise } from "./postings.js"

test("同一条同一栏的只占一处，记几次", () => {
  const all = new Postings()
  all.add(["党", "费", "党"], 3, 0)
  all.add(["党"], 3, 1)
  all.add(["党"], 4, 0)
  assert.equal(all.count("党"), 3)
  assert.ok(all.has("党"))
  const found = []
  all.each("党", (...one) => found.push(one))
  assert.deepEqual(found, [[4, 0, 1], [3, 1, 1], [3, 0, 2]])
  assert.deepEqual([all.has("无"), all.count("无")], [false, 0])
})

test("装不下就加长，先记的还在", () => {
  const all = new Postings()
  const size = all.next.length
  for (let n = 0; n <= size; n++) all.add(["会"], n, n % 4)
  assert.equal(all.count("会"), size + 1)
  const found = []
  all.each("会", (...one) => found.push(one))
  assert.deepEqual([found.at(-1), found.at(-2), found[0]], [[0, 0, 1], [1, 1, 1], [size, size % 4, 1]])
})

test("数过几处以后又加的，重新数", () => {
  const all = new Postings()
  all.add(["党"], 1, 0)
  assert.equal(all.count("党"), 1)
  all.add(["党"], 2, 0)
  assert.equal(all.count("党"), 2)
})

test("一栏里说了一千多次，次数到头，不挤到别的栏", () => {
  const all = new Postings()
  all.add(Array.from({ length: 3000 }, () => "党"), 5, 1)
  all.each("党", (owner, field, times) => assert.deepEqual([owner, field, times], [5, 1, 1023]))
})

test("记得下一百多万条，各栏分得开", () => {
  const all = new Postings()
  const last = 2 ** 20 - 1
  for (let field = 0; field < 4; field++) all.add(["党"], last, field)
  const found = []
  all.each("党", (...one) => found.push(one))
  assert.deepEqual(found, [3, 2, 1, 0].map(field => [last, field, 1]))
})

test("头一个字串也记得", () => {
  const all = new Postings()
  assert.deepEqual([all.has("党"), all.count("党")], [false, 0])
  all.add(["党"], 0, 0)
  const found = []
  all.each("党", (...one) => found.push(one))
  assert.deepEqual([found, all.count("党"), all.count("党")], [[[0, 0, 1]], 1, 1])
})

test("一个数加上一点", () => {
  const values = new Float64Array([1, 2])
  raise(values, 1, 0.5)
  assert.deepEqual([...values], [1, 2.5])
})
