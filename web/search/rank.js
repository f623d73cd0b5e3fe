/** 排序：每一条照几样信号打分，相加，再照问法乘上种类的分量。 */

import { FIELDS } from "./corpus.js"
import { raise } from "./postings.js"
import { BM25, GRAMS, KINDS, LIMITS, SIGNALS } from "./weights.js"

/**
 * @typedef {import("./corpus.js").Corpus} Corpus
 * @typedef {import("./corpus.js").Document} Document
 * @typedef {import("./query.js").Query} Query
 * @typedef {{ document: Document, score: number, covered: number }} Scored covered 是查询的话有几成在这一条里
 * @typedef {Record<"bm25" | "covered" | "named" | "said" | "next" | "name", Float64Array>} Found
 *   各条的各样信号，0 到 1
 * @typedef {[Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]} Tuple7
 */

/**
 * 对得上的条目和分，次序没有意义。
 * @param {Corpus} corpus @param {Query} query @param {Readonly<Record<string, number>>} [weights] 各样信号的分量
 * @returns {Scored[]}
 */
export function score(corpus, query, weights = SIGNALS) {
  const found = match(corpus, query.grams)
  const each = Object.values(weights)
  /** @type {Scored[]} */
  const scored = []
  for (const document of corpus.documents) {
    const covered = found.covered[document.id]
    if (!covered) continue
    const sum = signals(found, document, query.whole).reduce((total, value, n) => total + value * (each[n] ?? 0), 0)
    scored.push({ document, covered, score: sum * kindWeight(document.kind, query) })
  }
  return scored
}

/** 照问法，这一种乘多少；点名要另一种时少很多。 @param {string} kind @param {Pick<Query, "asking" | "kind">} query */
export function kindWeight(kind, { asking, kind: named }) {
  return (KINDS[asking]?.[kind] ?? 1) * (named && named !== kind ? LIMITS.unwanted : 1)
}

/** 一条的各样信号，次序照 SIGNALS。 @param {Found} found @param {Document} document @param {string} whole 整句，没有空格 */
export function signals(found, { id, names, plain: { title } }, whole) {
  const { bm25, said, next, name, named } = found
  return [
    bm25[id] ?? 0, said[id] ?? 0, next[id] ?? 0, name[id] ?? 0, named[id] ?? 0,
    names.includes(whole) ? 1 : 0,
    title.includes(whole) ? whole.length / title.length : 0,
  ]
}

/**
 * 查询的各个字串，照各栏、各句名称和说法数出来的信号。
 * @param {Corpus} corpus @param {Map<string, number>} grams 字串 → 轻重 @returns {Found}
 */
export function match(corpus, grams) {
  const size = corpus.documents.length
  const [bm25, covered, said, next, name, named, times] = /** @type {Tuple7} */ (Array.from({ length: 7 }, () => new Float64Array(size)))
  /** @type {Map<string, number>} 字串 → 轻重乘少见的程度 */
  const weights = new Map()
  const inNames = new Uint8Array(size)
  let all = 0, lost = 0
  for (const [gram, weight] of grams) {
    /** @type {number[]} */
    const holders = []
    let places = 0, often = 0
    corpus.entries.each(gram, (id, field, count) => {
      if (!times[id]) holders.push(id)
      raise(times, id, corpus.scaled(field, id, count))
      if (field === FIELDS.names) inNames[id] = 1
      if (field === FIELDS.said) { places++; often += count }
    })
    const total = weight * rarity(holders.length, size) * (places ? 1 + BM25.dwelt * Math.log(often / places) : 1)
    weights.set(gram, total)
    if (holders.length) all += total
    else if (weight >= GRAMS.one) lost += total
    for (const id of holders) {
      const so = times[id] ?? 0
      raise(bm25, id, total * so / (BM25.k + so))
      raise(covered, id, total)
      if (inNames[id]) raise(named, id, total)
      times[id] = inNames[id] = 0
    }
  }
  for (const values of [bm25, named]) values.forEach((value, id) => { values[id] = value / all })
  // 哪里都没有的字，排序时不计，看有没有正好的时候要计：“学做蛋糕”不是“学”。
  covered.forEach((value, id) => { covered[id] = value / (all + lost) })
  likePhrases(corpus, weights, all, { said, next, name })
  return { bm25, covered, said, next, name, named }
}

/** 少见的字串更能说明要找什么。 @param {number} holders 几条里有 @param {number} size 一共几条 */
export function rarity(holders, size) {
  return Math.min(BM25.rarest, Math.log(1 + (size - holders + 0.5) / (holders + 0.5)))
}

/**
 * 最像的一句名称、最像的两句说法各有多像：查询有几成在这句里，这句有几成在查询里，取调和平均，所以短而准的在前。
 * @param {Corpus} corpus @param {Map<string, number>} weights @param {number} all 查询一共多重
 * @param {Pick<Found, "said" | "next" | "name">} found
 */
function likePhrases(corpus, weights, all, { said, next, name }) {
  const { phrases, phraseOf } = corpus
  const lengths = corpus.phraseLengths(rarity)
  const shared = new Float64Array(phraseOf.length)
  /** @type {Set<number>} */
  const touched = new Set()
  for (const [gram, weight] of weights) phrases.each(gram, phrase => { touched.add(phrase); raise(shared, phrase, weight) })
  for (const phrase of touched) {
    const [id, field] = phraseOf[phrase] ?? [0, 0]
    const same = shared[phrase] ?? 0
    const [ofQuery, ofPhrase] = [same / all, Math.min(1, same / (lengths[phrase] ?? 1))]
    const alike = 2 * ofQuery * ofPhrase / (ofQuery + ofPhrase)
    const best = said[id] ?? 0
    if (field === FIELDS.names) name[id] = Math.max(name[id] ?? 0, alike)
    else if (alike > best) [said[id], next[id]] = [alike, best]
    else next[id] = Math.max(next[id] ?? 0, alike)
  }
}
