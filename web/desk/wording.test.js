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

test("一句到句末的标点为止，后面的引号、括号跟着走", () => {
  assert.deepEqual(fill("他说：“学{材料?}。”大家听。再说一句！", {}), ["大家听。再说一句！"])
  assert.deepEqual(fill("（学{材料?}。）大家听；记下{记录?}。完", {}), ["大家听；完"])
})

test("数字、字母和汉字之间空一格，别的标点旁边不空；头尾也不空", () => {
  assert.deepEqual(fill("{甲}人{乙}个", { 甲: "8", 乙: "A1" }), ["8 人 A1 个"])
  assert.deepEqual(fill("第{甲}，{乙}", { 甲: "3", 乙: "9:15" }), ["第 3，9:15"])
  assert.deepEqual(fill("A{甲}B", { 甲: "组" }), ["A 组 B"])
  assert.deepEqual(fill("一{甲}二", { 甲: "三" }), ["一三二"])
  assert.deepEqual(fill("a{甲}b", { 甲: "c" }), ["acb"])
})

test("一列的一条写一行，同一行别的空也填；同名的花括号不再填", () => {
  assert.deepEqual(fill("{谁}：{意见}。", { 谁: "甲", 意见: ["一。", "{谁}"] }), ["甲：一。", "甲：{谁}。"])
  assert.deepEqual(fill("第一行\n\n  \n第二行", {}), ["第一行", "第二行"])
})

test("问句：已经有问号、叹号、引号的不再加；半角的换成全角", () => {
  assert.deepEqual(["为什么？", "为什么?", "快说！", "“为什么”", "为什么。"].map(asked), ["为什么？", "为什么？", "快说！", "“为什么”", "为什么？"])
})

test("各种项目记号都去掉，小数和年月不是记号", () => {
  assert.deepEqual(entries("· 甲\n• 乙\n 12) 丙\n3）丁\n4.戊\n2.5 万\n2026 年\n--- 己\n  "), ["甲", "乙", "丙", "丁", "戊", "2.5 万", "2026 年", "己"])
})
