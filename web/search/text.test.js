import assert from "node:assert/strict"
import { test } from "node:test"
import { HAN, Sounds, normalize, squeezed, together, wordsOnly } from "./text.js"

for (const [typed, plain] of [
  ["ＤＡＮＧＦＥＩ", "dangfei"], ["党　费", "党 费"], ["每年 32 学时", "每年32学时"], ["0.5 %", "0.5 %"], ["5% 以上", "5%以上"], ["下星期三", "下周三"], ["每礼拜", "每周"],
  ["zǔ zhǎng", "zu zhang"], ["zen'me", "zenme"], ["jìlǜ", "jilv"], ["jilü", "jilv"], ["JÌLǛ", "jilv"], ["lu\u0308\u0300", "lv"], ["ê̄", "e"], ["dɑnɡ", "dang"],
]) test(`${typed} → ${plain}`, () => assert.equal(normalize(typed), plain))

test("繁体换成简体，不给表就不换", () => {
  assert.equal(normalize("黨費", { 黨: "党", 費: "费" }), "党费")
  assert.equal(normalize("黨費"), "黨費")
})

test("并起来做，切开的和一段一段做的一样", () => {
  const texts = ["甲 1", "", "乙ＡＢ", "丙"]
  assert.deepEqual(together(texts, normalize), texts.map(text => normalize(text)))
  assert.deepEqual(together([""], normalize), [""])
})

test("标点换成空格", () => {
  assert.equal(wordsOnly("党费，怎么交？(0.5%)"), "党费 怎么交 0.5% ")
  assert.equal(squeezed(" 党 费 "), "党费")
})

test("汉字认得写成两个半字的", () => {
  for (const c of ["党", "𠀀"]) assert.ok(HAN.test(c))
  for (const c of ["a", "1", "。"]) assert.ok(!HAN.test(c))
})

test("照各字的读音写成拼音，不知道的字不写", () => {
  assert.equal(new Sounds({ fei: "费废", dang: "党" }).spell("党 费a2026额"), "dang fei")
})

test("平舌翘舌、前鼻音后鼻音不分的，算同音", () => {
  const sounds = new Sounds({ zhang: "章", zan: "赞", zhi: "支" })
  assert.deepEqual(["章", "赞", "支"].map(c => sounds.alike(c)), ["赞", "章", ""])
})

test("同音的别的字", () => {
  const sounds = new Sounds({ fei: "费废", lu: "录路" })
  assert.deepEqual(["废", "录", "党"].map(c => sounds.alike(c)), ["费", "路", ""])
})
