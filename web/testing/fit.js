/**
 * 定排序的分量：node testing/fit.js SITE < 用来调的查询（JSON 列表 { text, best, also }）；结果写进 search/weights.js。
 *
 * 带 --settle 时先定 BM25F 和字串的轻重，各数轮流加减，能让对的排得更前的留下，要十几分钟。再定各样信号和种类：
 * 除了查询，还拿读者的说法来练：一句说法先从数据里去掉，再拿它来找它的地址（leave-one-out，分五份做）。说法只写在一处，
 * 别的地方也答得对的不知道，所以只用来定信号，不用来定种类。
 * 分是 Σ 信号 × 分量，再乘种类；一句查询的损失是对的几条在前若干条里占的几率（softmax）取对数，用 Adam 降。
 */

import { readFile, writeFile } from "node:fs/promises"
import { text } from "node:stream/consumers"
import { find } from "../search/answer.js"
import { ASKINGS, parse } from "../search/query.js"
import { match, score, signals } from "../search/rank.js"
import { BM25, GRAMS, SIGNALS } from "../search/weights.js"
import { phrasesOf, siteCorpus, siteData } from "./site.js"

const FOLDS = 5
const PHRASES_PER_FOLD = 400
/** 一个数试着乘多少，和平均涨多少才算。 */
const [FACTORS, LEAST_GAIN] = [[0.6, 1.6], 0.001]
/** 一句说法顶几句查询。 */
const PHRASE = 0.15
/** 也算对的顶几个最该在前的。 */
const ALSO = 0.35
const CANDIDATES = 80
const STEPS = 300
const RATE = 0.03
/** 种类的分量往 1 拉多少；一种问法的查询不多，不能由着几句定，多拉些。 */
const [CALM, CALM_ASKED] = [0.002, 0.05]
/** 和 1 差不到这么多的，不写。 */
const PLAIN = 0.04

const data = siteData(process.argv[2])
const queries = JSON.parse(await text(process.stdin))
const names = Object.keys(SIGNALS)
const kinds = data.documents.kinds.map(({ name }) => name)
if (process.argv.includes("--settle")) settle()
const examples = [...await fromQueries(), ...await fromPhrases()].filter(({ rows }) => rows.some(row => row.gain))
const fitted = fit(examples)
await write(fitted)

function fromQueries() {
  const corpus = siteCorpus(data)
  return queries.map(({ text, best, also }) => example(corpus, text, 1, document => {
    const urls = [document.url, corpus.place(document)]
    return urls.some(url => standsFor(best, url)) ? 1 : urls.some(url => standsFor(also, url)) ? ALSO : 0
  }))
}

function fromPhrases() {
  const all = phrasesOf(data)
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = all.filter(([phrase]) => hash(phrase) % FOLDS === fold)
    const corpus = siteCorpus(data, phrase => hash(phrase) % FOLDS !== fold)
    const chosen = held.sort((a, b) => hash(`${a[0]}.`) - hash(`${b[0]}.`)).slice(0, PHRASES_PER_FOLD)
    return chosen.map(([phrase, place]) => example(corpus, phrase, PHRASE, document => (document.id === place ? 1 : 0)))
  }).flat()
}

/** BM25F 和字串的轻重，一个一个试着加减；mrr 涨得太少的不算，免得只合几句话。 */
function settle() {
  const corpus = siteCorpus(data)
  const numbers = [...Object.keys(GRAMS).map(key => [GRAMS, key]), ...["k", "rarest"].map(key => [BM25, key]), ...["fields", "lengths"].flatMap(list => BM25[list].map((_, n) => [BM25[list], n]))]
  let best = reciprocal(corpus)
  for (const [list, key] of numbers) {
    for (const factor of FACTORS) {
      const was = list[key]
      list[key] = Math.round(was * factor * 100) / 100
      const now = reciprocal(corpus)
      if (now > best + LEAST_GAIN) best = now
      else list[key] = was
    }
    console.error(`${key} ${list[key]}，${best.toFixed(4)}`)
  }
}

/** 对的排第几的倒数，平均；最该在前的再算一半。 */
function reciprocal(corpus) {
  corpus.weighed = null
  const rank = (places, wanted) => 1 / (1 + places.findIndex(urls => urls.some(url => standsFor(wanted, url))) || Infinity)
  return queries.reduce((sum, { text, best, also }) => {
    const places = find(corpus, parse(corpus, text)).slice(0, CANDIDATES).map(({ document }) => [document.url, corpus.place(document)])
    return sum + rank(places, [...best, ...also]) + rank(places, best) / 2
  }, 0) / queries.length
}

/** 一句的候选，各有信号、种类和对不对。 */
function example(corpus, text, weight, gain) {
  const query = parse(corpus, text)
  const found = match(corpus, query.grams)
  const top = score(corpus, query).sort((a, b) => b.score - a.score).slice(0, CANDIDATES)
  const rows = top.map(({ document }) => ({ values: signals(found, document, query.whole), kind: kinds.indexOf(document.kind), gain: gain(document) }))
  return { weight, asking: ASKINGS.indexOf(query.asking), rows }
}

function standsFor(wanted, url) {
  return wanted.some(address => (address.endsWith("/") ? url.startsWith(address) : url === address || !address.includes("#") && url.split("#")[0] === address))
}

function hash(text) {
  let value = 7
  for (const c of text) value = (value * 31 + c.charCodeAt(0)) >>> 0
  return value
}

/** 各数都用对数，所以总是正的：先是信号，再是种类，再是问法 × 种类，最后是软硬。 */
function fit(examples) {
  const size = names.length + kinds.length * (ASKINGS.length + 1) + 1
  const values = Float64Array.from({ length: size }, (_, n) => (n < names.length ? -0.5 : n === size - 1 ? 2 : 0))
  const [mean, square] = [new Float64Array(size), new Float64Array(size)]
  for (let step = 1; step <= STEPS; step++) {
    const slope = new Float64Array(size)
    const loss = examples.reduce((sum, one) => sum + descend(one, values, slope), 0) / examples.length
    for (let n = 0; n < size; n++) {
      const pull = n < names.length || n === size - 1 ? 0 : values[n] * (n < names.length + kinds.length ? CALM : CALM_ASKED)
      const total = slope[n] / examples.length + pull
      mean[n] = 0.9 * mean[n] + 0.1 * total
      square[n] = 0.99 * square[n] + 0.01 * total * total
      values[n] -= RATE * (mean[n] / (1 - 0.9 ** step)) / (Math.sqrt(square[n] / (1 - 0.99 ** step)) + 1e-8)
    }
    if (step % 50 === 0) console.error(`第 ${step} 步，损失 ${loss.toFixed(4)}`)
  }
  return values
}

/** 一句的损失；斜率加进 slope。 */
function descend({ weight, asking, rows }, values, slope) {
  const [base, table, last] = [names.length, names.length + kinds.length * (asking + 1), values.length - 1]
  const scale = Math.exp(values[last])
  const sums = rows.map(row => row.values.reduce((sum, value, n) => sum + value * Math.exp(values[n]), 0))
  const kinded = weight === 1
  const factors = rows.map(({ kind }) => scale * (kinded ? Math.exp(values[base + kind] + values[table + kind]) : 1))
  const scores = sums.map((sum, n) => sum * factors[n])
  const most = Math.max(...scores)
  const chances = scores.map(one => Math.exp(one - most))
  const all = chances.reduce((sum, one) => sum + one, 0)
  const [gains, right] = [rows.reduce((sum, { gain }) => sum + gain, 0), rows.reduce((sum, { gain }, n) => sum + gain * chances[n], 0)]
  rows.forEach((row, n) => {
    const error = weight * (chances[n] / all - row.gain * chances[n] / right)
    row.values.forEach((value, at) => { slope[at] += error * factors[n] * value * Math.exp(values[at]) })
    slope[last] += error * scores[n]
    if (kinded) for (const at of [base + row.kind, table + row.kind]) slope[at] += error * scores[n]
  })
  return -weight * Math.log(right / all / gains)
}

async function write(values) {
  const file = new URL("../search/weights.js", import.meta.url)
  const round = value => Math.round(value * 100) / 100
  const level = Math.exp(kinds.reduce((sum, _, n) => sum + values[names.length + n], 0) / kinds.length)
  let source = await readFile(file, "utf8")
  for (const [name, value] of Object.entries({ ...GRAMS, ...BM25 })) source = source.replace(new RegExp(`(\\*/ ${name}: )[^\\n]+,\\n`), `$1${Array.isArray(value) ? `[${value.join(", ")}]` : value},\n`)
  names.forEach((name, n) => { source = source.replace(new RegExp(`(\\*/ ${name}: )[\\d.]+`), `$1${round(Math.exp(values[n]))}`) })
  const cells = (from, level) => kinds.map((kind, k) => [kind, round(Math.exp(values[from + k]) / level)]).filter(([, value]) => Math.abs(value - 1) > PLAIN)
  const listed = row => `{ ${row.map(([kind, value]) => `${kind}: ${value}`).join(", ")} }`
  const rows = ASKINGS.map((asking, a) => [asking, cells(names.length + kinds.length * (a + 1), 1)]).filter(([, row]) => row.length)
  source = source.replace(/(KINDS = Object\.seal\().*(\)\n)/, `$1${listed(cells(names.length, level))}$2`)
  source = source.replace(/(ASKED = Object\.freeze\(\{)[^]*?(\n?\}\)\n)/, `$1\n${rows.map(([asking, row]) => `  ${asking}: ${listed(row)},\n`).join("")}})\n`)
  await writeFile(file, source)
}
