/** 会前：填日子、地点、题目和名单；通知、议程、签到单、主持词跟着写好。 */

import { button, element } from "../lib/dom.js"
import { LIMITS, roster } from "./meeting.js"
import { paper, printPaper } from "./paper.js"
import { crowded, named, notice, parts, reminder, values, wrong } from "./papers.js"
import { based, blame, BUTTON, choice, copied, field, part } from "./parts.js"
import { taskRows } from "./tasks.js"

/** @typedef {import("./desk.js").Bench} Bench */
/** @typedef {import("./meeting.js").Meeting} Meeting */
/** @typedef {typeof import("./meeting.js").LINES[number] | typeof import("./meeting.js").TEXTS[number]} Name */

/** @type {[Name, string, string][]} 栏、名称、怎样填 */
const FACTS = [
  ["group", "党小组", "例：第二党小组"], ["branch", "党支部", ""], ["date", "哪天", "写成 2026-12-9 或者 2026 年 12 月 9 日都行。"], ["time", "几点", "写成 17:30 或者下午五点半。"],
  ["place", "在哪里", "线上开的，写进入的办法。"], ["topic", "议什么", "一件真事，例：窗口周五下午为什么排队"], ["reading", "学什么", "材料的名称，例：党章第三条"], ["question", "讨论的一个问题", "一句话答得出来的，例：我手里哪张表可以不填？"],
  ["chair", "主持", "组长。"], ["recorder", "记录", ""], ["reader", "领学", ""], ["next", "下次哪天、谁领学", "例：1 月 13 日，丙领学"],
]

/** @param {Bench} bench @param {Meeting} meeting */
export function before(bench, meeting) {
  const { desk } = bench
  const facts = FACTS.map(([name, label, hint]) => textField(bench, meeting, name, label, hint))
  const form = element("div", { class: "hb-tool__form" },
    element("div", { class: "hb-tool__part" },
      choice("desk-setting", "在哪里开的会", desk.settings, meeting.setting, value => bench.change(one => { one.setting = value })),
      choice("desk-agenda", "用哪张议程", desk.agendas.map(({ id, title }) => ({ id, label: title })), meeting.agenda, value => bench.change(one => { one.agenda = value })),
      ...facts),
    rosterField(bench, meeting),
    textField(bench, meeting, "assigned", "支部交的任务", "一行一件。", 3),
    part("要回看的分工", element("p", { class: "hb-tool__hint" }, "接着上一次开的，上一次的分工已经在这里。"), taskRows(bench, "last", true)))
  const papers = element("div", { class: "hb-desk__papers" })
  const show = (/** @type {Meeting} */ now) => {
    for (const [name, message] of Object.entries({ date: "", time: "", ...wrong(now, bench.today()) })) blame(form, `desk-${name}`, message)
    papers.replaceChildren(...papersOf(bench, now, Boolean(papers.querySelector(".hb-desk__script[open]"))))
  }
  bench.onChange(show)
  show(meeting)
  return [form, papers]
}

/** @param {Bench} bench @param {Meeting} meeting @param {Name} name @param {string} label @param {string} hint */
export function textField(bench, meeting, name, label, hint, rows = 0) {
  const made = field({ id: `desk-${name}`, label, hint, value: meeting[name], rows, most: rows ? LIMITS.text : LIMITS.line, input: value => bench.change(one => { one[name] = value }) })
  bench.onElsewhere(made.control, now => { made.control.value = now[name] })
  return made.place
}

/** @param {Bench} bench @param {Meeting} meeting */
function rosterField(bench, meeting) {
  const told = element("span", { class: "hb-tool__hint", role: "status" })
  const names = (/** @type {Meeting} */ { members }) => members.map(one => one.name).join("\n")
  const show = (/** @type {string[]} */ problems, /** @type {number} */ count) => { told.textContent = [count ? `${count} 人` : "", ...problems].filter(Boolean).join("；") }
  const made = field({
    id: "desk-roster", label: "组员名单", rows: 6, most: 60_000, value: names(meeting),
    hint: "一行一人；从 Excel 整块粘来也行。只算组织关系在本组的，列席的开会时另记。",
    input: value => bench.change(one => {
      const { members, problems } = roster(value, one.members)
      one.members = members
      show(problems, members.length)
    }),
  })
  bench.onElsewhere(made.control, now => { made.control.value = names(now) })
  show([], meeting.members.length)
  made.place.append(told)
  return made.place
}

/** 主持词长，折起来；重写的时候照原来开着合着。 @param {string[]} lines @param {HTMLElement} print @param {boolean} open */
function scriptOf(lines, print, open) {
  const [text, bar] = copied("主持词", lines, print)
  const folded = element("details", { class: "hb-desk__script", open }, element("summary", {}, "看全文"))
  if (text) folded.append(text)
  return bar ? [folded, bar] : [folded]
}

/** @param {Bench} bench @param {Meeting} meeting @param {boolean} open 主持词开着没有 */
function papersOf(bench, meeting, open) {
  const { data, desk, place } = bench
  const now = bench.today()
  const setting = named(desk.settings, meeting.setting)
  const all = parts(desk, meeting, now)
  const print = (/** @type {string} */ label, /** @type {import("./paper.js").Kind} */ kind) =>
    button(label, BUTTON, from => printPaper(place, from, paper(kind, data, desk, bench.current() ?? meeting, now)))
  const known = values(desk, meeting, now)
  const missing = [["哪天", known.日期], ["几点", known.钟点], ["在哪里", known.地点], ["议什么", known.题目], ["主持", known.主持]].filter(([, value]) => !value?.length).map(([label]) => label)
  const script = all.flatMap(({ step, minutes, from, script: lines }) => [`${from ? `${from}　` : ""}${step.label}（${minutes} 分钟）`, ...lines])
  return [
    part("通知", ...(missing.length ? [element("p", { class: "hb-tool__advice" }, `还没有填：${missing.join("、")}；没填的先印成横线。`)] : []),
      based(data, [...desk.reminder.basis, ...setting.basis, ...named(desk.steps, "check").basis]), ...copied("通知", notice(desk, meeting, now)),
      element("h4", {}, "头一天晚上再提一句"), ...copied("提醒", reminder(desk, meeting, now))),
    part("议程", element("p", {}, `${all.length} 段，一共 ${all.reduce((sum, one) => sum + one.minutes, 0)} 分钟。`),
      ...(crowded(desk, meeting) ? [element("p", { class: "hb-tool__advice" }, desk.crowded.text), based(data, desk.crowded.basis)] : []),
      element("ol", { class: "hb-desk__agenda" }, ...all.map(one => element("li", {}, element("strong", {}, `${one.from ? `${one.from} ` : ""}${one.step.label}`), `　${one.minutes} 分钟　${one.paper}`))),
      element("p", { class: "hb-tool__bar" }, print("打印议程", "agenda"), print("打印签到单", "signing"))),
    part("主持词", based(data, [...new Set(all.flatMap(one => one.step.basis))]), ...scriptOf(script, print("打印主持词", "script"), open),
      element("p", { class: "hb-tool__hint" }, "写好的样子：", ...setting.related.flatMap(({ title, href }, at) => [at ? "、" : "", element("a", { href }, title)]))),
  ]
}
