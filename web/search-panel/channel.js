/**
 * 在 Material 的脚本之前载入。查询时带上选中的种类，应答时把各种类的条数转给搜索面板：Material 的消息只有查询的文字，
 * 没有地方放这些。网址里太长的查询也在这时截短，Material 还没有读。
 */

import { shortened } from "./address.js"
import { ANSWERED, isQuery, isResult, isSetup } from "../search/messages.js"

/** @typedef {{ kind: string, again: (() => void) | null }} Channel 选中的种类，和照它再问一次 */

/** @type {Channel} */
const channel = { kind: "", again: null }
const post = /** @type {(this: Worker, message: unknown, ...rest: any[]) => void} */ (Worker.prototype.postMessage)

/** @this {Worker} @param {unknown} message @param {any[]} rest */
Worker.prototype.postMessage = function (message, ...rest) {
  if (isSetup(message)) {
    this.addEventListener("message", ({ data }) => {
      if (isResult(data)) document.dispatchEvent(new CustomEvent(ANSWERED, { detail: data.data }))
    })
  }
  if (isQuery(message)) {
    channel.again = () => post.call(this, { ...message, kind: channel.kind })
    return post.call(this, { ...message, kind: channel.kind }, ...rest)
  }
  return post.call(this, message, ...rest)
}
self.handbookSearchChannel = channel

const address = shortened(location.href)
if (address) history.replaceState(history.state, "", address)
