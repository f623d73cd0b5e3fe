/** 汉字的查询：先按双字挑候选，再逐条算像不像。 */

import { bigrams, squeezed } from "./text.js"
import { KINDS, LIMITS, MOST, WEIGHTS as W } from "./weights.js"

/**
 * @typedef {import("./corpus.js").Corpus} Corpus
 * @typedef {import("./corpus.js").Cut} Cut
 * @typedef {import("./corpus.js").Document} Document
 * @typedef {import("./query.js").Query} Query
 * @typedef {{ document: Document, score: number }} Scored
 */

/**
 * 值得细看的条目，次序没有意义。
 * @param {Corpus} corpus @param {Query} query @returns {Document[]}
 */
export function candidates(corpus, query) {
  const grams = new Set([...query.marks.values()].flatMap(found => [...found]))
  /** @type {Map<Document, number>} */
  const points = new Map()
  for (const gram of grams) {
    const weight = corpus.rarity(gram)
    for (const document of corpus.holders(gram)) {
      const times = document.plain.names.includes(gram) ? LIMITS.named : 1
      points.set(document, (points.get(document) ?? 0) + weight * times)
    }
  }
  const found = new Set([...points].sort((a, b) => b[1] - a[1]).slice(0, MOST.candidates).map(([document]) => document))
  // 最少见的一个双字常是要找的事；凡有它的都进候选，不让常见的词把它挤出去。
  const rarest = [...bigrams(query.core)].sort((a, b) => corpus.rarity(b) - corpus.rarity(a))[0]
  if (rarest) for (const document of corpus.holders(rarest).slice(0, MOST.candidates)) found.add(document)
  // 写错一个字时，双字可能都对不上；同音的标题也进候选。
  const sounds = query.sounds.get(query.plain) ?? new Set()
  const whole = squeezed(query.plain)
  for (const document of corpus.documents) {
    if (soundsClose(sounds, document.sound) || oneOff(whole, document.names)) found.add(document)
  }
  return [...found]
}

/**
 * 一条和查询有多像：各种说法里最像的那种的分，再乘种类的分量。
 * @param {Corpus} corpus @param {Document} document @param {Query} query
 */
export function likeness(corpus, document, query) {
  /** @type {[string, number][]} */
  const phrasings = [[query.plain, 1], [query.core, W.core], ...query.terms.map(term => /** @type {[string, number]} */ ([term, W.term]))]
  let best = Math.max(0, ...phrasings.map(([phrase, weight]) => weight * phraseLikeness(corpus, document, query, phrase)))
  const about = query.about ? KINDS[document.kind]?.[query.about] : undefined
  if (about && document.names.some(name => query.plain.includes(name))) best *= about
  return best * (query.kinds[document.kind] ?? 1)
}

/** @param {Corpus} corpus @param {Document} document @param {Query} query @param {string} phrase */
function phraseLikeness(corpus, document, query, phrase) {
  const whole = squeezed(phrase)
  if (!whole) return 0
  const { title, aliases, text, names, said, all } = document.plain
  const cuts = corpus.cuts(document)
  const grams = query.marks.get(phrase) ?? new Set()
  const covered = corpus.share(grams, all)
  let score = W.names * corpus.share(grams, names) + W.covered * covered + (covered > 0.99 ? W.whole : 0)
  score += W.sound * soundShare(query.sounds.get(phrase) ?? new Set(), document.sound)
  score += W.alike * alike(corpus, grams, cuts.names)
  score += W.said * alike(corpus, grams, cuts.said)
  score += W.saidShare * corpus.share(grams, said)
  const near = oneOff(whole, document.names)
  if (title === whole || aliases.split(" ").includes(whole)) score += W.exact
  else if (near) score += W.oneOff
  else if (title.includes(whole)) score += W.titled + W.titledShare * (whole.length / title.length)
  else if (aliases.includes(whole)) score += W.aliased
  else if (title.length > 2 && whole.includes(title)) score += W.holdsTitle * title.length / whole.length
  else if (text.includes(whole)) score += W.mentioned
  score += W.commonNames * longestCommon(whole, names) + W.commonText * longestCommon(whole, text)
  // 少见的词没有出现，其余再像也不是要找的；分开写的几个词，少一个也差一截。
  // 只错一个字的名称，错的那个字当然没有出现，不算少。
  return score * (near ? 1 : W.floor + (1 - W.floor) * covered) * wordsIn(phrase, all)
}

/** 查询里最长的、连着出现在正文里的一段有几个字，最多算 MOST.common 个；只有一个字相同不算。 @param {string} query @param {string} text */
export function longestCommon(query, text) {
  let size = 1
  for (let i = 0; i + size < query.length && size < MOST.common; i++) {
    while (size < MOST.common && i + size < query.length && text.includes(query.slice(i, i + size + 1))) size++
  }
  return size > 1 ? size : query.length === 1 && text.includes(query) ? 1 : 0
}

/** 有没有一个名称和查询一样长、只差一个字：多半是打错了一个。 @param {string} query @param {string[]} names */
export function oneOff(query, names) {
  if (query.length < 3) return false
  return names.some(name => {
    if (name.length !== query.length) return false
    let wrong = 0
    for (let i = 0; i < query.length && wrong < 2; i++) if (name[i] !== query[i]) wrong++
    return wrong === 1
  })
}

/**
 * 查询和最像的一段话有多像，0 到 1：查询的双字有几成在那段话里（少见的分量重），那段话的双字有几成在查询里，取调和平均。
 * 那段话里多出来的也算，所以短而准的在前。
 * @param {Corpus} corpus @param {Set<string>} grams @param {Cut} cut
 */
export function alike(corpus, grams, { sizes, at }) {
  /** @type {Map<number, { count: number, weight: number }>} */
  const shared = new Map()
  let all = 0
  for (const gram of grams) {
    const weight = corpus.rarity(gram)
    all += weight
    for (const n of at.get(gram) ?? []) {
      const so = shared.get(n)
      if (so) { so.count++; so.weight += weight } else shared.set(n, { count: 1, weight })
    }
  }
  let best = 0
  for (const [n, { count, weight }] of shared) {
    const [found, used] = [weight / all, Math.min(1, count / (sizes[n] ?? 1))]
    if (weight) best = Math.max(best, 2 * found * used / (found + used))
  }
  return best
}

/** 同音写法的双字里有多少出现，不计多少见。 @param {Set<string>} grams @param {string} sound */
export function soundShare(grams, sound) {
  let hit = 0
  for (const gram of grams) if (sound.includes(gram)) hit++
  return grams.size ? hit / grams.size : 0
}

/** 同音写法的双字是不是大多出现；逐条要问，够不上就不往下数。 @param {Set<string>} grams @param {string} sound */
export function soundsClose(grams, sound) {
  let missing = 0
  for (const gram of grams) if (!sound.includes(gram) && ++missing / grams.size >= LIMITS.soundMissing) return false
  return grams.size > 0
}

/** 空格分开的几个词有几个出现：全有是 1，少了就低，一个没有是 W.wordFloor；只有一个词时不管。 @param {string} phrase @param {string} text */
export function wordsIn(phrase, text) {
  const words = phrase.split(" ").filter(Boolean)
  if (words.length < 2) return 1
  return W.wordFloor + (1 - W.wordFloor) * words.filter(word => text.includes(word)).length / words.length
}
