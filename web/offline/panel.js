/** “没有网也能看”一页：存了什么、占多少，再存、清掉、关掉。没有脚本时只有离线压缩包。 */

import { button, element } from "../lib/dom.js"
import { Copy, whole } from "./copy.js"
import { CORE } from "./edition.js"
import { askEdition, isOff, obstacle, scope, turnOff, turnOn } from "./registration.js"

/** 几样东西的叫法，照排的次序。 @type {Readonly<Record<string, string>>} */
const LABELS = Object.freeze({
  core: "搜索、表单、检查单、工具和各个目录",
  pages: "全部页面",
  pdf: "PDF",
  office: "Word、Excel 和幻灯片",
})

const OBSTACLES = Object.freeze({
  here: "这一份就是拷来的离线版，已经在这台设备里，不用再存。",
  "off-site": "这个网站现在不往浏览器里存；要离线看，用下面的压缩包。",
  insecure: "这个网站没有用 https，浏览器不让存；要离线看，用下面的压缩包。",
  old: "这个浏览器不能存网站；换一个新一点的浏览器，或者用下面的压缩包。",
})

/** @param {number} bytes */
export function size(bytes) {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`
}

/** 为什么没有存成，对读者怎么说。 @param {unknown} error */
export function why(error) {
  if (error instanceof Error && error.name === "QuotaExceededError") return "这台设备留给网站的地方满了。"
  if (error instanceof TypeError) return "网断了，存到一半；已经存下的还在，连上网再按一次，从断的地方接着存。"
  return "网站正在换版，这会儿存不全；过几分钟刷新这一页再存。"
}

/** 现在用着的一份。 @returns {Promise<Copy | null>} */
async function current() {
  const { controller } = navigator.serviceWorker
  const answer = controller && await askEdition(controller)
  return (await whole(scope())).find(copy => !answer || copy.name === answer.name) ?? null
}

/** @param {HTMLElement} root */
export function startPanel(root) {
  const status = element("p", { role: "status" })
  const list = element("ul", { class: "hb-offline__groups" })
  const total = element("p", {})
  const buttons = element("p", { class: "hb-tool__bar" })
  root.replaceChildren(...wanted(), status, list, total, buttons)

  const blocked = obstacle()
  if (blocked) {
    status.textContent = OBSTACLES[blocked]
    return
  }

  /** 没有打开，或者还没有存好。 @param {string} said @param {boolean} offers 给不给“打开”的按钮 */
  function bare(said, offers) {
    status.textContent = said
    list.replaceChildren()
    total.textContent = ""
    buttons.replaceChildren(...(offers ? [button("开始存", "hb-quiet", start)] : []))
  }

  async function start() {
    bare("正在存搜索、表单、检查单和工具……", false)
    try {
      const { installing } = await turnOn()
      installing?.addEventListener("statechange", () => {
        if (installing.state === "redundant") bare(why(null), true)
      })
      await navigator.serviceWorker.ready
      await show()
    } catch (error) {
      bare(why(error), true)
    }
  }

  async function show() {
    if (isOff()) return bare("已经关掉，浏览器里没有存。", true)
    const copy = await current()
    if (!copy) {
      const registration = await navigator.serviceWorker.getRegistration(scope())
      return registration?.installing ? start() : bare("还没有存。", true)
    }
    const [groups, paths] = [await copy.groups(), await copy.paths()]
    status.textContent = ""
    list.replaceChildren(...Object.keys(LABELS).flatMap(name => copy.edition.groups[name] ? [line(copy, name, groups, paths)] : []))
    const file = document.querySelector("main a[href$='handbook-offline.zip']")
    if (file && copy.edition.zip) file.textContent = `离线压缩包（ZIP，约 ${size(copy.edition.zip)}）`
    total.textContent = `一共占 ${size(copy.edition.bytes(paths))}。`
    buttons.replaceChildren(button("全部清掉，以后不存", "hb-quiet", async () => {
      await turnOff()
      await show()
    }))
  }

  /** 一样：有多少，存了没有，存或者删的按钮。 @param {Copy} copy @param {string} name @param {string[]} groups @param {string[]} paths */
  function line(copy, name, groups, paths) {
    const own = copy.edition.groups[name] ?? []
    const has = new Set(paths)
    const here = own.filter(path => has.has(path))
    const all = groups.includes(name)
    const left = copy.edition.bytes(own) - copy.edition.bytes(here)
    const said = all ? "已经存下" : here.length ? `存了看过的 ${here.length} 个` : "没有存"
    const made = element("li", {}, element("strong", {}, LABELS[name] ?? name), `　约 ${size(copy.edition.bytes(own))}，${said}。 `)
    if (name === CORE) return made
    made.append(all
      ? button("删掉", "hb-quiet", async () => {
          await copy.finish(groups.filter(one => one !== name))
          await Promise.all(own.map(path => copy.cache.delete(copy.scope + path)))
          await show()
        })
      : button(`存下（约 ${size(left)}）`, "hb-quiet", pressed => store(copy, name, pressed)))
    return made
  }

  /** @param {Copy} copy @param {string} name @param {HTMLButtonElement} pressed */
  async function store(copy, name, pressed) {
    pressed.disabled = true
    // 请浏览器不要自己清掉；它不肯也照存。
    navigator.storage?.persist?.().catch(() => false)
    let said = ""
    try {
      await copy.fill(copy.edition.groups[name] ?? [], [], (done, all) => { pressed.textContent = `${done} / ${all}` })
      await copy.finish([...new Set([...await copy.groups(), name])])
    } catch (error) {
      said = why(error)
    }
    await show()
    status.textContent = said || `存好了：${LABELS[name]}。`
  }

  show()
  navigator.serviceWorker.addEventListener("controllerchange", show)
}

/** 从没有存下的一页转来的，说明是哪一页。 */
function wanted() {
  const path = new URLSearchParams(location.search).get("wanted")
  const href = path ? new URL(path, scope()).href : ""
  // 网址是别人也能写的：只认这个网站里的。
  if (!href.startsWith(scope())) return []
  const link = element("a", { href }, "那一页")
  return [element("p", { class: "hb-tool__none" }, "现在没有网，你要看的", link, "还没有存下。连上网打开一次，或者把全部页面存下，下次没有网也能看。")]
}

const root = document.getElementById("offline-desk")
if (root) startPanel(root)
