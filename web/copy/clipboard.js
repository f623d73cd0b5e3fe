/** 抄进剪贴板，并在按钮上说一声；不能用剪贴板的，把文字选中，让人自己复制。 */

/** 按钮上的话说多久，毫秒。 */
const SAID = 3000

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {() => boolean} select 选中要抄的文字；选不了是 false
 */
export async function copyFrom(button, text, select) {
  const label = button.textContent
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = "已复制"
  } catch {
    button.textContent = select() ? "已选中，请自己复制" : "这个浏览器不让复制"
  }
  setTimeout(() => (button.textContent = label), SAID)
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
