/** 一句查询的应答：找、排、归并、写成结果。 */

import { byPinyin } from "./pinyin.js"
import { counted, direct, grouped, suggested, sure } from "./present.js"
import { parse } from "./query.js"
import { score } from "./rank.js"
import { LIMITS, PINYIN } from "./weights.js"

/**
 * @param {import("./corpus.js").Corpus} corpus
 * @param {string} raw 读者打的字；太长的只看前面
 * @param {string} kind 只要这一种；空的是都要
 * @returns {Omit<import("./messages.js").Answer, "trouble" | "query">}
 */
export function answer(corpus, raw, kind) {
  const text = [...raw].slice(0, LIMITS.query).join("")
  const query = parse(corpus, text)
  if (!query.plain) return { items: [] }
  const named = corpus.withId(text)
  const ranked = named ? [{ document: named, score: PINYIN.same, covered: 1, like: 1 }] : find(corpus, query)
  const kept = kind ? ranked.filter(({ document }) => document.kind === kind) : ranked
  const found = { items: grouped(corpus, kept, query), kinds: counted(corpus, ranked, kind) }
  const weak = !named && !spelt(query) && lacking(ranked, query)
  const answered = kind ? undefined : direct(ranked, query.asking)
  if (answered) return { ...found, direct: answered }
  return weak ? { ...found, weak: ranked.length > 0, ...suggested(corpus, query) } : found
}

/**
 * 多半没有正好的：最像的一条合上的少，或者没有一句说法、名称相像。前几条里有整句原话的，不会没有。
 * @param {import("./rank.js").Scored[]} ranked @param {Pick<import("./query.js").Query, "whole">} query
 */
export function lacking(ranked, query) {
  const [top] = ranked
  if (!top) return true
  const quoted = ranked.slice(0, LIMITS.quoted).some(({ document }) => document.plain.run.includes(query.whole))
  return !quoted && (top.covered < LIMITS.weak || sure(top) * top.like < LIMITS.unlike)
}

/** 只写字母的，照拼音的分算。 @param {import("./query.js").Query} query */
const spelt = query => /^[a-z ]+$/.test(query.plain)

/**
 * 分高的在前；同分的照原来的次序。
 * @param {import("./corpus.js").Corpus} corpus @param {import("./query.js").Query} query
 */
export function find(corpus, query) {
  const letters = spelt(query)
  let ranked = letters ? byPinyin(corpus, query.plain) : []
  if (!ranked.length) {
    // 不是拼音的字母（word、excel）要整个出现。
    const words = letters ? query.plain.split(" ") : []
    ranked = words.every(word => corpus.entries.has(word)) ? score(corpus, query) : []
    const least = LIMITS.share * Math.max(...ranked.map(one => one.score))
    ranked = ranked.filter(one => one.score > least)
  }
  return ranked.sort((a, b) => b.score - a.score)
}
