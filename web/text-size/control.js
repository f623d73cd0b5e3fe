/** 页首的“字号”：标准、大、特大。 */

import { whenChanged } from "../lib/store.js"
import { NAME, apply, choose, chosen } from "./size.js"

export function startTextSize() {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#hb-text-size input"))
  /** 勾上现在的字号。 */
  function show() {
    const size = chosen()
    for (const one of inputs) one.checked = one.value === size
    apply(size)
  }
  for (const one of inputs) one.addEventListener("change", () => choose(one.value))
  whenChanged(NAME, show)
  // 不让存的浏览器里，浏览器可能把离开前的勾放回来，所以也照存着的来。
  show()
}
