/** 会议台各处共用的几样：一栏、一段可以抄走的文字、依据。 */

import { copyFrom, selectAll } from "../copy/clipboard.js"
import { button, element } from "../lib/dom.js"
import { cites } from "../tools/result.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */

export const BUTTON = "md-button hb-tool__button"
export const MAIN = "md-button md-button--primary hb-tool__button"

/**
 * 一栏。
 * @param {{ id: string, label: string, value: string, hint?: string, rows: number, most: number, list?: string, input: (value: string) => void }} given
 */
export function field({ id, label, value, hint = "", rows, most, list = "", input }) {
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")
  const control = rows
    ? element("textarea", { id, rows: String(rows), maxlength: String(most), spellcheck: "false", "aria-describedby": described }, value)
    : element("input", { id, type: "text", maxlength: String(most), autocomplete: "off", list: list || null, "aria-describedby": described })
  control.value = value
  control.addEventListener("input", () => input(control.value))
  const place = element("div", { class: `hb-tool__field hb-tool__field--${rows ? "lines" : "text"}` },
    element("label", { for: id }, label), control,
    ...(hint ? [element("span", { class: "hb-tool__hint", id: `${id}-hint` }, hint)] : []),
    element("span", { class: "hb-tool__error", id: `${id}-error` }))
  return { place, control }
}

/** 在一栏下面说哪里不对；空的是没有错。 @param {ParentNode} root @param {string} id @param {string} message */
export function blame(root, id, message) {
  const control = root.querySelector(`#${id}`)
  const place = root.querySelector(`#${id}-error`)
  if (!control || !place) return
  place.textContent = message
  if (message) control.setAttribute("aria-invalid", "true")
  else control.removeAttribute("aria-invalid")
}

/** 选一个。 @param {string} id @param {string} label @param {{ id: string, label: string }[]} options @param {string} value @param {(value: string) => void} change */
export function choice(id, label, options, value, change) {
  const control = element("select", { id }, ...options.map(one => element("option", { value: one.id, selected: one.id === value }, one.label)))
  control.addEventListener("change", () => change(control.value))
  return element("div", { class: "hb-tool__field" }, element("label", { for: id }, label), control)
}

/** 依据，跟在一张纸的名称后面。 @param {ToolData} data @param {string[]} basis */
export function based(data, basis) {
  return basis.length ? element("p", { class: "hb-desk__basis" }, "依据：", ...cites(data, basis)) : element("span", { hidden: true })
}

/** 几行文字，可以抄走。 @param {string} label @param {string[]} lines @param {...HTMLElement} more 别的按钮 */
export function copied(label, lines, ...more) {
  const text = element("div", { class: "hb-desk__text" }, ...lines.map(line => element("p", {}, line)))
  const copy = button(`复制${label}`, BUTTON, made => copyFrom(made, lines.join("\n"), () => selectAll(text)))
  return [text, element("p", { class: "hb-tool__bar" }, copy, ...more)]
}

/** 一节：小标题和里面的。 @param {string} title @param {...(Node | string)} inside */
export function part(title, ...inside) {
  return element("section", { class: "hb-desk__part" }, element("h3", {}, title), ...inside)
}
