import assert from "node:assert/strict"
import { test } from "node:test"
import { bare, corpus, row } from "../testing/corpus.js"
import { rarity } from "./corpus.js"
import { parse } from "./query.js"
import { kindWeight, match, score, signals } from "./rank.js"
import { ASKED, BM25, KINDS, LIMITS, SIGNALS } from "./weights.js"

const all = corpus()
const names = Object.keys(SIGNALS)
/** 一句查询对一条的各样信号。 */
function of(text, url, found = all) {
  const query = parse(found, text)
  return Object.fromEntries(signals(match(found, query.grams), found.byUrl.get(url), query.whole).map((value, n) => [names[n], value]))
}

test("各样信号都在 0 到 1 之间", () => {
  for (const text of ["党费", "党小组多久开一次会", "手机交党费", "费"]) {
    for (const { url } of all.documents) for (const [name, value] of Object.entries(of(text, url))) assert.ok(value >= 0 && value <= 1, `${text} ${url} ${name} ${value}`)
  }
})

test("名称、说法、正文里的，各有各的信号", () => {
  assert.equal(of("党费", "glossary.html#dangfei").exact, 1)
  assert.equal(of("党费", "checklists/dues.html").exact, 0)
  assert.ok(of("一个月开几次", "faq.html#how-often").like > 2 * of("每个月开几次", "glossary.html#dangfei").like)
  assert.ok(of("井下", "cases/a.html").bm25 > 0)
  assert.equal(of("井下", "cases/a.html").like, 0)
})

test("到处都有的字串，数够了就不再数；最能说明问题的总要数", () => {
  const found = corpus()
  found.add(Array.from({ length: LIMITS.places + 1 }, (_, n) => row(`p${n}.html`, n ? "会" : "会魑", "页面")))
  const { bm25 } = match(found, new Map([["会", 1], ["魑", 1]]))
  assert.equal(bm25.filter(value => value > 0).length, 1)
  assert.ok(match(found, new Map([["会", 1]])).bm25.filter(value => value > 0).length > LIMITS.places)
  assert.equal(score(found, parse(found, "会")).length, LIMITS.candidates)
})

test("学来的轻的字串说明不了什么，重的说明得多；没有学过的还是 1", () => {
  const found = corpus()
  found.add([row("heavy.html", "守矩", "页面"), row("light.html", "看样", "页面")])
  const first = () => score(found, parse(found, "守矩看样")).sort((a, b) => b.score - a.score)[0].document.url
  found.weigh([[0.3, "看样 看 样"], [2, "守矩 守 矩"]])
  assert.equal(first(), "heavy.html")
  found.weigh([[0.3, "守矩 守 矩"], [2, "看样"]])
  assert.equal(first(), "light.html")
  const plain = gram => rarity(found.entries.count(gram), found.documents.length)
  assert.deepEqual(["守矩", "看样", "别的"].map(gram => found.value(gram) / plain(gram)), [0.3, 2, 1])
})

test("学来的轻重，比像不像一句说法时也算", () => {
  const found = corpus()
  const like = () => score(found, parse(found, "开会怎么样")).find(({ document }) => document.url === "faq.html#how-often").like
  const before = like()
  found.weigh([[0.2, "怎 么 样 怎么 么样"]])
  assert.ok(like() > before)
})

test("没有一个字串对得上的不列", () => {
  assert.deepEqual(score(all, parse(all, "魑魅")), [])
  const found = corpus()
  found.add([row("x.html", "魑魅", "页面")])
  assert.deepEqual(score(found, parse(found, "魑魅")).map(({ document }) => document.url), ["x.html"])
})

test("照问法乘种类的分量；点名要一种，别的少很多", () => {
  assert.equal(kindWeight("术语", { asking: "是什么", kind: null }), KINDS["术语"] * ASKED["是什么"]["术语"])
  assert.equal(kindWeight("术语", { asking: "", kind: null }), KINDS["术语"])
  assert.ok(kindWeight("章节", { asking: "", kind: "案例" }) < kindWeight("章节", { asking: "", kind: null }))
})

/** 几页，名称各是这些。 */
const pages = (...titles) => bare(...titles.map((title, n) => row(`${n}.html`, title, "页面")))
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} 不是 ${expected}`)

test("一条的分是各样信号乘分量的和，再乘种类的分量", () => {
  const found = bare(row("a.html", "子丑", "页面"), row("b.html", "子丑", "检查单"))
  const query = parse(found, "子丑")
  const sums = [...score(found, query)].sort((a, b) => a.document.id - b.document.id)
  const signal = signals(match(found, query.grams), found.documents[0], query.whole)
  const sum = SIGNALS.bm25 * signal[0] + SIGNALS.like * signal[1] + SIGNALS.exact * signal[2]
  near(sums[0].score, sum * KINDS["页面"])
  near(sums[1].score, sum * KINDS["检查单"])
})

test("名称和各句说法，取最像的一句", () => {
  const found = pages("子丑寅卯", "辰巳", "子丑")
  found.credit({ 0: "子寅|子丑寅", 1: "子丑" })
  const query = parse(found, "子丑")
  const { like } = match(found, query.grams)
  assert.ok(like[1] > like[0] && like[0] > 0)
  assert.equal(like[1], like[2])
  assert.deepEqual(score(found, query).map(one => one.like), score(found, query).map(one => like[one.document.id]))
})

test("一句名称有多像：两边相同的，占两边各有的几成，取调和平均", () => {
  // 词表是空的；各个字串都只在一处，少见的程度一样，约去。
  const found = pages("子丑")
  const { like, bm25, covered } = match(found, new Map([["子", 1], ["子丑", 1], ["亥", 2]]))
  // 名称里两个单字各 0.25、一个双字 1，一共 1.5；相同的有 2，比名称还多，就照相同的算：2 × 2 ÷ (2 + 2)。
  near(like[0], 1)
  // 哪里都没有的“亥”，排序时不计，看合上几成时要计：少见的程度是 log(1 + 1 ÷ 0.5) 和 log(1 + 1 ÷ 1.5)。
  const [present, absent] = [2 * Math.log(1 + 1 / 1.5), 2 * Math.log(1 + 1 / 0.5)]
  near(covered[0], present / (present + absent))
  const times = BM25.fields[0]
  near(bm25[0], times / (BM25.k + times))
  const half = match(found, new Map([["子", 1]]))
  // 名称有 1.5，查询有 1，相同的有 1。
  near(half.like[0], 2 * 1 / (1 + 1.5))
})

test("只合上一半的，BM25F 和合上几成都照那一半的轻重", () => {
  const found = pages("子", "丑")
  const { bm25, covered } = match(found, new Map([["子", 3], ["丑", 1]]))
  const once = BM25.fields[0] / (BM25.k + BM25.fields[0])
  near(bm25[0], 3 / 4 * once)
  near(bm25[1], 1 / 4 * once)
  near(covered[0], 3 / 4)
  near(covered[1], 1 / 4)
})

test("少见的程度乘学来的轻重", () => {
  const found = pages("子", "丑")
  found.weigh([[0.5, "子"], [2, "丑 寅"]])
  const { covered } = match(found, new Map([["子", 1], ["丑", 1]]))
  near(covered[0], 0.5 / 2.5)
  near(covered[1], 2 / 2.5)
  found.weigh([])
  near(match(found, new Map([["子", 1], ["丑", 1]])).covered[0], 1 / 2)
})

test("名称、正文里有整句原话的，加上这一样，标点不论；太短的不算", () => {
  const found = pages("甲乙丙丁戊己庚辛", "丑")
  found.complete(["说的是子丑寅卯、辰巳午未。", "子 丑"], 0)
  const quoted = text => {
    const query = parse(found, text)
    return signals(match(found, query.grams), found.documents[0], query.whole).at(-1)
  }
  assert.deepEqual(["子丑寅卯辰巳午未", "子丑，寅卯辰巳午未", "甲乙丙丁戊己庚辛"].map(quoted), [1, 1, 1])
  assert.deepEqual(["子丑寅卯辰巳午", "丑寅卯辰巳午未子"].map(quoted), [0, 0])
})

test("各条都只合上一小点，也都列出来", () => {
  const letters = [..."子丑寅卯辰巳午未"]
  const found = pages(...letters)
  assert.equal(score(found, parse(found, letters.join(" "))).length, letters.length)
})

test("比最像的差得远的，不再看别的", () => {
  const found = pages("子丑寅卯辰巳", "子午未申酉戌亥甲乙丙丁戊己庚辛壬癸")
  assert.deepEqual(score(found, parse(found, "子丑寅卯辰巳")).map(({ document }) => document.url), ["0.html"])
})

test("太多的，留 BM25F 高的，不管在前在后", () => {
  for (const first of [true, false]) {
    const rest = Array.from({ length: LIMITS.candidates }, () => "会这一个字")
    const found = first ? pages("会", ...rest) : pages(...rest, "会")
    const kept = score(found, parse(found, "会")).map(({ document }) => document.title)
    assert.equal(kept.length, LIMITS.candidates)
    assert.ok(kept.includes("会"))
  }
})

test("数过的加起来正好到界限，还数；过了才不数", () => {
  for (const extra of [0, 1]) {
    const found = pages(...Array.from({ length: LIMITS.places - 1 + extra }, (_, n) => n ? "会" : "会魑"))
    for (const order of [["会", "魑"], ["魑", "会"]]) {
      const { bm25 } = match(found, new Map(order.map(gram => [gram, 1])))
      assert.equal(bm25.filter(value => value > 0).length, extra ? 1 : LIMITS.places - 1)
    }
  }
})

test("从最能说明问题的数起：轻重乘少见的程度", () => {
  // “会”到处都有，“魑”只有一条；“魑”轻一点还是先数，轻到百分之一就后数，后数的不挤掉它。
  const found = pages(...Array.from({ length: LIMITS.places + 1 }, (_, n) => n ? "会" : "魑"))
  const held = (often, rare) => match(found, new Map([["会", often], ["魑", rare]])).bm25.filter(value => value > 0).length
  assert.equal(held(1, 0.5), 1)
  assert.equal(held(1, 0.01), LIMITS.places)
})
