// 搜索面板：按种类收窄、最近找过的、没有结果时的建议、快捷键。最近找过的只留在本机，键名带版本。
"use strict"
{
const KEY = "handbook.v1.searches"
const KINDS = ["章节", "检查单", "表单", "问答", "规定", "案例", "术语", "页面"]
const box = document.querySelector("[data-md-component=search-query]")
const output = document.querySelector(".md-search__output")
const channel = self.handbookSearchChannel

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(kept) ? kept.filter(one => typeof one === "string").slice(0, 8) : []
  } catch {
    return []
  }
}

function keep(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list))
  } catch {
    // 无痕窗口不让存，就不存
  }
}

function remember() {
  const query = box.value.trim().slice(0, 40)
  if (query.length > 1) keep([query, ...recent().filter(one => one !== query)].slice(0, 8))
}

function ask(query) {
  box.value = query
  box.focus()
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
}

function button(label, action) {
  const made = element("button", { type: "button", class: "hb-chip" }, label)
  made.addEventListener("click", action)
  return made
}

function start() {
  const chips = element("div", { class: "hb-chips", role: "group", "aria-label": "只看一种" })
  const note = element("div", { class: "hb-search-note", role: "status" })
  output.querySelector(".md-search-result").before(chips, note)

  function showRecent() {
    const list = recent()
    chips.hidden = true
    note.replaceChildren()
    if (list.length) {
      note.append(element("span", {}, "最近找过："), ...list.map(query => button(query, () => ask(query))), button("清除记录", () => {
        keep([])
        note.replaceChildren()
        box.focus()
      }))
    }
  }

  function choose(kind) {
    channel.kind = channel.kind === kind ? "" : kind
    channel.again?.()
  }

  function show({ counts = {}, trouble = "", suggestions = [], near = false }) {
    if (!box.value.trim()) {
      showRecent()
      return
    }
    const focused = chips.contains(document.activeElement) ? document.activeElement.dataset.kind : null
    const shown = KINDS.filter(kind => counts[kind] || kind === channel.kind)
    chips.hidden = shown.length < 2 && !channel.kind
    chips.replaceChildren(...shown.map(kind => {
      const chip = button(`${kind} ${counts[kind] ?? 0}`, () => choose(kind))
      chip.dataset.kind = kind
      chip.setAttribute("aria-pressed", String(kind === channel.kind))
      return chip
    }))
    if (focused) chips.querySelector(`[data-kind="${focused}"]`)?.focus()
    note.replaceChildren()
    if (trouble) note.append(element("p", {}, trouble + "。"))
    if (suggestions.length) note.append(element("span", {}, near ? "是不是要找：" : "可以找："), ...suggestions.map(title => button(title, () => ask(title))))
  }

  document.addEventListener("handbook-search", event => show(event.detail))
  // Material 只在 keyup 时查询；用输入法、语音或粘贴填进来的字不一定有 keyup，这里补一个。
  box.addEventListener("input", () => {
    channel.kind = ""
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
    if (!box.value.trim()) showRecent()
  })
  box.addEventListener("focus", () => {
    if (!box.value.trim()) showRecent()
  })
  output.addEventListener("click", event => {
    if (event.target.closest(".md-search-result__link")) remember()
  })
  box.addEventListener("keydown", event => {
    if (event.key === "Enter") remember()
  })
  // “/”由 Material 处理；Ctrl-K 和 ⌘K 是读者在别处习惯的。
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault()
      const toggle = document.getElementById("__search")
      if (toggle && !toggle.checked) toggle.click()
      box.focus()
    }
  })
}

if (box && output && channel) start()
}
