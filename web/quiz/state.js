/** 答错过的题：记在这台设备里，不传出去。只记编号，题改了名就当没有错过。 */

import { keep, kept } from "../lib/store.js"

const NAME = "quiz.wrong"

/** 存着的编号；不是一串文字的不算。 @param {unknown} value */
const ids = value => new Set(Array.isArray(value) ? value.filter(one => typeof one === "string") : [])

/** @returns {Set<string>} */
export const wrong = () => kept(NAME, ids)

/** 记下一题答对还是答错。 @param {string} id @param {boolean} right */
export function record(id, right) {
  const known = wrong()
  if (right) known.delete(id)
  else known.add(id)
  keep(NAME, [...known])
}

export function forget() {
  keep(NAME, [])
}

/** 选的是不是正好就是对的几项。 @param {number[]} chosen @param {number[]} right */
export function isRight(chosen, right) {
  return chosen.length === right.length && right.every(one => chosen.includes(one))
}
