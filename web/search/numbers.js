/**
 * 数的一种写法。“15天”“十五天”“１５ 天”是一回事，“3会1课”是“三会一课”，“2/3”是“三分之二”。
 * 零到十写成一个汉字；别的数各换成一个字符（私用区的），这样 15 不会在 115 或“cf-15”里找到，比对时也只当一个字。
 */

const HAN_DIGITS = "零一二三四五六七八九"
/** @type {Record<string, number>} */
const UNITS = { 十: 10, 百: 100, 千: 1000 }
const [D, RUN] = ["[一二两三四五六七八九]", "[零一二两三四五六七八九十百千万]+"]
const FIGURES = "\\d+(?:,\\d{3})*(?:\\.\\d+)?"
/** 不到一万的一段：两千零五十、一百五、十三。 */
const SECTION = `(?:${D}千)?(?:零?${D}百)?(?:零?${D}?十)?(?:零?${D})?`
const WITH_UNITS = new RegExp(`(?:(?=${D}|十)(${SECTION})万)?(${SECTION})`, "y")
/** 一个一个念的，如年份。 */
const SPELT = /[零一二三四五六七八九]{2,}(?![十百千万])/y
/** 后面跟着量词的“两”就是“二”；“两新组织”不是。 */
const TWO = /两(?=[个年月天日次名人种条项周位份票句步级])/g
const RUNS = new RegExp(RUN, "g")
const FRACTION = new RegExp(`(${FIGURES}|${RUN})分之(${FIGURES}|${RUN}(?:点${RUN})?)`, "g")
const SLASH = /(^|[^\d/])(\d+)\/(\d+)(?![\d/])/g
/** 条号，十一条起；“三条意见”多半不是条号。 */
const ARTICLE = /第?([\ue000-\uf8fe])条/g
const FIGURE = new RegExp(`(第?)(${FIGURES})(%|万)?(?=(条)?)`, "g")

/** 私用区的字符，一个数一个；最后一个留给条目里没有的数。 */
const FIRST_SIGN = 0xe000
const UNKNOWN = "\uf8ff"
/** 条号的值后面加这个，和别的数分开。 */
const ARTICLE_END = "条"
export const SIGN = /[\ue000-\uf8ff]/
const SIGNS = /[\ue000-\uf8ff]/g

/** 12 → 十二，130 → 一百三十；一万以上照写数字。 @param {number} number 整数 */
export function hanNumber(number) {
  if (number >= 10000) return String(number)
  if (number === 0) return "零"
  let text = "", gap = false
  for (const [unit, size] of /** @type {[string, number][]} */ ([["千", 1000], ["百", 100], ["十", 10], ["", 1]])) {
    const digit = Math.floor(number / size) % 10
    if (digit) text += (gap && text ? "零" : "") + (unit === "十" && digit === 1 && !text ? "" : HAN_DIGITS[digit]) + unit
    gap = !digit
  }
  return text
}

/** 一段汉字数字的值；不是一个数时是 null。 @param {string} text */
function valueOf(text) {
  if (text in UNITS) return UNITS[text] ?? null
  WITH_UNITS.lastIndex = 0
  const match = WITH_UNITS.exec(text)
  return match && match[0] === text ? total(match) : null
}

/** @param {RegExpExecArray} match WITH_UNITS 对上的 */
function total([, above, rest]) {
  if (!above) return section(rest ?? "")
  // “五万二”是五万二千。
  return section(above) * 10000 + (rest?.length === 1 ? section(rest) * 1000 : section(rest ?? ""))
}

/** 不到一万的一段的值；“一百五”是一百五十，“五千八”是五千八百。 @param {string} text */
function section(text) {
  let sum = 0, digit = 0, last = 10
  for (const c of text) {
    const unit = UNITS[c]
    if (unit) {
      sum += (digit || 1) * unit
      digit = 0
      last = unit
    } else if (c === "零") last = 10
    else digit = c === "两" ? 2 : HAN_DIGITS.indexOf(c)
  }
  return sum + digit * (last / 10)
}

/** @param {string} figures 可以有分节的逗号和小数 */
function plainFigures(figures) {
  const [whole = "", part] = figures.replace(/,/g, "").replace(/^0+(?=\d)/, "").split(".")
  const kept = part?.replace(/0+$/, "")
  return kept ? `${whole}.${kept}` : whole
}

/** 百分之五、三分之二里的一个数。 @param {string} text @returns {string | null} */
function part(text) {
  if (/^\d/.test(text)) return plainFigures(text)
  const [whole = "", after] = text.split("点")
  const value = valueOf(whole) ?? (whole === "零" ? 0 : null)
  if (value === null) return null
  return after ? plainFigures(`${value}.${[...after].map(c => HAN_DIGITS.indexOf(c)).join("")}`) : String(value)
}

export class Numbers {
  constructor() {
    /** @type {Map<string, string>} 数 → 字符 */
    this.signs = new Map()
    /** @type {string[]} 字符的次序 → 数 */
    this.values = []
  }

  /**
   * 把数换成一种写法。
   * @param {string} text 小写、半角
   * @param {boolean} grows 没有见过的数要不要记下；条目要，查询不要：条目里没有的数，都换成同一个字符
   */
  unify(text, grows) {
    /** @param {string} value 数字的写法：15、0.5、20%、2/3 */
    const sign = value => (/^(\d|10)$/.test(value) ? hanNumber(Number(value)) : this.sign(value, grows))
    return text.replace(SIGNS, " ").replace(/[〇○]/g, "零")
      .replace(FRACTION, (whole, /** @type {string} */ below, /** @type {string} */ above) => {
        const [a, b] = [part(above), part(below)]
        return a === null || b === null ? whole : sign(b === "100" ? a + "%" : `${a}/${b}`)
      })
      .replace(SLASH, (_, before, above, below) => before + sign(`${plainFigures(above)}/${plainFigures(below)}`))
      .replace(FIGURE, (_, /** @type {string} */ first, /** @type {string} */ figures, /** @type {string | undefined} */ unit, /** @type {string | undefined} */ article) => {
        const value = plainFigures(figures)
        const times = unit === "万" ? sign(String(Math.round(Number(value) * 10000))) : sign(value + (unit ?? ""))
        return (article ? "第" : first) + times
      })
      .replace(RUNS, run => unifyRun(run, sign))
      .replace(ARTICLE, (whole, /** @type {string} */ c) => {
        const value = this.valueOf(c) ?? ""
        // 条号另用一个字符：第十五条不是十五天。
        return /^\d+$/.test(value) ? `第${this.sign(value + ARTICLE_END, grows)}条` : whole
      })
      .replace(TWO, "二")
  }

  /** @param {string} c 一个字符 @returns {string | undefined} 它代表的数 */
  valueOf(c) {
    return SIGN.test(c) ? this.values[c.charCodeAt(0) - FIRST_SIGN] : undefined
  }

  /** @param {string} value @param {boolean} grows */
  sign(value, grows) {
    const known = this.signs.get(value)
    if (known || !grows) return known ?? UNKNOWN
    const code = FIRST_SIGN + this.values.length
    // 用完了就照写数字。
    if (code >= UNKNOWN.charCodeAt(0)) return value
    const made = String.fromCharCode(code)
    this.signs.set(value, made)
    this.values.push(value)
    return made
  }

  /**
   * 一个字在原文里可以有的各种写法，用来标出；不是数的就是它自己。
   * @param {string} c unify 写出的一个字
   * @returns {string[]}
   */
  spellings(c) {
    const digit = c === "十" ? 10 : HAN_DIGITS.indexOf(c)
    if (digit >= 0) return [c, String(digit), ...(digit === 2 ? ["两"] : digit === 0 ? ["〇", "○"] : [])]
    const value = this.valueOf(c)?.replace(ARTICLE_END, "")
    if (value === undefined) return [c]
    if (value.includes("/")) {
      const [above = "", below = ""] = value.split("/")
      return [value, `${inHan(below)}分之${inHan(above)}`]
    }
    if (value.endsWith("%")) return [value, "百分之" + inHan(value.slice(0, -1))]
    const spelt = [...value].map(figure => HAN_DIGITS[Number(figure)] ?? "点").join("")
    return [value, value.replace(/\B(?=(\d{3})+$)/g, ","), inHan(value), spelt, spelt.replace(/零/g, "〇"), spelt.replace(/零/g, "○"), inTenThousands(value)].filter(Boolean)
  }
}

/** @param {string} value 数字，可以有小数 */
function inHan(value) {
  const [whole = "", part] = value.split(".")
  const han = hanNumber(Number(whole))
  return part ? `${han}点${[...part].map(c => HAN_DIGITS[Number(c)]).join("")}` : han
}

/** 100000 → 10万；不是整万的是空的。 @param {string} value */
function inTenThousands(value) {
  return value.endsWith("0000") ? value.slice(0, -4) + "万" : ""
}

/** 一段连着的汉字数字里，是数的换掉，别的照留（“万一”“千方百计”“三三两两”）。 @param {string} run @param {(value: string) => string} sign */
function unifyRun(run, sign) {
  let text = ""
  for (let at = 0; at < run.length;) {
    const rest = run.slice(at)
    SPELT.lastIndex = WITH_UNITS.lastIndex = 0
    const spelt = SPELT.exec(rest)?.[0] ?? ""
    const match = WITH_UNITS.exec(rest)
    const found = match?.[0] ?? ""
    if (spelt.length > 2 || spelt.includes("零")) {
      text += sign([...spelt].map(c => HAN_DIGITS.indexOf(c)).join(""))
      at += spelt.length
    } else if (match && /[十百千万]/.test(found)) {
      text += sign(String(total(match)))
      at += found.length
    } else {
      text += rest[0]
      at++
    }
  }
  return text
}
