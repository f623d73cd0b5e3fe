/** 把排好的条目归成各页的结果，写成 Material 显示的 HTML。 */

import { LIMITS, SECOND } from "./weights.js"

/**
 * @typedef {import("./corpus.js").Corpus} Corpus
 * @typedef {import("./corpus.js").Document} Document
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./rank.js").Scored} Scored
 * @typedef {import("./messages.js").Item} Item
 */

/** 摘录的字数，和标出的字前面留多少。 */
const EXCERPT = 110
const LEAD = 24
/** 标出的一段最多几个字。 */
const LONGEST_MARK = 16
/** 直接给出的答案最多几个字，到句号为止。 */
const LONGEST_ANSWER = 200

/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
}

/** 要标出的词：查询里确实出现的最长的几段。 @param {Document} document @param {Query} query @returns {string[]} */
export function matched(document, query) {
  /** @type {Set<string>} */
  const words = new Set()
  const body = document.plain.title + "\n" + document.plain.text
  for (const phrase of [query.core, ...query.terms]) {
    for (const run of phrase.split(" ")) {
      let i = 0
      while (i < run.length) {
        let size = Math.min(run.length - i, LONGEST_MARK)
        while (size > 1 && !body.includes(run.slice(i, i + size))) size--
        // 单个字几乎处处都有，只在整句只有这一个字时才标。
        if (size > 1 || phrase.length === 1) words.add(run.slice(i, i + size))
        i += Math.max(size, 1)
      }
    }
  }
  return [...words].filter(word => body.includes(word))
}

/**
 * 这些词在一段原文里的各处：词里的字之间可以隔着空白，数可以是任何一种写法，但要是整个数。
 * @param {string} text 原文 @param {string[]} words 统一写法 @param {import("./numbers.js").Numbers} numbers
 * @returns {[start: number, end: number][]}
 */
export function places(text, words, numbers) {
  if (!words.length) return []
  const loose = [...words].sort((a, b) => b.length - a.length).map(word => [...word].map(c => spelling(c, numbers)).join("\\s*"))
  const pattern = new RegExp(loose.join("|"), "gi")
  /** @type {[number, number][]} */
  const found = []
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const cuts = /^\d/.test(match[0]) && /[\d.]/.test(text[match.index - 1] ?? "")
    if (cuts || !match[0]) pattern.lastIndex = match.index + 1
    else found.push([match.index, match.index + match[0].length])
  }
  return found
}

/** 一个字在原文里的写法；数字后面不能还有数字。 @param {string} c @param {import("./numbers.js").Numbers} numbers */
function spelling(c, numbers) {
  const ways = numbers.spellings(c).map(way => way.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + (/\d$/.test(way) ? "(?!\\d)" : ""))
  return `(?:${ways.join("|")})`
}

/** 写成 HTML，这些地方加上标记。 @param {string} text @param {[number, number][]} places */
export function mark(text, places) {
  let html = "", end = 0
  for (const [from, to] of places) {
    html += escapeHtml(text.slice(end, from)) + "<mark data-md-highlight>" + escapeHtml(text.slice(from, to)) + "</mark>"
    end = to
  }
  return html + escapeHtml(text.slice(end))
}

/** 从最先标出的地方前面一点起的一段。 @param {string} text @param {[number, number][]} places */
export function excerpt(text, places) {
  const [first] = places
  const start = first ? Math.max(0, first[0] - LEAD) : 0
  return (start ? "…" : "") + text.slice(start, start + EXCERPT) + (start + EXCERPT < text.length ? "…" : "")
}

/**
 * 一条结果。Material 只给同页的后几条显示正文，单独成组的条目把摘要放进标题里。
 * @param {Corpus} corpus @param {Scored} scored @param {Query} query @param {boolean} alone 单独成组
 * @returns {Item}
 */
function present(corpus, { document, score }, query, alone) {
  const words = matched(document, query)
  const marked = (/** @type {string} */ text) => mark(text, places(text, words, corpus.numbers))
  const crumb = document.crumb ? `<span class="hb-crumb">${escapeHtml(document.crumb)}</span>` : ""
  const kind = `<span class="hb-kind">${escapeHtml(document.kind)}</span>${crumb}`
  const body = document.text ? marked(excerpt(document.text, places(document.text, words, corpus.numbers))) : ""
  return {
    location: document.url,
    title: kind + marked(document.title) + (alone && body ? `<span class="hb-excerpt">${body}</span>` : ""),
    text: alone || !body ? "" : `<p>${body}</p>`,
    score,
    terms: Object.fromEntries(words.map(word => [word, true])),
  }
}

/** 同一页的结果归在一起，自成一组的种类各条一组。 @param {Corpus} corpus @param {Scored[]} ranked 分高的在前 @param {Query} query @returns {Item[][]} */
export function grouped(corpus, ranked, query) {
  /** @type {Map<string, [Scored, ...Scored[]]>} */
  const groups = new Map()
  for (const one of ranked) {
    const place = corpus.place(one.document)
    const rows = groups.get(place)
    if (rows) rows.push(one)
    else groups.set(place, [one])
  }
  // 一页有几处都像，比只有一处像更可能是要找的。
  const weigh = (/** @type {[Scored, ...Scored[]]} */ rows) => rows[0].score + SECOND * (rows[1]?.score ?? 0)
  const first = [...groups].sort((a, b) => weigh(b[1]) - weigh(a[1])).slice(0, LIMITS.pages)
  return first.map(([place, all]) => {
    const rows = all.slice(0, LIMITS.perPage)
    return headed(corpus, place, rows).map(one => present(corpus, one, query, rows.length === 1 && one.document.url === all[0].document.url))
  })
}

/** Material 把没有 # 的一条当作组头；组里没有这一条就补上。 @param {Corpus} corpus @param {string} place @param {Scored[]} rows */
function headed(corpus, place, rows) {
  if (place.includes("#") || rows.some(one => one.document.url === place)) return rows
  const head = corpus.byUrl.get(place)
  return head && rows[0] ? [{ ...rows[0], document: head }, ...rows] : rows
}

/** 一条有多像是正好的；只合上一小截的，分再高也不算。 @param {Scored} scored */
export const sure = ({ score, covered }) => Math.min(score, LIMITS.enough) * covered

/** 自己的话就能回答的种类。 */
const ANSWERING = ["问答", "术语", "规定", "样例", "工具"]
/** 这些问法要的是一句话，或者一个能算的工具：前几条里有的，先给它。 @type {Record<string, string[]>} */
const POINTED = { 是什么: ANSWERING, 多少: ANSWERING, 能不能: ANSWERING, 怎么算: ["工具"] }

/**
 * 足够像的一条，它自己的话就是答案：问答和规定的原话，术语的意思，样例的开头，工具算什么。
 * @param {Scored[]} ranked 分高的在前 @param {string} asking 哪一种问法
 * @returns {import("./messages.js").Direct | undefined}
 */
export function direct(ranked, asking) {
  const good = ranked.slice(0, LIMITS.within).filter(one => sure(one) >= LIMITS.direct && sure(one) * one.like >= LIMITS.alike && one.document.text)
  const top = good.find(one => POINTED[asking]?.includes(one.document.kind)) ?? good.find(one => one === ranked[0] && ANSWERING.includes(one.document.kind))
  // 同一条文的几条规则，不知道要哪一条。
  if (!top || good.some(one => one !== top && one.document.title === top.document.title)) return undefined
  // 同一种里有排得更前的，却不够像，就说不准是哪一条。
  if (ranked[0] && ranked[0] !== top && ranked[0].document.kind === top.document.kind) return undefined
  const { kind, title, url, text, note } = top.document
  const end = text.lastIndexOf("。", LONGEST_ANSWER) + 1 || LONGEST_ANSWER
  return { kind, title, location: url, text: text.length > LONGEST_ANSWER ? text.slice(0, end) : text, note: kind === "规定" ? title : note }
}

/**
 * 各种类有几页，照显示的次序；没有的不列，选中的总在。
 * @param {Corpus} corpus @param {Scored[]} ranked @param {string} chosen 选中的种类
 * @returns {[string, number][]}
 */
export function counted(corpus, ranked, chosen) {
  /** @type {Map<string, Set<string>>} */
  const places = new Map([...corpus.kinds.keys()].map(kind => [kind, new Set()]))
  for (const { document } of ranked) places.get(document.kind)?.add(corpus.place(document))
  return [...places].filter(([kind, found]) => found.size || kind === chosen).map(([kind, found]) => [kind, found.size])
}

/**
 * 没有结果时可以改找的名称，最多三个：和查询有几个字相同的；一个字也不相同，就给最先的几个术语。
 * @param {Corpus} corpus @param {Query} query
 */
export function suggested(corpus, query) {
  const characters = [...query.core.replace(/ /g, "")]
  const offered = corpus.documents.filter(({ kind }) => corpus.kinds.get(kind)?.offered)
  const near = offered
    .map(document => ({ document, score: characters.filter(c => document.plain.names.includes(c)).length / document.plain.names.length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ document }) => document)
  const found = near.length ? near : offered.filter(({ kind }) => corpus.standsAlone(kind))
  return { suggestions: [...new Set(found.map(({ title }) => title))].slice(0, 3), near: near.length > 0 }
}
