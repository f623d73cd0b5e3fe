/** 带走：存成文件，复制成文字。 */

import { copyFrom } from "../copy/clipboard.js"
import { element } from "../lib/dom.js"
import { save } from "../tools/buttons.js"

/** @param {string} name 文件名，不带后缀 @param {string} text */
export function saveFile(name, text) {
  save({ label: "存成文件", name: `${name.replace(/[\\/:*?"<>|\s]+/g, "-")}.json`, type: "application/json", make: () => text })
}

/** 不让用剪贴板的（不是 https 的网站、有的手机），把文字放在框里选中。 @param {HTMLButtonElement} made 按下的 @param {string} text */
export function copyText(made, text) {
  const line = made.parentElement
  line?.parentElement?.querySelector(":scope > .hb-run__copied")?.remove()
  return copyFrom(made, text, () => {
    const box = element("textarea", { class: "hb-run__copied", readonly: true, rows: "6", "aria-label": "复制这些文字" }, text)
    line?.after(box)
    box.focus()
    box.select()
    return true
  })
}
