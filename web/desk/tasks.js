/** 分工的几行：谁、做什么、哪天交；上次的还有结果。 */

import { button, element } from "../lib/dom.js"
import { LIMITS } from "./meeting.js"
import { BUTTON } from "./parts.js"

/** @typedef {import("./desk.js").Bench} Bench */
/** @typedef {import("./meeting.js").Task} Task */

/** @type {[keyof Task, string][]} */
const COLUMNS = [["who", "谁"], ["what", "做什么"], ["by", "哪天交、交给谁"], ["done", "做得怎样"]]

/** @param {Bench} bench @param {"tasks" | "last"} name @param {boolean} ended 问不问结果 */
export function taskRows(bench, name, ended) {
  const rows = element("div", { class: "hb-desk__tasks" })
  const columns = ended ? COLUMNS : COLUMNS.slice(0, 3)
  const add = button("加一件", BUTTON, () => {
    bench.change(one => { if (one[name].length < LIMITS.tasks) one[name].push({ who: "", what: "", by: "", done: "" }) })
    draw()
    const first = /** @type {HTMLInputElement | null} */ (rows.querySelector(".hb-desk__task:last-child input"))
    first?.focus()
  })
  function draw() {
    rows.replaceChildren(...(bench.current()?.[name] ?? []).map(row))
  }
  /** @param {Task} task @param {number} at */
  function row(task, at) {
    const cells = columns.map(([key, label]) => {
      const input = element("input", { type: "text", maxlength: String(LIMITS.line), autocomplete: "off", "aria-label": `第 ${at + 1} 件，${label}`, placeholder: label, list: key === "who" ? "desk-names" : null, class: `hb-desk__${key}` })
      input.value = task[key]
      input.addEventListener("input", () => bench.change(one => {
        const found = one[name][at]
        if (found) found[key] = input.value
      }))
      return input
    })
    const drop = button("去掉", BUTTON, () => {
      const taken = bench.current()?.[name][at]
      bench.change(one => { one[name].splice(at, 1) })
      draw()
      add.focus()
      if (taken) bench.undoable(`去掉了第 ${at + 1} 件。`, () => {
        bench.change(one => { one[name].splice(at, 0, taken) })
        draw()
      })
    })
    drop.setAttribute("aria-label", `去掉第 ${at + 1} 件`)
    return element("div", { class: "hb-desk__task", role: "group", "aria-label": `第 ${at + 1} 件` }, ...cells, drop)
  }
  bench.onElsewhere(rows, draw)
  draw()
  return element("div", {}, rows, element("p", { class: "hb-tool__bar" }, add))
}
