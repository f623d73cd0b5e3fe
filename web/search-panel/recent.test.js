import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { forget, recent, remember } from "./recent.js"

const KEY = "handbook.v1.searches"
beforeEach(() => { openPage("") })

test("新的在前，记过的提到最前", () => {
  for (const query of ["党费", "转正", "党费"]) remember(query)
  assert.deepEqual(recent(), ["党费", "转正"])
})

test("只留八句", () => {
  for (let n = 0; n < 20; n++) remember(`第${n}句`)
  assert.equal(recent().length, 8)
  assert.equal(JSON.parse(localStorage.getItem(KEY)).length, 8)
  assert.equal(recent()[0], "第19句")
})

test("存着的多于八句，也只给八句", () => {
  localStorage.setItem(KEY, JSON.stringify(Array.from({ length: 800 }, (_, n) => `句${n}`)))
  assert.equal(recent().length, 8)
})

test("一个字的、空的不记，太长的截短", () => {
  for (const query of ["党", " 党 ", "", "   "]) remember(query)
  assert.deepEqual(recent(), [])
  remember("党".repeat(500))
  assert.equal(recent()[0].length, 40)
})

test("不是文字的不要", () => {
  localStorage.setItem(KEY, JSON.stringify([5, null, { a: 1 }, "党费", ["转正"]]))
  assert.deepEqual(recent(), ["党费"])
  remember("转正")
  assert.deepEqual(recent(), ["转正", "党费"])
})

test("清除以后一句不留", () => {
  remember("党费")
  forget()
  assert.deepEqual(recent(), [])
  assert.equal(localStorage.getItem(KEY), "[]")
})

test("不让存的浏览器里，当作没有找过", () => {
  forbid("localStorage")
  remember("党费")
  forget()
  assert.deepEqual(recent(), [])
})
