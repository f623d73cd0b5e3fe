/** 案例页：复制引用、全文、链接；从筛过的案例库来的，回到筛过的那一页。 */

import { copyFrom, selectAll } from "./clipboard.js"
import { lines } from "./text.js"

/** 这一页的地址，不带条件和位置。 */
const here = () => location.href.replace(/[?#].*$/, "")

/** 题目、正文和来源，空行隔开；按钮和前后的案例不抄。 @param {ParentNode} article */
export function articleText(article) {
  const blocks = [...article.querySelectorAll(":scope > :is(h1, h2, p, ul, ol, table, div, section)")]
  return blocks.map(block => lines(block).trim()).filter(Boolean).join("\n\n")
}

/** @param {Element} box 装着按钮的 @param {Element} article @returns {Record<string, () => string>} */
const texts = (box, article) => ({
  cite: () => `${/** @type {HTMLElement} */ (box).dataset.cited ?? ""}，${here()}`,
  page: () => `${articleText(article)}\n\n${here()}`,
  link: here,
})

export function startCase() {
  const box = document.querySelector(".hb-copying")
  const article = box?.closest("article")
  if (!box || !article) return
  const kinds = texts(box, article)
  for (const one of box.querySelectorAll("button[data-copies]")) {
    const button = /** @type {HTMLButtonElement} */ (one)
    const text = kinds[button.dataset.copies ?? ""]
    if (!text) continue
    button.hidden = false
    button.addEventListener("click", () => copyFrom(button, text(), () => selectAll(button.dataset.copies === "page" ? article : null)))
  }
  back()
}

/** 从案例库来的，连它的条件一起回去。 */
function back() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".hb-back a"))
  if (!link || !document.referrer) return
  const [library, came] = [new URL(link.href), new URL(document.referrer)]
  if (came.origin === library.origin && came.pathname === library.pathname && came.search) {
    link.href = came.href
    link.textContent = "回到筛选结果"
  }
}
