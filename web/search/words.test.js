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

/** 照这几组词切“甲乙丙”：前两个字的词、后两个字的词、头一个字各有多常见。 */
const contest = (front, back, first, own = []) => new Words([[front, 2, 0, "甲乙"], [back, 2, 0, "乙丙"], [first, 1, 0, "甲"]], own).cut("甲乙丙").map(({ from, to }) => "甲乙丙".slice(from, to))

test("一个词的代价是十八减常见的程度，没有的单字是十六：哪一种加起来小，就是哪一种", () => {
  // 甲乙｜丙是 18 − 5 + 16 = 29；甲｜乙丙是 (18 − 先) + (18 − 3)。
  assert.deepEqual(contest(5, 3, 3.5), ["甲乙", "丙"])
  assert.deepEqual(contest(5, 3, 4.5), ["甲", "乙丙"])
})

test("两种切法一样可能，末一个词短的是它", () => assert.deepEqual(contest(5, 3, 4), ["甲乙", "丙"]))

test("手册自己的名称和常用的词一样常见，最常用的词还能胜过它", () => {
  const cut = level => new Words([[level, 2, 0, "乙丙"]], ["甲乙"]).cut("甲乙丙").map(({ to }) => to)
  assert.deepEqual([cut(8.5), cut(9.5)], [[2, 3], [1, 3]])
})

test("两个字到八个字的名称才是词；词表里的，一组一组照字数分开，没有多的", () => {
  const { list } = new Words([[5, 2, 0, "大会通过"]], ["组", "一二三四五六七八", "一二三四五六七八九"])
  assert.deepEqual([...list.keys()], ["一二三四五六七八", "大会", "通过"])
})

test("一个词在两组里，常见的算；一样常见，先有的算", () => {
  const light = (...groups) => new Words(groups, ["甲乙"]).list.get("甲乙").light
  assert.deepEqual([light([9, 2, 1, "甲乙"]), light([9.5, 2, 1, "甲乙"]), light([8, 2, 1, "甲乙"])], [false, true, false])
})

test("头一个汉字也照词表", () => {
  assert.deepEqual(new Words([[5, 1, 1, "\u3400"]]).cut("\u3400"), [{ from: 0, to: 1, light: true }])
})
