/** 工具的表上的一栏：框、名称、提示、哪里不对。 */

import { element } from "../lib/dom.js"
import { today } from "./dates.js"
import { readDate, readNumber } from "./reading.js"
import { cites } from "./result.js"

/** @typedef {import("./form.js").Field} Field */

export class Blank {
  /** @param {Field} field @param {string} prefix @param {import("./data.js").ToolData} [data] 有依据的栏要用 */
  constructor(field, prefix, data) {
    this.field = field
    const id = `${prefix}-${field.name}`
    this.control = control(field, id)
    /** 勾上了才填数的栏，前面的勾。 */
    this.tick = field.type === "amount" ? element("input", { type: "checkbox", id: `${id}-on` }) : null
    this.error = element("span", { class: "hb-tool__error", id: `${id}-error` })
    const hint = hinted(field)
    const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")
    for (const one of this.inputs()) one.setAttribute("aria-describedby", described)
    if (field.required) this.control.setAttribute("aria-required", "true")
    const unit = field.unit ? element("span", { class: "hb-tool__unit" }, `（${field.unit}）`) : ""
    const label = element("label", { for: this.tick?.id ?? id }, field.label, unit)
    const cited = data && field.basis?.length ? [element("small", { class: "hb-tool__cites" }, ...cites(data, field.basis))] : []
    const shown = hint ? [element("span", { class: "hb-tool__hint", id: `${id}-hint` }, hint)] : []
    this.place = element("div", { class: `hb-tool__field hb-tool__field--${field.type}` }, ...(this.tick ? [this.tick, " "] : []), label, ...cited, ...shown, this.control, this.error)
    this.tick?.addEventListener("change", () => this.open())
    if (this.tick) this.control.setAttribute("aria-label", `${field.label}，多少${field.unit ?? ""}`)
    this.clear()
  }

  inputs() {
    return this.tick ? [this.tick, this.control] : [this.control]
  }

  /** 人先到的一处：没有勾上的，是勾。 */
  focus() {
    (this.tick && !this.tick.checked ? this.tick : this.control).focus()
  }

  /** 勾上了才有地方填数。 */
  open() {
    if (this.tick) this.control.hidden = !this.tick.checked
  }

  /** 填了什么字；勾上了、可以不填数的，是 0。 */
  written() {
    if (this.tick && !this.tick.checked) return ""
    const written = this.field.type === "lines" ? this.control.value : this.control.value.trim()
    return this.tick && this.field.noted ? written || "0" : written
  }

  /** 写给人看的。 */
  said() {
    if (this.field.type === "choice") return this.field.options?.find(one => one.value === this.written())?.label ?? ""
    return this.written() + (this.field.unit ? ` ${this.field.unit.split("/")[0]}` : "")
  }

  /** @returns {{ value: string | number | undefined } | { error: string }} */
  read() {
    const written = this.written()
    const { type, label } = this.field
    if (this.tick?.checked && !written) return { error: `填上${label}是多少；没有这一项就去掉勾` }
    if (!written.trim()) return { value: undefined }
    if (type === "number" || type === "amount") return readNumber(written, this.field)
    if (type === "date") return readDate(written, { today: today(), future: this.field.future ?? false })
    return { value: written }
  }

  /** @param {string} written @returns {boolean} 填上了没有 */
  fill(written) {
    if (this.field.type === "choice" && !this.field.options?.some(one => one.value === written)) return false
    this.control.value = this.field.noted && written === "0" ? "" : written
    if (this.tick) this.tick.checked = Boolean(written)
    this.open()
    return Boolean(written)
  }

  clear() {
    this.control.value = this.field.initial ?? ""
    if (this.tick) this.tick.checked = false
    this.open()
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
    for (const one of this.inputs()) {
      if (message) one.setAttribute("aria-invalid", "true")
      else one.removeAttribute("aria-invalid")
    }
  }
}

/** @param {Field} field @param {string} id @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */
function control(field, id) {
  if (field.type === "choice") {
    const first = field.initial ? [] : [element("option", { value: "" }, "请选")]
    return element("select", { id, name: field.name }, ...first, ...(field.options ?? []).map(one => element("option", { value: one.value }, one.label)))
  }
  if (field.type === "lines") return element("textarea", { id, name: field.name, rows: "8", spellcheck: "false" })
  const mode = field.type === "number" || field.type === "amount" ? (field.whole ? "numeric" : "decimal") : null
  return element("input", { id, name: field.name, type: "text", inputmode: mode, maxlength: "100", autocomplete: "off" })
}

/** @param {Field} field */
function hinted(field) {
  return field.hint ?? (field.type === "date" ? `写成 ${today()} 或者 2026 年 1 月 5 日都行。` : "")
}
