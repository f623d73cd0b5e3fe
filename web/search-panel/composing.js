/**
 * 输入法。正在选字时按的键是给输入法的，Material 不该照着跳走；没选成字的拼音不算找过。
 */

/**
 * 是不是给输入法的键。keyCode 229 是老写法，但 Safari 先说选完了、再说按了键，只有它认得出。
 * @param {KeyboardEvent} event
 */
export function forInputMethod(event) {
  return event.isComposing || event.keyCode === 229
}

/**
 * 选完的一段是不是没有选成字：只有字母和隔音号。
 * @param {string | null} data
 */
export function isRaw(data) {
  return /^[a-z' ’]+$/i.test(data ?? "")
}

/**
 * 给输入法的键，在 Material 听见以前拦下；没选成字的话告诉面板。
 * @param {HTMLInputElement} box
 * @param {(text: string) => void} raw 框里这时的字，其中有一段没有选成
 */
export function watchComposing(box, raw) {
  box.addEventListener("keydown", event => {
    if (forInputMethod(event)) event.stopImmediatePropagation()
  }, true)
  box.addEventListener("compositionend", event => {
    // 框里的字在这个事件以后才定下来。
    if (isRaw(event.data)) setTimeout(() => raw(box.value))
  })
}
