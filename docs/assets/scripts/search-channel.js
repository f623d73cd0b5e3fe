// 在 Material 建立搜索 Worker 之前载入：查询时带上选中的种类，应答时把各种类的条数转给搜索面板。
// Material 的消息只有查询的文字，没有地方放这些。
"use strict"
{
const post = Worker.prototype.postMessage
const channel = { kind: "", again: null }

Worker.prototype.postMessage = function (message, ...rest) {
  if (message?.type === 0) {
    this.addEventListener("message", event => {
      if (event.data?.type === 3) document.dispatchEvent(new CustomEvent("handbook-search", { detail: event.data.data }))
    })
  }
  if (message?.type === 2) {
    const worker = this
    channel.again = () => post.call(worker, { ...message, kind: channel.kind })
    return post.call(this, { ...message, kind: channel.kind }, ...rest)
  }
  return post.call(this, message, ...rest)
}
self.handbookSearchChannel = channel
}
