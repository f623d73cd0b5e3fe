import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus } from "../testing/corpus.js"
import { byPinyin, soundsLike } from "./pinyin.js"
import { KINDS, PINYIN } from "./weights.js"

const document = (pinyin, initials) => ({ pinyin: pinyin.split("|"), initials: initials.split("|") })
const ranked = text => byPinyin(corpus(), text).sort((a, b) => b.score - a.score).map(one => one.document.url)

test("一样最高，从头相同其次，中间有再次，都没有是 0", () => {
  const of = letters => soundsLike(letters, document("dangfeijianchadan", "dfjcd"))
  const scores = [of("dangfeijianchadan"), of("dangfei"), of("feijian"), of("zhibu")]
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a))
  assert.equal(scores[3], 0)
})

test("首字母比全拼低一点", () => {
  assert.ok(soundsLike("df", document("dangfei", "df")) < soundsLike("dangfei", document("dangfei", "df")))
})

test("ü 打成 u：认得，排在真是 u 的后面", () => {
  assert.deepEqual(ranked("jilu").slice(0, 2), ["glossary.html#jilu", "glossary.html#jilv"])
  assert.deepEqual(ranked("jilv"), ["glossary.html#jilv"])
})

test("分开写的连起来找；连起来没有，再找各段", () => {
  assert.equal(ranked("dang fei")[0], "glossary.html#dangfei")
  assert.ok(ranked("dangfei shouji").includes("cases/a.html"))
})

test("都没有就去掉尾巴再找，最少留四个字母", () => {
  assert.equal(ranked("dangfeix")[0], "glossary.html#dangfei")
  assert.deepEqual(ranked("danx"), [])
})

test("占名称的几成越多越高，从头的不会高过一样的，中间的不会高过从头的；两个字母在中间不算", () => {
  const of = (letters, word) => soundsLike(letters, document(word, ""))
  assert.ok(of("dangfei", "dangfeidengji") > of("dang", "dangfeidengji"))
  assert.ok(of("feidengji", "dangfeidengji") > of("fei", "dangfeidengji"))
  assert.ok(of("dangfeidengj", "dangfeidengji") < of("dangfei", "dangfei"))
  assert.ok(of("angfeidengji", "dangfeidengji") < of("da", "dangfeidengji"))
  assert.equal(of("an", "dangfei"), 0)
  assert.ok(of("ang", "dangfei") > 0)
  assert.equal(of("dangfei", "dangfei"), PINYIN.same)
})

test("首字母、打成 u 的，照一样的折算", () => {
  assert.equal(soundsLike("df", document("dangfei", "df")), PINYIN.same * PINYIN.initials)
  assert.equal(soundsLike("jilu", document("jilv", "jl")), PINYIN.same * PINYIN.umlaut)
  assert.equal(soundsLike("lulu", document("lvlv", "ll")), PINYIN.same * PINYIN.umlaut)
})

test("种类有轻重，没有写的是一；分开写的取各段的平均", () => {
  const all = corpus()
  all.add([["x.html", "甲", "别的", "", "jia", ""], ["y.html", "甲", "检查单", "", "jia", ""]])
  const scores = Object.fromEntries(byPinyin(all, "jia").map(one => [one.document.url, one.score]))
  assert.equal(scores["x.html"], PINYIN.same)
  assert.equal(scores["y.html"], PINYIN.same * KINDS["检查单"])
  assert.deepEqual([...new Set(byPinyin(all, "jia").map(one => one.covered))], [1])
  const [half] = byPinyin(all, "jia zzz").filter(one => one.document.url === "x.html")
  assert.equal(half.score, PINYIN.same / 2)
})

test("去掉尾巴，四个字母还找", () => {
  assert.ok(ranked("dangv").includes("glossary.html#dangfei"))
  assert.deepEqual(ranked("danvv"), [])
})

test("分开写的和连着写的，分一样", () => {
  const scores = text => byPinyin(corpus(), text).map(one => [one.document.url, one.score])
  assert.deepEqual(scores("dang fei"), scores("dangfei"))
})
