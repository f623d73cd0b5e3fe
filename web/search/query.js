/** 一句查询：可以用来比对的几种说法，和照它的问法各种类的分量。 */

import { HAN, bigrams, wordsOnly } from "./text.js"
import { KINDS, MOST, WEIGHTS } from "./weights.js"

/** 问句里不指内容的字词，只影响排序，不影响找到与否。 */
const FILLERS = [
  "请问", "是否", "能否", "可否", "何时", "为什么", "为何", "不知道", "知道", "区别", "到底", "多长时间", "什么时候",
  "行不行", "可以不可以", "能不能够", "必须", "应当", "怎么办", "怎么样", "怎样", "怎么", "如何", "什么", "哪些", "哪个",
  "多久", "多少", "能不能", "可不可以", "可以", "需要", "是不是", "有没有", "应该", "一次", "吗", "呢", "吧", "啊", "的",
  "要", "是", "了", "谁", "几", "我", "他", "她", "把", "被", "啥", "咋", "哪",
]
const QUESTION = /行不行|能否|可否|区别|啥|咋|多久|多少|怎么|怎样|如何|什么|能不能|可不可以|可以.*吗|吗$|谁|几|是不是|有没有|要不要|哪/
/** 问一个词是什么意思：这些字不指内容。 */
const MEANING = /是?(什么|啥)意思|^(什么|啥)(是|叫)|指(的是)?(什么|啥)$|怎么理解$/g
const UNLIKE = /有(什么|啥|何)不(同|一样)/g
/** 要一张表；“代表”“发表”不是。不用向后看的写法，Safari 16.4 以前不认得。 */
const TABLE = /((^|[^代发])表|台账|名册|登记簿|记录本)$/
/** 要一份写好的样子。 */
const SAMPLE = /范文|范本|模板|样本|样例|例文|示例|格式|主持词|怎么写|怎样写|如何写|咋写/

/**
 * @typedef {object} Query
 * @property {string} plain 统一写法，去掉问意思的话
 * @property {string} core 再去掉问词和点名的种类
 * @property {string[]} terms 口语换成术语、错字改正的几种
 * @property {Map<string, Set<string>>} marks 各种说法 → 用来比对的字；双字只算一次，候选再多也不重算
 * @property {Map<string, Set<string>>} sounds 各种说法 → 同音写法的双字
 * @property {Record<string, number>} kinds 各种类乘多少
 * @property {"meaning" | "difference" | null} about 问一个词的意思，或者区别
 */

/**
 * @param {import("./corpus.js").Corpus} corpus
 * @param {string} raw 读者打的字
 * @returns {Query}
 */
export function parse(corpus, raw) {
  const whole = wordsOnly(corpus.asked(raw)).replace(UNLIKE, "有什么区别").trim()
  const plain = whole.replace(MEANING, " ").replace(/ +/g, " ").trim() || whole
  const kind = namedKind(corpus, plain)
  let core = kind ? plain.split(kind).join(" ").trim() || plain : plain
  for (const word of FILLERS) core = core.split(word).join(" ")
  core = core.replace(/\s+/g, " ").trim() || plain
  const terms = [...new Set([...inTerms(corpus, plain, core), corrected(corpus, core)])].filter(term => term !== core)
  const every = [...new Set([plain, core, ...terms])]
  return {
    plain, core, terms,
    marks: new Map(every.map(phrase => [phrase, corpus.marks(phrase)])),
    sounds: new Map(every.map(phrase => [phrase, bigrams(corpus.sounds.fold(phrase))])),
    kinds: kindWeights(plain, kind),
    about: plain !== whole ? "meaning" : plain.includes("区别") ? "difference" : null,
  }
}

/** “流动党员 检查单”“送学上门的案例”：最后说的种类是要找的种类。 @param {import("./corpus.js").Corpus} corpus @param {string} plain */
function namedKind(corpus, plain) {
  return [...corpus.kinds.keys()].find(name => plain.split(" ").includes(name) || plain.endsWith("的" + name)) ?? null
}

/**
 * 口语换成术语：各处口语各换一次，再一起换。只换掉口语的那一段，其余的话照留；
 * “小组”这样本来就在术语里的不换。长的说法先换，换过的不再换。
 * @param {import("./corpus.js").Corpus} corpus @param {string} plain @param {string} core
 */
function inTerms(corpus, plain, core) {
  const found = corpus.spoken.filter(([said, term]) => plain.includes(said) && !term.includes(said) && !plain.includes(term))
  const longest = found.sort((a, b) => b[0].length - a[0].length).slice(0, MOST.spoken)
  const swapped = (/** @type {[string, string][]} */ pairs) => pairs.reduce((text, [said, term]) => text.split(said).join(term), core)
  return [...longest.map(pair => swapped([pair])), swapped(longest)]
}

/**
 * 哪里都没有的相邻两字，多半错了一个；名称里有同音的，换成最常见的那个写法：换界 → 换届。
 * @param {import("./corpus.js").Corpus} corpus @param {string} phrase
 */
function corrected(corpus, phrase) {
  let text = phrase
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2)
    if (!HAN.test(gram) || gram.includes(" ") || corpus.holders(gram).length) continue
    text = text.slice(0, i) + (corpus.heard(corpus.sounds.fold(gram)) ?? gram) + text.slice(i + 2)
  }
  return text
}

/** 照这句话的问法，各种类的分乘多少：问句、要一张表、要一份样例、点名要一种。 @param {string} plain @param {string | null} named */
function kindWeights(plain, named) {
  const [asks, wantsTable, wantsSample] = [QUESTION, TABLE, SAMPLE].map(asked => asked.test(plain))
  return Object.fromEntries(Object.entries(KINDS).map(([kind, { base, question = 1, table = 1, sample = 1 }]) => {
    const weight = base * (asks ? question : 1) * (wantsTable ? table : 1) * (wantsSample ? sample : 1)
    return [kind, named && named !== kind ? weight * WEIGHTS.unwanted : weight]
  }))
}
