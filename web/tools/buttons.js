/** 工具的结果下面的按钮：打印、复制。 */

import { copyFrom, offer } from "../copy/clipboard.js"
import { button } from "../lib/dom.js"
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
  return button(label, BUTTON, made => {
    const written = text()
    return copyFrom(made, written, () => offer(made, "hb-tool__copied", label, written, 4))
  })
}
