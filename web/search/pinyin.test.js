import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus } from "../testing/corpus.js"
import { byPinyin, soundsLike } from "./pinyin.js"

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
