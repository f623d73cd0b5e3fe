/** 把做好的东西存成读者设备上的一个文件。 */

import { element } from "./dom.js"

/** 地址留多久，毫秒：浏览器按下以后才去取。 */
const LASTS = 10_000

/** @param {string} name 文件名 @param {Blob} content */
export function download(name, content) {
  const url = URL.createObjectURL(content)
  const link = element("a", { href: url, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), LASTS)
}
