/** 比较：在案例库里勾两三个，排成一张表，可以打印。 */

import { button, element } from "../lib/dom.js"

/** 一张表里最多几个：再多，一栏就太窄。 */
const MOST = 3

/** 表的各行：名称，和从列表、正文里取什么。正文依次是开头、事情、可以拿走的、要掂量的和来源。 */
const ROWS = Object.freeze(/** @type {readonly (readonly [string, (one: Compared) => string])[]} */ ([
  ["领域", one => one.item.dataset.sector ?? ""],
  ["地方", one => one.item.dataset.province ?? ""],
  ["时间", one => one.item.dataset.years ?? ""],
  ["小组形式", one => one.item.dataset.form ?? ""],
  ["证据", one => one.item.dataset.evidence ?? ""],
  ["事情", one => one.texts[1] ?? ""],
  ["可以拿走的", one => one.texts[2] ?? ""],
  ["要掂量的、来源", one => (one.texts[3] ?? "").replace(/ (说明的是|相近的案例)：.*$/u, "")],
]))

/** @typedef {{ item: HTMLElement, texts: string[] }} Compared */

/** @param {Compared[]} chosen */
function table(chosen) {
  const head = element("tr", {}, element("td"), ...chosen.map(({ item }) => {
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"))
    return element("th", { scope: "col" }, element("a", { href: link.getAttribute("href") }, link.textContent ?? ""))
  }))
  const body = ROWS.map(([name, of]) =>
    element("tr", {}, element("th", { scope: "row" }, name), ...chosen.map(one => element("td", {}, of(one) || "没有写"))))
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...body))
}

/**
 * @param {HTMLElement[]} items 列表上的案例
 * @param {HTMLElement} list 表放在它前面
 * @param {() => Promise<Map<string, string[]>>} texts 各案例的正文；取不到是空的
 */
export function startCompare(items, list, texts) {
  const rows = items.filter(item => !item.classList.contains("hb-cases__brief")).map(item => {
    const title = item.querySelector("a")?.textContent ?? ""
    const box = element("input", { type: "checkbox", "aria-label": `比较：${title}` })
    item.append(element("label", { class: "hb-compare__pick hb-noprint" }, box, " 比较"))
    return { item, box }
  })
  const count = element("span", { role: "status" })
  const show = button("排成一张表", "md-button md-button--primary", () => open())
  const clear = button("清除", "hb-quiet", () => {
    for (const { box } of rows) box.checked = false
    tell()
    place.replaceChildren()
  })
  const bar = element("div", { class: "hb-selection hb-noprint", role: "region", "aria-label": "选中的案例" }, count, " ", show, " ", clear)
  const place = element("div", { class: "hb-compare" })
  list.before(place)
  list.after(bar)

  const picked = () => rows.filter(({ box }) => box.checked)
  function tell() {
    const number = picked().length
    bar.hidden = number === 0
    show.disabled = number < 2
    count.textContent = number < 2 ? `已选 ${number} 个，再选一个` : `已选 ${number} 个`
    for (const { box } of rows) box.disabled = number >= MOST && !box.checked
  }

  async function open() {
    const known = await texts()
    const chosen = picked().map(({ item }) => ({ item, texts: known.get(item.dataset.case ?? "") ?? [] }))
    const title = element("h2", { id: "compare", tabindex: "-1" }, "比较")
    const print = button("打印这张表", "hb-quiet hb-noprint", () => printTable())
    place.replaceChildren(title, element("p", { class: "hb-noprint" }, print), element("div", { class: "hb-compare__table", tabindex: "0", role: "region", "aria-label": "比较的表" }, table(chosen)))
    title.focus()
    title.scrollIntoView()
  }

  /** 只打印表：列表这一次不打。 */
  function printTable() {
    document.documentElement.classList.add("hb-printing-compare")
    self.print?.()
    document.documentElement.classList.remove("hb-printing-compare")
  }

  for (const { box } of rows) box.addEventListener("change", tell)
  tell()
}
