/** 文字的统一写法，和用来比对的双字。 */

/** 许多段文字并成一串时，隔在中间的字符。 */
const APART = "\u0001"
/** 一个汉字，包括写成两个半字的。 */
export const HAN = /[\u3400-\u9fff\ud840-\ud8bf\udc00-\udfff]/
const NOT_WORD = /[^\u3400-\u9fffa-z0-9.%]+/g
const DIGITS = "零一二三四五六七八九"

/**
 * 12 → 十二，130 → 一百三十；只用于 1 到 999，再大的照写数字。
 * @param {number} number
 */
export function hanNumber(number) {
  if (number > 999) return String(number)
  const [h, t, o] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const hundred = h ? DIGITS[h] + "百" : ""
  const ten = t ? (t === 1 && !h ? "" : DIGITS[t]) + "十" : h && o ? "零" : ""
  return hundred + ten + (o ? DIGITS[o] : "")
}

/**
 * 统一写法：小写、半角、简体，数字与汉字之间不留空格，第13条 写作 第十三条。
 * @param {string} text
 * @param {Record<string, string>} [traditional] 繁体字 → 简体字；不给就不换
 */
export function normalize(text, traditional) {
  let plain = text.normalize("NFKC").toLowerCase()
  if (traditional) plain = [...plain].map(c => traditional[c] ?? c).join("")
  plain = plain.replace(/([\u3400-\u9fff])\s+(?=[0-9])/g, "$1").replace(/([0-9%])\s+(?=[\u3400-\u9fff])/g, "$1")
  return plain.replace(/第?(\d{1,3})条/g, (_, n) => "第" + hanNumber(Number(n)) + "条")
}

/**
 * 对许多段文字做一件事：并成一串做，再切开，比一段一段快得多。
 * @param {string[]} texts
 * @param {(joined: string) => string} work 不动隔开的字符
 */
export function together(texts, work) {
  return work(texts.join(APART)).split(APART)
}

/**
 * 标点和别的符号换成空格，只留汉字、字母、数字、点和百分号。
 * @param {string} text 已是统一写法
 */
export function wordsOnly(text) {
  return text.replace(NOT_WORD, " ")
}

/** @param {string} text */
export function squeezed(text) {
  return text.replace(/ /g, "")
}

/**
 * 每段里相邻的两个字；只有一个字的段，就是那个字。
 * @param {string} text 空格隔开的几段
 * @returns {Set<string>}
 */
export function bigrams(text) {
  const grams = new Set()
  for (const run of text.split(" ")) {
    for (let i = 0; i + 1 < run.length; i++) grams.add(run.slice(i, i + 2))
    if (run.length === 1) grams.add(run)
  }
  return grams
}

/** 同音字换成同一个代表字，用来容忍一个写错的字。 */
export class Sounds {
  /** @param {Record<string, string>} homophones 读音 → 读这个音的字 */
  constructor(homophones) {
    /** @type {Map<string, string>} */
    this.first = new Map()
    for (const group of Object.values(homophones)) {
      for (const c of group) this.first.set(c, /** @type {string} */ (group[0]))
    }
  }

  /** @param {string} text */
  fold(text) {
    let folded = ""
    for (const c of text) folded += this.first.get(c) ?? c
    return folded
  }
}
