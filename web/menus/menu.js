/**
 * 窄屏上的菜单。开合的是 Material 的一个勾（没有脚本时标签就能开合），这里给它真的按钮：
 * 说明开着还是关着，开着时后面的一切都碰不到，关上以后焦点回到按钮。
 */

const BEHIND = ".hb-header, .hb-hero, .md-content, .md-footer, .md-top"

/** 目录比屏幕长，现在的这一页也要看得见；它的高由 Material 晚一步定。 @param {HTMLElement} menu */
function showHere(menu) {
  const here = menu.querySelector("[aria-current=page]")
  const box = menu.closest(".md-sidebar__scrollwrap")
  if (!here || !box || typeof ResizeObserver === "undefined") return
  const watch = new ResizeObserver(() => {
    if (box.scrollHeight <= box.clientHeight) return
    watch.disconnect()
    const below = here.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom
    if (below > 0) box.scrollTop += below + box.clientHeight / 3
  })
  watch.observe(box)
}

export function startMenu() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"))
  const opener = document.getElementById("hb-menu-open")
  const closer = document.getElementById("hb-menu-close")
  const menu = document.getElementById("hb-nav")
  if (!toggle || !opener || !closer || !menu) return

  showHere(menu)
  toggle.addEventListener("change", () => {
    const open = toggle.checked
    opener.setAttribute("aria-expanded", `${open}`)
    for (const one of document.querySelectorAll(BEHIND)) one.toggleAttribute("inert", open)
    if (open) closer.focus()
    // 按了本页的一个标题的，焦点随浏览器到那里去。
    else if (!document.activeElement?.matches("a[href^='#']")) opener.focus()
  })
  opener.addEventListener("click", () => toggle.click())
  closer.addEventListener("click", () => toggle.click())
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && toggle.checked) toggle.click()
  })
}
