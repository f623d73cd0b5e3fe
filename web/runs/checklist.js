/** 页上的检查单：上面是哪一次和能做的事，每项有备注和日子，下面一条进度，滚动时跟着。 */

import { button, element } from "../lib/dom.js"
import { sealed } from "../lib/envelope.js"
import { printFrom } from "../print/print.js"
import { today } from "../tools/dates.js"
import { Board } from "./board.js"
import { carry } from "./carry.js"
import { shortDay } from "./due.js"
import { FILE, LONGEST, clean } from "./exchange.js"
import { Row, markShown } from "./row.js"
import { changes, markOf, progress } from "./run.js"
import { copyText, saveFile } from "./taking.js"
import { asText } from "./text.js"

/** @typedef {import("./run.js").Run} Run */

const QUIET = "hb-quiet"
let count = 0

/** 单子上的条目，照页面的次序。 @param {HTMLElement} section @returns {import("./run.js").Current[]} */
export function itemsOf(section) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (section.querySelectorAll("input[type=checkbox][data-item]"))].map(box => ({
    id: box.dataset.item ?? "",
    text: clean(box.closest("li")?.querySelector(".hb-item__text")?.textContent ?? "", LONGEST.text),
    phase: clean(box.closest(".hb-checklist__phases > li")?.querySelector(".hb-checklist__phase")?.textContent ?? "", LONGEST.phase),
    ...(box.dataset.aliases ? { aliases: box.dataset.aliases.split(" ") } : {}),
  }))
}

/** @param {HTMLElement} section @param {Board} board */
function enhance(section, board) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (section.querySelectorAll("input[type=checkbox][data-item]"))
  const rows = [...boxes].map(box => new Row(/** @type {HTMLElement} */ (box.closest("li")), box, board))
  const [head, notice, former, foot] = [top(section, board, rows), updated(board), formerItems(board), bottom(board)]
  const printed = element("p", { class: "hb-run__head" })
  section.querySelector(".hb-checklist__meta")?.after(printed, head.place, notice.place)
  section.querySelector(".hb-checklist__phases")?.after(former.place)
  section.append(foot.place)
  section.closest(".hb-block")?.classList.add("hb-block--runs")
  let shown = ""
  const show = () => {
    const run = board.run()
    // 换了一次就收起；头一次是从这一栏里开始的，不收。
    if (shown && shown !== board.current) for (const row of rows) row.close()
    shown = board.current
    for (const row of rows) row.show()
    for (const part of [head, notice, former, foot]) part.show(run)
    printed.textContent = run ? headOf(run, board) : ""
  }
  board.shelf.onChange(show)
  section.dataset.ready = ""
  show()
}

/** 印出来的一行：哪一次，哪天印的，办了几项。 @param {Run} run @param {Board} board */
function headOf(run, board) {
  const { done, whole } = progress(run, board.what.items)
  return `${run.name}　${shortDay(board.today())}，办了 ${done} / ${whole} 项`
}

/** 上面：哪一次，开始新的一次，更多。 @param {HTMLElement} section @param {Board} board @param {Row[]} rows */
function top(section, board, rows) {
  const id = `hb-run-top-${++count}`
  const choice = element("select", { id: `${id}-which` })
  choice.addEventListener("change", () => board.choose(choice.value))
  const which = element("span", { class: "hb-run__which" }, element("label", { for: choice.id }, "这一次"), " ", choice)
  const ask = naming(id, board)
  const start = button("开始新的一次", QUIET, () => ask.open("开始", board.suggested(), name => board.start(name), start))
  const trouble = element("p", { class: "hb-run__trouble", role: "alert" })
  const place = element("div", { class: "hb-checklist__bar hb-run hb-noprint" },
    element("p", { class: "hb-run__line" }, which, start, more(section, board, ask)), ask.place, trouble)
  const kept = section.querySelector(".hb-run__private")
  if (kept) place.append(kept)

  /** @param {Run | null} run */
  function show(run) {
    const all = board.choices()
    choice.disabled = !all.length
    choice.replaceChildren(...(all.length ? [] : [element("option", { value: "" }, "还没有开始")]), ...all.map(one => element("option", { value: one.id }, `${one.name}${{ open: "", done: "（办完了）", archived: "（已归档）" }[one.state]}`)))
    choice.value = run?.id ?? ""
    const lost = run && board.shelf.lost(run.id) ? "这一次存着的记录没有了：在别的窗口里删了，或者清过浏览器的数据。页上的还在，再打一个勾就重新存下。" : board.shelf.trouble
    if (trouble.textContent !== lost) trouble.textContent = lost
    for (const one of place.querySelectorAll("[data-needs-run]")) /** @type {HTMLElement} */ (one).hidden = !run
    const archive = place.querySelector("[data-archive]")
    if (archive) archive.textContent = run?.state === "archived" ? "取回来接着办" : "归档"
  }
  // 脚本载入以前打的勾。
  const early = rows.filter(({ box }) => box.dataset.early !== undefined)
  for (const { box } of early) delete box.dataset.early
  const ticked = early.filter(({ box }) => box.checked).map(({ id: item }) => item)
  if (ticked.length) board.mark(ticked, { done: true })
  return { place, show }
}

/** 问一个名称：开始新的一次、改名都用它。 @param {string} id @param {Board} board */
function naming(id, board) {
  const name = element("input", { type: "text", id: `${id}-name`, maxlength: String(LONGEST.name), autocomplete: "off" })
  const go = button("开始", QUIET, () => {
    const text = clean(name.value, LONGEST.name)
    close()
    then(text)
  })
  /** @type {(name: string) => void} */
  let then = () => {}
  /** @type {HTMLElement | null} */
  let from = null
  const close = () => {
    place.hidden = true
    from?.focus()
  }
  const place = element("p", { class: "hb-run__name" }, element("label", { for: name.id }, "叫什么"), " ", name, " ", go, " ", button("不了", QUIET, close))
  place.hidden = true
  name.addEventListener("keydown", event => {
    if (event.key === "Escape") close()
    if (event.key === "Enter" && !event.isComposing) go.click()
  })
  /** @param {string} verb @param {string} value @param {(name: string) => void} action @param {HTMLElement} opener */
  const open = (verb, value, action, opener) => {
    board.said = { text: "", back: null }
    ;[go.textContent, name.value, then, from] = [verb, value, action, opener]
    place.hidden = false
    name.focus()
    name.select()
  }
  return { place, open }
}

/** 更多能做的事。 @param {HTMLElement} section @param {Board} board @param {ReturnType<typeof naming>} ask */
function more(section, board, ask) {
  const text = () => {
    const run = board.run()
    return run ? asText(run, board.today(), board.what.items) : ""
  }
  const rename = button("改名", QUIET, () => ask.open("改名", board.run()?.name ?? "", name => board.rename(name), rename))
  const copy = button("复制成文字", QUIET, made => copyText(made, text()))
  const save = button("存成文件", QUIET, () => {
    const run = board.run()
    if (run) saveFile(run.name, sealed(FILE, [run]))
  })
  const reset = button("清空", QUIET, () => board.reset())
  const archive = button("归档", QUIET, () => {
    if (board.run()?.state === "archived") board.state("open", "取回来了。")
    else board.state("archived", "归档了，在“我的检查单”里还找得到。")
  })
  archive.dataset.archive = ""
  const remove = button("删掉这一次", QUIET, () => board.remove())
  const ticked = button("打印（带勾）", QUIET, made => printList(section, made, false))
  const own = [rename, copy, save, ticked, reset, archive, remove]
  for (const one of own) one.dataset.needsRun = ""
  const basis = button("看每项的依据", `${QUIET} hb-run__basis`, made => {
    const open = section.dataset.basis === undefined
    if (open) section.dataset.basis = ""
    else delete section.dataset.basis
    made.textContent = open ? "收起依据" : "看每项的依据"
  })
  return element("details", { class: "hb-run__more" }, element("summary", {}, "更多"),
    element("div", { class: "hb-run__buttons" }, rename, copy, ticked, button("打印空白的", QUIET, made => printList(section, made, true)), save, reset, archive, remove, basis))
}

/** 只印这张单子。 @param {HTMLElement} section @param {HTMLElement} made @param {boolean} blank 不带勾和备注 */
function printList(section, made, blank) {
  const page = document.documentElement
  const block = section.closest(".md-content__inner > *") ?? section
  const clear = () => {
    page.classList.remove("hb-printing-list", "hb-printing-blank")
    block.classList.remove("hb-printed")
  }
  clear()
  block.classList.add("hb-printed")
  page.classList.add("hb-printing-list")
  page.classList.toggle("hb-printing-blank", blank)
  addEventListener("afterprint", clear, { once: true })
  printFrom(made)
}

/** 检查单改过：多了什么、少了什么。 @param {Board} board */
function updated(board) {
  const list = element("ul")
  const place = element("div", { class: "hb-run__updated hb-noprint", role: "status" })
  /** @param {Run | null} run */
  const show = run => {
    const found = run && changes(run, board.what.items)
    place.hidden = !found
    if (!found || !run) {
      place.replaceChildren()
      return
    }
    const line = (/** @type {string} */ label, /** @type {import("./run.js").Listed[]} */ items) =>
      items.length ? [element("li", {}, `${label}：${items.map(({ text }) => text).join("；")}。`)] : []
    list.replaceChildren(...line("新加的", found.added), ...line("换了说法的", found.reworded), ...line("没有了的", found.gone))
    if (!place.childNodes.length) {
      place.append(element("strong", {}, "检查单已更新"), list,
        element("p", {}, "打过的勾和备注都还在；没有了的条目，记过东西的留在单子后面。 ", button("知道了", QUIET, () => board.accept())))
    }
  }
  return { place, show }
}

/** 单子上已经没有、而这一次记过东西的条目。 @param {Board} board */
function formerItems(board) {
  const place = element("div", { class: "hb-run__former" })
  /** @param {Run | null} run */
  const show = run => {
    const items = run?.former ?? []
    place.hidden = !items.length
    place.replaceChildren(...(run && items.length ? [element("p", {}, element("strong", {}, "单子上已经没有的")),
      element("ul", {}, ...items.map(item => element("li", {}, `${markOf(run, item.id).done ? "☑" : "☐"} ${item.text} `, ...markShown(markOf(run, item.id), board.today()))))] : []))
  }
  return { place, show }
}

/** 下面跟着滚动的一条：进度，办完了。 @param {Board} board */
function bottom(board) {
  const name = element("span", { class: "hb-run__current" })
  const said = element("span", { class: "hb-checklist__progress", role: "status" })
  const bar = element("progress", { "aria-hidden": "true" })
  const finish = button("办完了", QUIET, () => {
    const run = board.run()
    if (!run) return
    const { done, whole } = progress(run, board.what.items)
    if (run.state === "open") board.state("done", done < whole ? `记作办完了，还有 ${whole - done} 项没有打勾。` : "记作办完了。")
    else board.state("open", "接着办。")
  })
  // 做了什么说在这里：它一直看得见，多一行少一行也不推动上面的条目。
  const told = element("span", { role: "status" })
  const back = button("撤销", QUIET, () => {
    board.said.back?.()
    finish.focus()
  })
  const place = element("div", { class: "hb-run__progress hb-noprint" },
    element("span", { class: "hb-run__said" }, told, " ", back), name, said, bar, finish)
  /** @param {Run | null} run */
  const show = run => {
    const { done, whole } = run ? progress(run, board.what.items) : { done: 0, whole: board.what.items.length }
    name.textContent = run?.name ?? ""
    const text = `已完成 ${done} / ${whole} 项`
    if (said.textContent !== text) said.textContent = text
    ;[bar.max, bar.value] = [whole, done]
    if (told.textContent !== board.said.text) told.textContent = board.said.text
    back.hidden = !board.said.back
    finish.hidden = !run
    finish.textContent = run && run.state !== "open" ? "接着办" : "办完了"
    finish.classList.toggle("hb-run__ready", done === whole && run?.state === "open")
  }
  return { place, show }
}

/** 页上的每一张检查单；同一张出现两次，是同一块板。 @param {import("./shelf.js").Shelf} shelf */
export function startChecklists(shelf) {
  /** @type {Map<string, Board>} */
  const boards = new Map()
  const asked = new URLSearchParams(location.hash.slice(1)).get("run") ?? ""
  for (const one of document.querySelectorAll("[data-checklist]")) {
    const section = /** @type {HTMLElement} */ (one)
    const checklist = section.dataset.checklist ?? ""
    let board = boards.get(checklist)
    if (!board) {
      const what = { checklist, title: section.dataset.title ?? checklist, items: itemsOf(section) }
      carry(shelf, what, today())
      board = new Board(shelf, what, today, asked)
      boards.set(checklist, board)
    }
    enhance(section, board)
  }
}
