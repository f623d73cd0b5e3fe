/** 打印：页上的“打印本页”按钮，没有脚本时不显示；不能打印的浏览器里说怎么办。 */

import { element } from "../lib/dom.js"

const HOW = "这个浏览器不能直接打印。请打开右上角的菜单，选“在浏览器打开”，再点打印；有 PDF 的，也可以下载后打印。"

/** 微信里有 print 这个函数，但什么也不做。 */
function canPrint() {
  return typeof self.print === "function" && !/MicroMessenger/i.test(navigator.userAgent)
}

/** 打印这一页；不能打印就在按钮后面说怎么办。 @param {Element} button 按下的按钮 */
export function printFrom(button) {
  if (canPrint()) {
    self.print()
    return
  }
  const said = button.nextElementSibling?.matches(".hb-print-hint") ? button.nextElementSibling : element("span", { class: "hb-print-hint", role: "status" })
  button.after(said)
  // 先有位置，再有字，读屏软件才会念。
  said.textContent = ""
  setTimeout(() => { said.textContent = HOW })
}

export function startPrint() {
  for (const one of document.querySelectorAll("button.hb-print")) {
    const button = /** @type {HTMLButtonElement} */ (one)
    button.hidden = false
    button.addEventListener("click", () => printFrom(button))
  }
}
