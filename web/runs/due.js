/** 读人写的日子：全角、汉字、只写月日的都认；过去的日子可以写，显示成过期。 */

import { addDays, parts, shownDay } from "../tools/dates.js"
import { readDate } from "../tools/reading.js"

/** 只写月日的，离今天最近的一年：半年以前的当作明年。 */
const HALF = 183

/**
 * @param {string} written 空的是不要日子
 * @param {string} today
 * @returns {{ value: string } | { error: string }}
 */
export function readDue(written, today) {
  const text = written.normalize("NFKC").replace(/\s+/g, "")
  if (!text) return { value: "" }
  const days = { 今天: 0, 明天: 1, 后天: 2, 一周后: 7, 下周今天: 7 }[text]
  if (days !== undefined) return { value: addDays(today, days) }
  const limits = { today, future: true }
  if (!/^[\d一二三四五六七八九十廿]{1,3}(?:月|[-/.])[\d一二三四五六七八九十廿]{1,3}[日号]?$/.test(text)) return readDate(written, limits)
  const year = parts(today)[0]
  const read = (/** @type {number} */ y) => readDate(`${y}年${text}`, limits)
  const found = read(year)
  if ("error" in found) return found
  return found.value < addDays(today, -HALF) ? read(year + 1) : found
}

/** 12 月 5 日；不是今年的写上年份。 @param {string} day @param {string} [today] 不写就总写年份 */
export function shortDay(day, today = "") {
  const [year, month, date] = parts(day)
  return year === parts(today)[0] ? `${month} 月 ${date} 日` : shownDay(day)
}
