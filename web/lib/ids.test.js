import assert from "node:assert/strict"
import { test } from "node:test"
import { newId } from "./ids.js"

test("时刻和六位随机的字母数字，最大的也只有六位", t => {
  let chance = 0
  t.mock.method(Math, "random", () => chance)
  assert.equal(newId(new Date(36 ** 3)), "1000-0")
  chance = 1 - Number.EPSILON
  assert.equal(newId(new Date(35)), "z-zzzzzz")
})

test("不说时刻，就是现在", () => {
  const made = Number.parseInt(newId().split("-")[0], 36)
  assert.ok(Math.abs(Date.now() - made) < 60_000)
})
