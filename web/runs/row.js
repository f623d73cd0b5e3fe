/** 检查单的一项：备注和日子写在哪里，写了怎样显示。 */

import { button, element } from "../lib/dom.js"
import { LONGEST, clean } from "./exchange.js"
import { readDue, shortDay } from "./due.js"
import { markOf } from "./run.js"

/** 各个输入框的编号，一页上不重。 */
let count = 0

/** @param {import("./run.js").Mark} mark @param {string} today @returns {HTMLElement[]} */
export function markShown({ done, note, due }, today) {
  const late = due && !done && due < today
  return [
    ...(due ? [element("span", { class: late ? "hb-run__due hb-run__due--late" : "hb-run__due" }, `${late ? "过期了：" : ""}${shortDay(due, today)}以前`)] : []),
    ...(note ? [element("span", { class: "hb-run__note" }, note)] : []),
  ]
}

export class Row {
  /**
   * @param {HTMLElement} place 这一项
   * @param {HTMLInputElement} box
   * @param {import("./board.js").Board} board
   */
  constructor(place, box, board) {
    this.place = place
    this.box = box
    this.board = board
    this.id = box.dataset.item ?? ""
    const text = place.querySelector(".hb-item__text")?.textContent ?? ""
    this.opener = button("备注", "hb-run__open hb-noprint", () => this.turn())
    this.opener.setAttribute("aria-label", `备注和日期：${text}`)
    this.opener.setAttribute("aria-expanded", "false")
    this.shown = element("span", { class: "hb-run__mark" })
    place.querySelector("label")?.after(this.opener)
    place.append(this.shown)
    /** @type {HTMLElement | null} */
    this.editor = null
    box.addEventListener("change", () => board.mark([this.id], { done: box.checked }))
  }

  show() {
    const run = this.board.run()
    const mark = run ? markOf(run, this.id) : {}
    this.box.checked = Boolean(mark.done)
    this.shown.replaceChildren(...markShown(mark, this.board.today()))
  }

  /** 打开或者收起。 */
  turn() {
    const open = !this.editor
    this.editor?.remove()
    this.editor = open ? this.form() : null
    this.opener.setAttribute("aria-expanded", String(open))
    // 收起以前不显示写好的：多出一行，按下的按钮就从手指下面移开了。
    this.shown.hidden = open
    if (this.editor) {
      this.place.append(this.editor)
      this.editor.querySelector("input")?.focus()
    }
  }

  close() {
    if (this.editor) this.turn()
  }

  form() {
    const today = this.board.today()
    const run = this.board.run()
    const mark = run ? markOf(run, this.id) : {}
    const id = `hb-run-${++count}`
    const due = element("input", { type: "text", id: `${id}-due`, autocomplete: "off", maxlength: "30", value: mark.due ? shortDay(mark.due, today) : null, "aria-describedby": `${id}-error` })
    const note = element("textarea", { id: `${id}-note`, rows: "2", maxlength: String(LONGEST.note) })
    note.value = mark.note ?? ""
    const error = element("span", { class: "hb-run__error", id: `${id}-error`, role: "alert" })
    const saveDue = () => {
      const read = readDue(due.value, today)
      error.textContent = "error" in read ? `${read.error}。` : ""
      if ("error" in read) {
        due.setAttribute("aria-invalid", "true")
        return false
      }
      due.removeAttribute("aria-invalid")
      if (read.value !== (this.marked().due ?? "")) this.board.mark([this.id], { due: read.value })
      return true
    }
    const saveNote = () => {
      const text = clean(note.value, LONGEST.note)
      if (text !== (this.marked().note ?? "")) this.board.mark([this.id], { note: text })
    }
    due.addEventListener("change", saveDue)
    note.addEventListener("change", saveNote)
    const done = button("好了", "hb-quiet", () => {
      saveNote()
      if (!saveDue()) {
        due.focus()
        return
      }
      this.turn()
      this.opener.focus()
    })
    return element("div", { class: "hb-run__edit hb-noprint" },
      element("p", {}, element("label", { for: due.id }, "哪天以前"), " ", due, " ", element("small", {}, `如 ${shortDay(today, today)}、明天、一周后`), error),
      element("p", {}, element("label", { for: note.id }, "备注"), " ", note),
      element("p", {}, done))
  }

  /** @returns {import("./run.js").Mark} */
  marked() {
    const run = this.board.run()
    return run ? markOf(run, this.id) : {}
  }
}
