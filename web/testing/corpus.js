/** 测试用的条目：searchData 里的那些，正文和读者的说法都到齐。 */

import { Corpus } from "../search/corpus.js"
import { searchData } from "./data.js"

/** @param {Partial<import("../search/corpus.js").FirstData>} [changed] */
export function corpus(changed = {}) {
  const { documents, texts, cases } = searchData()
  const made = new Corpus({ ...documents, ...changed })
  made.learn(texts.words)
  made.weigh(texts.importance ?? [])
  made.credit(texts.asked)
  made.annotate(texts.notes)
  made.complete([...texts.texts, ...cases.cases.flatMap(([, own]) => own)], 0)
  return made
}

/** @param {string} url @param {string} title @param {string} kind @param {string} [aliases] */
export const row = (url, title, kind, aliases = "") => /** @type {import("../search/corpus.js").Row} */ ([url, title, kind, aliases, "", ""])

/** 只有这几条，别的什么也没有的一份。 @param {import("../search/corpus.js").Row[]} rows */
export const bare = (...rows) => new Corpus({ edition: "e1", more: false, kinds: [], spoken: {}, traditional: {}, readings: {}, documents: rows })
