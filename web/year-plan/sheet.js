/** 打印的一页：一个月一格，日子、做什么、谁、依据。屏幕上不显示。 */

import { element } from "../lib/dom.js"
import { NOTICE, basisText, doubt } from "../tools/result.js"
import { monthsFrom } from "../tools/year-plan.js"
import { spanOf, titleOf } from "./outputs.js"
import { basisOf, rowsOf, rulesUsed } from "./plan.js"
import { whenOf } from "./row.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */
/** @typedef {import("./plan.js").Plan} Plan */

const COLUMNS = ["月份", "哪天", "做什么", "谁", "依据"]

/** @param {ToolData} data @param {Plan} plan */
export function sheet(data, plan) {
  const head = element("tr", {}, ...COLUMNS.map(name => element("th", { scope: "col" }, name)))
  return element("div", { class: "hb-plan__sheet" },
    element("h2", {}, titleOf(data, plan)),
    element("p", {}, `${spanOf(plan)}。没有写依据的是建议，可以改。`),
    element("table", {}, element("thead", {}, head), ...[...monthsFrom(plan.start), ""].map(month => part(data, plan, month))),
    element("p", {}, `${doubt(data, rulesUsed(data, plan))}依据照 ${data.edition} 这一版。${NOTICE}。`))
}

/** @param {ToolData} data @param {Plan} plan @param {string} month */
function part(data, plan, month) {
  const rows = rowsOf(plan, month)
  const name = month ? `${Number(month.slice(5))} 月` : "平时"
  const lines = rows.map((one, at) => element("tr", {},
    ...(at ? [] : [element("th", { scope: "rowgroup", rowspan: String(rows.length) }, name)]),
    element("td", {}, whenOf(data, one)), element("td", {}, one.text), element("td", {}, one.who),
    element("td", {}, basisText(data, basisOf(data, one)))))
  return element("tbody", {}, ...(lines.length ? lines : [element("tr", {}, element("th", { scope: "rowgroup" }, name), element("td", { colspan: "4" }))]))
}
