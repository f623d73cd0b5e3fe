/** 词：照词表把一句话切成词，取最可能的一种切法。 */

/** 词表里没有的单字，和有的词比差多少。 */
const UNKNOWN = 16

/**
 * @typedef {[level: number, size: number, light: 0 | 1, joined: string]} Group
 *   一组词：常见的程度（次数的自然对数），几个字，是不是虚词，连写的各个词
 * @typedef {{ from: number, to: number, light: boolean }} Word 一句话里的一个词
 */

export class Words {
  /** @param {Group[]} groups @param {Iterable<string>} [own] 手册自己的术语和名称 */
  constructor(groups, own = []) {
    /** @type {Map<string, { level: number, light: boolean }>} */
    this.list = new Map()
    this.longest = 1
    for (const word of own) if (word.length > 1 && word.length < 9) this.put(word, 9, false)
    for (const [level, size, light, joined] of groups) {
      for (let at = 0; at < joined.length; at += size) this.put(joined.slice(at, at + size), level, light === 1)
    }
  }

  /** @param {string} word @param {number} level @param {boolean} light */
  put(word, level, light) {
    const present = this.list.get(word)
    if (present && present.level >= level) return
    this.list.set(word, { level, light })
    this.longest = Math.max(this.longest, word.length)
  }

  /** 字母和号码连着的不切开。 @param {string} text 没有空格的一段 @returns {Word[]} */
  cut(text) {
    const parts = text.match(/[\u3400-\uffff]+|[^\u3400-\uffff]+/g) ?? []
    let start = 0
    return parts.flatMap(part => {
      const words = part < "\u3400" ? [{ from: 0, to: part.length, light: false }] : this.likeliest(part)
      start += part.length
      return words.map(({ from, to, light }) => ({ from: from + start - part.length, to: to + start - part.length, light }))
    })
  }

  /** @param {string} text 只有汉字 @returns {Word[]} */
  likeliest(text) {
    const cost = new Float64Array(text.length + 1)
    const size = new Uint8Array(text.length + 1)
    for (let end = 1; end <= text.length; end++) {
      cost[end] = Infinity
      for (let length = 1; length <= Math.min(this.longest, end); length++) {
        const word = this.list.get(text.slice(end - length, end))
        if (!word && length > 1) continue
        const total = /** @type {number} */ (cost[end - length]) + (word ? 18 - word.level : UNKNOWN)
        if (total < /** @type {number} */ (cost[end])) { cost[end] = total; size[end] = length }
      }
    }
    /** @type {Word[]} */
    const words = []
    for (let end = text.length; end > 0;) {
      const from = end - /** @type {number} */ (size[end])
      const found = this.list.get(text.slice(from, end))
      words.unshift({ from, to: end, light: found?.light ?? false })
      end = from
    }
    return words
  }
}
