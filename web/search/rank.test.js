import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { parse } from "./query.js"
import { alike, candidates, likeness, longestCommon, oneOff, soundShare, soundsClose, wordsIn } from "./rank.js"
import { bigrams } from "./text.js"

test("只差一个字：一样长，三个字以上", () => {
  assert.ok(oneOff("民主平议", ["民主评议"]))
  assert.ok(!oneOff("民主评议", ["民主评议"]))
  assert.ok(!oneOff("民主", ["民众"]))
  assert.ok(!oneOff("民主平仪", ["民主评议"]))
  assert.ok(!oneOff("民主平议会", ["民主评议"]))
})

test("连着相同的一段，一个字的不算，最多数十二个", () => {
  assert.equal(longestCommon("交党费的事", "按月交党费"), 3)
  assert.equal(longestCommon("甲乙", "乙丙"), 0)
  assert.equal(longestCommon("甲", "甲乙"), 1)
  assert.equal(longestCommon("一二三四五六七八九十甲乙丙丁", "一二三四五六七八九十甲乙丙丁"), 12)
})

test("同音的双字有几成", () => {
  assert.equal(soundShare(bigrams("党费收"), "党费"), 0.5)
  assert.equal(soundShare(new Set(), "党费"), 0)
  assert.ok(soundsClose(bigrams("党费收缴"), "党费收缴"))
  assert.ok(!soundsClose(bigrams("党费收缴"), "党费"))
  assert.ok(!soundsClose(new Set(), ""))
})

test("几个词有几个出现：只有一个词时不管", () => {
  assert.equal(wordsIn("党费", ""), 1)
  assert.equal(wordsIn("党费 退休", "党费退休"), 1)
  assert.ok(wordsIn("党费 退休", "党费") < 1)
  assert.ok(wordsIn("党费 退休", "") < wordsIn("党费 退休", "党费"))
})

test("和一段话有多像：短而准的高，没有相同的是 0", () => {
  const all = corpus()
  all.add([row("a.html", "党费检查", "页面", "党费检查单的长长的说明")])
  const { names } = all.cuts(all.byUrl.get("a.html"))
  const of = text => alike(all, bigrams(text), names)
  assert.equal(of("党费检查"), 1)
  assert.ok(of("党费") > 0 && of("党费") < 1)
  assert.equal(of("魑魅"), 0)
})

/** 按分排的地址。 */
function ranked(all, text) {
  const query = parse(all, text)
  return candidates(all, query)
    .map(document => ({ url: document.url, score: likeness(all, document, query) }))
    .sort((a, b) => b.score - a.score)
    .map(one => one.url)
}

test("名称就是查询的在前", () => {
  assert.equal(ranked(corpus(), "党费检查单")[0], "checklists/dues.html")
  assert.equal(ranked(corpus(), "党费")[0], "glossary.html#dangfei")
})

test("读者的说法对上的在前", () => {
  assert.equal(ranked(corpus(), "每个月交多少钱")[0], "glossary.html#dangfei")
})

test("写错一个字、写成同音字也进候选", () => {
  assert.ok(ranked(corpus(), "党费检察单").includes("checklists/dues.html"))
  assert.ok(ranked(corpus(), "党废检查单").includes("checklists/dues.html"))
})

test("正文里的数，怎么写都对上", () => {
  for (const text of ["三分之二", "2/3"]) assert.ok(ranked(corpus(), text).includes("chapters/7-management/dues.html"), text)
  for (const text of ["15天", "十五天"]) assert.equal(ranked(corpus(), text)[0], "rules/discipline.html#cf-15", text)
  assert.deepEqual(ranked(corpus(), "16天"), [])
})

test("问意思时，名称在话里的术语在前", () => {
  const all = corpus()
  all.add([row("forms/dues.html", "党费是什么意思表", "表单")])
  assert.equal(ranked(all, "党费是什么意思")[0], "glossary.html#dangfei")
})

test("少了一个少见的词，差一截", () => {
  const all = corpus()
  const of = text => {
    const query = parse(all, text)
    return likeness(all, all.byUrl.get("chapters/7-management/dues.html"), query)
  }
  // 井下只在一个案例里。
  assert.ok(of("党费井下矿工") < of("党费") * 0.18, `${of("党费井下矿工")} ${of("党费")}`)
})
