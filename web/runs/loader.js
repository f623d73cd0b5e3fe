/** 页上有检查单的，读到它附近才载入它的脚本；从 file:// 打开的页面也可以。 */

import { element } from "../lib/dom.js"

/** @param {string | undefined} address 脚本的网址，页面告诉的 */
export function startRuns(address) {
  const sections = [...document.querySelectorAll("[data-checklist]")]
  if (!address || !sections.length) return
  let asked = false
  const load = () => {
    if (asked) return
    asked = true
    const script = element("script", { src: address })
    // 脚本没有来，依据就不收着。
    script.addEventListener("error", () => sections.forEach(one => one.setAttribute("data-basis", "")))
    document.head.append(script)
  }
  for (const section of sections) {
    section.addEventListener("change", ({ target }) => {
      // 载入以后，打的勾由那里的脚本记。
      if (target instanceof HTMLInputElement && !section.hasAttribute("data-ready")) target.dataset.early = ""
      load()
    })
  }
  if (typeof IntersectionObserver === "undefined") {
    load()
    return
  }
  const near = new IntersectionObserver(seen => {
    if (!seen.some(one => one.isIntersecting)) return
    near.disconnect()
    load()
  }, { rootMargin: "100% 0px" })
  for (const section of sections) near.observe(section)
}
