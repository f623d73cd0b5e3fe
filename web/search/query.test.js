import assert from "node:assert/strict"
import { test } from "node:test"
import { bare, corpus, row } from "../testing/corpus.js"
import { ASKINGS, asking, parse } from "./query.js"
import { ASKED, GRAMS } from "./weights.js"

const SPOKEN = { 交党费: "党费", 小组长: "党小组组长", 甲话: "子词", 乙话: "丑词", 丙话: "寅词", 丁话: "卯词", 戊话: "辰词", 己话: "巳词", 庚话: "午词" }
const ask = (text, spoken = SPOKEN) => parse(corpus({ spoken }), text)

test("标点、繁体、空格都统一", () => {
  assert.equal(ask("黨費，怎么交？").plain, "党费 怎么交")
})

test("虚词不算要找的话，都是虚词就照原话", () => {
  assert.equal(ask("我的党费怎么交了").core, "党费 交")
  assert.equal(ask("怎么").core, "怎么")
})

test("字串的轻重：词里的双字最重，跨词的、虚词的轻", () => {
  const { grams } = ask("大会我怎么通过吗")
  const weight = gram => grams.get(gram) ?? 0
  assert.equal(weight("大会"), 1)
  assert.ok(weight("会我") < weight("大会") && weight("怎么") < weight("大会") && weight("我怎") < weight("怎么"))
  assert.ok(weight("吗") < weight("大"))
})

for (const [text, expected] of [
  ["党小组是什么", "是什么"], ["什么是党费", "是什么"], ["党费是什么意思", "是什么"], ["党组和党小组有什么不同", ""], ["意见不同怎么办", "怎么办"],
  ["转正申请书范文", "怎么写"], ["算党费", "怎么算"], ["转正日期怎么算", "怎么算"], ["正好一半算不算过", "能不能"], ["开会通知怎么写", "怎么写"], ["党费登记表", "怎么写"], ["党代表", ""], ["有没有例子", "有没有例子"], ["让别人代交行不行", "能不能"],
  ["哪里规定的", "哪里规定"], ["党费多少", "多少"], ["多久开一次", "多少"], ["能不能请假", "能不能"], ["有人不来怎么办", "怎么办"], ["谁主持", "多少"],
  ["通知 怎么 写", "怎么写"], ["下周三开党小组会，我从没开过", ""], ["党费", ""],
]) test(`${text}：${expected}`, () => assert.equal(asking(corpus().asked(text).replace("，", " ")), expected))

test("分量里的问法都是真的问法", () => {
  for (const name of Object.keys(ASKED)) assert.ok(ASKINGS.includes(name), name)
})

test("点名要一种：最后说的，或者“的”后面的", () => {
  assert.deepEqual([ask("流动党员 检查单").kind, ask("送学上门的案例").kind, ask("检查单怎么用").kind, ask("检查单").kind, ask("检查单 频次").kind], ["检查单", "案例", null, null, null])
  assert.equal(ask("流动党员 检查单").core, "流动党员")
})

test("口语另加上术语，本来就在术语里的不加", () => {
  assert.deepEqual(ask("小组长开会").terms, ["党小组组长"])
  assert.deepEqual(ask("交党费").terms, [])
  assert.deepEqual(ask("党小组组长").terms, [])
  const { grams } = ask("小组长开会")
  assert.ok((grams.get("党小") ?? 0) > 0 && (grams.get("党小") ?? 0) < 1)
})

test("一句话里最多换六处，长的先换", () => {
  const { terms } = ask("小组长甲话乙话丙话丁话戊话己话庚话")
  assert.equal(terms.length, 6)
  assert.equal(terms[0], "党小组组长")
})

test("只比一个名称错一个字的，就当是它", () => {
  assert.equal(ask("党费检察单").whole, "党费检查单")
  assert.equal(ask("党费 检查单").whole, "党费检查单")
  assert.equal(ask("党费 检察单").whole, "党费检查单")
})

test("夹在汉字里的拼音换成字：没打完的照旧，别处有的字母不换", () => {
  const all = corpus()
  all.sounds.readings.set("党", "dang").set("通", "tong").set("过", "guo")
  all.add([row("word.html", "word表", "页面")])
  const plain = text => parse(all, text).plain
  assert.deepEqual(["dangfei怎么交", "dang'fei怎么交", "大会tongguo吗", "dangf怎么交", "word表"].map(plain), ["党费怎么交", "党费怎么交", "大会通过吗", "dangf怎么交", "word表"])
  assert.equal(plain("dangfei"), "dangfei")
})

test("夹着的拼音有几样写法的，用得多的、和左右连得上的是它", () => {
  const all = corpus()
  for (const [c, reading] of Object.entries({ 开: "kai", 通: "tong", 同: "tong", 知: "zhi", 志: "zhi", 童: "tong" })) all.sounds.readings.set(c, reading)
  all.add([row("a.html", "同志", "页面"), row("b.html", "开会通知", "页面"), row("c.html", "通知", "页面"), row("d.html", "童志", "页面"), row("e.html", "甲同志", "页面"), row("f.html", "老同志", "页面")])
  const plain = text => parse(all, text).plain
  assert.deepEqual(["开会tongzhi怎么写", "老tongzhi怎么办", "找tongzhi"].map(plain), ["开会通知怎么写", "老同志怎么办", "找同志"])
})

test("要范文的，要的是样例，范文两个字不拿去找", () => {
  const all = corpus()
  all.kinds.set("样例", { name: "样例", alone: false, offered: true })
  const { kind, core } = parse(all, "党费检查单范文")
  assert.deepEqual([kind, core], ["样例", "党费检查单"])
})

test("问是什么的，名称是问的那样东西", () => {
  assert.deepEqual(["党费是什么意思", "什么是党费", "党费怎么理解", "党费指的是什么", "党费"].map(text => ask(text).whole), ["党费", "党费", "党费", "党费", "党费"])
  assert.equal(ask("什么是 党 费").whole, "党费")
})

test("写错一个字，改正的也拿来找", () => {
  assert.ok(ask("收缴党废", {}).terms.some(one => one.includes("党费")))
})

test("话里写成同音字的名称，整个换成它，错的字不再找", () => {
  const { plain, terms, grams } = ask("党废检查单怎么填", {})
  assert.deepEqual([plain, terms], ["党费检查单怎么填", []])
  assert.deepEqual([grams.has("党废"), grams.has("党费")], [false, true])
})

test("几段拼音，连起来不是名称、分开都认得的，换成字", () => {
  const all = corpus()
  for (const [c, reading] of Object.entries({ 党: "dang", 通: "tong", 过: "guo" })) all.sounds.readings.set(c, reading)
  const plain = text => parse(all, text).plain
  assert.deepEqual(["dangfei tongguo", "dangfei tongg", "dang fei", "dangfei"].map(plain), ["党费 通过", "dangfei tongg", "dang fei", "dangfei"])
  // 甲交认得，甲交党费也是名称：连起来是名称的不换，按拼音找。
  all.sounds.readings.set("交", "jiao").set("甲", "jia")
  all.add([row("a.html", "甲交", "页面")])
  assert.equal(plain("jiajiao dangfei"), "甲交 党费")
  all.add([row("b.html", "甲交党费", "页面")])
  assert.equal(plain("jiajiao dangfei"), "jiajiao dangfei")
})

test("字串照它在词里的位置，各有各的轻重", () => {
  const all = bare()
  all.learn([[8, 2, 0, "大会"], [8, 3, 0, "检查单"], [8, 2, 1, "怎么"], [8, 1, 1, "的了"], [8, 1, 0, "开"]])
  const grams = text => Object.fromEntries(parse(all, text).grams)
  const { one, inner, border, lightOne } = GRAMS
  assert.deepEqual(grams("开大会"), { 开: one, 开大: border, 大: inner, 会: inner, 大会: 1 })
  assert.deepEqual(grams("检查单"), { 检: inner, 查: inner, 单: inner, 检查: 1, 查单: 1 })
  // 虚词里的轻；虚词连着虚词更轻，连着别的词不是。
  assert.deepEqual(grams("怎么开"), { 怎: lightOne, 么: lightOne, 怎么: border, 么开: border, 开: one })
  assert.deepEqual(grams("开的了"), { 开: one, 开的: border, 的: lightOne, 的了: lightOne, 了: lightOne })
  // 字母和号码整个算，和旁边的字不连；空格隔开的也不连。
  assert.deepEqual(grams("开 word开"), { 开: one, word: 1 })
  assert.deepEqual(grams("开word"), { 开: one, word: 1 })
  // 㐀是头一个汉字。
  assert.deepEqual(grams("\u3400开\u3400"), { "\u3400": one, "\u3400开": border, 开: one, "开\u3400": border })
})

test("换成的术语轻一半；原话里已有的，还照原话", () => {
  const all = bare()
  all.learn([[8, 2, 0, "大会会议"], [8, 1, 0, "开"]])
  all.spoken.push(["开大会", "会议"])
  const { grams } = parse(all, "开大会")
  assert.deepEqual(["大会", "会议", "议", "会"].map(gram => grams.get(gram)), [1, GRAMS.term, GRAMS.term * GRAMS.inner, GRAMS.inner])
})

test("口语照它自己的字数排，长的先换，不看术语多长", () => {
  const terms = ["卯辰巳午", "子丑寅", "申酉"]
  const said = ["甲乙", "丙丁戊", "己庚辛壬"]
  // 不管数据里哪个在前。
  for (const order of [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0], [0, 2, 1], [2, 0, 1]]) {
    const spoken = Object.fromEntries(order.map(n => [said[n], terms[n]]))
    assert.deepEqual(ask("甲乙丙丁戊己庚辛壬", spoken).terms, ["申酉", "子丑寅", "卯辰巳午"])
  }
})
