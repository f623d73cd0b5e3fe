/**
 * 排得好不好：node testing/measure.js SITE < 查询的 JSON 列表（{ text, best, also }）。
 * 写出 JSON：做法 → 和查询同次序的 [任一个算对的排第几, 最该在前的排第几]，没有是 0。做法是照旧、去掉和查询太近的
 * 说法（leave-one-out）、带 --ablate 时各去掉一样。
 */

import { text } from "node:stream/consumers"
import { find } from "../search/answer.js"
import { FIELDS, grams } from "../search/corpus.js"
import { grouped } from "../search/present.js"
import { parse } from "../search/query.js"
import { ASKED, BM25, GRAMS, KINDS, SIGNALS } from "../search/weights.js"
import { siteCorpus, siteData } from "./site.js"

/** 各去掉一样：名称，和改哪些数。 @type {[string, ...[Record<string, any>, string, any][]][]} */
const ABLATIONS = [
  ...Object.keys(SIGNALS).map(name => [`去掉 ${name}`, [SIGNALS, name, 0]]),
  ["不看正文", [BM25, "fields", BM25.fields.map((times, field) => (field === FIELDS.text ? 0 : times))]],
  ["单字双字一样重", ...["one", "inner"].map(name => [GRAMS, name, 1])],
  ["不管词的边界", [GRAMS, "border", 1]],
  ["虚词的字和实词的一样重", [GRAMS, "lightOne", GRAMS.one]],
  ["不换口语、不改错字", [GRAMS, "term", 0]],
  ["不分种类", ...[KINDS, ...Object.values(ASKED)].flatMap(row => Object.keys(row).map(kind => [row, kind, 1]))],
  ["不看问法", ...Object.values(ASKED).flatMap(row => Object.keys(row).map(kind => [row, kind, 1]))],
]
/** 说法和查询的字串有这么多成相同，就算太近。 */
const NEAR = 0.75

const data = siteData(process.argv[2])
const queries = JSON.parse(await text(process.stdin))
const whole = siteCorpus(data)
ABLATIONS.push(["字串不分学来的轻重", [whole, "importance", new Map()]])
const runs = { 全部: ranks(whole), 不用太近的说法: ranks(siteCorpus(data, awayFrom(queries.map(({ text }) => text)))) }
if (process.argv.includes("--ablate")) {
  for (const [name, ...changes] of ABLATIONS) runs[name] = measuredWithout(changes)
  runs.不看读者的说法 = ranks(siteCorpus(data, () => false))
}
process.stdout.write(JSON.stringify(runs))

/** 改了数的做法，量一遍，再改回来。 @param {[Record<string, any>, string, any][]} changes */
function measuredWithout(changes) {
  const kept = changes.map(([list, name]) => [list, name, list[name]])
  const set = (/** @type {[Record<string, any>, string, any][]} */ all) => {
    for (const [list, name, value] of all) list[name] = value
    whole.weighed = null
  }
  set(changes)
  const found = ranks(whole)
  set(kept)
  return found
}

function ranks(corpus) {
  return queries.map(({ text, best, also }) => {
    const query = parse(corpus, text)
    const places = corpus.withId(text) ? [[corpus.withId(text).url]] : grouped(corpus, find(corpus, query), query).map(rows => {
      const top = rows.reduce((one, other) => (other.score >= one.score ? other : one))
      return [rows.find(({ location }) => !location.includes("#"))?.location ?? rows[0].location, top.location]
    })
    const rank = wanted => 1 + places.findIndex(urls => urls.some(url => wanted.some(address => standsFor(address, url))))
    return [rank([...best, ...also]), rank(best)]
  })
}

/** 写到页的地址，这一页的任何一处都算；以 / 结尾的，文件夹里的都算。 */
function standsFor(address, url) {
  if (address.endsWith("/")) return url.startsWith(address)
  return url === address || !address.includes("#") && url.split("#")[0] === address
}

/** 不像任何一句查询的说法。 @param {string[]} texts */
function awayFrom(texts) {
  const cut = one => new Set(grams(whole.asked(one)).filter(gram => gram.length > 1))
  const all = texts.map(cut)
  return phrase => {
    const own = cut(whole.written(phrase))
    return !all.some(other => 2 * [...own].filter(gram => other.has(gram)).length >= NEAR * (own.size + other.size))
  }
}
