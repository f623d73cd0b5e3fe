/** “我的检查单”一页：快到期的、正在办的、办完的、归档的，各次能做什么；全部存成文件、从文件读回来。 */

import { button, element } from "../lib/dom.js"
import { opened, sealed, textOf } from "../lib/envelope.js"
import { today } from "../tools/dates.js"
import { carriable, carry } from "./carry.js"
import { shortDay } from "./due.js"
import { FILE } from "./exchange.js"
import { byDue, dated, newId, progress, turned } from "./run.js"
import { copyText, saveFile } from "./taking.js"
import { asText, looksLikeText, readText } from "./text.js"

/** @typedef {import("./run.js").Run} Run */

const QUIET = "hb-quiet"
/** @type {[string, string, (run: Run) => boolean][]} 标题的编号、标题、哪些 */
const GROUPS = [
  ["open", "正在办的", ({ state }) => state === "open"],
  ["done", "办完的", ({ state }) => state === "done"],
  ["archived", "归档的", ({ state }) => state === "archived"],
]

/** @param {HTMLElement} root @param {import("./shelf.js").Shelf} shelf */
export function startMine(root, shelf) {
  const links = new Map([.../** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("a[data-start]"))].map(one => [one.dataset.start ?? "", one]))
  for (const checklist of carriable()) carry(shelf, { checklist, title: links.get(checklist)?.textContent ?? checklist, items: [] }, today())
  const desk = /** @type {HTMLElement} */ (root.querySelector(".hb-runs__desk"))
  const said = element("span", { role: "status" })
  /** @type {(() => void) | null} */
  let undo = null
  const back = button("撤销", QUIET, () => {
    undo?.()
    say("撤销了。")
    desk.focus()
  })
  const trouble = element("p", { class: "hb-run__trouble", role: "alert" })
  const lists = element("div")

  /** @param {string} text @param {(() => void) | null} [how] 怎样撤销 */
  function say(text, how = null) {
    said.textContent = text
    undo = how
    back.hidden = !how
  }

  function show() {
    const all = shelf.all()
    const unread = shelf.unreadable()
    trouble.textContent = shelf.trouble || (unread ? `有 ${unread} 份记录读不出，可能是别的版本存的；没有动它们。` : "")
    lists.replaceChildren(...soonPart(all, links), ...GROUPS.flatMap(([id, title, of]) => {
      const own = all.filter(of)
      return own.length ? [element("h2", { id }, title, element("small", {}, ` ${own.length} 次`)), element("ul", { class: "hb-runs__list" }, ...own.map(run => entry(run, links, shelf, say)))] : []
    }), ...(all.length ? [] : [element("p", { class: "hb-runs__none" }, "还没有开始过。打开下面的一张，打第一个勾，就记在这里。")]))
    exportAll.disabled = copyAll.disabled = !all.length
  }

  const exportAll = button("全部存成文件", QUIET, () => saveFile(`我的检查单-${today()}`, sealed(FILE, shelf.all())))
  const copyAll = button("全部复制成文字", QUIET, made => copyText(made, shelf.all().map(run => asText(run, today())).join("\n\n\n")))
  desk.tabIndex = -1
  desk.append(element("p", { class: "hb-runs__said" }, said, " ", back), trouble, lists,
    element("h2", { id: "keep" }, "存成文件，读回来"),
    element("p", { class: "hb-run__buttons" }, exportAll, copyAll), importing(shelf, links, say))
  say("")
  desk.hidden = false
  shelf.onChange(show)
  show()
}

/** 过期的和一周以内到期的，一项一行。 @param {Run[]} all @param {Map<string, HTMLAnchorElement>} links */
function soonPart(all, links) {
  const now = today()
  const items = all.filter(({ state }) => state === "open").flatMap(run => dated(run, now).filter(({ soon }) => soon).map(item => ({ run, item })))
    .sort((one, other) => byDue(one.item, other.item))
  if (!items.length) return []
  return [element("h2", { id: "soon" }, "快到期的"), element("ul", { class: "hb-runs__soon" }, ...items.map(({ run, item }) => element("li", {},
    element("span", { class: item.overdue ? "hb-run__due hb-run__due--late" : "hb-run__due" }, `${item.overdue ? "过期了：" : ""}${shortDay(item.due, now)}以前`), " ", item.text, " ", named(run, links))))]
}

/** 这一次的链接；单子已经没有了的，只写名称。 @param {Run} run @param {Map<string, HTMLAnchorElement>} links */
function named(run, links) {
  const page = links.get(run.checklist)
  return page ? element("a", { href: `${page.getAttribute("href")}#run=${run.id}` }, run.name) : element("span", {}, run.name)
}

/** @param {Run} run @param {Map<string, HTMLAnchorElement>} links @param {import("./shelf.js").Shelf} shelf @param {(text: string, how?: (() => void) | null) => void} say */
function entry(run, links, shelf, say) {
  const now = today()
  const { done, whole } = progress(run)
  const late = dated(run, now).filter(({ overdue }) => overdue).length
  const told = [run.title, `${shortDay(run.started, now)}开始`, whole ? `${done} / ${whole} 项` : "", run.finished && run.state !== "open" ? `${shortDay(run.finished, now)}办完` : "",
    late && run.state === "open" ? `${late} 项过期了` : "", links.has(run.checklist) ? "" : "这张检查单现在没有了，记的还在"]
  /** @param {import("./run.js").State} state @param {string} text */
  const turn = (state, text) => {
    shelf.change(run.id, one => turned(one, state, now))
    say(text, () => shelf.change(run.id, one => ({ ...turned(one, run.state, now), ...(run.finished ? { finished: run.finished } : {}) })))
  }
  const state = run.state === "archived" ? button("取回来", QUIET, () => turn("open", `“${run.name}”取回来了。`)) : button("归档", QUIET, () => turn("archived", `“${run.name}”归档了。`))
  const remove = button("删掉", QUIET, () => {
    const gone = shelf.remove(run.id)
    if (gone) say(`“${run.name}”删掉了。`, () => shelf.put(gone))
  })
  const copy = button("复制成文字", QUIET, made => copyText(made, asText(run, now)))
  const save = button("存成文件", QUIET, () => saveFile(run.name, sealed(FILE, [run])))
  for (const one of [state, remove, copy, save]) one.setAttribute("aria-label", `${one.textContent}：${run.name}`)
  return element("li", {}, element("strong", {}, named(run, links)), element("small", {}, told.filter(Boolean).join(" · ")), element("span", { class: "hb-run__buttons" }, state, copy, save, remove))
}

/** 从文件读回来，或者粘贴。 @param {import("./shelf.js").Shelf} shelf @param {Map<string, HTMLAnchorElement>} links @param {(text: string) => void} say */
function importing(shelf, links, say) {
  const known = new Map([...links].map(([id, link]) => [link.textContent ?? "", id]))
  const file = element("input", { type: "file", id: "runs-file", class: "hb-hidden", accept: ".json,application/json" })
  const paste = element("textarea", { id: "runs-paste", rows: "4", autocomplete: "off", spellcheck: "false" })
  const error = element("p", { class: "hb-run__error", role: "alert" })
  /** @param {string} text */
  const take = text => {
    const read = looksLikeText(text) ? readText(text, known, today(), new Date()) : opened(FILE, text)
    error.textContent = "error" in read ? `没有导入：${read.error}。原来的都没有动。` : ""
    if ("error" in read) return
    const { added, same, copied } = shelf.add(read.all, newId)
    paste.value = file.value = ""
    say(`导入了 ${added + copied} 次。${same ? `${same} 次已经有了，没有再存。` : ""}${copied ? `${copied} 次和原有的不一样，另存了一份，名称后面写着“导入的”。` : ""}`)
  }
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? []
    if (!chosen) return
    take(await textOf(chosen, FILE.largest))
    file.value = ""
  })
  return element("div", { class: "hb-runs__import" },
    element("p", {}, file, element("label", { for: file.id, class: "hb-quiet hb-runs__file" }, "选存下的文件")),
    element("details", {}, element("summary", {}, "别人发来的文字，或者文件里的字，粘到这里"),
      element("p", {}, element("label", { for: paste.id }, "文字"), " ", paste), element("p", {}, button("导入粘贴的", QUIET, () => take(paste.value)))),
    error)
}
