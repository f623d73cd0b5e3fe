/** 抄进剪贴板，并在按钮上说一声；不能用剪贴板的，把文字选中，让人自己复制。 */

import { element } from "../lib/dom.js"

/** 按钮上的话说多久，毫秒。 */
const SAID = 3000
/** 正在说话的按钮原来写的；话没有说完又按一次，也还得回来。 @type {WeakMap<HTMLButtonElement, string>} */
const labels = new WeakMap()

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {() => boolean} select 选中要抄的文字；选不了是 false
 */
export async function copyFrom(button, text, select) {
  const label = labels.get(button) ?? button.textContent ?? ""
  labels.set(button, label)
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = "已复制"
  } catch {
    button.textContent = select() ? "已选中，请自己复制" : "这个浏览器不让复制"
  }
  setTimeout(() => (button.textContent = label), SAID)
}

/**
 * 没有可选的文字时，把要抄的放进一个框里选中。
 * @param {Element} before 框放在它后面
 * @param {string} className @param {string} label 框的名称 @param {string} text @param {number} rows 几行高
 */
export function offer(before, className, label, text, rows) {
  const box = element("textarea", { class: className, readonly: true, rows: String(rows), "aria-label": label }, text)
  before.after(box)
  box.focus()
  box.select()
  return true
}

/** 选中一个元素里的文字。 @param {Element | null} element */
export function selectAll(element) {
  const selection = getSelection()
  if (!element || !selection) return false
  const range = document.createRange()
  range.selectNodeContents(element)
  selection.removeAllRanges()
  selection.addRange(range)
  return true
}
