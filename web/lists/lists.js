/** 长列表的页：问答和“打印和下载”。 */

import { startFinder } from "./finder.js"
import { startSelection } from "./selection.js"

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript)

/** @param {ParentNode} from @param {string} selector @returns {HTMLElement[]} */
const all = (from, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (from.querySelectorAll(selector))]

const shelves = document.getElementById("shelves")
if (shelves) {
  startFinder({ label: "找一张", before: shelves, items: all(shelves, "li"), groups: all(shelves, "section") })
  startSelection(shelves, new URL(script?.dataset.pdf ?? "", location.href).href)
}

const asked = document.querySelector(".hb-faq") && document.getElementById("questions")
if (asked) {
  const index = /** @type {HTMLElement | null} */ (document.querySelector(".hb-asked"))
  startFinder({
    label: "找一问",
    before: index ?? asked,
    items: all(asked, ".hb-faq"),
    groups: all(asked, ".hb-faq-group"),
    index,
  })
}
