/** 日历文件（RFC 5545）：整天的事，各家日历都能导入。 */

import { addDays } from "./dates.js"

/** @typedef {{ day: string, title: string, text?: string, uid?: string }} CalendarEvent uid 是这件事一直不变的号，改了日子再导入还是同一件 */

const CRLF = "\r\n"
/** 一行最多几个字节，不算换行。 */
const LONGEST = 75

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n|\r/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
}

/** 太长的行折起来，不切断一个字。 @param {string} line */
function folded(line) {
  const encoder = new TextEncoder()
  let out = "", used = 0
  for (const c of line) {
    const size = encoder.encode(c).length
    if (used + size > LONGEST) {
      out += CRLF + " "
      used = 1
    }
    out += c
    used += size
  }
  return out
}

/**
 * @param {string} name 日历的名称
 * @param {CalendarEvent[]} events
 * @param {string} today 做成的日子
 */
export function calendarFile(name, events, today) {
  const stamp = `${plain(today)}T000000Z`
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dangxiaozu-handbook//tools//ZH", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ day, title, text = "", uid }, at) => [
      "BEGIN:VEVENT", `UID:${escaped(uid ?? `${plain(day)}-${at}-${digest(name + title)}`)}@dangxiaozu-handbook`, `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`, `SUMMARY:${escaped(title)}`,
      ...(text ? [`DESCRIPTION:${escaped(text)}`] : []), "TRANSP:TRANSPARENT", "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ]
  return lines.map(folded).join(CRLF) + CRLF
}

/** @param {string} day */
function plain(day) {
  return day.replaceAll("-", "")
}

/** 名称的一个短数，同样的事再导入一次是同一件。 @param {string} text */
function digest(text) {
  let sum = 7
  for (const c of text) sum = (sum * 31 + Number(c.codePointAt(0))) >>> 0
  return sum.toString(36)
}
