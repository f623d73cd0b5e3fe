import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { parse } from "./query.js"
import { kindWeight, match, rarity, score, signals } from "./rank.js"
import { ASKED, KINDS, LIMITS, SIGNALS } from "./weights.js"

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
  assert.ok(of("一个月开几次", "faq.html#how-often").said > 2 * of("每个月开几次", "glossary.html#dangfei").said)
  assert.ok(of("井下", "cases/a.html").bm25 > 0)
  assert.equal(of("井下", "cases/a.html").name, 0)
})

test("到处都有的字串，数够了就不再数；最能说明问题的总要数", () => {
  const found = corpus()
  found.add(Array.from({ length: LIMITS.places + 1 }, (_, n) => row(`p${n}.html`, n ? "会" : "会魑", "页面")))
  const { bm25 } = match(found, new Map([["会", 1], ["魑", 1]]))
  assert.equal(bm25.filter(value => value > 0).length, 1)
  assert.ok(match(found, new Map([["会", 1]])).bm25.filter(value => value > 0).length > LIMITS.places)
  assert.equal(score(found, parse(found, "会")).length, LIMITS.candidates)
})

test("少见的比常见的重，再少见也有个头", () => {
  assert.ok(rarity(1, 1000) > rarity(100, 1000))
  assert.equal(rarity(0, 1e9), rarity(1, 1e9))
})

test("集中在几条里反复说的，比各说一次的重", () => {
  const [once, often] = [corpus(), corpus()]
  once.credit({ 2: "守矩", 3: "别处" })
  often.credit({ 2: "守矩|守矩吗|要守矩", 3: "别处" })
  const weight = found => score(found, parse(found, "守矩党费")).find(({ document }) => document.url === "glossary.html#jilv").covered
  assert.ok(weight(often) > weight(once))
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
