/**
 * 搜索框的开合。Material 用一个勾来开合，一按 Tab 就关，够不到种类和结果；
 * 这里让 Tab 照常走，走出去才关；窄屏上有真的按钮，关上以后焦点回到它。
 */

export function startSearchBox() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"))
  const opener = document.getElementById("hb-search-open")
  const closer = document.getElementById("hb-search-close")
  const box = document.getElementById("hb-search")
  if (!toggle || !opener || !closer || !box) return

  const close = () => {
    if (toggle.checked) toggle.click()
  }
  toggle.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", `${toggle.checked}`)
    const active = document.activeElement
    // 宽屏上没有这个按钮，focus() 什么也不做。
    if (!toggle.checked && (active === document.body || box.contains(active))) opener.focus()
  })
  opener.addEventListener("click", () => {
    toggle.click()
    box.querySelector("input")?.focus()
  })
  closer.addEventListener("click", close)
  box.addEventListener("keydown", event => {
    if (event.key === "Tab") event.stopPropagation()
  })
  box.addEventListener("focusout", ({ relatedTarget }) => {
    // 按了空白处、切到别的窗口，没有下一个焦点，不算走出去。
    if (relatedTarget instanceof HTMLElement && !box.contains(relatedTarget)) close()
  })
}
