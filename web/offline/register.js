/** 每页都做的：读者打开一页、空下来以后，登记离线的脚本；有了新版，在下面说一声。 */

import { button, element } from "../lib/dom.js"
import { download } from "../lib/download.js"
import { askEdition, isOff, obstacle, recall, register } from "./registration.js"

/** 页面载入以后等多久，毫秒：先让读者看上。 */
const PATIENCE = 1500

/** 这一页是哪一版的文字。 */
function pageEdition() {
  return /** @type {HTMLElement | null} */ (document.querySelector("script[data-edition]"))?.dataset.edition ?? ""
}

/** 告诉读者有新版；按了才换，换好了重新载入这一页。 @param {ServiceWorkerRegistration} registration */
function offer(registration) {
  if (document.querySelector(".hb-renewal")) return
  const bar = element("p", { class: "hb-renewal hb-noprint", role: "status" }, "手册有新版了。",
    button("刷新", "hb-quiet", () => {
      const { waiting } = registration
      if (!waiting) return location.reload()
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
      waiting.postMessage({ ask: "take over" })
    }),
    button("以后再说", "hb-quiet", () => bar.remove()))
  document.body.append(bar)
}

/** 存全了、等着接手的：和这一页是同一版的，悄悄接手；不是的，问读者。 @param {ServiceWorkerRegistration} registration */
async function consider(registration) {
  const { waiting } = registration
  if (!waiting) return
  const answer = await askEdition(waiting)
  if (!answer?.text) return
  if (answer.text === pageEdition()) waiting.postMessage({ ask: "take over" })
  else offer(registration)
}

/**
 * 断网时，浏览器下载文件不问存着的；替它取来。没有存着的，转到那一页去说。
 * @param {MouseEvent} event
 */
async function saveKept(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a[download]")
  if (navigator.onLine || !(link instanceof HTMLAnchorElement) || !link.href.startsWith("http")) return
  event.preventDefault()
  const { href } = link
  try {
    const response = await fetch(href)
    if (!response.ok) throw new Error(String(response.status))
    download(new URL(href).pathname.split("/").pop() ?? "", await response.blob())
  } catch {
    location.href = href
  }
}

async function begin() {
  // 等的时候，别的标签页可能关掉了。
  if (isOff()) return
  const container = navigator.serviceWorker
  const first = !container.controller
  const registration = await register()
  // 新的一份可能还没有开始存，正在存，或者已经存全。
  const watch = () => registration.installing?.addEventListener("statechange", () => consider(registration))
  registration.addEventListener("updatefound", watch)
  watch()
  consider(registration)
  // 别的标签页换了版，这一页还是旧的。
  if (!first) {
    container.addEventListener("controllerchange", async () => {
      const answer = container.controller && await askEdition(container.controller)
      if (answer?.text && answer.text !== pageEdition()) offer(registration)
    })
    return
  }
  // 第一次打开的这一页，是它来以前载入的。
  const { active } = await container.ready
  active?.postMessage({ read: location.href })
}

/** 省流量的时候不自己开始；读者可以在“没有网也能看”那一页打开。 */
export function startOffline() {
  recall().catch(error => console.warn("没有删掉离线的一份：", error))
  if (obstacle() || isOff()) return
  document.addEventListener("click", saveKept)
  const saving = /** @type {any} */ (navigator).connection?.saveData
  if (saving && !navigator.serviceWorker.controller) return
  const soon = () => setTimeout(() => begin().catch(error => console.warn("没有存下离线的一份：", error)), PATIENCE)
  if (document.readyState === "complete") soon()
  else addEventListener("load", soon)
}
