import assert from "node:assert/strict"
import { test } from "node:test"
import { Postings } from "./postings.js"

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
