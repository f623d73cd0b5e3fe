/**
 * 排得好不好：node testing/measure.js SITE < 查询的 JSON 列表（{ text, best, also }）。
 * 写出 JSON：做法 → 和查询同次序的 [任一个算对的排第几, 最该在前的排第几]，没有是 0。做法是照旧、各去掉一样信号、
 * 去掉和查询太近的说法（leave-one-out）。
 */

import { text } from "node:stream/consumers"
import { find } from "../search/answer.js"
import { grams } from "../search/corpus.js"
import { grouped } from "../search/present.js"
import { parse } from "../search/query.js"
import { SIGNALS } from "../search/weights.js"
import { siteCorpus, siteData } from "./site.js"

/** 说法和查询的字串有这么多成相同，就算太近。 */
const NEAR = 0.75

const data = siteData(process.argv[2])
const queries = JSON.parse(await text(process.stdin))
const whole = siteCorpus(data)
const runs = { 全部: ranks(whole, SIGNALS), 不用太近的说法: ranks(siteCorpus(data, awayFrom(queries.map(({ text }) => text))), SIGNALS) }
if (process.argv.includes("--ablate")) for (const name of Object.keys(SIGNALS)) runs[`去掉 ${name}`] = ranks(whole, { ...SIGNALS, [name]: 0 })
process.stdout.write(JSON.stringify(runs))

function ranks(corpus, weights) {
  return queries.map(({ text, best, also }) => {
    const query = parse(corpus, text)
    const places = corpus.withId(text) ? [[corpus.withId(text).url]] : grouped(corpus, find(corpus, query, weights), query).map(rows => {
      const top = rows.reduce((one, other) => (other.score > one.score ? other : one))
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
