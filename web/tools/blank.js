/** 工具的表上的一栏：框、名称、提示、哪里不对。 */

import { element } from "../lib/dom.js"
import { today } from "./dates.js"
import { readDate, readNumber } from "./reading.js"

/** @typedef {import("./form.js").Field} Field */

export class Blank {
  /** @param {Field} field @param {string} prefix */
  constructor(field, prefix) {
    this.field = field
    const id = `${prefix}-${field.name}`
    this.control = control(field, id)
    this.error = element("span", { class: "hb-tool__error", id: `${id}-error` })
    const hint = hinted(field)
    const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")
    this.control.setAttribute("aria-describedby", described)
    if (field.required) this.control.setAttribute("aria-required", "true")
    const label = element("label", { for: id }, field.label, ...(field.unit ? [element("span", { class: "hb-tool__unit" }, `（${field.unit}）`)] : []))
    const shown = hint ? [element("span", { class: "hb-tool__hint", id: `${id}-hint` }, hint)] : []
    const parts = field.type === "tick" ? [this.control, " ", label] : [label, this.control]
    this.place = element("div", { class: `hb-tool__field hb-tool__field--${field.type}` }, ...parts, ...shown, this.error)
    this.clear()
  }

  /** 填了什么字。 */
  written() {
    if (this.control instanceof HTMLInputElement && this.field.type === "tick") return this.control.checked ? "1" : ""
    return this.field.type === "lines" ? this.control.value : this.control.value.trim()
  }

  /** 写给人看的。 */
  said() {
    if (this.field.type === "choice") return this.field.options?.find(one => one.value === this.written())?.label ?? ""
    if (this.field.type === "tick") return "是"
    return this.written() + (this.field.unit ? ` ${this.field.unit.split("/")[0]}` : "")
  }

  /** @returns {{ value: string | number | undefined } | { error: string }} */
  read() {
    const written = this.written()
    if (!written.trim()) return { value: undefined }
    const { type } = this.field
    if (type === "number") return readNumber(written, this.field)
    if (type === "date") return readDate(written, { today: today(), future: this.field.future ?? false })
    return { value: written }
  }

  /** @param {string} written @returns {boolean} 填上了没有 */
  fill(written) {
    if (this.field.type === "choice" && !this.field.options?.some(one => one.value === written)) return false
    if (this.field.type === "tick" && this.control instanceof HTMLInputElement) this.control.checked = written === "1"
    else this.control.value = written
    return Boolean(written)
  }

  clear() {
    if (this.control instanceof HTMLInputElement && this.field.type === "tick") this.control.checked = false
    else this.control.value = this.field.initial ?? ""
    this.blame("")
  }

  /** @param {boolean} on */
  show(on) {
    this.place.hidden = !on
    if (!on) this.blame("")
  }

  /** @param {string} message 空的是没有错 */
  blame(message) {
    this.error.textContent = message
    if (message) this.control.setAttribute("aria-invalid", "true")
    else this.control.removeAttribute("aria-invalid")
  }
}

/** @param {Field} field @param {string} id @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */
function control(field, id) {
  if (field.type === "choice") {
    const first = field.initial ? [] : [element("option", { value: "" }, "请选")]
    return element("select", { id, name: field.name }, ...first, ...(field.options ?? []).map(one => element("option", { value: one.value }, one.label)))
  }
  if (field.type === "lines") return element("textarea", { id, name: field.name, rows: "8", spellcheck: "false" })
  if (field.type === "tick") return element("input", { id, name: field.name, type: "checkbox" })
  const mode = field.type === "number" ? (field.whole ? "numeric" : "decimal") : null
  return element("input", { id, name: field.name, type: "text", inputmode: mode, maxlength: "100", autocomplete: "off" })
}

/** @param {Field} field */
function hinted(field) {
  return field.hint ?? (field.type === "date" ? `写成 ${today()} 或者 2026 年 1 月 5 日都行。` : "")
}
