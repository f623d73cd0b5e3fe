// Material 的搜索框只在 keyup 时查询；用输入法、语音或粘贴填进来的字不一定有 keyup，这里补一个。
"use strict"
document.querySelector("[data-md-component=search-query]")?.addEventListener("input", event => {
  event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})
