/** 读者选的字号，记在本机；样式照 <html data-text-size> 放大。 */

import { keep, kept } from "../lib/store.js"

const NAME = "text-size"
/** 标准、大、特大。 */
const SIZES = ["", "large", "larger"]

/** @returns {string} 选过的字号；没有选过、存着别的，是标准 */
export function chosen() {
  return kept(NAME, value => (typeof value === "string" && SIZES.includes(value) ? value : ""))
}

/** @param {string} size */
export function choose(size) {
  keep(NAME, size)
  apply(size)
}

/** @param {string} size */
export function apply(size) {
  if (size) document.documentElement.dataset.textSize = size
  else delete document.documentElement.dataset.textSize
}

export { NAME }
