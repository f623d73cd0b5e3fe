/** 工具的结果：一句话，一张带依据的表，说明，用到的规定；待核的写明存疑。 */

import { element } from "../lib/dom.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {import("./form.js").Answer} Answer */
/** @typedef {{ label: string, text: string }} Filled */

export const NOTICE = "非官方资料，以正式文件为准"

/** 答案用到的规则，各一次，照出现的次序。 @param {Answer} answer @returns {string[]} */
export function rulesOf(answer) {
  const { rows = [], notes = [] } = answer
  return [...new Set([...rows, ...tablesOf(answer).flatMap(one => one.rows), ...notes].flatMap(one => one.basis ?? []))]
}

/** @param {Answer} answer */
function tablesOf({ table, tables = [] }) {
  return table ? [table, ...tables] : tables
}

/** 存疑的一句；没有待核的规则就没有。 @param {ToolData} data @param {string[]} used */
export function doubt(data, used) {
  const doubtful = used.filter(id => data.rules[id]?.unverified)
  if (!doubtful.length) return ""
  return `存疑：${doubtful.map(id => data.rules[id]?.label).join("、")}还没有核对到原文，用之前先请支部对一下正式文件。`
}

/**
 * @param {HTMLElement} place
 * @param {ToolData} data
 * @param {Answer} answer
 * @param {Filled[]} filled
 * @param {HTMLElement[]} buttons
 */
export function showResult(place, data, answer, filled, buttons) {
  const used = rulesOf(answer)
  const doubted = doubt(data, used)
  place.replaceChildren(
    element("h2", { class: "hb-tool__said" }, answer.said ?? ""),
    ...(answer.advice ? [element("p", { class: "hb-tool__advice" }, answer.advice)] : []),
    ...(doubted ? [element("p", { class: "hb-tool__doubt" }, doubted)] : []),
    ...(filled.length ? [element("p", { class: "hb-tool__filled" }, `照下面填的算。${filled.map(one => `${one.label}：${one.text}`).join("；")}。`)] : []),
    ...(answer.rows?.length ? [rowsTable(data, answer.rows)] : []),
    ...tablesOf(answer).map(one => wideTable(data, one)),
    ...(answer.notes?.length ? [element("ul", { class: "hb-tool__notes" }, ...answer.notes.map(note => element("li", {}, note.text, " ", ...cites(data, note.basis))))] : []),
    element("p", { class: "hb-tool__bar hb-noprint" }, ...buttons),
    usedRules(data, used),
    element("p", { class: "hb-tool__notice" }, `照 ${data.edition} 这一版的规定算。${NOTICE}。`))
}

/** @param {ToolData} data @param {import("./form.js").AnswerRow[]} rows */
function rowsTable(data, rows) {
  const lines = rows.map(one => element("tr", { class: one.warn ? "hb-tool__warn" : null },
    element("th", { scope: "row", "data-label": "" }, one.label),
    element("td", { "data-label": "结果" }, one.strong ? element("strong", {}, one.text) : one.text),
    element("td", { "data-label": "依据" }, ...cites(data, one.basis))))
  return table(["", "结果", "依据"], lines)
}

/** @param {ToolData} data @param {import("./form.js").Table} wide */
function wideTable(data, wide) {
  const names = [...wide.columns, "依据"]
  const based = wide.rows.some(one => one.basis?.length)
  const lines = wide.rows.map(one => element("tr", { class: one.warn ? "hb-tool__warn" : null },
    ...one.cells.map((cell, at) => element(at ? "td" : "th", { scope: at ? null : "row", "data-label": names[at] ?? "" }, cell)),
    ...(based ? [element("td", { "data-label": "依据" }, ...cites(data, one.basis))] : [])))
  const made = table(based ? names : wide.columns, lines)
  made.prepend(element("caption", {}, wide.caption))
  return made
}

/** @param {string[]} columns @param {HTMLElement[]} lines */
function table(columns, lines) {
  const head = element("tr", {}, ...columns.map(name => name ? element("th", { scope: "col" }, name) : element("td")))
  return element("table", { class: "hb-rows hb-tool__table" }, element("thead", {}, head), element("tbody", {}, ...lines))
}

/** 依据的链接，一条一个；同一条的只写一次，接着的同一件规定只写条号。 @param {ToolData} data @param {string[]} [basis] @returns {(HTMLElement | string)[]} */
export function cites(data, basis = []) {
  return labels(data, basis).flatMap(({ id, label }, at) => {
    const rule = data.rules[id]
    if (!rule) return []
    const link = element("a", { class: rule.unverified ? "hb-cite hb-cite--unverified" : "hb-cite", href: rule.href, title: rule.statement, "aria-label": label === rule.label ? null : rule.label }, label + (rule.unverified ? "〔待核〕" : ""))
    return at ? ["、", link] : [link]
  })
}

/** @param {ToolData} data @param {string[]} basis */
function labels(data, basis) {
  /** @type {Map<string, string>} */
  const first = new Map()
  for (const id of basis) {
    const label = data.rules[id]?.label
    if (label && ![...first.values()].includes(label)) first.set(id, label)
  }
  let before = ""
  return [...first].map(([id, label]) => {
    const { short = "" } = data.rules[id] ?? {}
    const shown = short === before && label.startsWith(short) && label !== short ? label.slice(short.length) : label
    before = short
    return { id, label: shown }
  })
}

/** 依据写成文字，一条只写一次；没有的是空的。 @param {ToolData} data @param {string[]} [basis] */
export function basisText(data, basis = []) {
  return labels(data, basis).map(one => one.label).join("、")
}

/** @param {ToolData} data @param {string[]} used */
function usedRules(data, used) {
  const lines = used.flatMap(id => {
    const rule = data.rules[id]
    if (!rule) return []
    return [element("li", {}, element("a", { href: rule.href }, rule.label), `：${rule.statement}${rule.note ? `说明：${rule.note}` : ""}（${rule.kind}，${rule.checked}）`)]
  })
  return element("details", { class: "hb-basis" }, element("summary", {}, `这一次用到的规定（${lines.length} 条）`), element("ul", {}, ...lines))
}

/** 结果写成可以粘贴的文字。 @param {ToolData} data @param {Answer} answer @param {Filled[]} filled */
export function resultText(data, answer, filled) {
  /** @param {string[]} [basis] */
  const based = (basis = []) => {
    const named = basisText(data, basis)
    return named && `（${named}）`
  }
  const doubted = doubt(data, rulesOf(answer))
  return [
    `${data.title}：${answer.said}`,
    ...(answer.advice ? [answer.advice] : []),
    ...(doubted ? [doubted] : []),
    ...filled.map(one => `填的：${one.label}，${one.text}`),
    ...(answer.rows ?? []).map(one => `${one.label}：${one.text}${based(one.basis)}`),
    ...tablesOf(answer).flatMap(one => [one.caption, one.columns.join("\t"), ...one.rows.map(row => row.cells.join("\t") + based(row.basis))]),
    ...(answer.notes ?? []).map(one => `- ${one.text}${based(one.basis)}`),
    `照 ${data.edition} 这一版的规定算。${NOTICE}。`,
  ].join("\n")
}
