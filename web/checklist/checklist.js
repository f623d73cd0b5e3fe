/** 检查单：打过的勾留在本机浏览器里。 */

import { button, element } from "../lib/dom.js"
import { keep, kept, texts } from "../lib/store.js"

/** @param {HTMLElement} section 一张检查单 */
function enhance(section) {
  const key = "checklist." + section.dataset.checklist
  const boxes = /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll("input[type=checkbox][data-item]")])
  const progress = element("p", { class: "hb-checklist__progress", role: "status" })
  const show = () => {
    progress.textContent = `已完成 ${boxes.filter(box => box.checked).length} / ${boxes.length} 项`
  }
  const save = () => {
    keep(key, boxes.filter(box => box.checked).map(box => box.dataset.item))
    show()
  }
  const ticked = new Set(kept(key, texts))
  for (const box of boxes) {
    box.checked = ticked.has(box.dataset.item ?? "")
    box.addEventListener("change", save)
  }
  const bar = element("div", { class: "hb-checklist__bar hb-noprint" },
    progress,
    button("清空", "md-button hb-checklist__button", () => {
      for (const box of boxes) box.checked = false
      save()
    }),
    button("打印", "md-button hb-checklist__button", () => print()))
  section.querySelector(".hb-checklist__meta")?.after(bar)
  show()
}

/** 页上的每一张检查单。 */
export function startChecklists() {
  for (const section of document.querySelectorAll("[data-checklist]")) enhance(/** @type {HTMLElement} */ (section))
}
