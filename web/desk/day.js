/** 会上：到会、计时、照着说的话、记的话、分工；铺满屏幕，屏幕不睡。 */

import { button, element } from "../lib/dom.js"
import { Awake } from "./awake.js"
import { textField } from "./before.js"
import { go, pause, recovered, remaining, spent, timeOf, told, turn } from "./clock.js"
import { LIMITS, stopped } from "./meeting.js"
import { tallied } from "./paper.js"
import { parts } from "./papers.js"
import { based, BUTTON, field, MAIN, part } from "./parts.js"
import { taskRows } from "./tasks.js"

/** @typedef {import("./desk.js").Bench} Bench */
/** @typedef {import("./meeting.js").Meeting} Meeting */
/** @typedef {import("./meeting.js").Presence} Presence */

/** @param {Bench} bench @param {Meeting} meeting */
export function day(bench, meeting) {
  const { data, desk } = bench
  const full = button("铺满屏幕", BUTTON, () => fill(!document.body.classList.contains("hb-desk-day")))
  bench.onFull(on => { full.textContent = on ? "退出铺满" : "铺满屏幕" })
  return [
    element("p", { class: "hb-tool__bar" }, full),
    timer(bench),
    part("到会", attendance(bench), element("p", { class: "hb-tool__hint" }, desk.tally.text), based(data, desk.tally.basis),
      textField(bench, meeting, "guests", "列席的人", "一行一人，写清从哪里来。", 2)),
    part("分工", taskRows(bench, "tasks", false)),
    part("要报支部的意见", textField(bench, meeting, "opinions", "意见", "一行一条，写成意见，不写成决定；两种说法写两条。", 3)),
  ]
}

/** 铺满屏幕，或者退出；浏览器不让全屏的，也收起页眉和目录。 @param {boolean} on */
export function fill(on) {
  document.body.classList.toggle("hb-desk-day", on)
  document.dispatchEvent(new Event("hb-desk-day"))
  if (on) document.documentElement.requestFullscreen?.().catch(() => {})
  else if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
}

/** @param {Bench} bench */
function timer(bench) {
  const now = () => Date.now()
  const left = bench.current()?.clock
  if (left && recovered(left, now()) !== left) bench.change(one => { one.clock = recovered(one.clock, now()) })
  const heading = element("h3", { class: "hb-desk__step" })
  const clock = element("p", { class: "hb-desk__clock", role: "timer", "aria-live": "off" })
  const status = element("p", { class: "hb-desk__said", role: "status" })
  const lines = element("div", { class: "hb-desk__text" })
  const notes = element("div", {})
  const bar = element("p", { class: "hb-tool__bar" })
  const awake = new Awake()
  let before = 0
  /** 议程的各段，照上次画的。 @type {import("./papers.js").Part[]} */
  let steps = []

  /** @param {(meeting: Meeting) => void} change */
  const turned = change => {
    bench.change(change)
    draw()
  }
  /** @param {number} to @param {number} count */
  const to = (to, count) => turned(one => { one.clock = turn(one.clock, to, count, now()) })

  /** 换了一段、停了、走了：重画这一块。 */
  function draw() {
    const meeting = bench.current()
    if (!meeting) return
    const { clock: state } = meeting
    steps = parts(bench.desk, meeting, bench.today())
    const at = Math.min(Math.max(0, state.at), steps.length - 1)
    const here = steps[at]
    if (!here) return
    const [begun, over] = [state.at >= 0, state.ended > 0]
    const focused = bar.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.press : ""
    before = spent(state, at, now())
    heading.textContent = over ? "散会了" : `${at + 1} / ${steps.length}　${here.step.label}　${here.minutes} 分钟`
    status.textContent = over ? `${timeOf(state.ended)} 散会。` : ""
    lines.replaceChildren(...here.script.map(line => element("p", {}, line)))
    if (notes.dataset.step !== here.step.id || !notes.contains(document.activeElement)) notes.replaceChildren(noteField(bench, meeting, here.step))
    notes.dataset.step = here.step.id
    const last = at === steps.length - 1
    const pressed = [
      state.since ? press("暂停", "go", MAIN, () => turned(one => { one.clock = pause(one.clock, now()) }))
        : press(over ? "接着开" : begun ? "继续" : "开始计时", "go", MAIN, () => turned(one => { one.clock = go(one.clock, now()) })),
      ...(over ? [press("看记录", "record", BUTTON, () => bench.open(meeting.id, "after"))] : [press(last ? "散会" : `下一段：${steps[at + 1]?.step.label}`, "next", BUTTON, () => to(at + 1, steps.length))]),
      ...(at > 0 && !over ? [press("上一段", "back", BUTTON, () => to(at - 1, steps.length))] : []),
      ...(begun ? [press("重新计时", "reset", BUTTON, () => {
        const kept = bench.current()?.clock
        turned(one => { one.clock = stopped() })
        if (kept) bench.undoable("计时清零了。", () => turned(one => { one.clock = kept }))
      })] : []),
    ]
    bar.replaceChildren(...pressed)
    if (focused) (pressed.find(one => one.dataset.press === focused) ?? pressed[0])?.focus()
    awake.keep(state.since > 0)
    tick()
  }
  function tick() {
    const state = bench.current()?.clock
    if (!state) return
    const at = Math.max(0, state.at)
    const here = steps[at]
    if (!here) return
    const used = spent(state, at, now())
    const said = told(before, used, here.minutes, steps[at + 1]?.step.label ?? "")
    if (said && state.since) status.textContent = said
    before = used
    clock.textContent = state.ended ? "" : `${remaining(used, here.minutes)}${state.at >= 0 && !state.since ? "（停着）" : ""}`
    clock.classList.toggle("hb-desk__clock--over", used > here.minutes * 60_000)
  }
  const beat = setInterval(tick, 500)
  bench.onElsewhere(bar, draw)
  bench.onLeave(() => {
    clearInterval(beat)
    awake.end()
  })
  draw()
  return element("section", { class: "hb-desk__timer", "aria-label": "计时" }, heading, clock, status, bar, lines, notes)
}

/** @param {string} label @param {string} name @param {string} className @param {() => void} action */
function press(label, name, className, action) {
  const made = button(label, className, action)
  made.dataset.press = name
  return made
}

/** @param {Bench} bench @param {Meeting} meeting @param {import("./papers.js").Step} step */
function noteField(bench, meeting, step) {
  return field({ id: "desk-note", label: `记：${step.label}`, hint: `${step.asks}。一行一条。`, rows: 4, most: LIMITS.text, value: meeting.notes[step.id] ?? "", input: value => bench.change(one => { one.notes[step.id] = value }) }).place
}

/** 名单上一人一行：到了打勾，没来的选一样、写原因。 @param {Bench} bench */
function attendance(bench) {
  const sum = element("p", { class: "hb-desk__tally", role: "status" })
  const rows = element("ul", { class: "hb-desk__people" })
  const show = () => {
    const meeting = bench.current()
    if (meeting) sum.textContent = tallied(meeting)
  }
  const draw = () => {
    rows.replaceChildren(...(bench.current()?.members ?? []).map((member, at) => person(bench, member, at, show)))
    show()
  }
  const everyone = button("没点到的都到了", BUTTON, () => {
    bench.change(one => { for (const member of one.members) if (!member.state) member.state = "here" })
    draw()
  })
  bench.onElsewhere(rows, draw)
  draw()
  return element("div", {}, sum, rows, element("p", { class: "hb-tool__bar" }, everyone))
}

/** @type {[Presence, string][]} */
const STATES = [["", "没有点到"], ["leave", "请假"], ["away", "没请假也没来"]]

/** @param {Bench} bench @param {import("./meeting.js").Member} member @param {number} at @param {() => void} show */
function person(bench, member, at, show) {
  const change = (/** @type {(one: import("./meeting.js").Member) => void} */ change) => {
    bench.change(one => {
      const found = one.members[at]
      if (found?.name === member.name) change(found)
    })
    arrange()
    show()
  }
  const box = element("input", { type: "checkbox", id: `desk-here-${at}` })
  const state = element("select", { "aria-label": `${member.name}怎么没来` }, ...STATES.map(([value, label]) => element("option", { value }, label)))
  const note = element("input", { type: "text", maxlength: String(LIMITS.line), autocomplete: "off", placeholder: "原因、怎么补", "aria-label": `${member.name}的原因、怎么补` })
  const away = element("span", { class: "hb-desk__away" }, state, note)
  const now = () => bench.current()?.members[at] ?? member
  function arrange() {
    const { state: present } = now()
    box.checked = present === "here"
    away.hidden = present === "here"
    state.value = present === "here" ? "" : present
    note.hidden = !present
  }
  note.value = member.note
  box.addEventListener("change", () => change(one => { one.state = box.checked ? "here" : "" }))
  state.addEventListener("change", () => change(one => { one.state = /** @type {Presence} */ (state.value) }))
  note.addEventListener("input", () => change(one => { one.note = note.value }))
  arrange()
  return element("li", {}, element("label", { for: `desk-here-${at}` }, box, " ", member.name), away)
}
