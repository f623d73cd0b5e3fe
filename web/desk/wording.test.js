import assert from "node:assert/strict"
import { test } from "node:test"
import { asked, entries, fill, told } from "./wording.js"

test("没有填的印横线；可以不写的，那一句不写", () => {
  assert.deepEqual(fill("在{地点}开会。学{材料?}，先看。来不了的说一声。", {}), ["在＿＿＿＿开会。来不了的说一声。"])
  assert.deepEqual(fill("在{地点}开会。学{材料?}，先看。", { 地点: "甲家", 材料: "党章" }), ["在甲家开会。学党章，先看。"])
})

test("可以不写的空后面有一个空格，也是一句完了", () => {
  assert.deepEqual(fill("想一想：{问题?} 来不了的说一声。", {}), ["来不了的说一声。"])
  assert.deepEqual(fill("想一想：{问题?} 来不了的说一声。", { 问题: "哪张表可以不填？" }), ["想一想：哪张表可以不填？来不了的说一声。"])
})

test("整行都没有了，这一行不写；一列的一条写一行", () => {
  assert.deepEqual(fill("头\n{名单?}没有到。\n- {意见?}\n尾", { 意见: ["甲", "乙"] }), ["头", "- 甲", "- 乙", "尾"])
  assert.deepEqual(fill("- {意见?}", { 意见: [] }), [])
})

test("汉字和数字之间空一格，已经有标点、空格的不再空", () => {
  assert.deepEqual(fill("应到{应到}人，{钟点}散。", { 应到: "8", 钟点: "18:30" }), ["应到 8 人，18:30 散。"])
  assert.deepEqual(fill("应到 {应到} 人", { 应到: "8" }), ["应到 8 人"])
})

test("填的带着标点，不留两个；填的里面有花括号、美元号也照样", () => {
  assert.deepEqual(fill("问题：{问题}。", { 问题: "为什么？" }), ["问题：为什么？"])
  assert.deepEqual(fill("学{材料}。", { 材料: "$& {地点}" }), ["学$& {地点}。"])
})

test("空里填的去掉句末标点和换行；问句末尾有问号；一列去掉前面的记号", () => {
  assert.equal(told(" 党章第三条。\n第七项。 "), "党章第三条。 第七项")
  assert.equal(asked("哪张表可以不填"), "哪张表可以不填？")
  assert.equal(asked("为什么?"), "为什么？")
  assert.equal(asked(" "), "")
  assert.deepEqual(entries("- 甲\n\n1. 乙\n2、丙\n3 号风机\n1.5 万元"), ["甲", "乙", "丙", "3 号风机", "1.5 万元"])
})
