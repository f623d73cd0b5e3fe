/** 页面和替网站应答的那个脚本之间：登记、问版次、请它接手。 */

import { keep, kept } from "../lib/store.js"
import { clear } from "./copy.js"

const OFF = "offline.off"

/** 它的地址；这一版网站不给离线的一份时没有。 @returns {string | null} */
export function workerAddress() {
  const named = /** @type {HTMLElement | null} */ (document.querySelector("script[data-offline]"))?.dataset.offline
  return named ? new URL(named, location.href).href : null
}

/**
 * 网站不再给离线的一份：打开的这一页自己也退出、删掉。放在原处的那个脚本也做，可是旧的一份手上还有事时，它要等几分钟。
 * 同一个域名下别的网站登记的不动。
 */
export async function recall() {
  const named = /** @type {HTMLElement | null} */ (document.querySelector("script[data-recalled]"))?.dataset.recalled
  if (!named || !location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return
  const place = new URL("./", new URL(named, location.href)).href
  const found = await navigator.serviceWorker.getRegistration(place)
  if (found?.scope !== place) return
  await found.unregister()
  await clear(place)
}

/** 为什么存不了；存得了是空的。 @returns {"" | "here" | "off-site" | "insecure" | "old"} */
export function obstacle() {
  if (!location.protocol.startsWith("http")) return "here"
  if (!workerAddress()) return "off-site"
  if (!isSecureContext) return "insecure"
  return "serviceWorker" in navigator && "caches" in self ? "" : "old"
}

/** 读者关掉了没有。 */
export function isOff() {
  return kept(OFF, value => value === true)
}

/** 网站的首页。 */
export function scope() {
  return new URL("./", workerAddress() ?? location.href).href
}

/** 登记；已经登记的，看看有没有新的。 @returns {Promise<ServiceWorkerRegistration>} */
export function register() {
  return navigator.serviceWorker.register(/** @type {string} */ (workerAddress()), { updateViaCache: "none" })
}

/** 读者要存：以前关掉的，从此打开。 */
export function turnOn() {
  keep(OFF, false)
  return register()
}

/** 关掉：以后不再登记，存下的全部删掉。 */
export async function turnOff() {
  keep(OFF, true)
  const found = await navigator.serviceWorker.getRegistration(scope())
  await found?.unregister()
  await clear(scope())
}

/**
 * 问它是哪一版。
 * @param {ServiceWorker} worker
 * @returns {Promise<{ text: string, name: string } | null>} 不答的是 null
 */
export function askEdition(worker) {
  return new Promise(done => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => done(data)
    setTimeout(done, 3000, null)
    worker.postMessage({ ask: "edition" }, [port2])
  })
}
