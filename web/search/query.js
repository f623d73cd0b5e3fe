/** 一句查询：切成词，定各个字串的轻重，看是哪一种问法。 */

import { corrected, oneOff, respelled } from "./mistakes.js"
import { HAN, squeezed, wordsOnly } from "./text.js"
import { GRAMS, LIMITS } from "./weights.js"

/** 各种问法，决定哪些种类在前；从上往下，先合上的算，都不合的不分种类。 @type {[name: string, asks: RegExp][]} */
const ASKING = [
  ["是什么", /是?(什么|啥)意思|^(什么|啥)(是|叫)|指(的是)?(什么|啥)|怎么理解|^.{1,9}是(什么|啥)$/],
  ["怎么算", /(怎么|怎样|如何|咋|帮我|帮忙|自动)算|算(一下|一算|算|党|到|出|哪)|计算/],
  // “代表”“发表”不是要一张表。不用向后看的写法，Safari 16.4 以前不认得。
  ["怎么写", /范文|范本|模板|样本|样例|例文|示例|主持词|发言稿|(怎么|怎样|如何|咋)写|格式|((^|[^代发])表|台账|名册|登记簿|记录本)$/],
  ["有没有例子", /例子|案例|事例|(别人|人家|别处|别的.{1,3})(是|都)?(怎么|咋)|做法$|经验/],
  ["哪里规定", /规定|条例|哪条|依据|文件|第.条|出处/],
  ["多少", /谁|多少|多久|几[个次天年人岁票月遍]|多长|多大|何时|什么时候|比例|标准/],
  ["能不能", /能不能|可不可以|可以.*吗|行不行|算不算|要不要|是不是|有没有|吗$|是否|能否|可否|够不够|行吗|算吗/],
  ["怎么办", /怎么|怎样|如何|步骤|流程|程序|咋|办法/],
]
const WHAT = /^(什么|啥)(是|叫)|(是|指)?(的是)?(什么|啥)(意思)?$|怎么理解$/g
const WRITTEN = /(范文|范本|例文|样本|样例)$/
const UNLIKE = /有(什么|啥)何?不(同|一样)/g

/**
 * @typedef {object} Query
 * @property {string} plain 统一写法
 * @property {string} core 去掉虚词和点名的种类
 * @property {string[]} terms 口语换成的术语、改正了错字的写法
 * @property {Map<string, number>} grams 字串 → 轻重，0 到 1
 * @property {string} asking 哪一种问法
 * @property {string | null} kind 点名要的种类
 * @property {string} whole 整句，没有空格；只比一个名称错一个字的，就是那个名称
 */

/**
 * @param {import("./corpus.js").Corpus} corpus
 * @param {string} raw 读者打的字
 * @returns {Query}
 */
export function parse(corpus, raw) {
  const written = inHan(corpus, wordsOnly(corpus.asked(raw)).replace(UNLIKE, "有什么区别")).replace(/ +/g, " ").trim()
  const plain = respelled(corpus, written)
  const kind = namedKind(corpus, plain)
  const wanted = kind ? plain.split(kind).join(" ").replace(WRITTEN, " ").replace(/的? +/g, " ").trim() || plain : plain
  const words = contents(corpus, wanted)
  const near = oneOff(corpus, squeezed(plain))
  const terms = [...near ? [near] : [], ...inTerms(corpus, wanted), ...corrected(corpus, wanted)]
  /** @type {Map<string, number>} */
  const grams = new Map()
  weigh(corpus, wanted, 1, grams)
  for (const term of terms) weigh(corpus, term, GRAMS.term, grams)
  const asked = asking(plain)
  // 问“党小组是什么意思”的，要找的名称是“党小组”。
  const whole = asked === "是什么" ? squeezed(plain).replace(WHAT, "") : squeezed(plain)
  return { plain, core: words || plain, terms, grams, asking: asked, kind, whole: near || whole }
}

/** 哪一种问法。 @param {string} plain */
export function asking(plain) {
  const whole = squeezed(plain)
  return ASKING.find(([, asks]) => asks.test(whole))?.[0] ?? ""
}

/** 各种问法的名称。 */
export const ASKINGS = ASKING.map(([name]) => name)

/** 夹在汉字里的拼音，和连起来不是名称、分开都认得的几段拼音，换成字；哪里有这几个字母的（word）不换。 @param {import("./corpus.js").Corpus} corpus @param {string} text */
function inHan(corpus, text) {
  return HAN.test(text) || apart(corpus, text) ? text.replace(/[a-z]{2,}/g, (run, /** @type {number} */ at) => {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + run.length)].map(c => HAN.test(c) ? c : "")
    return corpus.entries.has(run) ? run : corpus.spelling(run, before, after) ?? run
  }) : text
}

/** 几段拼音，各段都认得，连起来又不是名称里的。 @param {import("./corpus.js").Corpus} corpus @param {string} text */
function apart(corpus, text) {
  const parts = /^ *[a-z]+( +[a-z]+)+ *$/.test(text) ? text.trim().split(/ +/) : []
  const joined = parts.join("")
  return parts.length > 0 && parts.every(part => corpus.spelling(part)) && !corpus.documents.some(({ pinyin }) => pinyin.some(one => one.includes(joined)))
}

/** 去掉虚词；都是虚词时是空的。 @param {import("./corpus.js").Corpus} corpus @param {string} text */
function contents(corpus, text) {
  const kept = corpus.words.cut(text).map(({ from, to, light }) => light ? " " : text.slice(from, to))
  return kept.join("").replace(/ +/g, " ").trim()
}

/** 一句话的各个字串，照它在词里的位置定轻重；已有更重的不动。 @param {import("./corpus.js").Corpus} corpus @param {string} text @param {number} factor @param {Map<string, number>} grams */
function weigh(corpus, text, factor, grams) {
  const put = (/** @type {string} */ gram, /** @type {number} */ weight) => {
    grams.set(gram, Math.max(grams.get(gram) ?? 0, weight * factor))
  }
  for (const run of text.split(" ")) {
    const words = corpus.words.cut(run)
    words.forEach(({ from, to, light }, n) => {
      const word = run.slice(from, to)
      if (word < "\u3400") {
        put(word, 1)
        return
      }
      const one = light ? GRAMS.lightOne : word.length === 1 ? GRAMS.one : GRAMS.inner
      for (const c of word) put(c, one)
      for (let i = 0; i + 1 < word.length; i++) put(word.slice(i, i + 2), light ? GRAMS.border : 1)
      const next = words[n + 1]
      if (next && run.charAt(to) >= "\u3400") put(run.slice(to - 1, to + 1), light && next.light ? GRAMS.lightOne : GRAMS.border)
    })
  }
}

/** “流动党员 检查单”“送学上门的案例”：最后说的种类是要找的种类；要范文的，要的是样例。 @param {import("./corpus.js").Corpus} corpus @param {string} plain */
function namedKind(corpus, plain) {
  return [...corpus.kinds.keys()].find(name => plain.endsWith(" " + name) || plain.endsWith("的" + name) || name === "样例" && WRITTEN.test(plain)) ?? null
}

/** 话里的口语，各换成的术语；“小组”这样本来就在术语里的不换。长的说法先算。 @param {import("./corpus.js").Corpus} corpus @param {string} plain */
function inTerms(corpus, plain) {
  const found = corpus.spoken.filter(([said, term]) => plain.includes(said) && !term.includes(said) && !plain.includes(term))
  return found.sort((a, b) => b[0].length - a[0].length).slice(0, LIMITS.spoken).map(([, term]) => term)
}
