/** 页首的“字号”面板：浏览器自己会开合，这里让它在按别处、走出去、按 Esc 时收起，说出现在是哪一种颜色。 */

export function startDisplay() {
  const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.hb-display"))
  if (!panel) return
  const close = () => { panel.open = false }
  // Material 记着选了哪一个，却不在单选上写出来；没有选过的是第一个，跟随系统。
  const colours = /** @type {NodeListOf<HTMLInputElement>} */ (panel.querySelectorAll("[name=__palette]"))
  const colour = colours[self.__md_get?.("__palette")?.index ?? 0]
  if (colour) colour.checked = true
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !panel.contains(target)) close()
  })
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !panel.contains(relatedTarget)) close()
  })
  panel.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !panel.open) return
    close()
    panel.querySelector("summary")?.focus()
  })
}
