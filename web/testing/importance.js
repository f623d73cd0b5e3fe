/**
 * 学各个字串的轻重：node testing/importance.js SITE < 练习的话（JSON：地址 → 几句）；写出 JSON：字串 → 乘多少。
 *
 * 每一句说法、练习的话都当作一句查询，照 BM25F 去找它的地址；说法先从它那一条里去掉自己（leave-one-out）。一句的损失是对的
 * 那一条在全部条目里占的几率（softmax）取对数，用 Adam 降；各字串的轻重往 1 拉，少见的不学。
 */

import { text } from "node:stream/consumers"
import { FIELDS, grams } from "../search/corpus.js"
import { parse } from "../search/query.js"
import { saturated } from "../search/rank.js"
import { phrasesOf, siteCorpus, siteData } from "./site.js"

const EPOCHS = 3
const BATCH = 256
const RATE = 0.05
/** 往 1 拉多少。 */
const CALM = 0.0003
/** 几率的软硬：分在 0 到 1，要拉开。 */
const SHARP = 21
/** 至少在几句里有的才学，和 1 差多少的才写。 */
const [SEEN, PLAIN] = [4, 0.15]

const data = siteData(process.argv[2])
data.texts.importance = []
const corpus = siteCorpus(data)
const size = corpus.documents.length
/** 字串 → 次序；各字串在哪些条目、合起来顶几次、再少见的程度。 */
const [order, holders, often, values] = [new Map(), [], [], []]
const practice = Object.entries(JSON.parse(await text(process.stdin)))
const examples = [
  ...phrasesOf(data).map(([phrase, id]) => example(phrase, id, true)),
  ...practice.flatMap(([address, said]) => said.map(one => example(one, corpus.byUrl.get(address)?.id, false))),
].filter(({ parts, id }) => id !== undefined && parts.length > 1)
process.stdout.write(JSON.stringify(learn(shuffled(examples))))

/** 一句：对的一条，各字串的次序、轻重、自己在那一栏里顶几次。 */
function example(phrase, id, own) {
  const counts = new Map()
  if (own) for (const gram of grams(corpus.written(phrase))) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const parts = [...parse(corpus, phrase).grams].filter(([gram]) => corpus.entries.has(gram)).map(([gram, weight]) => {
    const at = place(gram)
    const here = holders[at].indexOf(id)
    const times = here < 0 ? 0 : often[at][here]
    const without = own && counts.has(gram) ? Math.max(0, times - corpus.scaled(FIELDS.said, id, counts.get(gram))) : times
    return { at, weight: weight * values[at], less: saturated(without) - saturated(times) }
  })
  return { id, parts }
}

/** 一个字串的次序；第一次用到时，列出它在哪里。 */
function place(gram) {
  if (!order.has(gram)) {
    const times = new Map()
    corpus.entries.each(gram, (id, field, count) => { times.set(id, (times.get(id) ?? 0) + corpus.scaled(field, id, count)) })
    order.set(gram, order.size)
    holders.push(Int32Array.from(times.keys()))
    often.push(Float64Array.from(times.values()))
    values.push(corpus.value(gram))
  }
  return order.get(gram)
}

/** 次序每次都一样的洗牌。 */
function shuffled(list) {
  let seed = 7
  const key = new Map(list.map(one => [one, (seed = (seed * 1103515245 + 12345) % 2147483648)]))
  return list.sort((a, b) => key.get(a) - key.get(b))
}

function learn(all) {
  const count = order.size
  const shares = often.map(one => one.map(saturated))
  const seen = new Int32Array(count)
  for (const { parts } of all) for (const { at } of parts) seen[at]++
  const [logs, mean, square] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const steps = EPOCHS * Math.floor(all.length / BATCH)
  for (let step = 1; step <= steps; step++) {
    const from = (step - 1) * BATCH % (all.length - BATCH + 1)
    const slope = new Float64Array(count)
    const loss = all.slice(from, from + BATCH).reduce((sum, one) => sum + descend(one, logs, slope, shares), 0) / BATCH
    for (let n = 0; n < count; n++) {
      if (seen[n] < SEEN) continue
      const total = slope[n] / BATCH + CALM * logs[n]
      mean[n] = 0.9 * mean[n] + 0.1 * total
      square[n] = 0.999 * square[n] + 0.001 * total * total
      logs[n] -= RATE * (1 - 0.9 * step / steps) * (mean[n] / (1 - 0.9 ** step)) / (Math.sqrt(square[n] / (1 - 0.999 ** step)) + 1e-6)
    }
    if (step % 25 === 0) console.error(`第 ${step} 步，共 ${steps} 步，损失 ${loss.toFixed(3)}`)
  }
  return Object.fromEntries([...order].filter(([, at]) => seen[at] >= SEEN && Math.abs(logs[at]) > PLAIN).map(([gram, at]) => [gram, Math.exp(logs[at])]))
}

/** 一句的损失；各字串的斜率加进 slope。 */
function descend({ id, parts }, logs, slope, shares) {
  const weights = parts.map(({ at, weight }) => weight * Math.exp(logs[at]))
  const whole = weights.reduce((sum, one) => sum + one, 0)
  const scores = new Float64Array(size)
  parts.forEach(({ at, less }, n) => {
    const ids = holders[at], own = shares[at]
    for (let k = 0; k < ids.length; k++) scores[ids[k]] += weights[n] * own[k]
    scores[id] += weights[n] * less
  })
  const most = scores.reduce((best, one) => Math.max(best, one), 0)
  let all = 0
  const chances = scores.map(one => { const chance = Math.exp((one - most) / whole * SHARP); all += chance; return chance })
  const right = chances[id] / all
  let mean = 0
  for (let n = 0; n < size; n++) {
    chances[n] = SHARP * (chances[n] / all - (n === id ? 1 : 0))
    mean += chances[n] * scores[n] / whole
  }
  parts.forEach(({ at, less }, n) => {
    const ids = holders[at], own = shares[at]
    let sum = chances[id] * less
    for (let k = 0; k < ids.length; k++) sum += chances[ids[k]] * own[k]
    slope[at] += weights[n] / whole * (sum - mean)
  })
  return -Math.log(right + 1e-9)
}
