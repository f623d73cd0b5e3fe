/** 搜索面板：按种类收窄、最近找过的、没有结果时的建议、快捷键。 */

import { copiedText } from "../copy/copy.js"
import { button, element } from "../lib/dom.js"
import { ANSWERED } from "../search/messages.js"
import { LONGEST } from "./address.js"
import { watchComposing } from "./composing.js"
import { forget, recent, remember } from "./recent.js"

/** 页上有 Material 的搜索框，才有面板。 */
export function startSearchPanel() {
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"))
  const output = document.querySelector(".md-search__output")
  const channel = self.handbookSearchChannel
  if (box && output && channel) start(box, output, channel)
}

/** 一条结果的网址；Material 也照这一处算。 @param {string} location */
function addressOf(location) {
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? '{"base":"."}')
  return new URL(location, new URL(base, self.location.href)).href
}

/** 抄下来的按钮；抄不成就照 failed 做。 @param {string} label @param {() => Promise<string>} text @param {() => void} [failed] */
function copier(label, text, failed) {
  return button(label, "hb-chip", async made => {
    try {
      await navigator.clipboard.writeText(await text())
      made.textContent = "已复制"
    } catch {
      if (failed) failed()
      else made.textContent = "不能复制，请自己选"
    }
  })
}

/** 样例里可以照抄的全文，从它的页上取。 @param {string} address */
async function sampleText(address) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
  const text = copiedText(page)
  if (!text) throw new Error(address)
  return text
}

/** 直接回答的一条：问题、它自己的话、依据；样例可以复制。 @param {import("../search/messages.js").Direct} direct */
function told({ kind, title, location, text, note }) {
  const address = addressOf(location)
  const link = element("a", { class: "md-search-result__link", href: address }, title)
  const parts = [element("p", { class: "hb-answer-title" }, element("span", { class: "hb-kind" }, kind), link), element("p", {}, text)]
  if (note) parts.push(element("p", { class: "hb-answer-note" }, `依据：${note}`))
  if (kind !== "样例") return parts
  return [...parts, copier("复制全文", () => sampleText(address), () => { self.location.href = address })]
}

/**
 * @param {HTMLInputElement} box
 * @param {Element} output
 * @param {import("./channel.js").Channel} channel
 */
function start(box, output, channel) {
  const chips = element("div", { class: "hb-chips", role: "group", "aria-label": "只看一种" })
  const note = element("div", { class: "hb-search-note", role: "status" })
  const card = element("div", { class: "hb-answer", hidden: true })
  output.querySelector(".md-search-result")?.before(chips, note, card)

  // 浏览器会把离开前框里的字放回来。
  box.maxLength = LONGEST
  box.value = box.value.slice(0, LONGEST)
  /** 没有选成字的拼音，不算找过。 */
  let unfinished = ""
  watchComposing(box, text => { unfinished = text })
  const done = () => {
    if (box.value !== unfinished) remember(box.value)
  }

  /** Material 只在 keyup 时查询。 */
  const query = () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))

  /** @param {string} text */
  function ask(text) {
    box.value = text
    box.focus()
    query()
  }

  /** @param {string} label @param {() => void} action */
  const chip = (label, action) => button(label, "hb-chip", action)

  function showRecent() {
    const list = recent()
    chips.hidden = card.hidden = true
    note.replaceChildren()
    if (!list.length) return
    note.append(element("span", {}, "最近找过："), ...list.map(one => chip(one, () => ask(one))), chip("清除记录", () => {
      forget()
      note.replaceChildren()
      box.focus()
    }))
  }

  /** @param {string} kind 再点一次是放开 */
  function choose(kind) {
    channel.kind = channel.kind === kind ? "" : kind
    channel.again?.()
  }

  /** @param {import("../search/messages.js").Answer} answer */
  function show({ kinds = [], trouble, loading, suggestions = [], near, direct, weak, items }) {
    if (!box.value.trim()) {
      showRecent()
      return
    }
    const active = document.activeElement
    const focused = active instanceof HTMLElement && chips.contains(active) ? active.dataset.kind : null
    chips.hidden = kinds.length < 2 && !channel.kind
    chips.replaceChildren(...kinds.map(([kind, count]) => {
      const made = chip(`${kind} ${count}`, () => choose(kind))
      made.dataset.kind = kind
      made.setAttribute("aria-pressed", `${kind === channel.kind}`)
      return made
    }))
    if (focused) /** @type {HTMLElement | null} */ (chips.querySelector(`[data-kind="${focused}"]`))?.focus()
    note.replaceChildren()
    if (trouble) note.append(element("p", {}, trouble + "。"))
    if (loading && (weak || !items.length)) note.append(element("p", {}, "正文还在载入，到了再答一次。"))
    if (!loading && weak) note.append(element("p", {}, "可能没有正好回答这句话的，下面是字面上最近的。"))
    if (!loading && suggestions.length) note.append(element("span", {}, near ? "是不是要找：" : "可以找："), ...suggestions.map(title => chip(title, () => ask(title))))
    if (!loading && (weak || !items.length && !trouble)) note.append(copier("复制“我想找的是……”", async () => `我想找的是：${box.value.trim()}（党小组工作手册里没有找到）`))
    card.hidden = !direct
    card.replaceChildren(...(direct ? told(direct) : []))
  }

  document.addEventListener(ANSWERED, event => show(/** @type {CustomEvent} */ (event).detail))
  // 用输入法、语音或粘贴填进来的字不一定有 keyup，这里补一个。
  box.addEventListener("input", () => {
    channel.kind = ""
    query()
    if (!box.value.trim()) showRecent()
  })
  box.addEventListener("focus", () => {
    if (!box.value.trim()) showRecent()
  })
  output.addEventListener("click", event => {
    if (event.target instanceof Element && event.target.closest(".md-search-result__link")) done()
  })
  box.addEventListener("keydown", event => {
    if (event.key === "Enter") done()
  })
  // “/”由 Material 处理；Ctrl-K 和 ⌘K 是读者在别处习惯的。
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault()
      const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"))
      if (toggle && !toggle.checked) toggle.click()
      box.focus()
    }
  })
}
