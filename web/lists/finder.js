/** 长列表上的找字框：留下有这几个字的，空了的一组连题目一起收起。没有脚本时是一张完整的列表。 */

import { element } from "../lib/dom.js"
import { plain } from "../library/facets.js"

/** 找字的框里最多几个字。 */
const LONGEST = 100

/**
 * @typedef {object} Found
 * @property {string} label 框前面的字
 * @property {HTMLElement} before 框放在它前面
 * @property {HTMLElement[]} items 一条一条的
 * @property {HTMLElement[]} groups 装着它们的，全空了就收起
 * @property {HTMLElement | null} [index] 目录，找的时候收起
 */

/** 空格隔开的每一段都有才算。 @param {string} text 已经变简的 @param {string} query 照打的 */
export function has(text, query) {
  return query.split(/\s+/u).map(plain).every(part => text.includes(part))
}

/** @param {Found} list */
export function startFinder({ label, before, items, groups, index = null }) {
  const box = element("input", { type: "search", id: "list-find", maxlength: String(LONGEST), autocomplete: "off" })
  const status = element("span", { role: "status", class: "hb-finder__status" })
  const texts = items.map(item => plain(item.textContent ?? ""))
  before.before(element("p", { class: "hb-finder hb-noprint" }, element("label", { for: "list-find" }, label), " ", box, " ", status))
  const show = () => {
    let found = 0
    items.forEach((item, at) => {
      const kept = has(texts[at] ?? "", box.value)
      if (kept) found++
      if (item.hidden === kept) item.hidden = !kept
    })
    if (index) index.hidden = plain(box.value) !== ""
    for (const group of groups) group.hidden = !items.some(item => !item.hidden && group.contains(item))
    status.textContent = !plain(box.value) ? "" : found ? `${found} 条` : "没有。换一个词，或者用上面的搜索"
  }
  box.addEventListener("input", show)
  // 网址里点名的一条（别处连过来的）要露出来。
  addEventListener("hashchange", () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!named?.closest("[hidden]")) return
    box.value = ""
    show()
    named.scrollIntoView()
  })
}
