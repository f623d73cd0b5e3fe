/** 测试用的页面：happy-dom 的一个窗口，把脚本要用的名称放到全局。 */

import { Window } from "happy-dom"

const NAMES = [
  "document", "localStorage", "location", "history", "HTMLElement", "HTMLInputElement", "Element", "Event", "CustomEvent",
  "KeyboardEvent", "StorageEvent", "Node", "matchMedia", "addEventListener", "removeEventListener", "dispatchEvent", "MessageEvent", "print", "confirm",
]

const { setTimeout: wait } = globalThis
// 过一会儿才做的（按钮上的字改回来、收回地址），测试完了不等它。
globalThis.setTimeout = Object.assign((...given) => {
  const timer = wait(...given)
  return given[1] >= 1000 ? timer.unref() : timer
}, wait)

/**
 * 换上一个新页面；self 就是它的窗口。
 * @param {string} body 页面的 HTML
 * @param {Record<string, unknown>} [replaced] 换掉窗口的哪些名称，例如不让存的 localStorage
 * @returns {Window}
 */
export function openPage(body, replaced = {}, url = "http://handbook.test/page.html") {
  const window = new Window({ url })
  window.document.body.innerHTML = body
  globalThis.self = window
  for (const name of NAMES) {
    const value = name in replaced ? replaced[name] : window[name]
    Object.defineProperty(globalThis, name, { value: bound(value, window), configurable: true, writable: true })
  }
  return window
}

/** 窗口的函数离了窗口不能用；类不用绑。 */
function bound(value, window) {
  return typeof value === "function" && /^[a-z]/.test(value.name) ? value.bind(window) : value
}

/** 一个不让碰的属性：读它就抛错，像禁用了 Cookie 的浏览器里的 localStorage。 */
export function forbid(name) {
  Object.defineProperty(globalThis, name, { get() { throw new Error("SecurityError") }, configurable: true })
}
