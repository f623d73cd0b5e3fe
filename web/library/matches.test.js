import assert from "node:assert/strict"
import { test } from "node:test"
import { matches } from "./facets.js"

test("大多数相邻的两字都有才算，单独一个字不算", () => {
  assert.ok(matches("甲乙丙丁", ["甲乙丙"]))
  assert.ok(!matches("甲乙，丙丁戊", ["甲乙戊丙"]))
  assert.ok(!matches("甲乙丙，丁", ["甲乙丙丁"]))
  assert.ok(!matches("甲，乙", ["甲乙"]))
})

test("三个字的词也可以隔开，两个字的不行", () => {
  assert.ok(matches("甲乙，乙丙", ["甲乙丙"]))
  assert.ok(!matches("甲乙，丙", ["甲乙丙"]))
  assert.ok(!matches("乙甲", ["甲乙"]))
  assert.ok(matches("", []))
})
