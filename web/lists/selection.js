/** 打印选中的：勾几张表，在浏览器里合成一份 PDF，一次打印。合并的库和文件都在本站，什么也不传出去。 */

import { button, element } from "../lib/dom.js"
import { scriptData } from "../lib/script-data.js"

/** 一次最多合几份：再多，手机的内存不够。 */
const MOST = 60

const FOLDER = "从文件夹打开的一份不能合成：浏览器不让网页读旁边的文件。请逐张打开，或者用上面打好的包。"
const FAILED = "没有合成：有一份文件没有取到。请检查网络，再按一次，或者逐张打开。"

/** @typedef {{ item: HTMLElement, box: HTMLInputElement, pdf: string }} Row */

/** @param {HTMLElement} item @returns {Row} */
function row(item) {
  const title = item.querySelector("a")?.textContent ?? ""
  const box = element("input", { type: "checkbox", class: "hb-shelf__pick hb-noprint", "aria-label": `选中：${title}` })
  item.prepend(box)
  return { item, box, pdf: item.dataset.pdf ?? "" }
}

/** @param {string[]} addresses @returns {Promise<ArrayBuffer[]>} 照次序 */
function read(addresses) {
  return Promise.all(addresses.map(async address => {
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${response.status} ${address}`)
    return response.arrayBuffer()
  }))
}

/**
 * @param {HTMLElement} shelves 装着列表的
 * @param {string} library 合并的库的地址
 */
export function startSelection(shelves, library) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (shelves.querySelectorAll("li[data-pdf]"))].map(row)
  if (!rows.length) return
  const count = element("span", { role: "status" })
  const said = element("span", { role: "status", class: "hb-selection__said" })
  const merging = button("合成一份打印", "md-button md-button--primary", () => merge())
  const clear = button("清除", "hb-quiet", () => {
    for (const { box } of rows) box.checked = false
    tell()
  })
  const bar = element("div", { class: "hb-selection hb-noprint", role: "region", "aria-label": "选中的表" }, count, " ", merging, " ", clear, " ", said)
  bar.hidden = true
  shelves.after(bar)
  /** 上一次合成的，换新的以前放掉。 */
  let made = ""

  const picked = () => rows.filter(({ box }) => box.checked)
  function tell() {
    const number = picked().length
    bar.hidden = number === 0
    count.textContent = number > MOST ? `已选 ${number} 张，一次最多 ${MOST} 张` : `已选 ${number} 张`
    merging.disabled = number > MOST
    said.textContent = ""
  }

  async function merge() {
    if (location.protocol === "file:") {
      said.textContent = FOLDER
      return
    }
    merging.disabled = true
    said.textContent = "正在合成……"
    try {
      const [pdf, files] = await Promise.all([scriptData(library, "handbookPdf"), read(picked().map(one => one.pdf))])
      const { bytes, pages } = await pdf.merge(files)
      if (made) URL.revokeObjectURL(made)
      made = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }))
      const open = element("a", { href: made, target: "_blank", rel: "noopener" }, `打开合成的一份（${pages} 页），再按打印`)
      said.replaceChildren(open)
      open.focus()
    } catch (error) {
      console.warn(error)
      said.textContent = FAILED
    } finally {
      merging.disabled = false
    }
  }

  for (const { box } of rows) box.addEventListener("change", tell)
}
