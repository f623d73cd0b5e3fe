/** 一库东西（案例、样例）的条件：读网址、写网址、挑、数、排；不碰页面。 */

/** 找字的框里最多几个字。 */
export const LONGEST = 200
/** 一个词的双字出现了不止这么多，就算有。 */
const LOOSE = 2 / 3

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {number} at 原来的次序
 * @property {number} year 不知道是 0
 * @property {Map<string, string[]>} values 条件的名称 → 有的值
 * @property {string} text 可找的字，没有空白和标点
 * @typedef {{ query: string, sort: string, chosen: Map<string, Set<string>> }} Conditions
 */

/** 小写、半角，去掉空白和标点，便于比对。 @param {string} text */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, "")
}

/** 网址里的条件。 @param {string} search 网址问号起的一段 @param {readonly string[]} names 有哪些条件 @returns {Conditions} */
export function parse(search, names) {
  const parameters = new URLSearchParams(search)
  return {
    query: (parameters.get("find") ?? "").slice(0, LONGEST),
    sort: parameters.get("sort") ?? "",
    chosen: new Map(names.map(name => [name, new Set(parameters.getAll(name))])),
  }
}

/** 条件写成网址问号起的一段；没有条件是空的。 @param {Conditions} conditions */
export function address({ query, sort, chosen }) {
  const parameters = new URLSearchParams()
  if (query) parameters.set("find", query)
  for (const [name, values] of chosen) for (const value of values) parameters.append(name, value)
  if (sort) parameters.set("sort", sort)
  const text = parameters.toString()
  return text && "?" + text
}

/** 空格分开的每个词都要有；词按原样找，找不到再看它相邻两字大多有没有。 @param {string} text @param {string[]} words */
export function matches(text, words) {
  return words.every(word => {
    if (text.includes(word)) return true
    let hit = 0
    for (let i = 0; i + 1 < word.length; i++) if (text.includes(word.slice(i, i + 2))) hit++
    return word.length > 2 && hit / (word.length - 1) > LOOSE
  })
}

/**
 * 合乎各项条件的；和各项的各个值还有多少，数的时候不计这一项自己的条件。
 * @template {Entry} T
 * @param {T[]} entries @param {Conditions} conditions
 */
export function filter(entries, { query, chosen }) {
  const words = query.split(/\s+/).map(plain).filter(Boolean)
  /** @type {Set<T>} */
  const found = new Set()
  const counts = new Map([...chosen.keys()].map(name => [name, /** @type {Map<string, number>} */ (new Map())]))
  for (const one of entries) {
    if (words.length && !matches(one.text, words)) continue
    const failed = [...chosen].filter(([name, values]) => values.size && !one.values.get(name)?.some(value => values.has(value)))
    if (failed.length === 0) found.add(one)
    for (const [name, count] of counts) {
      if (failed.length > 1 || (failed.length === 1 && failed[0]?.[0] !== name)) continue
      for (const value of one.values.get(name) ?? []) count.set(value, (count.get(value) ?? 0) + 1)
    }
  }
  return { found, counts }
}

/** @param {Entry} one */
const place = one => one.values.get("province")?.[0] ?? ""

/** @type {Map<string, (a: Entry, b: Entry) => number>} */
const ORDERS = new Map([
  ["new", (a, b) => b.year - a.year || a.at - b.at],
  ["old", (a, b) => (a.year || Infinity) - (b.year || Infinity) || a.at - b.at],
  ["place", (a, b) => place(a).localeCompare(place(b), "zh") || a.at - b.at],
])

/** @template {Entry} T @param {T[]} entries @param {string} sort 不认得的照原来的次序 @returns {T[]} */
export function order(entries, sort) {
  return [...entries].sort(ORDERS.get(sort) ?? ((a, b) => a.at - b.at))
}
