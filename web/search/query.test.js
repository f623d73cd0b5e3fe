import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus } from "../testing/corpus.js"
import { parse } from "./query.js"

const SPOKEN = { 交党费: "党费", 小组长: "党小组组长", 甲话: "子词", 乙话: "丑词", 丙话: "寅词", 丁话: "卯词", 戊话: "辰词", 己话: "巳词", 庚话: "午词" }
const ask = (text, spoken = SPOKEN) => parse(corpus({ spoken }), text)

test("标点、繁体、空格都统一", () => {
  assert.equal(ask("黨費，怎麼交？").plain, "党费 怎麼交")
})

test("问词去掉，全是问词就照原话", () => {
  assert.equal(ask("党费应该怎么交啊").core, "党费 交")
  assert.equal(ask("怎么办").core, "怎么办")
})

test("问意思、问区别", () => {
  assert.deepEqual([ask("党费是什么意思").plain, ask("党费是什么意思").about], ["党费", "meaning"])
  assert.equal(ask("什么是党费").about, "meaning")
  assert.equal(ask("党费和会费有什么不同").about, "difference")
  assert.equal(ask("党费").about, null)
  // 只剩问意思的话时照原话。
  assert.equal(ask("什么意思").plain, "什么意思")
})

test("点名要一种：最后说的，或者“的”后面的", () => {
  assert.ok(ask("流动党员 检查单").kinds["检查单"] > ask("流动党员 检查单").kinds["章节"] * 2)
  assert.equal(ask("流动党员 检查单").core, "流动党员")
  assert.ok(ask("送学上门的案例").kinds["案例"] > ask("送学上门的案例").kinds["问答"])
  assert.ok(ask("检查单怎么用").kinds["检查单"] < 1.1)
})

test("问句里问答和案例降一点，要一张表的表单升", () => {
  const [plain, question, table] = ["党费", "党费怎么交", "党费登记表"].map(text => ask(text).kinds)
  assert.ok(question["问答"] < plain["问答"] && question["案例"] < plain["案例"])
  assert.ok(table["表单"] > plain["表单"])
  for (const text of ["代表", "党代表", "发表"]) assert.equal(ask(text).kinds["表单"], plain["表单"], text)
  assert.equal(ask("表").kinds["表单"], table["表单"])
})

test("口语换成术语，本来就在术语里的不换", () => {
  assert.deepEqual(ask("小组长开会").terms, ["党小组组长开会"])
  assert.deepEqual(ask("交党费").terms, [])
  assert.deepEqual(ask("党小组组长").terms, [])
})

test("一句话里最多换六处，长的先换", () => {
  const seven = "小组长甲话乙话丙话丁话戊话己话庚话"
  const all = ask(seven).terms.at(-1)
  assert.equal([..."子丑寅卯辰巳午"].filter(c => all.includes(c)).length, 5)
  assert.ok(all.startsWith("党小组组长"))
})

test("哪里都没有的双字，换成名称里同音的", () => {
  const query = parse(corpus({ spoken: {} }), "党废检查单")
  assert.deepEqual(query.terms, ["党费检查单"])
})

test("各种说法的双字都算好", () => {
  const query = ask("交党费吗")
  for (const phrase of [query.plain, query.core, ...query.terms]) {
    assert.ok(query.marks.get(phrase)?.size)
    assert.ok(query.sounds.get(phrase)?.size)
  }
})

test("什么也没有打", () => {
  for (const text of ["", "   ", "。，！"]) assert.equal(ask(text).plain, "")
})
