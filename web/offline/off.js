/** 关掉离线：网站不再给离线的一份时，放在原来那个脚本的地方，把存着的删掉，自己也退出。 */

import { clear } from "./copy.js"

const worker = /** @type {any} */ (self)

worker.addEventListener("install", () => worker.skipWaiting())
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil((async () => {
  await clear(worker.registration.scope)
  await worker.registration.unregister()
})()))
