/**
 * 搜索应答脚本。页面说载入才载入；名称先到先答，正文（案例的另有一份）后到，再答一次。
 * 合成经典脚本，不是模块，因为在 file:// 打开时要由 iframe-worker 代替 Worker 来运行。
 */

import { scriptData } from "../lib/script-data.js"
import { answer } from "./answer.js"
import { Corpus } from "./corpus.js"
import { Message, isLoad, isQuery } from "./messages.js"

/** 一次做这么多条，大约几毫秒。 */
const BATCH = 100
/** 一次记这么多处的说法，一处十几句。 */
const SAID = 20
/** 有了这么多条名称，就先答第一个字；全是整页的。 */
const SOON = 400
const WARM_QUERIES = ["党小组会多久开一次", "党费怎么交", "发展党员要哪些步骤"]

/** @type {Corpus | null} */
let corpus = null
let trouble = ""
let last = { query: "", kind: "" }
let ready = false
let loading = true

/** 让排着的查询先答。 */
function pause() {
  return new Promise(done => setTimeout(done))
}

/**
 * 把许多条分成小批来做，批与批之间先答查询。
 * @template T
 * @param {T[]} list
 * @param {(batch: T[], start: number) => void} work
 */
async function inBatches(list, work, size = BATCH) {
  for (let start = 0; start < list.length; start += size) {
    work(list.slice(start, start + size), start)
    await pause()
  }
}

function reply() {
  /** @type {import("./messages.js").Answer} */
  let data = { query: last.query, items: [], trouble: "搜索出错了，页面其余部分可以照常用" }
  try {
    data = { query: last.query, ...(corpus ? answer(corpus, last.query, last.kind) : { items: [] }), trouble, loading }
  } catch (error) {
    console.error("搜索出错：", error)
  }
  self.postMessage({ type: Message.RESULT, data })
}

/** 缺了哪一份数据，就对读者说哪一句。 */
const MISSING = Object.freeze({
  names: "搜索数据没有载入，请刷新页面再试；目录和页面可以照常用",
  more: "一部分搜索数据没有载入，现在找不全",
  texts: "正文的搜索数据没有载入，现在只按标题找",
})

/** 各份数据不是同一版的：浏览器留着旧的一份，或者网站正在换。 */
class MixedEditions extends Error {}

/**
 * 依次载入名称、其余的名称、正文，到一份用一份；条目很多时名称分两份。和名称不是同一版的不用，不然会配到别的条目上。
 * @param {URL} base 网站的首页
 * @param {boolean} anew 不要浏览器留着的旧文件
 * @returns {Promise<{ missing: string, mixed: boolean }>} 缺了什么；都有是空的
 */
async function fill(base, anew) {
  const part = (/** @type {string} */ file, /** @type {string} */ name) => scriptData(new URL(`search/${file}.js${edition}`, base).href, name, anew)
  /** @type {keyof typeof MISSING} */
  let step = "names"
  try {
    const first = await part("documents", "handbookSearch")
    const all = corpus = new Corpus({ ...first, documents: first.documents.slice(0, SOON) })
    const rest = first.documents.slice(SOON)
    if (rest.length) {
      if (last.query) reply()
      await inBatches(rest, rows => all.add(rows))
      if (last.query) reply()
    }
    const sameEdition = (/** @type {{ edition: string }[]} */ ...others) => {
      if (others.some(({ edition }) => edition !== first.edition)) throw new MixedEditions("各份搜索数据不是同一版")
    }
    if (first.more) {
      step = "more"
      const names = await part("names", "handbookNames")
      sameEdition(names)
      await inBatches(names.names, rows => all.add(rows))
      if (last.query) reply()
    }
    step = "texts"
    // 案例的正文另有一份，案例库也用；在条目里排在最后。
    const [others, cases] = await Promise.all([part("texts", "handbookTexts"), part("cases", "handbookCases")])
    sameEdition(others, cases)
    all.learn(others.words)
    all.weigh(others.importance)
    await inBatches(Object.entries(others.asked), batch => all.credit(Object.fromEntries(batch)), SAID)
    all.annotate(others.notes)
    const texts = [...others.texts, ...cases.cases.flatMap((/** @type {[string, string[]]} */ [, own]) => own)]
    await inBatches(texts, (batch, start) => all.complete(batch, start))
    return { missing: "", mixed: false }
  } catch (error) {
    // 重新载入时名称也没有来，原来的名称还能用。
    const missing = MISSING[corpus && step === "names" ? "texts" : step]
    console.warn(missing, error)
    return { missing, mixed: error instanceof MixedEditions }
  }
}

/** 载入数据；新旧混着时，全部重新取一次，还混着就只按标题找。 @param {URL} base 网站的首页 */
async function prepare(base) {
  let { missing, mixed } = await fill(base, false)
  if (mixed) ({ missing } = await fill(base, true))
  trouble = missing
  loading = false
  if (last.query) reply()
  if (corpus) await warm(corpus)
}

/** 趁空先找几句常问的，免得第一个长句比后来的慢。 @param {Corpus} all */
async function warm(all) {
  await inBatches(WARM_QUERIES, ([query]) => answer(all, query ?? "", ""), 1)
}

// 脚本自己的地址：Worker 里是 location，代替品里是当前的 script 元素。
const here = typeof document === "undefined" ? self.location.href : /** @type {HTMLScriptElement} */ (document.currentScript).src
// 这一页要的是哪一版数据，写在脚本的地址里。
const named = new URL(here).searchParams.get("edition")
const edition = named ? `?v=${named}` : ""
let asked = false

/** 名称一到就可以答；正文不必等。 */
function tell() {
  if (ready) return
  if (corpus || trouble) {
    ready = true
    self.postMessage({ type: Message.READY })
  } else setTimeout(tell, 5)
}

self.addEventListener("message", ({ data: message }) => {
  if (isLoad(message)) {
    if (asked) return
    asked = true
    prepare(new URL("../../", here)).catch(error => console.error("搜索出错：", error)).then(tell)
    tell()
  } else if (isQuery(message)) {
    last = { query: String(message.data), kind: message.kind ?? "" }
    reply()
  }
})
