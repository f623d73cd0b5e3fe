/** 带走：存成文件，复制成文字。 */

import { copyFrom, offer } from "../copy/clipboard.js"
import { download } from "../lib/download.js"

/** @param {string} name 文件名，不带后缀 @param {string} text */
export function saveFile(name, text) {
  download(`${name.replace(/[\\/:*?"<>|\s]+/g, "-")}.json`, new Blob([text], { type: "application/json" }))
}

/** 不让用剪贴板的（不是 https 的网站、有的手机），把文字放在框里选中。 @param {HTMLButtonElement} made 按下的 @param {string} text */
export function copyText(made, text) {
  const line = made.parentElement
  line?.parentElement?.querySelector(":scope > .hb-run__copied")?.remove()
  return copyFrom(made, text, () => !!line && offer(line, "hb-run__copied", "复制这些文字", text, 6))
}
