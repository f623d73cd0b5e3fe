/** “打印本页”按钮；没有脚本时不显示，用浏览器的打印命令。 */
export function startPrint() {
  for (const one of document.querySelectorAll("button.hb-print")) {
    const button = /** @type {HTMLButtonElement} */ (one)
    button.hidden = false
    button.addEventListener("click", () => print())
  }
}
