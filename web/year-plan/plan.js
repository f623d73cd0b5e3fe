/** 一份年度计划：照年历排出来，一行一行地改。每个函数给回新的一份，不动旧的。 */

import { row } from "../tools/data.js"
import { exists, parts, two } from "../tools/dates.js"
import { hanValue, readDate } from "../tools/reading.js"
import { monthsFrom, reckon } from "../tools/year-plan.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */
/** @typedef {import("../tools/data.js").Entry} Entry */
/** @typedef {import("../tools/year-plan.js").Fixed} Fixed */
/** @typedef {{ id: string, month: string, day: string, text: string, who: string, from: string }} PlanRow month 空的是平时都有的；day 空的是哪天另定；from 是年历里的哪一条，空的是自己加的 */
/** @typedef {{ id: string, group: string, start: string, fixed: Fixed, rows: PlanRow[] }} Plan id 是日历里认这份计划的号 */

/** 党小组会一行的 from。 */
export const MEETING = "meeting"
/** 各栏最多几个字，最多几行。 */
export const LONGEST = Object.freeze({ group: 40, text: 200, who: 40 })
const ROWS = 400

/**
 * 排一年。已有一份的，改过的字和自己加的行留着，日子照新定的。
 * @param {ToolData} data @param {{ id: string, group: string, start: string, fixed: Fixed }} given @param {Plan | null} [old]
 * @returns {Plan}
 */
export function make(data, given, old = null) {
  const { months } = reckon(data, { start: given.start, ...given.fixed })
  const { label, text = "" } = row(data, "meeting", MEETING)
  const entries = data.calendar ?? []
  const made = [
    ...entries.filter(one => !one.months.length).map(one => fromEntry(one, "")),
    ...months.flatMap(({ id, meeting }) => [
      { id: `${id}.${MEETING}`, month: id, day: meeting, text: label, who: text, from: MEETING },
      ...entries.filter(one => one.months.includes(Number(id.slice(5)))).map(one => fromEntry(one, id)),
    ]),
  ]
  const before = new Map(old?.rows.map(one => [one.id, one]))
  const kept = made.map(one => ({ ...one, ...written(before.get(one.id)) }))
  const known = new Set(["", ...months.map(one => one.id)])
  const own = (old?.rows ?? []).filter(one => !one.from && known.has(one.month))
  return { ...given, id: old?.id ?? given.id, rows: [...kept, ...own] }
}

/** @param {Entry} entry @param {string} month @returns {PlanRow} */
function fromEntry({ id, what, who }, month) {
  return { id: `${month}.${id}`, month, day: "", text: what, who, from: id }
}

/** @param {PlanRow | undefined} old */
function written(old) {
  return old ? { text: old.text, who: old.who } : {}
}

/** 换上一行；没有这一行的，加在最后。 @param {Plan} plan @param {PlanRow} changed @returns {Plan} */
export function withRow(plan, changed) {
  const known = plan.rows.some(one => one.id === changed.id)
  return { ...plan, rows: known ? plan.rows.map(one => one.id === changed.id ? changed : one) : [...plan.rows, changed] }
}

/** @param {Plan} plan @param {string} id @returns {Plan} */
export function withoutRow(plan, id) {
  return { ...plan, rows: plan.rows.filter(one => one.id !== id) }
}

/** 还能不能加行。 @param {Plan} plan */
export function full(plan) {
  return plan.rows.length >= ROWS
}

/** 一个月的各行，定了日子的照日子在前；month 空的是平时都有的。 @param {Plan} plan @param {string} month */
export function rowsOf(plan, month) {
  const own = plan.rows.filter(one => one.month === month)
  return [...own.filter(one => one.day).sort((one, other) => one.day.localeCompare(other.day)), ...own.filter(one => !one.day)]
}

/** 这一行出自年历的哪一条。 @param {ToolData} data @param {PlanRow} one @returns {Entry | undefined} */
export function entryOf(data, one) {
  return data.calendar?.find(entry => entry.id === one.from)
}

/** 这一行的依据；自己加的没有。 @param {ToolData} data @param {PlanRow} one */
export function basisOf(data, one) {
  return one.from === MEETING ? row(data, "meeting", MEETING).basis : entryOf(data, one)?.basis ?? []
}

/** 全份用到的规则，各一次。 @param {ToolData} data @param {Plan} plan */
export function rulesUsed(data, plan) {
  return [...new Set(plan.rows.flatMap(one => basisOf(data, one)))]
}

/** 年历里的字改过没有。 @param {ToolData} data @param {PlanRow} one */
export function reworded(data, one) {
  const entry = entryOf(data, one)
  return entry !== undefined && entry.what !== one.text
}

/** 逢放假的党小组会：行的编号 → 建议改到哪天；已经改过日子的不提。 @param {ToolData} data @param {Plan} plan */
export function advice(data, plan) {
  const { months } = reckon(data, { start: plan.start, ...plan.fixed })
  return new Map(months.flatMap(({ id, meeting, advice }) => {
    const held = plan.rows.find(one => one.id === `${id}.${MEETING}`)
    return advice && held?.day === meeting ? [/** @type {const} */ ([held.id, advice])] : []
  }))
}

/** 从哪个月起，放假安排还不知道；都知道的是空的。 @param {ToolData} data @param {Plan} plan */
export function unknownFrom(data, plan) {
  return reckon(data, { start: plan.start, ...plan.fixed }).months.find(one => one.unknown)?.id ?? ""
}

/**
 * 读一行的日子：“8”“8 日”是这个月的，“三月八日”在这一年里找；空的是另定。
 * @param {string} text @param {Plan} plan @param {string} month 这一行原来在哪个月 @param {string} today
 * @returns {{ value: string } | { error: string }}
 */
export function readDay(text, plan, month, today) {
  const plain = text.normalize("NFKC").replace(/\s+/g, "")
  if (!plain) return { value: "" }
  const months = monthsFrom(plan.start)
  const short = /^(?:(\d{1,2})[月\-/.])?(\d{1,2})[日号]?$/.exec(plain.replace(/[〇零一二两三四五六七八九十]+/g, run => `${hanValue(run) ?? run}`))
  if (!short) {
    const read = readDate(text, { today, future: true })
    return "value" in read && !months.includes(read.value.slice(0, 7)) ? { error: outside(months) } : read
  }
  const [wanted, date] = [short[1] ? +short[1] : 0, Number(short[2])]
  const found = wanted ? months.find(one => +one.slice(5) === wanted) : month
  if (!found) return { error: `没有 ${wanted} 月` }
  const [year, number] = parts(found)
  return exists(year, number, date) ? { value: `${found}-${two(date)}` } : { error: `${year} 年没有 ${number} 月 ${date} 日` }
}

/** @param {string[]} months */
function outside(months) {
  const [first, last] = [months[0], months.at(-1)].map(one => monthName(one ?? ""))
  return `不在这一年里；这份计划从 ${first}到 ${last}`
}

/** 2027 年 1 月。 @param {string} month */
export function monthName(month) {
  const [year, number] = month.split("-").map(Number)
  return `${year} 年 ${number} 月`
}

/** 存着的、别处来的一份；不合式样的是 null。 @param {unknown} value @returns {Plan | null} */
export function readPlan(value) {
  const { id, group, start, fixed, rows } = /** @type {Record<string, unknown>} */ (value && typeof value === "object" ? value : {})
  const days = readFixed(fixed)
  if (!isText(id, 60) || !isText(group, LONGEST.group) || !isMonth(start) || !days || !Array.isArray(rows) || rows.length > ROWS) return null
  const read = rows.map(readRow)
  return read.some(one => !one) ? null : { id, group, start, fixed: days, rows: /** @type {PlanRow[]} */ (read) }
}

/** @param {unknown} value @returns {PlanRow | null} */
function readRow(value) {
  const { id, month, day, text, who, from } = /** @type {Record<string, unknown>} */ (value && typeof value === "object" ? value : {})
  const fits = isText(id, 100) && (month === "" || isMonth(month)) && isText(text, LONGEST.text) && isText(who, LONGEST.who) && isText(from, 60)
  return fits && (day === "" || isDay(day) && day.startsWith(String(month))) ? { id, month, day, text, who, from } : null
}

/** @param {unknown} value @returns {Fixed | null} */
function readFixed(value) {
  const { date, nth, week } = /** @type {Record<string, unknown>} */ (value && typeof value === "object" ? value : {})
  if (within(date, 1, 31)) return { date }
  return within(nth, 0, 4) && within(week, 1, 7) ? { nth, week } : null
}

/** @param {unknown} value @param {number} least @param {number} most @returns {value is number} */
function within(value, least, most) {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
}

/** @param {unknown} value @param {number} most @returns {value is string} */
function isText(value, most) {
  return typeof value === "string" && value.length <= most
}

/** @param {unknown} value @returns {value is string} */
function isMonth(value) {
  return typeof value === "string" && /^\d{4}-\d{2}$/.test(value) && isDay(`${value}-01`)
}

/** @param {unknown} value @returns {value is string} */
function isDay(value) {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && exists(...parts(value))
}
