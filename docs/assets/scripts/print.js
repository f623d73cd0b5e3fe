// “打印本页”按钮；没有脚本时不显示，用浏览器的打印命令。
"use strict"
for (const button of document.querySelectorAll("button.hb-print")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
