/** 年度计划：一年里每次党小组会是哪天；和 hooks/handbook/tools/year_plan.py 一样。 */

import { Workdays, nthWeekday, onDate, parts, two } from "./dates.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {{ date: number } | { nth: number, week: number }} Fixed 每月几号，或者第几个星期几；nth 是 0 的是最后一个，week 7 是星期日 */
/** @typedef {{ id: string, meeting: string, holiday?: true, advice?: string, unknown?: true }} Month */

const MONTHS = 12

/**
 * 从 start 那个月起的十二个月。逢放假的，日子不动，advice 是放假以后第一个上班的日子；unknown 是放假安排还不知道。
 * @param {ToolData} data @param {{ start: string } & Fixed} given start 写成 2027-01
 * @returns {{ months: Month[] }}
 */
export function reckon(data, { start, ...fixed }) {
  if (!data.workdays) throw new Error("没有节假日表")
  const days = new Workdays(data.workdays)
  return { months: monthsFrom(start).map(id => month(days, id, fixed)) }
}

/** 从一个月起的十二个月。 @param {string} start @returns {string[]} */
export function monthsFrom(start) {
  const [year, month] = parts(start)
  return Array.from({ length: MONTHS }, (_, later) => {
    const count = year * MONTHS + month - 1 + later
    return `${Math.floor(count / MONTHS)}-${two((count % MONTHS) + 1)}`
  })
}

/** @param {Workdays} days @param {string} id @param {Fixed} fixed @returns {Month} */
function month(days, id, fixed) {
  const [year, month] = parts(id)
  const meeting = "date" in fixed ? onDate(year, month, fixed.date) : nthWeekday(year, month, fixed.nth, fixed.week)
  if (!days.known(meeting)) return { id, meeting, unknown: true }
  return { id, meeting, ...(days.holiday(meeting) ? { holiday: true, advice: days.after(meeting, 1) } : {}) }
}
