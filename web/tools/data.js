/** 页面交给工具的数据：规则和它们的数值，工具自己的几张表。数只从这里来。 */

/** @typedef {{ upto: number | null, rate_pct: number }} Bracket */
/** @typedef {{ number?: number, to?: number, fraction?: string, of?: string, unit?: string, per?: string, text?: string, bound?: string, display?: string, amount?: string, brackets?: Bracket[] }} Value */
/** @typedef {{ label: string, short: string, statement: string, href: string, kind: string, checked: string, unverified: boolean, note?: string, values: Record<string, Value> }} Rule */
/** @typedef {{ id: string, label: string, text?: string, group?: string, who?: string[], after?: string, values: Record<string, [string, string]>, basis: string[], practice: boolean }} Row */
/** @typedef {{ id: string, every: string, months: number[], what: string, who: string, basis: string[], href?: string }} Entry 年历的一条；months 空的是平时都有的 */
/**
 * @typedef {object} ToolData
 * @property {string} id
 * @property {string} title
 * @property {string} edition
 * @property {Record<string, Rule>} rules
 * @property {Record<string, Row[]>} lists
 * @property {{ first: string, last: string, off: string[], on: string[] }} [workdays]
 * @property {Entry[]} [calendar]
 */

/** 读一个工具的数据块。 @param {Element} root @returns {ToolData} */
export function readData(root) {
  return JSON.parse(root.querySelector("script[type='application/json']")?.textContent ?? "")
}

/** 规则的一个数值。 @param {ToolData} data @param {string} rule @param {string} key @returns {Value} */
export function value(data, rule, key) {
  const found = data.rules[rule]?.values[key]
  if (!found) throw new Error(`没有这个数值：${rule}:${key}`)
  return found
}

/** 是一个数的数值。 @param {ToolData} data @param {string} rule @param {string} key @returns {number} */
export function number(data, rule, key) {
  const { number } = value(data, rule, key)
  if (number === undefined) throw new Error(`不是一个数：${rule}:${key}`)
  return number
}

/** @type {Readonly<Record<string, number>>} */
const MONTHS = { 月: 1, 个月: 1, 季度: 3, 半年: 6, 年: 12 }

/** 一段时间是几个月：6 个月、2 年；每半年 1 次的，是隔几个月。 @param {Value} period */
export function monthsOf({ number = 0, unit = "", per }) {
  const size = MONTHS[per ?? unit]
  if (!size) throw new Error(`不是一段时间：${unit}`)
  return per ? Math.floor(size / number) : number * size
}

/** 印出来的数值：“不超过 6 个月”。 @param {ToolData} data @param {string} rule @param {string} key */
export function shownValue(data, rule, key) {
  return value(data, rule, key).display ?? ""
}

/** 数值不带界限的说法：“6 个月”。 @param {ToolData} data @param {string} rule @param {string} key */
export function amount(data, rule, key) {
  return value(data, rule, key).amount ?? ""
}

/** 一张表。 @param {ToolData} data @param {string} name @returns {Row[]} */
export function rows(data, name) {
  return data.lists[name] ?? []
}

/** 一张表里的一行。 @param {ToolData} data @param {string} name @param {unknown} id @returns {Row} */
export function row(data, name, id) {
  const found = rows(data, name).find(one => one.id === id)
  if (!found) throw new Error(`${name} 里没有 ${id}`)
  return found
}
