/** 党龄：从哪天起，几年几个月；和 hooks/handbook/tools/standing.py 一样。 */

import { amount, monthsOf, number, row, rows, value } from "./data.js"
import { addDays, addMonths, fullMonths, lastDay, shown } from "./dates.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {{ full?: string, admitted?: string, extend?: number, until: string }} Given */
/** @typedef {{ since: string, medal: string, years?: number, months?: number, ahead?: true }} Found */

const YEAR = 12

/** @param {ToolData} data @param {Given} given @returns {Found} */
export function reckon(data, { full, admitted = "", extend = 0, until }) {
  const since = full ?? addDays(lastDay(admitted, monthsOf(value(data, "fz-43", "years")) + extend), 1)
  const medal = addMonths(since, monthsOf(value(data, "dj-19", "years")))
  if (until < since) return { since, medal, ahead: true }
  const months = fullMonths(since, until)
  return { since, medal, years: Math.floor(months / YEAR), months: months % YEAR }
}

/** @type {import("./form.js").Spec} */
export const standing = {
  fields: data => [
    { name: "known", label: "知道哪个日子", type: "choice", required: true, options: rows(data, "known").map(({ id, label }) => ({ value: id, label })) },
    { name: "day", label: "哪一天", type: "date", required: true, hint: "看入党志愿书。转正的日子写的是预备期满那天，不是审批那天。" },
    { name: "extend", label: "预备期延长过几个月", type: "number", unit: "个月", whole: true, least: number(data, "fz-44", "extension_min_months"), most: number(data, "fz-44", "extension_max_months"), hint: "没有延长的空着。", when: given => given.known === "admitted" },
    { name: "until", label: "算到哪天", type: "date", future: true, hint: "空着就是今天。" },
  ],
  answer: (data, given, today) => {
    const known = row(data, "known", given.known)
    const until = given.until ? String(given.until) : today
    const day = String(given.day)
    const found = reckon(data, { until, ...(known.id === "full" ? { full: day } : { admitted: day }), ...(typeof given.extend === "number" ? { extend: given.extend } : {}) })
    const { since, medal, years, months, ahead } = found
    const long = [years ? `${years} 年` : "", months ? `${months} 个月` : ""].filter(Boolean).join(" ") || "不满一个月"
    return {
      said: ahead ? `到 ${shown(until)}还没有转正，党龄从 ${shown(since)}算起` : `党龄 ${long}`,
      rows: [
        { label: "从哪天算起", text: `${shown(since)}${known.id === "full" ? "" : "；预备期满的第二天，按期转正的照这天"}`, basis: known.basis },
        ...(ahead ? [] : [{ label: `到 ${shown(until)}`, text: long, basis: ["dj-17"], strong: true }]),
        { label: `党龄满 ${amount(data, "dj-19", "years")}`, text: shown(medal) + (medal <= today ? "，已经满了" : ""), basis: ["dj-19"] },
      ],
      notes: [
        { text: "党龄从预备期满转为正式党员那天算起，预备期不算；延长过预备期的，从延期以后转正那天算。", basis: ["dj-17", "fz-50"] },
        { text: "转入以后推迟讨论转正的，转正时间还是从预备期满那天算。", basis: ["fz-52"] },
      ],
    }
  },
}
