/** 表决：会能不能开，票过没过；和 hooks/handbook/tools/voting.py 一样。 */

import { row, rows, shownValue, value } from "./data.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {{ matter: string, full: number, powerless?: number, excluded?: number, present: number, agree: number, written?: number, base?: string }} Given */
/** @typedef {{ due: number, need_present?: number, need_yes?: number, valid?: boolean, passed?: boolean, half?: boolean, wrong?: "full" | "present" | "agree" | "written" }} Found */

const ELECTION = "election"
/** 会前正式的书面意见计入票数的事。 */
const BY_LETTER = new Set(["admit", "full"])

/** @param {ToolData} data @param {Given} given @returns {Found} */
export function reckon(data, { matter, full, powerless = 0, excluded = 0, present, agree, written = 0, base }) {
  const due = full - powerless - excluded
  if (due <= 0) return { due, wrong: "full" }
  if (present > due) return { due, wrong: "present" }
  if (agree > present) return { due, wrong: "agree" }
  if (written > due - present) return { due, wrong: "written" }
  const asked = row(data, "matter", matter)
  const counted = base === "present" ? present : due
  const [need_present, need_yes] = [fewest(data, asked, "quorum", due), fewest(data, asked, "majority", counted)]
  const valid = present >= need_present
  return { due, need_present, need_yes, valid, passed: valid && agree + written >= need_yes, half: 2 * (agree + written) === counted }
}

/** 够得上这个比例的，最少几个人。 @param {ToolData} data @param {import("./data.js").Row} matter @param {string} name @param {number} base */
function fewest(data, matter, name, base) {
  const named = matter.values[name]
  if (!named) throw new Error(`没有这个数值：${matter.id} ${name}`)
  const { fraction = "", bound } = value(data, ...named)
  const [above = NaN, below = NaN] = fraction.split("/").map(Number)
  const share = above * base
  const found = bound === "more_than" ? Math.floor(share / below) + 1 : Math.ceil(share / below)
  if (!Number.isFinite(found)) throw new Error(`不是一个分数：${fraction}`)
  return found
}

/** @param {import("./data.js").Row} one @param {import("./form.js").Given} given */
const applies = (one, given) => one.who?.includes(String(given.matter)) ?? false
/** @param {import("./form.js").Given} given @param {string} name */
const count = (given, name) => Number(given[name] ?? 0)

/** @type {import("./form.js").Spec} */
export const voting = {
  fields: data => [
    { name: "matter", label: "表决什么", type: "choice", required: true, options: rows(data, "matter").map(({ id, label }) => ({ value: id, label })) },
    people("full", "正式党员一共多少", { part: "应到会", required: true, least: 1, hint: "预备党员不算在内。" }),
    people("powerless", "其中没有表决权的", { part: "应到会", hint: "留党察看期间的；被依法留置、逮捕，权利中止的。" }),
    ...rows(data, "excluded").map(one => people(one.id, one.label, { part: "经上级同意、党员大会通过，可以不计入应到会的", when: given => applies(one, given) })),
    people("present", "实到会、有表决权的", { part: "到会和票", required: true }),
    people("agree", "到会的人里赞成的", { part: "到会和票", required: true, hint: "选举的，填一位候选人得的赞成票；弃权、不赞成的不填。" }),
    people("written", "没到会、会前正式书面赞成的", { part: "到会和票", when: given => BY_LETTER.has(String(given.matter)) }),
    { name: "base", label: "选举办法写的基数", type: "choice", part: "到会和票", required: true, options: [{ value: "due", label: "应到会有选举权人数" }, { value: "present", label: "实到会有选举权人数" }], when: given => given.matter === ELECTION },
  ],
  answer: (data, given) => {
    const matter = row(data, "matter", given.matter)
    const excluded = rows(data, "excluded").filter(one => applies(one, given)).reduce((sum, one) => sum + count(given, one.id), 0)
    const found = reckon(data, {
      matter: matter.id, full: count(given, "full"), powerless: count(given, "powerless"), excluded, present: count(given, "present"),
      agree: count(given, "agree"), written: count(given, "written"), ...(given.base ? { base: String(given.base) } : {}),
    })
    const { due, wrong } = found
    if (wrong) return { errors: { [wrong]: wrongs(due, count(given, "present"))[wrong] } }
    return { said: said(found, matter.id), rows: answerRows(data, matter, given, found, excluded), notes: notes(matter.id, given, excluded) }
  },
}

/** @param {string} name @param {string} label @param {Partial<import("./form.js").Field>} more @returns {import("./form.js").Field} */
function people(name, label, more) {
  return { name, label, type: "number", unit: "人", whole: true, most: 100_000, ...more }
}

/** @param {number} due @param {number} present */
function wrongs(due, present) {
  return {
    full: "减去没有表决权的和不计入的，一个也不剩；请看是不是多减了",
    present: `实到会的比应到会的还多；应到会的是 ${due} 人`,
    agree: `赞成的比实到会的还多；实到会的是 ${present} 人`,
    written: `没到会的只有 ${due - present} 人`,
  }
}

/** @param {Found} found @param {string} matter */
function said({ valid, passed, half }, matter) {
  const done = matter === ELECTION ? ["当选", "没有当选"] : ["通过", "没有通过"]
  if (!valid) return "到会的人不够，这次会不能表决"
  return passed ? `票够了，${done[0]}` : half ? `正好一半，${done[1]}` : `票不够，${done[1]}`
}

/** @param {ToolData} data @param {import("./data.js").Row} matter @param {import("./form.js").Given} given @param {Found} found @param {number} excluded @returns {import("./form.js").AnswerRow[]} */
function answerRows(data, matter, given, { due, need_present, need_yes, valid, passed }, excluded) {
  const [present, agree, written] = [count(given, "present"), count(given, "agree"), count(given, "written")]
  const less = [count(given, "powerless") && `没有表决权的 ${count(given, "powerless")}`, excluded && `不计入的 ${excluded}`].filter(Boolean)
  const base = given.base === "present" ? `实到会有选举权的 ${present} 人` : `${matter.id === ELECTION ? "应到会有选举权的" : "应到会有表决权的"} ${due} 人`
  return [
    { label: "应到会", text: `${due} 人${less.length ? `（正式党员 ${count(given, "full")}，减去${less.join("、")}）` : ""}`, basis: excluded ? ["qlyw-04", "qlyw-05", "xj-18"] : ["qlyw-04", "qlyw-05"] },
    { label: "会能不能开", text: `要${limit(data, matter, "quorum")}到会，最少 ${need_present} 人；实到 ${present} 人，${valid ? "够了" : "不够"}`, basis: ruleOf(matter, "quorum"), warn: !valid },
    { label: matter.id === ELECTION ? "当选没有" : "过没过", text: `按${base}算，赞成要${majority(data, matter)}，最少 ${need_yes} 票；赞成 ${agree}${written ? ` + 书面 ${written} = ${agree + written}` : ""} 票，${valid ? (passed ? "够了" : "不够") : "会没有开成，不算"}`, basis: ruleOf(matter, "majority"), strong: true, warn: !passed },
  ]
}

/** @param {ToolData} data @param {import("./data.js").Row} matter @param {string} name */
function limit(data, matter, name) {
  const named = matter.values[name] ?? ["", ""]
  return shownValue(data, ...named)
}

/** “超过半数”，不带基数：基数另写。 @param {ToolData} data @param {import("./data.js").Row} matter */
function majority(data, matter) {
  const named = matter.values.majority ?? ["", ""]
  const { of = "", display = "" } = value(data, ...named)
  return display.replace(`${of}的`, "")
}

/** @param {import("./data.js").Row} matter @param {string} name */
function ruleOf(matter, name) {
  const [rule = ""] = matter.values[name] ?? []
  return matter.basis.includes("fz-48") ? ["fz-48", rule] : [rule]
}

/** @param {string} matter @param {import("./form.js").Given} given @param {number} excluded @returns {import("./form.js").Note[]} */
function notes(matter, given, excluded) {
  return [
    { text: "正好一半不算通过。", basis: ["xj-21"] },
    ...(BY_LETTER.has(matter) ? [{ text: "会前正式提出的书面意见计入票数，不计入实到会人数。", basis: ["fz-33"] }] : []),
    ...(matter === ELECTION ? [{ text: "按应到会还是实到会计算，以大会通过的选举办法为准；因故没来的不能委托别人投票。", basis: ["xj-10", "xj-07"] }] : []),
    ...(excluded ? [{ text: "不计入应到会的，要先报上级同意、再由党员大会通过，写进会议记录。", basis: ["xj-18"] }] : []),
    ...(given.matter === "full" ? [{ text: "正好一半的，情况不清就说明以后再表决；条件有欠缺的可以延长预备期。", basis: ["xj-21"] }] : []),
  ]
}
