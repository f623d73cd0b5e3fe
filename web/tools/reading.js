/** 读人填的数和日子：全角、汉字、带单位的都认；读不成就用中文说哪里不对、怎样写。 */

import { exists, shownDay, written as dayOf } from "./dates.js"

/** @typedef {{ value: number } | { error: string }} ReadNumber */
/** @typedef {{ value: string } | { error: string }} ReadDate 日子写成 2026-11-27 */

const DIGITS = new Map([..."〇一二三四五六七八九"].map((c, value) => [c, value]))
for (const [c, value] of /** @type {[string, number][]} */ ([["零", 0], ["○", 0], ["两", 2], ...[..."壹贰叁肆伍陆柒捌玖"].map((c, at) => [c, at + 1])])) DIGITS.set(c, value)
/** @type {Map<string, number>} */
const TENS = new Map([["十", 10], ["拾", 10], ["百", 100], ["佰", 100], ["千", 1000], ["仟", 1000]])
/** @type {Map<string, number>} */
const LARGE = new Map([["万", 1e4], ["亿", 1e8]])
const HAN = /^[〇零○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿]+$/
const MOST = 1e9

/**
 * 汉字数字的值；不是一个数时是 null。“一二三”一个一个念，“一万二”是一万二千。
 * @param {string} text @returns {number | null}
 */
export function hanValue(text) {
  if (!HAN.test(text)) return null
  if ([...text].every(c => DIGITS.has(c))) return Number([...text].map(c => DIGITS.get(c)).join(""))
  let total = 0, section = 0, digit = 0, last = 0
  for (const c of text) {
    const [tens, large] = [TENS.get(c), LARGE.get(c)]
    if (large) {
      total = (total + section + digit || 1) * large
      section = digit = 0
      last = large
    } else if (tens) {
      section += (digit || 1) * tens
      digit = 0
      last = tens
    } else {
      digit = Number(DIGITS.get(c))
      if (digit === 0) last = 0
    }
  }
  // 最后一个字没有单位，又紧跟着单位，是下一位：一百五、一万二。
  return total + section + (last > 10 && digit ? digit * (last / 10) : digit)
}

/** 半角，去掉空白。 @param {string} text */
function plain(text) {
  return text.normalize("NFKC").replace(/[\s\u200b\ufeff]+/g, "").replace(/^[￥¥]/, "")
}

/**
 * @param {string} written
 * @param {{ least?: number, most?: number, whole?: boolean, unit?: string }} [limits] 最少、最多、要不要整数、后面的单位
 * @returns {ReadNumber}
 */
export function readNumber(written, { least = 0, most = MOST, whole = false, unit = "" } = {}) {
  let text = plain(written).replace(/(?:元整?|块|人|名|票|个月|个|月|岁|年)$/, "").replace(/[,，](?=\d{3}(?:\D|$))/g, "")
  if (/^[-−–负]/.test(text)) return { error: `不能是负数；这里填 ${least} 或者更大的数` }
  const times = /^\d+(?:\.\d+)?万$/.test(text) ? 1e4 : 1
  if (times > 1) text = text.slice(0, -1)
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * times : spoken(text)
  if (value === null || !Number.isFinite(value)) return { error: `${quoted(written)}不是一个数；请写成${whole ? " 12 或者十二" : " 6300、6300.50 或者六千三"}` }
  if (whole && !Number.isInteger(value)) return { error: "这里要一个整数" }
  if (!whole && Math.abs(value * 100 - Math.round(value * 100)) > 1e-6) return { error: "最多两位小数" }
  if (value > most) return { error: `太大了，请看是不是多打了几位；最多 ${most.toLocaleString("zh-CN")}${unit && ` ${unit}`}` }
  if (value < least) return { error: `太小了；至少 ${least}${unit && ` ${unit}`}` }
  return { value }
}

/** 六千三百点五、六千三。 @param {string} text @returns {number | null} */
function spoken(text) {
  const [head = "", tail, more] = text.split("点")
  const value = hanValue(head)
  if (value === null || more !== undefined) return null
  if (tail === undefined) return value
  return /^[〇零○一二三四五六七八九]+$/.test(tail) ? Number(`${value}.${[...tail].map(c => DIGITS.get(c)).join("")}`) : null
}

/**
 * @param {string} written
 * @param {{ today: string, future?: boolean, least?: string }} limits 今天；可不可以是以后的日子；最早哪天
 * @returns {ReadDate}
 */
export function readDate(written, { today, future = false, least = "1921-07-01" }) {
  const found = dateParts(plain(written))
  if (!found) return { error: `${quoted(written)}看不出是哪一天；请写全年月日，如 ${today}` }
  const [year, month, day] = found
  if (!exists(year, month, day)) return { error: month >= 1 && month <= 12 ? `${year} 年没有 ${month} 月 ${day} 日` : `没有 ${month} 月` }
  const value = dayOf(year, month, day)
  if (value < least) return { error: `${shownDay(value)}太早了，请看年份` }
  if (value > "2100-12-31") return { error: `${shownDay(value)}太远了，请看年份` }
  if (!future && value > today) return { error: `${shownDay(value)}还没有到；这里填已经发生的日子` }
  return { value }
}

/** @param {string} text @returns {[number, number, number] | null} */
function dateParts(text) {
  const han = text.replace(/[〇零○一二两三四五六七八九十廿]+/g, run => `${hanValue(run.replace(/廿/g, "二十")) ?? run}`)
  const match = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?(?:[（(]?(?:周|星期).[)）]?)?$/.exec(han) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(han)
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : null
}

/** 报错里引读到的，只引开头几个字。 @param {unknown} value */
export function quoted(value) {
  const text = typeof value === "string" ? value.trim().replace(/\s+/g, " ") : JSON.stringify(value) ?? "没有"
  return `“${text.length > 20 ? text.slice(0, 20) + "…" : text}”`
}
