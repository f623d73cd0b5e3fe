/** 会上的计时：只记第几段、从什么时候走起，所以关了再开还接得上。 */

import { two, written } from "../tools/dates.js"
import { quoted } from "../tools/reading.js"

/** @typedef {import("./meeting.js").Clock} Clock */

/** 走着离开超过这么久，是忘了停，不是还在开：三小时。 */
const FORGOTTEN = 3 * 3600_000

/** 第几段用了多久，毫秒。 @param {Clock} clock @param {number} part @param {number} now */
export function spent(clock, part, now) {
  const running = part === clock.at && clock.since ? Math.max(0, now - clock.since) : 0
  return (clock.spent[part] ?? 0) + running
}

/** 开始，或者接着走。 @param {Clock} clock @param {number} now @returns {Clock} */
export function go(clock, now) {
  return { ...clock, at: Math.max(0, clock.at), since: now, began: clock.began || now, ended: 0 }
}

/** @param {Clock} clock @param {number} now @returns {Clock} */
export function pause(clock, now) {
  if (!clock.since) return clock
  const parts = Math.max(clock.spent.length, clock.at + 1)
  return { ...clock, spent: Array.from({ length: parts }, (_, part) => spent(clock, part, now)), since: 0 }
}

/** 到第几段去；走着的接着走，走过最后一段就散会。 @param {Clock} clock @param {number} part @param {number} parts 一共几段 @param {number} now @returns {Clock} */
export function turn(clock, part, parts, now) {
  const still = pause(clock, now)
  if (part >= parts) return { ...still, at: parts - 1, ended: now }
  return { ...still, at: Math.max(0, part), since: clock.since ? now : 0, ended: 0 }
}

/** 忘了停的，停在离开的时候。 @param {Clock} clock @param {number} now @returns {Clock} */
export function recovered(clock, now) {
  return clock.since && (now - clock.since > FORGOTTEN || now < clock.since) ? { ...clock, since: 0 } : clock
}

/** “还有 2 分 05 秒”“超了 40 秒”。 @param {number} used 毫秒 @param {number} minutes */
export function remaining(used, minutes) {
  const left = Math.ceil((minutes * 60_000 - used) / 1000)
  return left >= 0 ? `还有 ${length(left)}` : `超了 ${length(-left)}`
}

/** @param {number} seconds */
export function length(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (!minutes) return `${rest} 秒`
  return rest ? `${minutes} 分 ${two(rest)} 秒` : `${minutes} 分钟`
}

/** 念给读屏软件、写给人看的一句；别的时候没有。 @param {number} before 上一刻用了多久 @param {number} used @param {number} minutes @param {string} next 后面是什么 */
export function told(before, used, minutes, next) {
  const whole = minutes * 60_000
  const then = next ? `下面是${next}` : "最后一段了"
  if (before < whole && used >= whole) return `时间到，${then}。`
  const warn = whole - 60_000
  return minutes > 2 && before < warn && used >= warn ? `还有一分钟，${then}。` : ""
}

/** 17:30；读不出是 null。 @param {string} typed @returns {{ value: string } | { error: string } | null} 没有填是 null */
export function readTime(typed) {
  const text = typed.normalize("NFKC").replace(/\s+/g, "")
  if (!text) return null
  const match = /^(凌晨|早上|早晨|清早|上午|中午|下午|傍晚|晚上|晚|夜里)?(\d{1,2}|[一二三四五六七八九十两]{1,3})(?:[:.点时](?:(半)|(\d{1,2}|[一二三四五六七八九十零〇]{1,3})分?|一刻|三刻|整)?|$)$/.exec(text)
  const error = { error: `${quoted(typed)}看不出是几点；请写成 17:30 或者下午五点半` }
  if (!match) return error
  let hours = digits(match[2] ?? "")
  const minutes = match[3] ? 30 : text.endsWith("一刻") ? 15 : text.endsWith("三刻") ? 45 : digits(match[4] ?? "0")
  if (/下午|傍晚|晚|夜里/.test(match[1] ?? "") && hours < 12) hours += 12
  if (match[1] === "中午" && hours < 3) hours += 12
  return hours < 24 && minutes < 60 ? { value: `${hours}:${two(minutes)}` } : error
}

/** 十五、二十五。 @param {string} text */
function digits(text) {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text]
  const one = (/** @type {string} */ c) => "零一二三四五六七八九".indexOf(c.replace("两", "二").replace("〇", "零").slice(-1))
  return (text.includes("十") ? (tens ? one(tens) : 1) * 10 : 0) + (ones ? one(ones) : 0)
}

/** 几分钟以后是几点；过了零点照样数。 @param {string} time 17:30 @param {number} minutes */
export function later(time, minutes) {
  const [hours, rest] = /** @type {[number, number]} */ (time.split(":").map(Number))
  const total = (hours * 60 + rest + minutes) % 1440
  return `${Math.floor(total / 60)}:${two(total % 60)}`
}

/** 这一刻是哪天，2026-11-18。 @param {number} now */
export function dayOf(now) {
  const moment = new Date(now)
  return written(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())
}

/** 这一刻是几点。 @param {number} now */
export function timeOf(now) {
  const moment = new Date(now)
  return `${moment.getHours()}:${two(moment.getMinutes())}`
}
