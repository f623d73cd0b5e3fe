/** 会议台：我的会列在一处，打开一次，会前、会上、会后三步；每改一处就存下，只存在这台设备里。 */

import { button, element } from "../lib/dom.js"
import { download } from "../lib/download.js"
import { merged, opened, sealed, textOf } from "../lib/envelope.js"
import { newId } from "../lib/ids.js"
import { readData } from "../tools/data.js"
import { today } from "../tools/dates.js"
import { after } from "./after.js"
import { before } from "./before.js"
import { day, fill } from "./day.js"
import { FILE } from "./exchange.js"
import { LIMITS, blank, following } from "./meeting.js"
import { title } from "./papers.js"
import { BUTTON, MAIN } from "./parts.js"
import { meetings } from "./shelf.js"

/** @typedef {import("./meeting.js").Meeting} Meeting */
/** @typedef {import("./papers.js").DeskData} DeskData */
/** @typedef {import("../tools/data.js").ToolData & { desk: DeskData }} Data */

const PHASES = /** @type {const} */ ([["before", "会前", before], ["day", "会上", day], ["after", "会后", after]])
/** 多少毫秒里可以撤销。 */
const UNDO = 20_000
const UNSAVED = "存不下：浏览器不让存，或者存满了。这次会还在这一页上，关掉之前先导出一份。"
const PRIVATE = "填的东西只存在这台设备的这个浏览器里，不发到别处；换手机、清浏览器之前先导出一份。家事、病情不往里写。"

/** 打开着的一次会，给各步用。 */
export class Bench {
  /** @param {HTMLElement} root @param {Data} data @param {{ word: string, form: string }} scripts 写 Word 的脚本和表单在哪里 */
  constructor(root, data, scripts) {
    this.root = root
    this.data = data
    this.desk = data.desk
    this.scripts = scripts
    this.shelf = meetings()
    this.id = ""
    /** 只在纸上看得见。 */
    this.place = element("div", { class: "hb-desk__paper", "aria-hidden": "true" })
    this.status = element("div", { class: "hb-desk__status hb-noprint", role: "status" })
    this.body = element("div", { class: "hb-desk__body hb-noprint" })
    /** @type {((meeting: Meeting) => void)[]} */
    this.listeners = []
    /** @type {((meeting: Meeting) => void)[]} */
    this.elsewhere = []
    /** @type {(() => void)[]} */
    this.leaving = []
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined
  }

  start() {
    this.root.querySelector(".hb-tool__none")?.remove()
    this.root.append(this.body, this.status, this.place)
    this.shelf.onElsewhere(id => {
      if (!this.id) return this.show()
      const meeting = id === this.id && this.shelf.get(id)
      if (meeting) for (const listener of [...this.elsewhere, ...this.listeners]) listener(meeting)
    })
    addEventListener("hashchange", () => this.show())
    this.show()
  }

  today() {
    return today()
  }

  /** @returns {Meeting | null} */
  current() {
    return this.shelf.held.get(this.id) ?? null
  }

  /** 改一处，存下，告诉要知道的。 @param {(meeting: Meeting) => void} change */
  change(change) {
    const meeting = this.shelf.change(this.id, found => {
      change(found)
      return { ...found, changed: Date.now() }
    })
    if (!meeting) return
    if (!this.shelf.stored) this.say(UNSAVED, [button("导出", BUTTON, () => this.export(this.shelf.all()))])
    for (const listener of this.listeners) listener(meeting)
  }

  /** @param {(meeting: Meeting) => void} listener */
  onChange(listener) {
    this.listeners.push(listener)
  }

  /** 离开这一步时做一件事。 @param {() => void} leave */
  onLeave(leave) {
    this.leaving.push(leave)
  }

  /** 铺满、退出铺满时做一件事。 @param {(on: boolean) => void} changed */
  onFull(changed) {
    const tell = () => changed(document.body.classList.contains("hb-desk-day"))
    document.addEventListener("hb-desk-day", tell)
    this.onLeave(() => document.removeEventListener("hb-desk-day", tell))
  }

  /** 别的标签页改了这次会时，把这一处换成新的；正在打字的地方不动。 @param {Element} place @param {(meeting: Meeting) => void} redraw */
  onElsewhere(place, redraw) {
    this.elsewhere.push(meeting => { if (!place.contains(document.activeElement)) redraw(meeting) })
  }

  /** 照网址显示：没有写哪次会，就是全部的会。 */
  show() {
    const parameters = new URLSearchParams(location.hash.slice(1))
    const meeting = this.shelf.last(parameters.get("meeting") ?? "")
    for (const leave of this.leaving) leave()
    this.listeners = []
    this.elsewhere = []
    this.leaving = []
    this.id = meeting?.id ?? ""
    if (!meeting) fill(false)
    this.body.replaceChildren(...(meeting ? this.opened(meeting, parameters.get("step") ?? "before") : this.listed()))
  }

  /** @param {string} id @param {string} step */
  open(id, step) {
    // 写在 # 后面，不发给服务器；编号里没有人名。照网址显示一次就够，所以不靠 hashchange。
    history.pushState(null, "", id ? `#meeting=${id}&step=${step}` : "#all")
    this.show()
    this.say("", [])
    const heading = /** @type {HTMLElement | null} */ (this.body.querySelector("h2"))
    heading?.focus()
  }

  /** @param {Meeting} meeting @param {string} step @returns {HTMLElement[]} */
  opened(meeting, step) {
    const phase = PHASES.find(([id]) => id === step) ?? PHASES[0]
    const heading = element("h2", { tabindex: "-1" }, title(meeting, today()))
    this.onChange(now => { heading.textContent = title(now, today()) })
    const steps = PHASES.map(([id, label]) => {
      const made = button(label, id === phase[0] ? MAIN : BUTTON, () => this.open(meeting.id, id))
      if (id === phase[0]) made.setAttribute("aria-current", "step")
      return made
    })
    const names = element("datalist", { id: "desk-names" }, ...meeting.members.map(one => element("option", { value: one.name })))
    return [
      element("p", { class: "hb-desk__top" }, button("全部的会", BUTTON, () => this.open("", ""))),
      heading,
      element("nav", { class: "hb-tool__bar", "aria-label": "会前、会上、会后" }, ...steps),
      names,
      ...phase[2](this, meeting),
      element("p", { class: "hb-desk__private" }, PRIVATE),
    ]
  }

  /** @returns {HTMLElement[]} */
  listed() {
    const all = this.shelf.all()
    const entries = all.map(meeting => {
      const name = title(meeting, today())
      const open = element("a", { href: `#meeting=${meeting.id}&step=${meeting.clock.ended ? "after" : meeting.clock.began ? "day" : "before"}` }, name)
      const named = (/** @type {string} */ label, /** @type {() => void} */ action) => {
        const made = button(label, "hb-quiet", action)
        made.setAttribute("aria-label", `${label}：${name}`)
        return made
      }
      return element("li", {}, open, element("span", { class: "hb-desk__state" }, `　${meeting.clock.ended ? "开过了" : meeting.clock.began ? "正在开" : "没有开"}　`),
        named("接着开下一次", () => this.follow(meeting)), " ", named("导出", () => this.export([meeting])), " ", named("删掉", () => this.drop([meeting.id])))
    })
    const file = element("input", { type: "file", accept: "application/json,.json", id: "desk-file", class: "hb-desk__file" })
    file.addEventListener("change", () => {
      const chosen = file.files?.[0]
      if (chosen) this.import(chosen)
      file.value = ""
    })
    return [
      element("h2", { tabindex: "-1" }, "我的会"),
      element("p", { class: "hb-tool__bar" }, button("开一次新的会", MAIN, () => this.begin())),
      ...(all.length ? [element("ul", { class: "hb-desk__list" }, ...entries)] : [element("p", {}, "这里还没有会。按上面的按钮，从填日子和地点开始。")]),
      element("p", { class: "hb-tool__bar" },
        ...(all.length ? [button("全部导出", BUTTON, () => this.export(this.shelf.all())), button("全部清掉", BUTTON, () => this.drop(this.shelf.all().map(one => one.id)))] : []),
        element("label", { for: "desk-file", class: BUTTON }, "导入"), file),
      element("p", { class: "hb-desk__private" }, PRIVATE),
    ]
  }

  begin() {
    const [setting, agenda] = [this.desk.settings[0]?.id ?? "", this.desk.agendas[0]?.id ?? ""]
    const last = this.shelf.all()[0]
    // 场合和组名照上一次；人和分工要接着的，按“接着开下一次”。
    const made = last ? { ...blank(newId(), last.setting, last.agenda), group: last.group, branch: last.branch } : blank(newId(), setting, agenda)
    this.add(made)
  }

  /** 接着一次会开下一次。 @param {Meeting | null} [last] */
  follow(last = this.current()) {
    if (last) this.add(following(last, newId()))
  }

  /** 还放得下几次会。 */
  room() {
    return LIMITS.meetings - this.shelf.all().length
  }

  /** @param {Meeting} made */
  add(made) {
    if (this.room() < 1) {
      this.say("会太多了，先导出、删掉几次旧的。", [])
      return
    }
    this.shelf.put({ ...made, changed: Date.now() })
    this.open(made.id, "before")
    if (!this.shelf.stored) this.say(UNSAVED, [])
  }

  /** @param {string[]} ids */
  drop(ids) {
    const taken = ids.flatMap(id => this.shelf.remove(id) ?? [])
    this.open("", "")
    this.undoable(`删掉了 ${taken.length} 次会。`, () => {
      for (const one of taken) this.shelf.put(one)
      this.show()
    })
  }

  /** @param {Meeting[]} meetings */
  export(meetings) {
    download(`党小组会 ${today()}.json`, new Blob([sealed(FILE, meetings)], { type: "application/json" }))
    this.say(`导出了 ${meetings.length} 次会，在“下载”里。里面有人名，别往群里发。`, [])
  }

  /** @param {File} file */
  async import(file) {
    const found = opened(FILE, await textOf(file, FILE.largest))
    if ("error" in found) {
      this.say(`没有导入：${found.error}。原来的会没有动。`, [])
      return
    }
    const { added, same } = merged(found.all, id => this.shelf.last(id), one => ({ ...one, id: newId() }))
    if (added.length > this.room()) {
      this.say(`再放不下 ${added.length} 次会，一次也没有导入；先删掉几次旧的。`, [])
      return
    }
    for (const one of added) this.shelf.put(one)
    this.show()
    this.say(`导入了 ${added.length} 次会${same ? `，${same} 次本来就有` : ""}。${this.shelf.stored ? "" : "浏览器存不下，只在这一页上。"}`, [])
  }

  /** @param {string} text @param {HTMLElement[]} buttons */
  say(text, buttons) {
    clearTimeout(this.timer)
    this.status.replaceChildren(...(text ? [element("span", {}, text), ...buttons] : []))
  }

  /** 做完了，一会儿里可以撤销。 @param {string} text @param {() => void} undo */
  undoable(text, undo) {
    this.say(text, [button("撤销", BUTTON, () => {
      this.say("放回来了。", [])
      undo()
    })])
    this.timer = setTimeout(() => this.say("", []), UNDO)
  }
}

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript)
const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-tool='meeting-desk']"))
if (root) {
  const address = (/** @type {string | undefined} */ place) => new URL(place ?? "", location.href).href
  const data = /** @type {Data} */ (readData(root))
  new Bench(root, data, { word: address(script?.dataset.word), form: address(data.desk.form.script) }).start()
  // 按 Esc 退出全屏的，铺满也退出；浏览器没有给全屏的，Esc 一样退出铺满。
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && document.body.classList.contains("hb-desk-day")) fill(false) })
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) fill(false) })
}
