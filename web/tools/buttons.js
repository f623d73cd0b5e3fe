/** 工具的结果下面的按钮：打印、复制、存成文件。 */

import { button, element } from "../lib/dom.js"
import { printFrom } from "../print/print.js"

export const BUTTON = "md-button hb-tool__button"

/** 只打印结果，不打印表。 @param {Element} from 按下的按钮 */
export function printResult(from) {
  document.body.classList.add("hb-tool-printing")
  addEventListener("afterprint", () => document.body.classList.remove("hb-tool-printing"), { once: true })
  printFrom(from)
}

/** 复制的按钮；不让用剪贴板的，把文字放在框里选中。 @param {string} label @param {() => string} text */
export function copying(label, text) {
  const made = button(label, BUTTON, async () => {
    const written = text()
    try {
      await navigator.clipboard.writeText(written)
      made.textContent = "已复制"
    } catch {
      const box = element("textarea", { class: "hb-tool__copied", readonly: true, rows: "4", "aria-label": label }, written)
      made.after(box)
      box.select()
      made.textContent = "已选中，请自己复制"
    }
    setTimeout(() => { made.textContent = label }, 3000)
  })
  return made
}

/** 存成文件。 @param {import("./form.js").Download} download */
export function save({ name, type, make }) {
  const url = URL.createObjectURL(new Blob([make()], { type }))
  const link = element("a", { href: url, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
