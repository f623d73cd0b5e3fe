/** 宽得要左右移的表：用键盘也能移，读屏软件知道是什么。放得下的不多一站。 */

const WIDE = ".hb-block, .hb-sample__form, .md-typeset__scrollwrap"

/** @param {HTMLElement} one */
function tell(one) {
  const wide = one.scrollWidth > one.clientWidth + 1
  if (wide === one.hasAttribute("data-wide")) return
  one.toggleAttribute("data-wide", wide)
  if (wide) {
    one.tabIndex = 0
    one.setAttribute("role", "region")
    one.setAttribute("aria-label", "可以左右移动的表")
  } else for (const name of ["tabindex", "role", "aria-label"]) one.removeAttribute(name)
}

export function startScrolling() {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(WIDE))
  if (!all.length || typeof ResizeObserver === "undefined") return
  // 换字号、转屏、打开折叠的一段，宽窄都会变。
  const watch = new ResizeObserver(entries => { for (const { target } of entries) tell(/** @type {HTMLElement} */ (target)) })
  for (const one of all) watch.observe(one)
}
