/** 换届：任期到哪天，几个月前提醒；和 hooks/handbook/tools/term.py 一样。 */

import { amount, monthsOf, row, rows, shownValue, value } from "./data.js"
import { addMonths, daysBetween, lastDay, shown } from "./dates.js"
import { calendarFile } from "./ics.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {{ ends: string, longest: string, remind?: string, over?: "ends" | "longest" }} Found */

/** @param {ToolData} data @param {{ kind: string, day: string, today: string, before?: number }} given @returns {Found} */
export function reckon(data, { kind, day, today, before }) {
  const named = row(data, "kinds", kind).values.years
  if (!named) throw new Error(`没有任期：${kind}`)
  const months = monthsOf(value(data, ...named))
  const ends = lastDay(day, months)
  const longest = lastDay(day, months + monthsOf(value(data, "hj-04", "years_max")))
  /** @type {Found} */
  const found = { ends, longest }
  if (before) found.remind = addMonths(ends, -before)
  if (today > ends) found.over = today > longest ? "longest" : "ends"
  return found
}

/** @type {import("./form.js").Spec} */
export const term = {
  fields: data => [
    { name: "kind", label: "哪一级组织", type: "choice", required: true, options: rows(data, "kinds").map(({ id, label }) => ({ value: id, label })) },
    { name: "day", label: "这一届哪天选出来的", type: "date", required: true, hint: "党员大会选举那天，会议记录上有。" },
    { name: "before", label: "提前几个月提醒", type: "number", unit: "个月", whole: true, least: 1, most: 36, initial: "6", hint: "自己定；请示、酝酿、开会加起来常要几个月。" },
  ],
  answer: (data, given, today) => {
    const kind = row(data, "kinds", given.kind)
    const found = reckon(data, { kind: kind.id, day: String(given.day), today, ...(typeof given.before === "number" ? { before: given.before } : {}) })
    const { ends, longest, remind, over } = found
    const named = kind.values.years ?? ["", ""]
    return {
      said: over ? `任期到 ${shown(ends)}，已经到期` : `任期到 ${shown(ends)}，还有 ${daysBetween(today, ends)} 天`,
      rows: [
        { label: "任期", text: `每届${kind.text ?? ""} ${amount(data, ...named)}，到 ${shown(ends)}`, basis: kind.basis, strong: true, warn: Boolean(over) },
        ...(remind ? [{ label: "提醒书记", text: `${shown(remind)}${remind < today ? "（这一天已经过了，现在就说）" : ""}；提前几个月是自己定的`, basis: [], warn: remind < today && !over }] : []),
        { label: "延期", text: `要报上级批准，一般${shownValue(data, "hj-04", "years_max")}，到 ${shown(longest)}`, basis: ["hj-04"] },
        ...(over ? [{ label: "现在", text: over === "ends" ? "已经到期：没有批准延期的，请书记马上报上级" : "连延期的最长期限也过了，请书记马上报上级", basis: ["hj-04"], warn: true }] : []),
      ],
      notes: [
        { text: "上级批准过延期或者提前的，照批复写的日子。", basis: ["hj-04"] },
        { text: "党小组组长不换届，由支部指定或者组员推荐；组长要做的是记着日子，提醒书记。", basis: ["hj-05"] },
      ],
      downloads: [{ label: "导进日历（.ics）", name: "换届提醒.ics", type: "text/calendar", make: () => calendarFile("换届提醒", [...(remind ? [{ day: remind, title: "提醒书记：准备换届" }] : []), { day: ends, title: `任期届满（${kind.label}）` }], today) }],
    }
  },
}
