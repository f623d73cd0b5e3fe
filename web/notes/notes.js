/**
 * 正文里的小数字和术语：按一下，注从屏幕下沿出来，人还在原处；再按、按别处或者按 Esc 就收起。
 * 没有脚本时，按小数字靠样式里的 :focus-within，按术语照链接走。
 */

import { element } from "../lib/dom.js"

const OPEN = "data-open"

/** 收起打开的注；except 除外。 @param {Element | null} [except] */
function closeNotes(except = null) {
  for (const one of document.querySelectorAll(`.hb-cited[${OPEN}]`)) {
    if (one !== except) toggle(one, false)
  }
  document.querySelector(".hb-sheet")?.remove()
}

/** @param {Element} cited @param {boolean} open */
function toggle(cited, open) {
  cited.toggleAttribute(OPEN, open)
  cited.querySelector(".hb-ref")?.setAttribute("aria-expanded", `${open}`)
}

/** 术语的意思，和去术语表的链接。 @param {HTMLAnchorElement} term */
function showTerm(term) {
  closeNotes()
  const more = element("a", { href: term.href }, "看全部")
  const sheet = element("div", { class: "hb-sheet", role: "note" }, term.dataset.meaning ?? term.title, " ", more)
  document.body.append(sheet)
}

/** 鼠标移上去已经看得见的，不拦；手指按的才拦。 @param {MouseEvent} event */
function byFinger(event) {
  return /** @type {PointerEvent} */ (event).pointerType === "touch" || !matchMedia("(hover: hover)").matches
}

/** @param {MouseEvent} event */
function pressed(event) {
  const target = /** @type {Element} */ (event.target)
  const cited = target.closest(".hb-ref")?.closest(".hb-cited")
  if (cited) {
    const open = !cited.hasAttribute(OPEN)
    closeNotes(cited)
    toggle(cited, open)
    return
  }
  const term = /** @type {HTMLAnchorElement | null} */ (target.closest("a.hb-term"))
  if (term && byFinger(event)) {
    event.preventDefault()
    showTerm(term)
  } else if (!target.closest(".hb-note, .hb-sheet")) closeNotes()
}

export function startNotes() {
  // Material 的提示在鼠标移上去时拿走 title，所以先记下来。
  for (const one of document.querySelectorAll("a.hb-term[title]")) {
    const term = /** @type {HTMLAnchorElement} */ (one)
    term.dataset.meaning = term.title
  }
  document.addEventListener("click", pressed)
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") closeNotes()
  })
}
