/** 要印的一张纸：放在页上一个只在纸上看得见的地方，印完拿走。 */

import { element } from "../lib/dom.js"
import { printFrom } from "../print/print.js"
import { cites } from "../tools/result.js"
import { named, parts, record, tally, values } from "./papers.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */
/** @typedef {import("./papers.js").DeskData} DeskData */
/** @typedef {import("./meeting.js").Meeting} Meeting */
/** @typedef {"agenda" | "signing" | "script" | "record"} Kind */

/** 名单空着时，签到单印几行；后面给列席的留几行。 */
const [EMPTY, SPARE] = [12, 3]

/**
 * @param {HTMLElement} place 纸放在哪里
 * @param {Element} from 按下的按钮
 * @param {HTMLElement} sheet
 */
export function printPaper(place, from, sheet) {
  place.replaceChildren(sheet)
  document.body.classList.add("hb-desk-printing")
  addEventListener("afterprint", () => {
    document.body.classList.remove("hb-desk-printing")
    place.replaceChildren()
  }, { once: true })
  printFrom(from)
}

/** @param {Kind} kind @param {ToolData} data @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function paper(kind, data, desk, meeting, now) {
  return element("article", { class: `hb-paper hb-paper--${kind}` }, ...PAPERS[kind](data, desk, meeting, now))
}

/** @type {Readonly<Record<Kind, (data: ToolData, desk: DeskData, meeting: Meeting, now: string) => HTMLElement[]>>} */
const PAPERS = Object.freeze({ agenda, signing, script, record: filledRecord })

/** 纸头：题目和几样事实，没有填的留横线。 @param {string} name @param {DeskData} desk @param {Meeting} meeting @param {string} now */
function head(name, desk, meeting, now) {
  const known = values(desk, meeting, now)
  const facts = [
    ["时间", [known.日期, known.钟点].filter(Boolean).join(" ")], ["地点", known.地点], ["主持", known.主持], ["记录", known.记录],
    ["应到", known.应到 && `${known.应到} 人`],
  ]
  return [
    element("h1", {}, `${known.小组 || "＿＿＿＿党小组"}　${name}`),
    element("p", { class: "hb-paper__facts" }, ...facts.map(([label, value]) => element("span", {}, `${label}：${value || "＿＿＿＿"}`))),
    ...(known.题目 ? [element("p", { class: "hb-paper__topic" }, `议题：${known.题目}`)] : []),
  ]
}

/** @param {ToolData} data @param {string[]} basis */
function foot(data, basis) {
  return element("p", { class: "hb-paper__foot" }, "依据：", ...cites(data, [...new Set(basis)]), `。照 ${data.edition} 这一版。`)
}

/** @param {ToolData} data @param {DeskData} desk @param {Meeting} meeting @param {string} now */
function agenda(data, desk, meeting, now) {
  const all = parts(desk, meeting, now)
  const rows = all.map(({ step, minutes, from, to, paper: said }, at) => element("tr", {},
    element("td", {}, `${at + 1}`), element("td", { class: "hb-paper__time" }, from ? `${from}—${to}` : ""), element("td", {}, `${minutes} 分钟`),
    element("td", {}, step.label), element("td", {}, said)))
  return [...head("党小组会议程", desk, meeting, now), table(["", "几点", "多久", "做什么", "谁、怎样做"], rows), foot(data, all.flatMap(one => one.step.basis))]
}

/** @param {ToolData} data @param {DeskData} desk @param {Meeting} meeting @param {string} now */
function signing(data, desk, meeting, now) {
  const names = meeting.members.length ? meeting.members.map(one => one.name) : Array.from({ length: EMPTY }, () => "")
  const blanks = desk.columns.slice(2).map(() => "")
  const rows = [...names, ...Array.from({ length: SPARE }, () => "")].map((name, at) => element("tr", {},
    ...[at < names.length ? `${at + 1}` : "列席", name, ...blanks].map(cell => element("td", {}, cell))))
  return [...head("党小组会签到单", desk, meeting, now), table(desk.columns, rows), element("p", {}, desk.signing.text), foot(data, desk.signing.basis)]
}

/** @param {ToolData} data @param {DeskData} desk @param {Meeting} meeting @param {string} now */
function script(data, desk, meeting, now) {
  const all = parts(desk, meeting, now)
  const told = all.map(({ step, minutes, from, to, script: lines }, at) => element("section", {},
    element("h2", {}, `${at + 1}　${step.label}　${minutes} 分钟${from ? `　${from}—${to}` : ""}`), ...lines.map(line => element("p", {}, line))))
  return [...head("党小组会主持词", desk, meeting, now), ...told, foot(data, all.flatMap(one => one.step.basis))]
}

/** @param {ToolData} data @param {DeskData} desk @param {Meeting} meeting @param {string} now */
function filledRecord(data, desk, meeting, now) {
  const basis = named(desk.steps, "close").basis
  return [element("h1", {}, desk.form.title), recordTable(desk, meeting, now), element("p", { class: "hb-paper__signed" }, ...desk.form.signed.map(one => element("span", {}, one))), foot(data, [...desk.tally.basis, ...basis])]
}

/** 照表单排的记录，页上和纸上一样。 @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function recordTable(desk, meeting, now) {
  const { fields, ticked } = record(desk, meeting, now)
  const rows = desk.form.rows.map(row => element("tr", {}, ...row.flatMap(({ id, label, span, options }) => [
    element("th", { scope: "row" }, label),
    element("td", { colspan: span > 1 ? String(span) : null }, ...(options.length
      ? [options.map(one => `${ticked.includes(one) ? "✓" : "□"} ${one}`).join("　")]
      : (fields[id] ?? []).map(line => element("p", {}, line)))),
  ])))
  return element("table", { class: "hb-form__table" }, element("tbody", {}, ...rows))
}

/** @param {string[]} columns @param {HTMLElement[]} rows */
function table(columns, rows) {
  return element("table", {}, element("thead", {}, element("tr", {}, ...columns.map(name => name ? element("th", { scope: "col" }, name) : element("td")))), element("tbody", {}, ...rows))
}

/** 到会的一句：应到几人，实到几人。 @param {Meeting} meeting */
export function tallied(meeting) {
  const { due, here, missing, open } = tally(meeting)
  return due ? `应到 ${due} 人，实到 ${here.length} 人，缺席 ${missing.length} 人${open ? `，还有 ${open} 人没有点到` : ""}。` : "名单还空着：回到“会前”把名单粘进去。"
}
