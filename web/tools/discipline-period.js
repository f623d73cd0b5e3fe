/** 处分影响期：到哪天，什么时候宣布、报告；和 hooks/handbook/tools/discipline_period.py 一样。 */

import { amount, monthsOf, row, rows, value } from "./data.js"
import { addDays, addMonths, daysBetween, lastDay, shown } from "./dates.js"
import { calendarFile } from "./ics.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {import("./data.js").Row} Row */
/** @typedef {{ kind: string, day: string, again?: { kind: string, day: string }, restored?: string }} Given */
/** @typedef {{ announce?: string, report?: string, ends?: string, adds?: boolean, again_ends?: string, watch_ends?: string, limited_ends?: string, free?: string, wrong?: "again" | "restored" }} Found */

/** @param {ToolData} data @param {Row} kind @param {string} name */
function months(data, kind, name) {
  const named = kind.values[name]
  if (!named) throw new Error(`没有这个数值：${kind.id} ${name}`)
  return monthsOf(value(data, ...named))
}

/** @param {ToolData} data @param {Given} given @returns {Found} */
export function reckon(data, given) {
  const [kind, { day, again }] = [row(data, "kinds", given.kind), given]
  const [announce, report] = ["cf-16", "cf-17"].map(id => addMonths(day, monthsOf(value(data, id, "months"))))
  const found = /** @type {Found} */ ({ announce, report })
  if (kind.values.watch) {
    const watched = watch(data, kind, given)
    return watched.wrong ? watched : { ...found, ...watched }
  }
  let end = lastDay(day, months(data, kind, kind.values.period ? "period" : "barred"))
  found.ends = end
  if (again) {
    if (again.day < day) return { wrong: "again" }
    // 没满的一段和新的一段，一段接一段。
    found.adds = again.day <= end
    end = lastDay(found.adds ? addDays(end, 1) : again.day, months(data, row(data, "kinds", again.kind), "period"))
    found.again_ends = end
  }
  return { ...found, free: addDays(end, 1) }
}

/** 留党察看不会自己结束：恢复了权利，才往下算。 @param {ToolData} data @param {Row} kind @param {Given} given @returns {Found} */
function watch(data, kind, { day, restored }) {
  const watch_ends = lastDay(day, months(data, kind, "watch"))
  if (restored && restored <= watch_ends) return { wrong: "restored" }
  const limited_ends = lastDay(restored ?? addDays(watch_ends, 1), months(data, kind, "after"))
  return { watch_ends, limited_ends, free: addDays(limited_ends, 1) }
}

/** @param {ToolData} data @param {string} value */
const has = (data, value) => (/** @type {import("./form.js").Given} */ given) => rows(data, "kinds").some(one => one.id === given.kind && one.values[value])

/** @param {Row[]} list */
const options = list => list.map(({ id, label }) => ({ value: id, label }))

/** @type {import("./form.js").Spec} */
export const disciplinePeriod = {
  fields: data => [
    { name: "kind", label: "受了哪种处分", type: "choice", required: true, options: options(rows(data, "kinds")) },
    { name: "day", label: "处分决定哪天作出", type: "date", required: true, hint: "有批准权的党组织集体讨论决定的那天，处分决定上写着；不是宣布那天。" },
    { name: "restored", label: "哪天批准恢复权利", type: "date", hint: "还没有恢复的空着。", when: has(data, "watch") },
    { name: "again", label: "影响期里又受了处分", type: "choice", options: options(rows(data, "kinds").filter(one => one.values.period)), part: "没有就空着", when: has(data, "period") },
    { name: "againDay", label: "又一次的决定哪天作出", type: "date", part: "没有就空着", required: true, when: given => has(data, "period")(given) && Boolean(given.again) },
  ],
  answer: (data, given, today) => {
    const kind = row(data, "kinds", given.kind)
    const found = reckon(data, {
      kind: kind.id, day: String(given.day),
      ...(given.again ? { again: { kind: String(given.again), day: String(given.againDay) } } : {}), ...(given.restored ? { restored: String(given.restored) } : {}),
    })
    if (found.wrong === "again") return { errors: { againDay: "早于前一次的决定" } }
    if (found.wrong) return { errors: { restored: `留党察看要满了才能恢复权利；期限到 ${shown(lastDay(String(given.day), months(data, kind, "watch")))}` } }
    return {
      said: said(kind, found, today),
      rows: [...periodRows(data, kind, found, Boolean(given.restored)), ...dutyRows(data, found, today)],
      notes: notes(kind, found),
      downloads: [{ label: "导进日历（.ics）", name: "处分到期提醒.ics", type: "text/calendar", make: () => calendarFile("到期提醒", events(found), today) }],
    }
  },
}

/** @param {Row} kind @param {Found} found @param {string} today */
function said(kind, { ends, again_ends, watch_ends, limited_ends }, today) {
  const last = watch_ends && watch_ends >= today ? watch_ends : again_ends ?? ends ?? limited_ends ?? ""
  const what = watch_ends === last ? "留党察看" : kind.values.barred ? "不得重新入党" : "影响期"
  return last < today ? `${what}到 ${shown(last)}，已经满了` : `${what}到 ${shown(last)}，还有 ${daysBetween(today, last)} 天`
}

/** @param {ToolData} data @param {Row} kind @param {Found} found @param {boolean} restored @returns {import("./form.js").AnswerRow[]} */
function periodRows(data, kind, { ends, adds, again_ends, watch_ends, limited_ends, free }, restored) {
  const { text = "", basis } = kind
  if (watch_ends) {
    return [
      { label: "留党察看", text: `到 ${shown(watch_ends)}；其间${text}`, basis },
      { label: "恢复权利以后", text: `${restored ? "" : "照期满第二天就恢复来算，"}到 ${shown(limited_ends ?? "")}，任职受限制；${shown(free ?? "")}起不再受限`, basis: ["cf-06"] },
    ]
  }
  return [
    { label: kind.values.barred ? "期限" : "影响期", text: `到 ${shown(ends ?? "")}；其间${text}`, basis, strong: true },
    ...(again_ends ? [{ label: "又受处分", text: adds ? `前一次没满的和新的加起来，到 ${shown(again_ends)}` : `前一次已经满了，新的到 ${shown(again_ends)}`, basis: ["cf-08"] }] : []),
    { label: "从哪天起不再受限", text: shown(free ?? ""), basis: kind.values.barred ? basis : [...basis, "cf-09"] },
  ].map(one => ({ ...one, basis: one.basis.filter(id => data.rules[id]) }))
}

/** @param {ToolData} data @param {Found} found @param {string} today @returns {import("./form.js").AnswerRow[]} */
function dutyRows(data, { announce = "", report = "" }, today) {
  const late = (/** @type {string} */ day) => day < today ? "（这一天已经过了，请看办了没有）" : ""
  return [
    { label: "向全体党员和本人宣布", text: `决定作出后 ${amount(data, "cf-16", "months")}内，到 ${shown(announce)}${late(announce)}`, basis: ["cf-16"] },
    { label: "报告执行情况", text: `执行机关或者所在单位 ${amount(data, "cf-17", "months")}内，到 ${shown(report)}${late(report)}`, basis: ["cf-17"] },
  ]
}

/** @param {Row} kind @param {Found} found @returns {import("./form.js").Note[]} */
function notes(kind, { watch_ends }) {
  return [
    { text: "处分从集体讨论决定之日起生效；日子以处分决定写明的为准。", basis: ["cf-25"] },
    ...(kind.values.period ? [{ text: "影响期满，不用办取消处分。", basis: ["cf-09"] }] : []),
    ...(watch_ends ? [
      { text: "期满确有悔改表现的，由支部大会形成决议、基层党委审议，报批准后恢复权利；不会自己恢复，到期前一个月提醒支部。", basis: ["cf-26"] },
      { text: "一年期满仍不符合条件的，报批准后再延一年；最长不超过二年，坚持不改的开除。", basis: ["cf-36", "cf-05", "cf-06"] },
    ] : []),
  ]
}

/** @param {Found} found @returns {import("./ics.js").CalendarEvent[]} 不写是谁，也不写是什么处分 */
function events({ ends, again_ends, watch_ends, limited_ends }) {
  const last = again_ends ?? ends ?? limited_ends ?? ""
  return [
    ...(watch_ends ? [{ day: addMonths(watch_ends, -1), title: "提醒支部：下个月有一个期限到了" }, { day: watch_ends, title: "期限到了，问支部下一步" }] : []),
    { day: last, title: "期限到了，问支部" },
  ]
}

