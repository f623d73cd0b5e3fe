/** 打错的一个字：只在照原样哪里都找不到的地方才试。 */

import { HAN, squeezed } from "./text.js"
import { LIMITS } from "./weights.js"

/**
 * 把打错的地方改过来的写法；没有看出错的，是空的。
 * @param {import("./corpus.js").Corpus} corpus @param {string} text 统一写法
 * @returns {string[]}
 */
export function corrected(corpus, text) {
  const whole = squeezed(text)
  const found = []
  for (let at = 0; at < whole.length; at++) {
    const right = doubtful(corpus, whole, at) ? replacement(corpus, whole, at) : ""
    if (right) found.push(whole.slice(Math.max(0, at - 2), at) + right + whole.slice(at + 1, at + 3))
  }
  return found
}

/** 这个字和左右两个字都连不上，又不是虚词。 @param {import("./corpus.js").Corpus} corpus @param {string} text @param {number} at */
function doubtful(corpus, text, at) {
  const pairs = [text.slice(at - 1, at + 1), text.slice(at, at + 2)].filter(pair => pair.length === 2 && [...pair].every(one => HAN.test(one)))
  return pairs.length > 0 && !corpus.words.list.get(text.charAt(at))?.light && pairs.every(pair => !corpus.entries.has(pair) && !corpus.words.list.has(pair))
}

/** 换成哪个字，左右才都连得上：同音的先试；不同音的，要在一个名称里左右都连着。 @param {import("./corpus.js").Corpus} corpus @param {string} text @param {number} at */
function replacement(corpus, text, at) {
  const [left, right] = [text.charAt(at - 1), text.charAt(at + 1)]
  const alike = [...corpus.sounds.alike(text.charAt(at))].map(c => {
    const pairs = [left && left + c, right && c + right].filter(pair => pair && HAN.test(pair.charAt(0)))
    return { c, count: Math.min(...pairs.map(pair => corpus.phrases.count(/** @type {string} */ (pair)))) }
  })
  const best = alike.sort((a, b) => b.count - a.count)[0]
  if (best?.count) return best.c
  const every = corpus.documents.flatMap(({ names }) => names).join(" ")
  return left && right ? new RegExp(`${left}([\u3400-\u9fff])${right}`).exec(every)?.[1] ?? "" : ""
}

/**
 * 话里听起来是一个名称、写得不一样的一段，换成那个名称：“留党查看”是“留党察看”。长的名称先算；读者本来就这样说的（“当小组长”）不换。
 * @param {import("./corpus.js").Corpus} corpus @param {string} text 统一写法
 * @returns {string}
 */
export function respelled(corpus, text) {
  const heard = corpus.sounds.hear(text)
  for (let size = Math.min(text.length, LIMITS.longestName); size >= LIMITS.shortestHeard; size--) {
    for (let at = 0; at + size <= text.length; at++) {
      const name = corpus.named(heard.slice(at, at + size))
      if (name && (text.startsWith(name, at) || !corpus.said(text.slice(at, at + size)))) return respelled(corpus, text.slice(0, at)) + name + respelled(corpus, text.slice(at + size))
    }
  }
  return text
}

/** 和整句一样长、只差一个字的名称；整句本来就是名称时没有。 @param {import("./corpus.js").Corpus} corpus @param {string} whole */
export function oneOff(corpus, whole) {
  if (whole.length < 3 || whole.length > LIMITS.longestName) return ""
  let near = ""
  for (const { names } of corpus.documents) {
    for (const name of names) {
      if (name === whole) return ""
      if (name.length !== whole.length) continue
      let wrong = 0
      for (let i = 0; i < whole.length; i++) if (name[i] !== whole[i]) wrong++
      if (wrong === 1) near ||= name
    }
  }
  return near
}
