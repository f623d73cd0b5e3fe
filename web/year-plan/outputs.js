/** 计划拿走的样子：粘贴的文字，日历里的事。 */

import { shown } from "../tools/dates.js"
import { NOTICE, basisText, doubt } from "../tools/result.js"
import { monthsFrom } from "../tools/year-plan.js"
import { basisOf, entryOf, monthName, rowsOf, rulesUsed } from "./plan.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanRow} PlanRow */

/** 平时都有的一行，多久一次。 @param {ToolData} data @param {PlanRow} one */
export function everyOf(data, one) {
  return entryOf(data, one)?.every ?? "平时"
}

/** 计划的题目。 @param {ToolData} data @param {Plan} plan */
export function titleOf(data, plan) {
  return plan.group ? `${plan.group}${data.title}` : data.title
}

/** 2027 年 1 月到 2027 年 12 月。 @param {Plan} plan */
export function spanOf(plan) {
  const months = monthsFrom(plan.start)
  return `${monthName(plan.start)}到 ${monthName(months.at(-1) ?? "")}`
}

/** @param {ToolData} data @param {Plan} plan */
export function planText(data, plan) {
  const usual = rowsOf(plan, "").map(one => `- ${everyOf(data, one)}：${one.text}${tail(data, one)}`)
  const months = monthsFrom(plan.start).map(month => [monthName(month), ...rowsOf(plan, month).map(one => `- ${one.day ? `${dayName(one.day)}　` : ""}${one.text}${tail(data, one)}`)].join("\n"))
  return [
    `${titleOf(data, plan)}（${spanOf(plan)}）`,
    ...months,
    ["平时", ...usual].join("\n"),
    `${doubt(data, rulesUsed(data, plan))}依据照 ${data.edition} 这一版。${NOTICE}。`,
  ].join("\n\n")
}

/** 谁，照哪一条。 @param {ToolData} data @param {PlanRow} one */
function tail(data, one) {
  const parts = [one.who, basisText(data, basisOf(data, one))].filter(Boolean)
  return parts.length ? `（${parts.join("；")}）` : ""
}

/** 1 月 8 日（周五）。 @param {string} day */
export function dayName(day) {
  return shown(day).replace(/^\d+ 年 /, "")
}

/** 日子没有定的，放在那个月的第一天；平时都有的不放，年历自己的日历里有。 @param {ToolData} data @param {Plan} plan @returns {import("../tools/ics.js").CalendarEvent[]} */
export function planEvents(data, plan) {
  return monthsFrom(plan.start).flatMap(month => rowsOf(plan, month)).map(one => {
    const basis = basisText(data, basisOf(data, one))
    const said = [one.who && `谁：${one.who}`, basis && `依据：${basis}`, one.day ? "" : "哪天办还没有定，先放在这个月的第一天"].filter(Boolean)
    return { uid: `${one.id}.${plan.id}`, day: one.day || `${one.month}-01`, title: one.text, text: said.map(part => `${part}。`).join("") }
  })
}
