/** 文字的统一写法，和用来比对的双字。 */

/** 许多段文字并成一串时，隔在中间的字符。 */
const APART = "\u0001"
/** 一个汉字，包括写成两个半字的。 */
export const HAN = /[\u3400-\u9fff\ud840-\ud8bf\udc00-\udfff]/
const NOT_WORD = /[^\u3400-\u9fff\ue000-\uf8ffa-z0-9.%]+/g
/** 带声调的拉丁字母，和拼音课本里的 ɑ、ɡ。 */
const TONED = /[\u00df-\u024f\u0251\u0261]/g
const TONES = /[\u0300-\u036f]/g

/**
 * 统一写法：小写、半角、简体，星期、礼拜都说周，拼音不带声调和隔音的撇，数字与汉字之间不留空格。数另由 numbers.js 统一。
 * @param {string} text
 * @param {Record<string, string>} [traditional] 繁体字 → 简体字；不给就不换
 */
export function normalize(text, traditional) {
  let plain = text.normalize("NFKC").toLowerCase().replace(TONED, untoned).replace(TONES, "")
  if (traditional) plain = [...plain].map(c => traditional[c] ?? c).join("")
  return plain.replace(/星期|礼拜/g, "周").replace(/([a-z])'(?=[a-z])/g, "$1").replace(/([\u3400-\u9fff])\s+(?=[0-9])/g, "$1").replace(/([0-9%])\s+(?=[\u3400-\u9fff])/g, "$1")
}

/** ǎ → a，ǚ → v。 @param {string} letter */
function untoned(letter) {
  if (letter === "\u0251") return "a"
  if (letter === "\u0261") return "g"
  const spread = letter.normalize("NFD")
  return spread.startsWith("u") && spread.includes("\u0308") ? "v" : spread
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
 * 标点和别的符号换成空格，只留汉字、字母、数、点和百分号。
 * @param {string} text 已是统一写法
 */
export function wordsOnly(text) {
  return text.replace(NOT_WORD, " ")
}

/** @param {string} text */
export function squeezed(text) {
  return text.replace(/ /g, "")
}

/** 字的读音：写成拼音；同音、近音的字归在一起，用来容忍一个写错的字。 */
export class Sounds {
  /** @param {Record<string, string>} readings 读音 → 通常读这个音的字 */
  constructor(readings) {
    /** @type {Map<string, string>} 字 → 读音 */
    this.readings = new Map()
    /** @type {Map<string, string>} 字 → 读音，许多人不分的音算一个：zh 和 z，ang 和 an */
    this.heard = new Map()
    /** @type {Map<string, string>} 这样的读音 → 读它的字 */
    this.groups = new Map()
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const c of characters) this.readings.set(c, syllable)
      const one = syllable.replace(/^([zcs])h/, "$1").replace(/([aei])ng$/, "$1n")
      this.groups.set(one, (this.groups.get(one) ?? "") + characters)
      for (const c of characters) this.heard.set(c, one)
    }
  }

  /** 党费2026 → dang fei。 @param {string} text */
  spell(text) {
    return [...text].flatMap(c => this.readings.get(c) ?? []).join(" ")
  }

  /** 读音相同、相近的别的字。 @param {string} c */
  alike(c) {
    return (this.groups.get(this.heard.get(c) ?? "") ?? "").replace(c, "")
  }

  /** 各个字的读音，近音的算一个；没有读音的字是它自己。 @param {string} text */
  hear(text) {
    return [...text].map(c => this.heard.get(c) ?? c)
  }
}
