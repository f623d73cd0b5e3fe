/** 一句查询的应答：找、排、归并、写成结果。 */

import { byPinyin } from "./pinyin.js"
import { counted, grouped, suggested } from "./present.js"
import { parse } from "./query.js"
import { candidates, likeness } from "./rank.js"
import { LIMITS, MOST, WEIGHTS } from "./weights.js"

/**
 * @param {import("./corpus.js").Corpus} corpus
 * @param {string} raw 读者打的字；太长的只看前面
 * @param {string} kind 只要这一种；空的是都要
 * @returns {Omit<import("./messages.js").Answer, "trouble" | "query">}
 */
export function answer(corpus, raw, kind) {
  const text = [...raw].slice(0, MOST.query).join("")
  const query = parse(corpus, text)
  if (!query.plain) return { items: [] }
  const named = corpus.withId(text)
  const ranked = named ? [{ document: named, score: WEIGHTS.exact }] : find(corpus, query)
  const kept = kind ? ranked.filter(({ document }) => document.kind === kind) : ranked
  const found = { items: grouped(corpus, kept, query), kinds: counted(corpus, ranked, kind) }
  return ranked.length ? found : { ...found, ...suggested(corpus, query) }
}

/** 分高的在前；同分的照原来的次序。 @param {import("./corpus.js").Corpus} corpus @param {import("./query.js").Query} query */
function find(corpus, query) {
  const letters = /^[a-z ]+$/.test(query.plain)
  let ranked = letters ? byPinyin(corpus, query.plain) : []
  if (!ranked.length) {
    // 不是拼音的字母（word、excel）要整个出现；只有两个字母相同的不算。
    const words = letters ? query.plain.split(" ") : []
    ranked = candidates(corpus, query)
      .filter(({ plain }) => words.every(word => plain.all.includes(word)))
      .map(document => ({ document, score: likeness(corpus, document, query) }))
    const best = Math.max(0, ...ranked.map(one => one.score))
    ranked = ranked.filter(one => one.score > Math.max(LIMITS.least, best * LIMITS.leastShare))
  }
  return ranked.sort((a, b) => b.score - a.score || a.document.id - b.document.id)
}
