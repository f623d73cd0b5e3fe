/** 只写字母的查询：按拼音和首字母找名称。 */

import { KINDS, PINYIN } from "./weights.js"

/** 去掉尾巴再找时，最少留几个字母。 */
const SHORTEST = 4

/** 一段拼音和条目的名称有多像；ü 写作 v，打成 u 的也认，分低一点。 @param {string} letters @param {import("./corpus.js").Document} document */
export function soundsLike(letters, document) {
  return Math.max(...document.pinyin.map(word => wordLike(letters, word)),
    ...document.initials.map(word => PINYIN.initials * wordLike(letters, word)),
    ...(letters.includes("u") ? document.pinyin.filter(word => word.includes("v")).map(word => PINYIN.umlaut * wordLike(letters, word.replace(/v/g, "u"))) : []))
}

/** 一样最高，从头相同其次，中间有再次。 @param {string} letters @param {string} word */
function wordLike(letters, word) {
  const part = letters.length / word.length
  if (word === letters) return PINYIN.same
  if (word.startsWith(letters)) return PINYIN.start + PINYIN.startShare * part
  return letters.length > 2 && word.includes(letters) ? PINYIN.middle + PINYIN.middleShare * part : 0
}

/**
 * 先找连起来的；分开写的几段再找各段都有的、有几段的；都没有就去掉尾巴再找。
 * @param {import("./corpus.js").Corpus} corpus @param {string} plain 只有字母和空格
 * @returns {import("./rank.js").Scored[]} 没有排过序
 */
export function byPinyin(corpus, plain) {
  const parts = plain.split(" ")
  const found = (/** @type {(document: import("./corpus.js").Document) => number} */ score) => corpus.documents
    .map(document => ({ document, covered: 1, like: 1, score: score(document) * (KINDS[document.kind] ?? 1) }))
    .filter(one => one.score)
  let ranked = found(document => soundsLike(parts.join(""), document))
  if (!ranked.length) ranked = found(document => parts.reduce((sum, part) => sum + soundsLike(part, document), 0) / parts.length)
  let rest = parts[0] ?? ""
  while (!ranked.length && rest.length > SHORTEST) {
    rest = rest.slice(0, -1)
    ranked = found(document => soundsLike(rest, document))
  }
  return ranked
}
