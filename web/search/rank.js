/** 排序：每一条照几样信号打分，相加，再照问法乘上种类的分量。 */

import { at, raise } from "./postings.js"
import { ASKED, BM25, KINDS, LIMITS, SIGNALS } from "./weights.js"

/**
 * @typedef {import("./corpus.js").Corpus} Corpus
 * @typedef {import("./corpus.js").Document} Document
 * @typedef {import("./query.js").Query} Query
 * @typedef {{ document: Document, score: number, covered: number, like: number }} Scored covered 是查询的话有几成在这一条里，like 是最像的一句说法或名称有多像
 * @typedef {Record<"bm25" | "covered" | "like", Float64Array>} Found 各条的各样信号，0 到 1
 */

/**
 * 对得上的条目和分，次序没有意义。BM25F 太低的、排在太后面的，不再看别的信号。
 * @param {Corpus} corpus @param {Query} query @returns {Scored[]}
 */
export function score(corpus, query) {
  const found = match(corpus, query.grams)
  const each = Object.values(SIGNALS)
  return candidates(found.bm25).map(id => {
    const document = /** @type {Document} */ (corpus.documents[id])
    const sum = signals(found, document, query.whole).reduce((total, value, n) => total + value * at(each, n), 0)
    return { document, like: at(found.like, id), covered: at(found.covered, id), score: sum * kindWeight(document.kind, query) }
  })
}

/** 最高的几百条。 @param {Float64Array} values @returns {number[]} */
function candidates(values) {
  const least = LIMITS.near * values.reduce((most, value) => Math.max(most, value), 0)
  /** @type {number[]} */
  const ids = []
  values.forEach((value, id) => { if (value > least) ids.push(id) })
  return ids.length > LIMITS.candidates ? ids.sort((a, b) => at(values, b) - at(values, a)).slice(0, LIMITS.candidates) : ids
}

/** 照问法，这一种乘多少；点名要另一种时少很多。 @param {string} kind @param {Pick<Query, "asking" | "kind">} query */
export function kindWeight(kind, { asking, kind: named }) {
  return (KINDS[kind] ?? 1) * (ASKED[asking]?.[kind] ?? 1) * (named && named !== kind ? LIMITS.unwanted : 1)
}

/** 一条的各样信号，次序照 SIGNALS。 @param {Found} found @param {Document} document @param {string} whole 整句，没有空格 */
export function signals({ bm25, like }, { id, names, plain }, whole) {
  const quoted = whole.length >= LIMITS.quotation && plain.run.includes(whole)
  return [at(bm25, id), at(like, id), names.includes(whole) ? 1 : 0, quoted ? 1 : 0]
}

/**
 * 查询的各个字串，照各栏、各句名称和说法数出来的信号。从最能说明问题的字串数起，到处都有的，数到 LIMITS.places 处就不再数。
 * @param {Corpus} corpus @param {Map<string, number>} grams 字串 → 轻重 @returns {Found}
 */
export function match(corpus, grams) {
  const { entries, documents: { length: size } } = corpus
  const column = () => new Float64Array(size)
  const bm25 = column(), covered = column(), times = column()
  const asked = [...grams].map(([gram, weight]) => ({ gram, weight, count: entries.count(gram), rare: corpus.value(gram) }))
  /** @type {Map<string, number>} 字串 → 轻重乘少见的程度 */
  const weights = new Map()
  let all = 0, lost = 0, left = LIMITS.places
  for (const { gram, weight, count, rare } of asked.sort((a, b) => b.weight * b.rare - a.weight * a.rare)) {
    // 哪里都没有的字串，排序时不计，看有没有正好的时候要计：“学做蛋糕”不是“学”。
    if (!count) lost += weight * rare
    if (!count || count > left && weights.size) continue
    left -= count
    /** @type {number[]} */
    const holders = []
    entries.each(gram, (id, field, count) => {
      if (!times[id]) holders.push(id)
      raise(times, id, corpus.scaled(field, id, count))
    })
    const total = weight * rare
    weights.set(gram, total)
    all += total
    for (const id of holders) {
      const so = at(times, id)
      raise(bm25, id, total * saturated(so))
      raise(covered, id, total)
      times[id] = 0
    }
  }
  return { bm25: bm25.map(value => value / all), covered: covered.map(value => value / (all + lost)), like: likePhrases(corpus, weights, all) }
}

/** 出现几次，折成 0 到 1：越多，再多一次加得越少。 @param {number} times */
export const saturated = times => times / (BM25.k + times)

/**
 * 最像的一句名称、说法有多像：查询有几成在这句里，这句有几成在查询里，取调和平均，所以短而准的在前。
 * @param {Corpus} corpus @param {Map<string, number>} weights @param {number} all 查询一共多重
 */
function likePhrases(corpus, weights, all) {
  const { phrases, phraseOf } = corpus
  const best = new Float64Array(corpus.documents.length)
  const lengths = corpus.phraseLengths()
  const shared = new Float64Array(phraseOf.length)
  for (const [gram, weight] of weights) phrases.each(gram, phrase => raise(shared, phrase, weight))
  shared.forEach((same, phrase) => {
    if (!same) return
    const id = /** @type {number} */ (phraseOf[phrase])
    // 2 × 相同 ÷（两边各有多重之和），就是两个几成的调和平均。
    best[id] = Math.max(at(best, id), 2 * same / (all + Math.max(same, at(lengths, phrase))))
  })
  return best
}
