/** 党费：从收入到每月交多少。钱都用分算，和 hooks/handbook/tools/dues.py 一样。 */

import { amount, number, row, rows, shownValue, value } from "./data.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {{ who: string, base?: number, counted?: Record<string, number>, deducted?: Record<string, number>, months?: number }} Given 钱是元 */
/** @typedef {{ base?: number, rate_pct?: number, monthly?: number, full?: number, least?: number, most?: number, problem?: "base", back?: { months: number, over: boolean, total?: number } }} Found 钱是分 */

/** 个体经营等按上季度的月平均算。 */
const QUARTER = 3
const IRREGULAR = "irregular"

const [COUNTED, DEDUCTED, LEFT_OUT] = ["counted", "deducted", "left-out"]
/** 工资条上的三样，和每一样怎样填。 @type {Map<string, Partial<import("./form.js").Field>>} */
const PARTS = new Map([
  [COUNTED, { part: "计入的，勾上填多少" }],
  [DEDUCTED, { part: "减去的（个人缴的），勾上填多少" }],
  [LEFT_OUT, { part: "不计的，工资条上有就勾上，数可以不填", noted: true }],
])

/** @param {number} yuan */
const fen = yuan => Math.round(yuan * 100)
/** @param {number | undefined} amount 分 */
export const yuan = amount => ((amount ?? 0) / 100).toFixed(2)

/** 最近的整数，一半进上去。 @param {number} above @param {number} below 都是整数 */
function rounded(above, below) {
  return Math.floor((2 * above + below) / (2 * below))
}

/** @param {ToolData} data @param {Given} given @returns {Found} */
export function reckon(data, given) {
  const who = row(data, "who", given.who)
  const found = who.values.fixed ? fixed(data, who) : byIncome(data, who, given)
  const { months } = given
  if (months) {
    found.back = { months, over: months > number(data, "df-13", "months_max") }
    if (found.monthly !== undefined) found.back.total = found.monthly * months
  }
  return found
}

/** @param {ToolData} data @param {import("./data.js").Row} who @returns {Found} */
function fixed(data, who) {
  const { number: least = 0, to } = value(data, ...named(who, "fixed"))
  return to === undefined ? { monthly: fen(least) } : { least: fen(least), most: fen(to) }
}

/** @param {import("./data.js").Row} who @param {string} name @returns {[string, string]} */
function named(who, name) {
  return who.values[name] ?? ["", ""]
}

/** @param {ToolData} data @param {import("./data.js").Row} who @param {Given} given @returns {Found} */
function byIncome(data, who, given) {
  const [above, below] = base(who, given)
  /** @type {Found} */
  const found = { base: rounded(above, below) }
  if (above <= 0) return { ...found, problem: "base" }
  const step = value(data, ...named(who, "brackets")).brackets?.find(({ upto }) => upto === null || above <= upto * 100 * below)
  if (!step) throw new Error("没有这一档")
  // 比例先化成十万分之几，免得小数乘出尾数。
  const full = rounded(above * Math.round(step.rate_pct * 1000), below * 100_000)
  const limit = fen(number(data, "df-27", "month_max"))
  return { ...found, rate_pct: step.rate_pct, monthly: Math.min(full, limit), ...(full > limit ? { full } : {}) }
}

/** 基数，写成分数。 @param {import("./data.js").Row} who @param {Given} given @returns {[number, number]} */
function base(who, given) {
  if (given.base !== undefined) return [fen(given.base), 1]
  const total = (/** @type {Record<string, number> | undefined} */ part) => Object.values(part ?? {}).reduce((sum, one) => sum + fen(one), 0)
  return [total(given.counted) - total(given.deducted), who.id === IRREGULAR ? QUARTER : 1]
}

/** @type {import("./form.js").Spec} */
export const dues = {
  fields: data => [
    { name: "who", label: "你是哪一种", type: "choice", required: true, options: rows(data, "who").map(({ id, label, text }) => ({ value: id, label, text: text ?? "" })) },
    { name: "base", label: "已经知道的基数", type: "number", unit: "元/月", hint: "核定单上有基数的填这里，下面各栏就不用填。", when: given => byPay(data, given.who) && given.who !== IRREGULAR },
    ...[...PARTS].flatMap(([list, more]) => rows(data, list).map(one => moneyField(data, list, one, more))),
    { name: "months", label: "要补交几个月", type: "number", unit: "个月", whole: true, most: 600, hint: "没有要补的就空着。" },
  ],
  answer: (data, given) => {
    const who = row(data, "who", given.who)
    const [counted, deducted] = [amounts(data, COUNTED, given), amounts(data, DEDUCTED, given)]
    const found = reckon(data, { who: who.id, ...numbers(given, "base"), ...numbers(given, "months"), counted, deducted })
    if (found.problem) {
      const name = rows(data, COUNTED).find(one => listed(one, given))?.id ?? "base"
      return { errors: { [given.base === undefined ? name : "base"]: "基数要大于 0；请看计入的填全了没有，减去的有没有多填" } }
    }
    return {
      said: said(found),
      rows: [...sumRow(data, COUNTED, "计入", counted), ...sumRow(data, DEDUCTED, "减去", deducted), ...leftOut(data, given), ...mainRows(data, who, found), ...backRows(data, found)],
      notes: notes(who),
    }
  },
}

/** 按收入算的，不是定额。 @param {ToolData} data @param {unknown} who */
function byPay(data, who) {
  return rows(data, "who").some(one => one.id === who && one.values.brackets)
}

/** @param {import("./data.js").Row} one @param {import("./form.js").Given} given */
function listed(one, given) {
  return one.who?.includes(String(given.who)) ?? false
}

/** 工资条上的一项：勾上，填多少。只有一项的，不用勾。 @param {ToolData} data @param {string} list @param {import("./data.js").Row} one @param {Partial<import("./form.js").Field>} more @returns {import("./form.js").Field} */
function moneyField(data, list, one, more) {
  const { id, label, text, basis } = one
  const alone = list === COUNTED && rows(data, list).every(other => other === one || !other.who?.some(who => one.who?.includes(who)))
  const when = (/** @type {import("./form.js").Given} */ given) => listed(one, given) && given.base === undefined
  return { name: id, label, type: alone ? "number" : "amount", unit: "元", when, basis, ...more, ...(text ? { hint: text } : {}) }
}

/** @param {import("./form.js").Given} given @param {string} name */
function numbers(given, name) {
  return typeof given[name] === "number" ? { [name]: given[name] } : {}
}

/** @param {ToolData} data @param {string} list @param {import("./form.js").Given} given @returns {Record<string, number>} */
function amounts(data, list, given) {
  return Object.fromEntries(rows(data, list).filter(one => listed(one, given) && typeof given[one.id] === "number").map(one => [one.id, Number(given[one.id])]))
}

/** 几样加起来；只有一样的不用写。 @param {ToolData} data @param {string} list @param {string} label @param {Record<string, number>} sums @returns {import("./form.js").AnswerRow[]} */
function sumRow(data, list, label, sums) {
  const used = rows(data, list).filter(one => one.id in sums)
  if (used.length < 2) return []
  const total = used.reduce((sum, one) => sum + fen(sums[one.id] ?? 0), 0)
  return [{ label, text: `${used.map(one => `${one.label} ${sums[one.id]}`).join(" + ")} = ${yuan(total)} 元`, basis: used.flatMap(one => one.basis) }]
}

/** 勾上的不计的几项，记一笔。 @param {ToolData} data @param {import("./form.js").Given} given @returns {import("./form.js").AnswerRow[]} */
function leftOut(data, given) {
  const used = rows(data, LEFT_OUT).filter(one => one.id in amounts(data, LEFT_OUT, given))
  const text = used.map(one => `${one.label}${given[one.id] ? ` ${given[one.id]} 元` : ""}`).join("；")
  return used.length ? [{ label: "不计", text: `${text}。不加进基数`, basis: used.flatMap(one => one.basis) }] : []
}

/** @param {Found} found */
function said(found) {
  return found.monthly === undefined ? `每月 ${yuan(found.least)} 元到 ${yuan(found.most)} 元` : `每月 ${yuan(found.monthly)} 元`
}

/** @param {ToolData} data @param {import("./data.js").Row} who @param {Found} found @returns {import("./form.js").AnswerRow[]} */
function mainRows(data, who, found) {
  if (found.base === undefined) return [{ label: "每月交", text: `${said(found).slice(3)}；${who.text}`, basis: who.basis }]
  const scale = who.values.brackets?.[0] ?? ""
  return [
    { label: "基数", text: `${yuan(found.base)} 元；${who.text}`, basis: who.basis },
    { label: "比例", text: `${found.rate_pct}%，全额按这一档算，不分段累加`, basis: [scale] },
    { label: "每月交", text: `${yuan(found.monthly)} 元（算到分，四舍五入）`, basis: [scale], strong: true },
    ...(found.full ? [{ label: "按比例算出来", text: `${yuan(found.full)} 元；一般${shownValue(data, "df-27", "month_max")}，自愿多交的可以`, basis: ["df-27"] }] : []),
  ]
}

/** @param {ToolData} data @param {Found} found @returns {import("./form.js").AnswerRow[]} */
function backRows(data, { back, monthly, least, most }) {
  if (!back) return []
  const total = monthly === undefined ? `${yuan((least ?? 0) * back.months)} 元到 ${yuan((most ?? 0) * back.months)} 元` : `${yuan(back.total)} 元`
  const over = back.over ? `；补交的时间一般${shownValue(data, "df-13", "months_max")}，超过的先报支部` : ""
  const left = back.months >= number(data, "df-14", "months")
    ? [{ label: "要当心", text: `无正当理由连续 ${amount(data, "df-14", "months")}不交的，按自行脱党处理；有正当理由的，马上同支部说清`, basis: ["df-14"], warn: true }] : []
  return [{ label: `补交 ${back.months} 个月`, text: total + over, basis: ["df-13"], warn: back.over }, ...left]
}

/** @param {import("./data.js").Row} who @returns {import("./form.js").Note[]} */
function notes(who) {
  const retired = who.id === "retired"
  return [
    { text: "每人每月交多少，由基层党组织在年初核定，当年一般不再变动；年中收入变动大的，报支部，看要不要重新核。", basis: ["df-26", "df-10"] },
    retired ? { text: "生活确有困难的，支部研究同意就可以少交或者免交。", basis: ["df-28"] } : { text: "交纳确有困难的，经支部研究、报上一级党委批准，可以少交或者免交。", basis: ["df-07"] },
    { text: "预备党员从支部大会通过那天起交，标准一样。", basis: ["df-08"] },
  ]
}
