/** 页面上的一段变成可以粘贴的文字：块之间换行，列表照原样，表格的一格一格用制表符隔开。 */

/** 不抄的：标题后面的记号、正文里的数字标、注、按钮和只给屏幕的。 */
const LEFT_OUT = ".headerlink, .hb-cited, .hb-note, .hb-noprint, .hb-hidden, button, script, style"

/** @param {Node} node @returns {string} */
export function lines(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ""
  if (node.nodeType !== Node.ELEMENT_NODE) return ""
  const element = /** @type {Element} */ (node)
  if (element.matches(LEFT_OUT)) return ""
  if (element.tagName === "BR") return "\n"
  const inside = [...element.childNodes].map(lines).join("")
  if (/^(TD|TH)$/.test(element.tagName)) return `${inside.trim()}\t`
  if (element.tagName === "LI") return `- ${inside.trim()}\n`
  return /^(P|DIV|SECTION|UL|OL|TR|TABLE|H\d)$/.test(element.tagName) ? `${inside.replace(/\s+$/, "")}\n` : inside
}
