/** 案例库的条件：读网址、写网址、挑、数、排；不碰页面。 */

/** 网址里和列表上的名称，和显示的名称；照显示的次序。 */
export const FACETS = Object.freeze(/** @type {const} */ ([
  ["sector", "领域"], ["themes", "主题"], ["form", "小组形式"], ["province", "地方"],
  ["years", "年份"], ["chapter", "章"], ["evidence", "证据"], ["level", "层级"],
]))
/** 不展开成一项，只有一个勾的：名称、值、旁边的字。 */
export const ONLY = Object.freeze(/** @type {const} */ ({ name: "level", value: "小组", label: "只看写明党小组的" }))
export const SORTS = Object.freeze(/** @type {const} */ ([["", "按章"], ["new", "新的在前"], ["old", "旧的在前"], ["place", "按地方"]]))

/** 找字的框里最多几个字。 */
export const LONGEST = 200
/** 一个词的双字有几成出现就算有。 */
const LOOSE = 0.67

/**
 * @typedef {typeof FACETS[number][0]} Facet
 * @typedef {object} Case
 * @property {string} id
 * @property {number} at 原来的次序
 * @property {number} year 不知道是 0
 * @property {Record<Facet, string[]>} values
 * @property {string} text 可找的字，没有空白和标点
 * @typedef {{ query: string, sort: string, chosen: Record<Facet, Set<string>> }} Conditions
 */

/**
 * 每个条件各做一份。
 * @template T
 * @param {(name: Facet) => T} make
 * @returns {Record<Facet, T>}
 */
export function byFacet(make) {
  return /** @type {Record<Facet, T>} */ (Object.fromEntries(FACETS.map(([name]) => [name, make(name)])))
}

/** 小写、半角，去掉空白和标点，便于比对。 @param {string} text */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, "")
}

/** 网址里的条件。 @param {string} search 网址问号起的一段 @returns {Conditions} */
export function parse(search) {
  const parameters = new URLSearchParams(search)
  return {
    query: (parameters.get("find") ?? "").slice(0, LONGEST),
    sort: parameters.get("sort") ?? "",
    chosen: byFacet(name => new Set(parameters.getAll(name))),
  }
}

/** 条件写成网址问号起的一段；没有条件是空的。 @param {Conditions} conditions */
export function address({ query, sort, chosen }) {
  const parameters = new URLSearchParams()
  if (query) parameters.set("find", query)
  for (const [name] of FACETS) for (const value of chosen[name]) parameters.append(name, value)
  if (sort) parameters.set("sort", sort)
  const text = parameters.toString()
  return text && "?" + text
}

/** 空格分开的每个词都要有；词按原样找，找不到再看它相邻两字大多有没有。 @param {string} text @param {string[]} words */
export function matches(text, words) {
  return words.every(word => {
    if (text.includes(word)) return true
    if (word.length < 3) return false
    let hit = 0
    for (let i = 0; i + 1 < word.length; i++) if (text.includes(word.slice(i, i + 2))) hit++
    return hit / (word.length - 1) >= LOOSE
  })
}

/**
 * 合乎各项条件的案例；和各项的各个值还有多少，数的时候不计这一项自己的条件。
 * @param {Case[]} cases @param {Conditions} conditions
 */
export function filter(cases, { query, chosen }) {
  const words = query.split(/\s+/).map(plain).filter(Boolean)
  /** @type {Set<Case>} */
  const found = new Set()
  const counts = byFacet(() => /** @type {Map<string, number>} */ (new Map()))
  for (const one of cases) {
    if (words.length && !matches(one.text, words)) continue
    const failed = FACETS.filter(([name]) => chosen[name].size && !one.values[name].some(value => chosen[name].has(value)))
    if (failed.length === 0) found.add(one)
    for (const [name] of FACETS) {
      if (failed.length > 1 || (failed.length === 1 && failed[0]?.[0] !== name)) continue
      for (const value of one.values[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1)
    }
  }
  return { found, counts }
}

/** @type {Map<string, (a: Case, b: Case) => number>} */
const ORDERS = new Map([
  ["new", (a, b) => b.year - a.year || a.at - b.at],
  ["old", (a, b) => (a.year || 9999) - (b.year || 9999) || a.at - b.at],
  ["place", (a, b) => (a.values.province[0] ?? "").localeCompare(b.values.province[0] ?? "", "zh") || a.at - b.at],
])

/** @template {Case} T @param {T[]} cases @param {string} sort 不认得的照原来的次序 @returns {T[]} */
export function order(cases, sort) {
  return [...cases].sort(ORDERS.get(sort) ?? ((a, b) => a.at - b.at))
}
