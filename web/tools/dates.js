/** 日子的算法，和 hooks/handbook/tools/dates.py 一样。日子写成 2026-11-27，按公历，不带时区。 */

const DAY = 86_400_000
const WEEK = "日一二三四五六"

/** @param {string} day @returns {[number, number, number]} 年、月、日 */
export function parts(day) {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  return [year, month, date]
}

/** 这个月有几天。 @param {number} year @param {number} month 从 1 起 */
function length(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 有没有这一天。 @param {number} year @param {number} month @param {number} day */
export function exists(year, month, day) {
  return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= length(year, month)
}

/** 写成两位。 @param {number} count */
export function two(count) {
  return count < 10 ? `0${count}` : `${count}`
}

/** 2026-11-27。 @param {number} year @param {number} month @param {number} day */
export function written(year, month, day) {
  return `${year}-${two(month)}-${two(day)}`
}

/** 这个月的几号；没有这一号的月份，是最后一天。 @param {number} year @param {number} month @param {number} date */
export function onDate(year, month, date) {
  return written(year, month, Math.min(date, length(year, month)))
}

/** 这个月的第 nth 个星期几；nth 是 0 的，是最后一个。哪个月都有四个。 @param {number} year @param {number} month @param {number} nth @param {number} week 1 是星期一，7 是星期日 */
export function nthWeekday(year, month, nth, week) {
  const last = onDate(year, month, 31)
  if (nth === 0) return addDays(last, -((weekday(last) - week + 14) % 7))
  const first = onDate(year, month, 1)
  return addDays(first, (week - weekday(first) + 7) % 7 + 7 * (nth - 1))
}

/** 几个月以后的同一天；那个月没有这一天，就是那个月的最后一天。 @param {string} day @param {number} months */
export function addMonths(day, months) {
  const [year, month, date] = parts(day)
  const total = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(total / 12), (total % 12) + 1]
  return written(y, m, Math.min(date, length(y, m)))
}

/** @param {string} day @param {number} count 可以是负的 */
export function addDays(day, count) {
  const [year, month, date] = parts(day)
  const found = new Date(Date.UTC(year, month - 1, date) + count * DAY)
  return written(found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate())
}

/** 从 first 那天算起、满几个月的最后一天；那个月没有这一天的，到月底。 @param {string} first @param {number} months */
export function lastDay(first, months) {
  const day = addMonths(first, months)
  return day.slice(8) < first.slice(8) ? day : addDays(day, -1)
}

/** 满了几个月。 @param {string} first @param {string} later 不早于 first */
export function fullMonths(first, later) {
  const [[y1, m1], [y2, m2]] = [parts(first), parts(later)]
  const months = (y2 - y1) * 12 + m2 - m1
  return months - (addMonths(first, months) > later ? 1 : 0)
}

/** 相差几天。 @param {string} first @param {string} later */
export function daysBetween(first, later) {
  const start = (/** @type {string} */ day) => { const [y, m, d] = parts(day); return Date.UTC(y, m - 1, d) }
  return (start(later) - start(first)) / DAY
}

/** 0 是星期日。 @param {string} day */
function weekday(day) {
  const [year, month, date] = parts(day)
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay()
}

/** 2026 年 11 月 27 日。 @param {string} day */
export function shownDay(day) {
  const [year, month, date] = parts(day)
  return `${year} 年 ${month} 月 ${date} 日`
}

/** 2026 年 11 月 27 日（周五）。 @param {string} day */
export function shown(day) {
  return `${shownDay(day)}（周${WEEK[weekday(day)]}）`
}

/** 这台设备上的今天。 */
export function today() {
  const now = new Date()
  return written(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

/** 哪些天上班：平日，除去放假，加上调休；表的范围以外只按平日。 */
export class Workdays {
  /** @param {{ first: string, last: string, off: string[], on: string[] }} table */
  constructor({ first, last, off, on }) {
    this.first = first
    this.last = last
    this.off = new Set(off)
    this.on = new Set(on)
  }

  /** 那几天的放假安排在不在表里。 @param {string} day */
  known(day) {
    return this.first <= day && day <= this.last
  }

  /** 是不是放假的日子；平常的周末不算。 @param {string} day */
  holiday(day) {
    return this.off.has(day)
  }

  /** @param {string} day */
  works(day) {
    const week = weekday(day)
    return this.on.has(day) || (week > 0 && week < 6 && !this.off.has(day))
  }

  /** 从第二天起数，第 count 个工作日。 @param {string} day @param {number} count */
  after(day, count) {
    for (let left = count; left > 0; left -= this.works(day) ? 1 : 0) day = addDays(day, 1)
    return day
  }
}
