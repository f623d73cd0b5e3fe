/**
 * 在 Material 的脚本之前载入。查询时带上选中的种类，应答时把各种类的条数转给搜索面板：Material 的消息只有查询的文字，
 * 没有地方放这些。读者碰到搜索框，才请 Worker 载入数据，不搜索的人不必下载。网址里太长的查询也在这时截短，Material 还没有读。
 */

import { shortened } from "./address.js"
import { ANSWERED, Message, isQuery, isResult, isSetup } from "../search/messages.js"

/** @typedef {{ kind: string, again: (() => void) | null }} Channel 选中的种类，和照它再问一次 */

/** @type {Channel} */
const channel = { kind: "", again: null }
const post = /** @type {(this: Worker, message: unknown, ...rest: any[]) => void} */ (Worker.prototype.postMessage)

/** 搜索框，打开它的按钮，和首页的框。 */
const SEARCH = "[data-md-component=search], #hb-search-open, .hb-hero__search"
/** @type {Worker | null} Material 开的 Worker */
let worker = null
let wanted = false

/** 一旦要搜索，就载入；Worker 还没有开的，开了再说。 */
function load() {
  wanted = true
  if (worker) post.call(worker, { type: Message.LOAD })
}

/** @this {Worker} @param {unknown} message @param {any[]} rest */
Worker.prototype.postMessage = function (message, ...rest) {
  if (isSetup(message)) {
    this.addEventListener("message", ({ data }) => {
      if (isResult(data)) document.dispatchEvent(new CustomEvent(ANSWERED, { detail: data.data }))
    })
    worker = this
    const sent = post.call(this, message, ...rest)
    if (wanted) load()
    return sent
  }
  if (isQuery(message)) {
    channel.again = () => post.call(this, { ...message, kind: channel.kind })
    return post.call(this, { ...message, kind: channel.kind }, ...rest)
  }
  return post.call(this, message, ...rest)
}
self.handbookSearchChannel = channel

for (const touched of ["pointerover", "focusin"]) {
  document.addEventListener(touched, ({ target }) => {
    if (!wanted && target instanceof Element && target.closest(SEARCH)) load()
  })
}
// 在后台打开的页面没有焦点，网址里的查询也要答。
if (new URL(location.href).searchParams.has("q")) load()

const address = shortened(location.href)
if (address) history.replaceState(history.state, "", address)
