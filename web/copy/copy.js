/** “复制全文”：把样例里可以照抄的几段抄下来。 */

import { copyFrom, selectAll } from "./clipboard.js"
import { lines } from "./text.js"

/** 照抄的文字：每段之间空一行。 @param {ParentNode} sample */
export function copiedText(sample) {
  const parts = [...sample.querySelectorAll("[data-copied]")]
  return parts.map(part => lines(part).trim()).join("\n\n")
}

export function startCopy() {
  for (const one of document.querySelectorAll("button[data-copy]")) {
    const button = /** @type {HTMLButtonElement} */ (one)
    const sample = /** @type {HTMLElement | null} */ (button.closest(".hb-sample"))
    if (!sample) continue
    button.hidden = false
    button.addEventListener("click", () =>
      copyFrom(button, copiedText(sample), () => selectAll(sample.querySelector("[data-copied]") ?? sample)))
  }
}
