/** 最近找过的：只留在本机。 */

import { keep, kept, texts } from "../lib/store.js"

const KEY = "searches"
const MOST = 8
const LONGEST = 40

/** @returns {string[]} 新的在前 */
export function recent() {
  return kept(KEY, texts).slice(0, MOST)
}

/**
 * 记下一句；一个字的不记，太长的截短，记过的提到最前。
 * @param {string} text 框里的字
 */
export function remember(text) {
  const query = text.trim().slice(0, LONGEST)
  if (query.length > 1) keep(KEY, [query, ...recent().filter(one => one !== query)].slice(0, MOST))
}

/** 一句不留。 */
export function forget() {
  keep(KEY, [])
}
