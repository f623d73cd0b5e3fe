/** “复制全文”：把样例里可以照抄的几段抄下来；不能用剪贴板的浏览器里，把文字选中，让人自己复制。 */

/** 照抄的文字：每段之间空一行。 @param {ParentNode} sample */
export function copiedText(sample) {
  const parts = [...sample.querySelectorAll("[data-copied]")]
  return parts.map(part => lines(part).trim()).join("\n\n")
}

/** 一段里的文字：块之间换行，表格的一格一格用制表符隔开。 @param {Node} node @returns {string} */
function lines(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ""
  const element = /** @type {Element} */ (node)
  if (element.tagName === "BR") return "\n"
  const inside = [...element.childNodes].map(lines).join("")
  if (/^(TD|TH)$/.test(element.tagName)) return `${inside.trim()}\t`
  if (element.tagName === "LI") return `- ${inside.trim()}\n`
  return /^(P|DIV|UL|OL|TR|TABLE|H\d)$/.test(element.tagName) ? `${inside.replace(/\s+$/, "")}\n` : inside
}

/** @param {HTMLElement} sample */
function select(sample) {
  const range = document.createRange()
  range.selectNodeContents(sample.querySelector("[data-copied]") ?? sample)
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
}

/** @param {HTMLButtonElement} button @param {HTMLElement} sample */
async function copy(button, sample) {
  const label = button.textContent
  try {
    await navigator.clipboard.writeText(copiedText(sample))
    button.textContent = "已复制"
  } catch {
    select(sample)
    button.textContent = "已选中，请自己复制"
  }
  setTimeout(() => (button.textContent = label), 3000)
}

export function startCopy() {
  for (const one of document.querySelectorAll("button[data-copy]")) {
    const button = /** @type {HTMLButtonElement} */ (one)
    const sample = /** @type {HTMLElement | null} */ (button.closest(".hb-sample"))
    if (!sample) continue
    button.hidden = false
    button.addEventListener("click", () => copy(button, sample))
  }
}
