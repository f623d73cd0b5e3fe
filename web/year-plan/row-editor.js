/** 改一行的几栏：哪天、做什么、谁；存、不改、删去。 */

import { button, element } from "../lib/dom.js"
import { Blank } from "../tools/blank.js"
import { BUTTON } from "../tools/buttons.js"
import { today } from "../tools/dates.js"
import { LONGEST, readDay } from "./plan.js"

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanRow} PlanRow */

/** @param {Plan} plan @param {PlanRow} one @param {{ save: (row: PlanRow) => void, leave: () => void, remove: (() => void) | null }} ways */
export function editor(plan, one, { save, leave, remove }) {
  /** @param {string} name @param {string} label @param {string} written @param {string} [hint] */
  const blank = (name, label, written, hint) => {
    const made = new Blank({ name, label, type: "text", ...(hint ? { hint } : {}) }, "plan-row")
    if (made.control instanceof HTMLInputElement) made.control.maxLength = LONGEST.text
    made.fill(written)
    return made
  }
  const day = one.month ? blank("day", "哪天", one.day, "写“8 日”“3 月 8 日”都行；空着就是这个月里另定。") : null
  const text = blank("text", "做什么", one.text)
  const who = blank("who", "谁", one.who)
  const form = element("form", { class: "hb-plan__editor", novalidate: true, autocomplete: "off", "aria-label": one.text ? `改“${one.text}”` : "加一行" },
    ...(day ? [day.place] : []), text.place, who.place,
    element("p", { class: "hb-tool__bar" },
      element("button", { type: "submit", class: "md-button md-button--primary hb-tool__button" }, "存"), button("不改", BUTTON, leave),
      ...(remove ? [button("删去这一行", BUTTON, remove)] : [])))
  form.addEventListener("submit", event => {
    event.preventDefault()
    const read = day ? readDay(day.written(), plan, one.month, today()) : { value: "" }
    const wrong = /** @type {[string, Blank | null][]} */ ([
      ["error" in read ? read.error : "", day],
      [tooLong(text.written(), LONGEST.text) || (text.written() ? "" : "写上做什么；不要这一行就删去"), text],
      [tooLong(who.written(), LONGEST.who), who],
    ]).filter(([message, at]) => {
      at?.blame(message)
      return message
    })
    if (wrong[0]) wrong[0][1]?.control.focus()
    else if ("value" in read) save({ ...one, day: read.value, month: read.value.slice(0, 7) || one.month, text: text.written(), who: who.written() })
  })
  form.addEventListener("keydown", event => {
    if (event.key === "Escape") leave()
  })
  return element("li", {}, form)
}

/** @param {string} written @param {number} most */
function tooLong(written, most) {
  return written.length > most ? `太长了，最多 ${most} 个字` : ""
}
