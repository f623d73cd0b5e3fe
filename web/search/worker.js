/**
 * 搜索应答脚本。回答 Material 的四种消息；名称先到先答，正文（案例的另有一份）后到，再答一次。
 * 合成经典脚本，不是模块，因为在 file:// 打开时要由 iframe-worker 代替 Worker 来运行。
 */

import { scriptData } from "../lib/script-data.js"
import { answer } from "./answer.js"
import { Corpus } from "./corpus.js"
import { Message, isQuery, isSetup } from "./messages.js"

/** 条目很多时一次做这么多条，大约几毫秒。 */
const BATCH = 1000
const WARM_BATCH = 100
const WARM_QUERIES = ["党小组会多久开一次", "党费怎么交", "发展党员要哪些步骤"]

/** @type {Corpus | null} */
let corpus = null
let trouble = ""
let last = { query: "", kind: "" }
let ready = false

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
  let data = { items: [], trouble: "搜索出错了，页面其余部分可以照常用" }
  try {
    data = { ...(corpus ? answer(corpus, last.query, last.kind) : { items: [] }), trouble }
  } catch (error) {
    console.error("搜索出错：", error)
  }
  self.postMessage({ type: Message.RESULT, data })
}

/** 第一批名称必须有。条目很多时名称分两批，先到的先答；后一批或正文没有载入时，照已有的找，并说明。 @param {URL} base 网站的首页 */
async function prepare(base) {
  const part = (/** @type {string} */ file, /** @type {string} */ name) => scriptData(new URL(`search/${file}.js`, base).href, name)
  let first
  try {
    first = await part("documents", "handbookSearch")
    corpus = new Corpus(first)
  } catch (error) {
    trouble = "搜索数据没有载入，请刷新页面再试；目录和页面可以照常用"
    console.warn("搜索数据没有载入：", error)
    return
  }
  const all = corpus
  let missing = "一部分搜索数据没有载入，现在找不全"
  try {
    if (first.more) {
      await inBatches(await part("names", "handbookNames"), rows => all.add(rows))
      if (last.query) reply()
    }
    missing = "正文的搜索数据没有载入，现在只按标题找"
    // 案例的正文另有一份，案例库也用；在条目里排在最后。
    const [others, cases] = await Promise.all([part("texts", "handbookTexts"), part("cases", "handbookCases")])
    const texts = [...others.texts, ...cases.flatMap((/** @type {[string, string[]]} */ [, own]) => own)]
    if (texts.length !== all.documents.length) throw new Error("条数不一致")
    all.credit(others.asked)
    await inBatches(texts, (batch, start) => all.complete(batch, start))
  } catch (error) {
    trouble = missing
    console.warn(missing, error)
  }
  if (last.query) reply()
  await warm(all)
}

/** 趁空先切好各条的双字，再找几句常问的，免得第一个长句比后来的慢。 @param {Corpus} all */
async function warm(all) {
  await inBatches(all.documents, batch => batch.forEach(document => all.cuts(document)), WARM_BATCH)
  await inBatches(WARM_QUERIES, ([query]) => answer(all, query ?? "", ""), 1)
}

// 脚本自己的地址：Worker 里是 location，代替品里是当前的 script 元素。
const here = typeof document === "undefined" ? self.location.href : /** @type {HTMLScriptElement} */ (document.currentScript).src
const prepared = prepare(new URL("../../", here))

/** 名称一到就可以答；正文不必等。 */
function tell() {
  if (ready) return
  if (corpus || trouble) {
    ready = true
    self.postMessage({ type: Message.READY })
  } else setTimeout(tell, 5)
}

self.addEventListener("message", ({ data: message }) => {
  if (isSetup(message)) {
    tell()
    prepared.then(tell)
  } else if (isQuery(message)) {
    last = { query: String(message.data), kind: message.kind ?? "" }
    reply()
  }
})
