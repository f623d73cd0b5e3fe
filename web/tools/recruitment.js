/** 发展党员：照已经办了的，算后面每一步最早、最迟哪天；和 hooks/handbook/tools/recruitment.py 一样。 */

import { amount, monthsOf, number, row, rows, shownValue, value } from "./data.js"
import { Workdays, addDays, addMonths, lastDay, shown } from "./dates.js"
import { calendarFile } from "./ics.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {import("./data.js").Row} Row */
/** @typedef {{ dates: Record<string, string>, extend?: number, today: string }} Given */
/** @typedef {{ id: string, date?: string, earliest?: string, latest?: string, longest?: string, guess?: true, early?: true, late?: true, over?: true, weekdays?: true, skipped?: true }} Step */
/** @typedef {{ wrong?: string[], steps?: Step[], probation_ends?: string, inspection?: string }} Found */

const [ACTIVIST, LISTED, ADMITTED, FULL] = ["activist", "listed", "admitted", "full"]

/** @param {ToolData} data @param {Row} step @param {string} name */
function months(data, step, name) {
  const named = step.values[name]
  return named ? monthsOf(value(data, ...named)) : 0
}

/** @param {ToolData} data @param {Given} given @returns {Found} */
export function reckon(data, given) {
  const [steps, { dates }] = [rows(data, "steps"), given]
  const wrong = steps.filter(({ id, after }) => after && dates[id] && dates[after] && dates[id] < dates[after]).map(({ id }) => id)
  if (wrong.length) return { wrong }
  const last = Math.max(-1, ...steps.map(({ id }, at) => dates[id] ? at : -1))
  const line = new Line(data, given)
  /** @type {Found} */
  const found = { steps: steps.map((step, at) => line.step(step, at < last)) }
  const admitted = dates[ADMITTED]
  if (admitted) found.probation_ends = lastDay(admitted, months(data, row(data, "steps", FULL), "earliest") + (given.extend ?? 0))
  const next = inspection(data, given)
  if (next) found.inspection = next
  return found
}

class Line {
  /** @param {ToolData} data @param {Given} given */
  constructor(data, given) {
    this.data = data
    this.given = given
    if (!data.workdays) throw new Error("没有节假日表")
    this.days = new Workdays(data.workdays)
    /** @type {Record<string, string>} */
    this.earliest = {}
  }

  /** @param {Row} step @param {boolean} passed 后面的一步已经办了 @returns {Step} */
  step({ id, after, ...rest }, passed) {
    const date = this.given.dates[id]
    if (!date && passed) return { id, skipped: true }
    const [real, projected] = [this.given.dates[after ?? ""], this.earliest[after ?? ""]]
    const base = real ?? projected
    return { id, ...(date ? { date } : {}), ...(base ? this.limits({ id, ...rest }, base, date, !real) : {}) }
  }

  /** @param {Row} step @param {string} base @param {string | undefined} date @param {boolean} guess */
  limits(step, base, date, guess) {
    /** @type {Partial<Step>} */
    const found = {}
    const [earliest, known] = this.first(step, base)
    if (date) {
      if (date < earliest) found.early = true
    } else {
      found.earliest = this.earliest[step.id] = earliest > this.given.today ? earliest : this.given.today
      if (guess) found.guess = true
    }
    if (!known && (!date || date < earliest)) found.weekdays = true
    const [latest, longest] = [this.last(step, base, "latest") ?? this.last(step, base, "usual"), this.last(step, base, "longest")]
    if (guess || !latest) return found
    found.latest = latest
    if (longest) found.longest = longest
    const when = date ?? this.given.today
    if (when > latest) found[when > (longest ?? latest) && (longest || !date) ? "over" : "late"] = true
    return found
  }

  /** 最早哪天，和到那天为止的放假安排知不知道。 @param {Row} step @param {string} base @returns {[string, boolean]} */
  first(step, base) {
    if (step.values.workdays) {
      const end = this.days.after(addDays(base, -1), number(this.data, ...step.values.workdays))
      return [addDays(end, 1), this.days.known(base) && this.days.known(end)]
    }
    const count = months(this.data, step, "earliest") + (step.id === FULL ? this.given.extend ?? 0 : 0)
    return [count ? addDays(lastDay(base, count), 1) : base, true]
  }

  /** @param {Row} step @param {string} base @param {string} name */
  last(step, base, name) {
    const count = months(this.data, step, name)
    return count ? addMonths(base, count) : undefined
  }
}

/** 支部下一次半年考察；还不是积极分子，或者已经列为发展对象的，没有。 @param {ToolData} data @param {Given} given */
function inspection(data, { dates, today }) {
  const [start, steps] = [dates[ACTIVIST], rows(data, "steps")]
  const later = steps.slice(steps.findIndex(({ id }) => id === LISTED))
  if (!start || later.some(({ id }) => dates[id])) return undefined
  const every = monthsOf(value(data, "fz-13", "frequency"))
  let count = 1
  while (addMonths(start, every * count) < today) count++
  return addMonths(start, every * count)
}

/** @type {import("./form.js").Spec} */
export const recruitment = {
  fields: data => [
    ...rows(data, "steps").map(({ id, label }) => /** @type {import("./form.js").Field} */ ({ name: id, label, type: "date", part: "已经办了的，填哪一天；没有办的空着", hint: "" })),
    { name: "extend", label: "预备期延长了几个月", type: "number", unit: "个月", whole: true, hint: "没有延长的空着。", least: number(data, "fz-44", "extension_min_months"), most: number(data, "fz-44", "extension_max_months"), when: given => Boolean(given.admitted) },
  ],
  aside: data => ({ title: "写法", rows: [{ label: `日子写成 2026-1-5、20260105 或者 2026 年 1 月 5 日都行；工作日照 ${range(data)}的放假安排数，别的年份只按星期一到星期五数`, text: "" }] }),
  answer: (data, given, today) => {
    const steps = rows(data, "steps")
    const dates = Object.fromEntries(steps.filter(({ id }) => given[id]).map(({ id }) => [id, String(given[id])]))
    if (!Object.keys(dates).length) return { errors: { [steps[0]?.id ?? ""]: "至少填一个日子" } }
    const found = reckon(data, { dates, today, ...(typeof given.extend === "number" ? { extend: given.extend } : {}) })
    if (found.wrong) return { errors: Object.fromEntries(found.wrong.map(id => [id, `早于前面的一步“${row(data, "steps", row(data, "steps", id).after).label}”`])) }
    return answer(data, found, today)
  },
}

/** @param {ToolData} data */
function range(data) {
  return `${data.workdays?.first.slice(0, 4)} 年到 ${data.workdays?.last.slice(0, 4)} 年`
}

/** @param {ToolData} data @param {Found} found @param {string} today @returns {import("./form.js").Answer} */
function answer(data, { steps = [], probation_ends, inspection }, today) {
  const late = steps.filter(one => one.late || one.over || one.early)
  const next = steps.find(one => !one.date && !one.skipped)
  const lines = steps.map(one => line(data, one, today))
  const extra = [
    ...(inspection ? [{ label: "支部下一次半年考察", text: shown(inspection), basis: ["fz-13"] }] : []),
    ...(probation_ends ? [{ label: "预备期满", text: `${shown(probation_ends)}；从大会通过那天算起，最后一天是这天`, basis: ["fz-43"] }] : []),
  ]
  return {
    said: `${next ? `下一步：${row(data, "steps", next.id).label}` : "都办完了"}${late.length ? `；有 ${late.length} 处日子不对` : ""}`,
    rows: extra,
    table: { caption: "一页计划", columns: ["步骤", "日子", "小组做什么"], rows: lines },
    notes: notes(data, steps),
    downloads: [{ label: "导进日历（.ics）", name: "发展党员时间线.ics", type: "text/calendar", make: () => calendarFile(data.title, events(data, steps, inspection, probation_ends), today) }],
  }
}

/** @param {ToolData} data @param {Step} one @param {string} today */
function line(data, one, today) {
  const { label, group = "", basis, values } = row(data, "steps", one.id)
  return { cells: [label, when(one, today, Boolean(values.usual)), one.date ? "" : group], basis, warn: Boolean(one.early || one.late || one.over) }
}

/** @param {Step} one @param {string} today @param {boolean} usual 期限是“一般”的 */
function when(one, today, usual) {
  if (one.skipped) return "没有填"
  if (one.date) return shown(one.date) + faults(one, usual)
  const parts = [
    ...(one.earliest ? [one.earliest === today && !one.guess ? "现在就可以办" : `${one.guess ? "照最快算" : "最早"} ${shown(one.earliest)}`] : ["等前面的一步"]),
    ...(one.latest ? [`${usual ? "一般不晚于" : "最迟"} ${shown(one.latest)}`] : []),
    ...(one.longest ? [`特殊情况可以延长，不超过 ${shown(one.longest)}`] : []),
  ]
  return parts.join("；") + faults(one, usual)
}

/** @param {Step} one @param {boolean} usual */
function faults(one, usual) {
  const said = [
    ...(one.early ? ["早了，时间不够"] : []),
    ...(one.over ? [one.date ? `超过了最长的期限 ${shown(one.longest ?? "")}` : usual ? "比一般的晚了，问一声支部" : "已经过期，马上报支部"] : []),
    ...(one.late ? [one.date ? `晚于${usual ? "一般的日子" : "期限"} ${shown(one.latest ?? "")}` : "过了平常的期限，请支部看是不是特殊情况"] : []),
    ...(one.weekdays ? ["放假安排还不知道，只按星期一到星期五数"] : []),
  ]
  return said.map(one => `【${one}】`).join("")
}

/** @param {ToolData} data @param {Step[]} steps @returns {import("./form.js").Note[]} */
function notes(data, steps) {
  const open = new Set(steps.filter(one => !one.date && !one.skipped).map(one => one.id))
  return [
    ...(open.has("posted") || open.has("listed") ? [{ text: `公示${shownValue(data, "fz-19", "workdays_min")}，从第一天数起；流动人员在流出地、流入地同时公示。`, basis: ["fz-19"] }] : []),
    ...(open.has(ADMITTED) ? [{ text: `未来 ${amount(data, "fz-29", "months")}内要离开单位的，一般不办接收手续。`, basis: ["fz-29"] }] : []),
    ...(open.has(FULL) ? [{ text: `需要继续考察的可以延长预备期 ${amount(data, "fz-44", "extensions_max")}，${shownValue(data, "fz-44", "extension_min_months")}，${shownValue(data, "fz-44", "extension_max_months")}。`, basis: ["fz-44"] }] : []),
    { text: "最早的日子是规定容许的头一天，不是应当赶的日子；条件不成熟的，往后放。", basis: ["fz-02"] },
  ]
}

/** 日历里的事：各步最早、最迟的日子，考察，预备期满。 @param {ToolData} data @param {Step[]} steps @param {string | undefined} inspection @param {string | undefined} ends @returns {import("./ics.js").CalendarEvent[]} */
function events(data, steps, inspection, ends) {
  const open = steps.filter(one => !one.date && !one.skipped && !one.guess)
  const named = open.flatMap(one => {
    const { label, group = "", basis } = row(data, "steps", one.id)
    const text = [group && `小组：${group}`, [...new Set(basis.map(id => data.rules[id]?.label))].join("、")].filter(Boolean).join("。")
    return [
      ...(one.earliest ? [{ day: one.earliest, title: `可以办：${label}`, text }] : []),
      ...(one.latest ? [{ day: one.latest, title: `最迟：${label}`, text }] : []),
    ]
  })
  return [
    ...named,
    ...(inspection ? [{ day: inspection, title: "支部半年考察积极分子", text: data.rules["fz-13"]?.label ?? "" }] : []),
    ...(ends ? [{ day: addMonths(ends, -1), title: "提醒写转正申请，准备小组意见", text: data.rules["fz-47"]?.label ?? "" }, { day: ends, title: "预备期满", text: data.rules["fz-43"]?.label ?? "" }] : []),
  ]
}
