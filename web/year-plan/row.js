/** 计划的一行，给人看的：日子、做什么、谁、依据，和“改”。 */

import { button, element } from "../lib/dom.js"
import { cites } from "../tools/result.js"
import { dayName, everyOf } from "./outputs.js"
import { basisOf, entryOf, reworded } from "./plan.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */
/** @typedef {import("./plan.js").PlanRow} PlanRow */

/** 平时都有的写多久一次，到月份的写日子；没有定的不写。 @param {ToolData} data @param {PlanRow} one */
export function whenOf(data, one) {
  return one.month ? one.day && dayName(one.day) : everyOf(data, one)
}

/** @param {ToolData} data @param {PlanRow} one @param {{ edit: () => void, advised: string, move: () => void }} ways advised 是逢放假时建议的日子 */
export function line(data, one, { edit, advised, move }) {
  const [when, href, basis] = [whenOf(data, one), entryOf(data, one)?.href, basisOf(data, one)]
  const change = button("改", "hb-quiet", edit)
  change.setAttribute("aria-label", `改“${one.text}”`)
  const text = href && !reworded(data, one) ? element("a", { href }, one.text) : one.text
  const cited = basis.length ? [element("small", { class: "hb-plan__basis" }, reworded(data, one) ? "字改过；原来的依据：" : "", ...cites(data, basis))] : []
  return element("li", { "data-row": one.id },
    element("div", {}, ...(when ? [element("span", { class: "hb-plan__when" }, when), " "] : []), text, ...(one.who ? [" ", element("span", { class: "hb-plan__who" }, one.who)] : []), ...cited,
      ...(advised ? [element("p", { class: "hb-plan__advice" }, "这天放假，日子由小组定。", button(`改到 ${dayName(advised)}${data.workdays?.on.includes(advised) ? "，调休上班" : ""}`, "hb-quiet", move))] : [])),
    change)
}
