import assert from "node:assert/strict"
import { test } from "node:test"
import { Words } from "./words.js"

const words = new Words([[10, 1, 1, "我的"], [9, 2, 0, "大会通过会通"], [4, 2, 0, "会通"], [8, 2, 1, "怎么"]], ["党小组组长"])
const cut = text => words.cut(text).map(({ from, to, light }) => text.slice(from, to) + (light ? "*" : ""))

test("取最可能的切法，不照最先合上的", () => {
  assert.deepEqual(cut("大会通过"), ["大会", "通过"])
  assert.deepEqual(cut("我的大会怎么通过"), ["我*", "的*", "大会", "怎么*", "通过"])
})

test("手册自己的名称是一个词", () => assert.deepEqual(cut("我的党小组组长"), ["我*", "的*", "党小组组长"]))

test("词表里没有的字各自成词，没有词表也能切", () => {
  assert.deepEqual(cut("魑魅"), ["魑", "魅"])
  assert.deepEqual(new Words([]).cut("甲乙").length, 2)
  assert.deepEqual(cut(""), [])
})

test("字母和号码不切开", () => assert.deepEqual(cut("word文"), ["word", "文"]))
