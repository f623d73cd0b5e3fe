/** 建好的网站的搜索数据，装进一份条目；可以不要其中一些读者的说法。 */

import { readFileSync } from "node:fs"
import { Corpus } from "../search/corpus.js"

/** @param {string} folder 建好的网站 @returns 各份数据，名称照文件名 */
export function siteData(folder) {
  const part = name => {
    const text = readFileSync(`${folder}/search/${name}.js`, "utf8")
    return JSON.parse(text.slice(text.indexOf("=") + 1, text.lastIndexOf(";")))
  }
  const documents = part("documents")
  return { documents, names: documents.more ? part("names").names : [], texts: part("texts"), cases: part("cases").cases }
}

/** 各句说法和它在第几条。 @returns {[phrase: string, document: number][]} */
export function phrasesOf({ texts }) {
  return Object.entries(texts.asked).flatMap(([place, said]) => said.split("|").map(one => [one, Number(place)]))
}

/** @param {ReturnType<typeof siteData>} data @param {(phrase: string) => boolean} [keeps] 哪些说法要 */
export function siteCorpus({ documents, names, texts, cases }, keeps = () => true) {
  const corpus = new Corpus(documents)
  corpus.add(names)
  corpus.learn(texts.words)
  corpus.weigh(texts.importance ?? [])
  const asked = Object.entries(texts.asked).map(([place, said]) => [place, said.split("|").filter(keeps).join("|")])
  corpus.credit(Object.fromEntries(asked.filter(([, said]) => said)))
  corpus.complete([...texts.texts, ...cases.flatMap(([, own]) => own)], 0)
  return corpus
}
