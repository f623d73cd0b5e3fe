/** 检查单：进度、清空、打印；打过的勾留在本机浏览器里。 */

import { button, element } from "../lib/dom.js"
import { printFrom } from "../print/print.js"
import { Ticks } from "./ticks.js"

/** 清空以后多少毫秒里可以撤销。 */
export const UNDO = 10_000
const BUTTON = "md-button hb-checklist__button"

/** @param {HTMLElement} section 一张检查单 @param {Ticks} ticks */
function enhance(section, ticks) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll("input[type=checkbox][data-item]")])
  const progress = element("p", { class: "hb-checklist__progress", role: "status" })
  const show = () => {
    for (const box of boxes) box.checked = ticks.has(box.dataset.item ?? "")
    progress.textContent = `已完成 ${boxes.filter(box => box.checked).length} / ${boxes.length} 项`
  }
  for (const box of boxes) box.addEventListener("change", () => ticks.set([box.dataset.item ?? ""], box.checked))
  ticks.onChange(show)
  const print = button("打印", BUTTON, () => printFrom(print))
  const bar = element("div", { class: "hb-checklist__bar hb-noprint" }, progress, clearing(ticks), print)
  section.querySelector(".hb-checklist__meta")?.after(bar)
  show()
}

/** 清空：先问一句，清了以后一会儿里可以撤销。 @param {Ticks} ticks */
function clearing(ticks) {
  const place = element("span", { class: "hb-checklist__clear", role: "group", "aria-label": "清空" })
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** 换上一句话和几个按钮，人在这里就把焦点放到第一个上。 @param {string} said @param {...HTMLButtonElement} buttons */
  const put = (said, ...buttons) => {
    clearTimeout(timer)
    const here = place.contains(document.activeElement)
    place.replaceChildren(element("span", { role: "status" }, said), ...buttons)
    if (here) buttons[0]?.focus()
  }
  const idle = () => put("", button("清空", BUTTON, ask))
  const ask = () => {
    const count = ticks.items.size
    if (count) put(`要清空 ${count} 个勾吗？`, button("清空这些勾", BUTTON, clear), button("不清空", BUTTON, idle))
  }
  const clear = () => {
    const cleared = ticks.clear()
    put(`清空了 ${cleared.length} 个勾。`, button("撤销", BUTTON, () => {
      ticks.set(cleared, true)
      idle()
    }))
    timer = setTimeout(idle, UNDO)
  }
  idle()
  return place
}

/** 页上的每一张检查单；同一张出现两次，勾是一份。 */
export function startChecklists() {
  /** @type {Map<string, Ticks>} */
  const known = new Map()
  for (const one of document.querySelectorAll("[data-checklist]")) {
    const section = /** @type {HTMLElement} */ (one)
    const id = section.dataset.checklist ?? ""
    const ticks = known.get(id) ?? new Ticks(id)
    known.set(id, ticks)
    enhance(section, ticks)
  }
}
