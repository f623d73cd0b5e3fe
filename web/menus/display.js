/** 页首的“字号”面板：浏览器自己会开合，这里只让它在按别处、走出去、按 Esc 时收起。 */

export function startDisplay() {
  const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.hb-display"))
  if (!panel) return
  const close = () => { panel.open = false }
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
