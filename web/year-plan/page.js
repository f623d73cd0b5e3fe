/** 年度计划的页面：定日子，排一年，一行一行地改，打印、复制、导进日历。 */

import { button, element } from "../lib/dom.js"
import { download } from "../lib/download.js"
import { Blank } from "../tools/blank.js"
import { BUTTON, copying, printResult } from "../tools/buttons.js"
import { addMonths, shown, today } from "../tools/dates.js"
import { calendarFile } from "../tools/ics.js"
import { doubt } from "../tools/result.js"
import { monthsFrom } from "../tools/year-plan.js"
import { KeptPlan } from "./kept.js"
import { planEvents, planText, spanOf, titleOf } from "./outputs.js"
import { LONGEST, advice, full, make, monthName, rowsOf, rulesUsed, unknownFrom, withRow, withoutRow } from "./plan.js"
import { editor } from "./row-editor.js"
import { line } from "./row.js"
import { sheet } from "./sheet.js"

/** @typedef {import("../tools/data.js").ToolData} ToolData */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanRow} PlanRow */

const WEEK = "一二三四五六日"
const NTH = ["最后一个", "第一个", "第二个", "第三个", "第四个"]
/** 可以从今年一月起的几个月里选。 */
const CHOICES = 36

/** @param {HTMLElement} root @param {ToolData} data */
export function startYearPlan(root, data) {
  new PlanPage(root, data).start()
}

class PlanPage {
  /** @param {HTMLElement} root @param {ToolData} data */
  constructor(root, data) {
    this.root = root
    this.data = data
    this.kept = new KeptPlan(() => this.refresh())
    this.blanks = fields().map(field => new Blank(field, "tool-year-plan"))
    this.form = element("form", { class: "hb-tool__form hb-noprint", novalidate: true, autocomplete: "off" })
    this.status = element("p", { class: "hb-tool__status hb-noprint", role: "status" })
    this.undo = button("撤销", BUTTON, () => this.undone())
    this.place = element("div", { class: "hb-plan" })
    /** 正在改的一行。 */
    this.editing = ""
  }

  start() {
    const go = element("button", { type: "submit", class: "md-button md-button--primary hb-tool__button" }, "排一年")
    this.form.append(...this.blanks.map(blank => blank.place), element("p", { class: "hb-tool__bar" }, go))
    this.form.addEventListener("submit", event => {
      event.preventDefault()
      this.make()
    })
    this.form.addEventListener("change", () => this.arrange())
    this.root.querySelector(".hb-tool__none")?.remove()
    for (const example of this.root.parentElement?.querySelectorAll("details[open]") ?? []) example.removeAttribute("open")
    this.root.append(this.form, element("div", { class: "hb-tool__bar hb-noprint" }, this.status, this.undo), this.place)
    this.fill()
    this.show()
    this.say("")
  }

  /** 填好的各栏。 @returns {{ group: string, start: string, fixed: import("./plan.js").Fixed }} */
  given() {
    const { group = "", start = "", by, date, nth, week } = Object.fromEntries(this.blanks.map(blank => [blank.field.name, blank.written()]))
    return { group: group.slice(0, LONGEST.group), start, fixed: by === "date" ? { date: Number(date) } : { nth: Number(nth), week: Number(week) } }
  }

  /** 照存着的计划填。 */
  fill() {
    const { plan } = this.kept
    if (plan) {
      const days = Object.entries(plan.fixed).map(([name, value]) => [name, String(value)])
      const known = { group: plan.group, start: plan.start, by: "date" in plan.fixed ? "date" : "week", ...Object.fromEntries(days) }
      for (const blank of this.blanks) blank.fill(known[blank.field.name] ?? blank.written())
    }
    this.arrange()
  }

  arrange() {
    const given = Object.fromEntries(this.blanks.map(blank => [blank.field.name, blank.written()]))
    for (const blank of this.blanks) blank.show(blank.field.when?.(given) ?? true)
  }

  make() {
    const given = this.given()
    const again = this.kept.plan !== null
    this.editing = ""
    this.kept.update(old => make(this.data, { id: Math.random().toString(36).slice(2), ...given }, old))
    this.show()
    this.say(again ? "重新排好了：日子照新定的，改过的字和自己加的行还在。" : `排好了：${this.kept.plan ? spanOf(this.kept.plan) : ""}。`)
    this.place.querySelector("h2")?.focus()
  }

  /** 写一句话；退得回去的，旁边有“撤销”。 @param {string} text */
  say(text) {
    const lost = this.kept.stored ? "" : "这个浏览器不让存，或者存满了：关了这一页就没有了，请先打印或者复制。"
    this.status.textContent = [text, lost].filter(Boolean).join("")
    this.undo.hidden = !this.kept.before || !text
  }

  undone() {
    this.kept.undo()
    this.editing = ""
    this.fill()
    this.show()
    this.say("退回来了。")
    this.focus(this.place.querySelector("h2"))
  }

  /** 别的标签页改了；正在改的一行不打断，存的时候会先读新的。 */
  refresh() {
    if (this.editing) return
    this.fill()
    this.show()
    this.say("另一个标签页改了这份计划，这里跟着换了。")
  }

  /** @param {Element | null | undefined} target */
  focus(target) {
    if (target instanceof HTMLElement) target.focus()
    else this.form.querySelector("input")?.focus()
  }

  show() {
    const { plan } = this.kept
    this.place.replaceChildren(...(plan ? this.whole(plan) : []))
    this.place.hidden = !plan
  }

  /** @param {Plan} plan */
  whole(plan) {
    const advised = advice(this.data, plan)
    return [
      element("div", { class: "hb-noprint" },
        element("h2", { tabindex: "-1" }, titleOf(this.data, plan)),
        element("p", {}, `${spanOf(plan)}。每一行都能改，改了就存在这台设备里，不传出去，也不进网址。`),
        ...this.doubts(plan),
        ...this.range(plan),
        this.bar(),
        ...monthsFrom(plan.start).map(month => this.month(plan, month, monthName(month), advised)),
        this.month(plan, "", "平时都有的", advised)),
      sheet(this.data, plan),
    ]
  }

  /** 用到待核的规则，写明存疑。 @param {Plan} plan */
  doubts(plan) {
    const doubted = doubt(this.data, rulesUsed(this.data, plan))
    return doubted ? [element("p", { class: "hb-tool__doubt" }, doubted)] : []
  }

  /** 放假安排知道到哪天。 @param {Plan} plan */
  range(plan) {
    const from = unknownFrom(this.data, plan)
    const { last = "" } = this.data.workdays ?? {}
    return from ? [element("p", { class: "hb-plan__range" }, `放假安排只知道到 ${shown(last)}；${monthName(from)}起的，出了通知自己对一下。`)] : []
  }

  bar() {
    const name = `${this.data.title}.ics`
    const events = () => {
      const { plan } = this.kept
      return plan ? calendarFile(titleOf(this.data, plan), planEvents(this.data, plan), today()) : ""
    }
    return element("p", { class: "hb-tool__bar" },
      button("打印", BUTTON, printResult),
      copying("复制成文字", () => this.kept.plan ? planText(this.data, this.kept.plan) : ""),
      button("导进日历（.ics）", BUTTON, () => download(name, new Blob([events()], { type: "text/calendar" }))),
      button("清空", BUTTON, () => this.clear()))
  }

  clear() {
    this.editing = ""
    this.kept.update(() => null)
    this.show()
    this.say("清空了。")
    this.undo.focus()
  }

  /** @param {Plan} plan @param {string} month @param {string} name @param {Map<string, string>} advised */
  month(plan, month, name, advised) {
    const rows = rowsOf(plan, month).map(one => this.row(plan, one, advised.get(one.id) ?? ""))
    const add = button("加一行", "hb-quiet", () => this.add(month))
    add.setAttribute("aria-label", `${name}：加一行`)
    return element("section", { class: "hb-plan__month", "data-month": month },
      element("h3", {}, name), element("ul", {}, ...rows), element("p", {}, add))
  }

  /** @param {Plan} plan @param {PlanRow} one @param {string} advised */
  row(plan, one, advised) {
    if (one.id === this.editing) return this.editor(plan, one)
    return line(this.data, one, {
      edit: () => this.edit(one.id),
      advised,
      move: () => this.change({ ...one, day: advised, month: advised.slice(0, 7) }, "改好了。"),
    })
  }

  /** @param {string} id */
  edit(id) {
    this.editing = id
    this.show()
    this.place.querySelector(".hb-plan__editor input")?.scrollIntoView({ block: "nearest" })
    this.focus(this.place.querySelector(".hb-plan__editor input"))
  }

  /** @param {Plan} plan @param {PlanRow} one */
  editor(plan, one) {
    const known = plan.rows.some(row => row.id === one.id)
    return editor(plan, one, {
      save: changed => this.change(changed, "存好了。"),
      leave: () => this.back(one.id, known),
      remove: known ? () => this.remove(one.id) : null,
    })
  }

  /** 换上一行：先读存着的，所以只动这一行。 @param {PlanRow} changed @param {string} said */
  change(changed, said) {
    this.editing = ""
    this.kept.update(plan => plan && withRow(plan, changed))
    this.show()
    this.say(said)
    this.focus(this.buttonOf(changed.id))
  }

  /** @param {string} id */
  buttonOf(id) {
    return [...this.place.querySelectorAll("[data-row]")].find(one => one.getAttribute("data-row") === id)?.querySelector("button")
  }

  /** @param {string} id @param {boolean} known */
  back(id, known) {
    this.editing = ""
    this.show()
    this.say("")
    this.focus(known ? this.buttonOf(id) : this.place.querySelector("h2"))
  }

  /** @param {string} id */
  remove(id) {
    this.editing = ""
    this.kept.update(plan => plan && withoutRow(plan, id))
    this.show()
    this.say("删去了一行。")
    this.undo.focus()
  }

  /** 新的一行，存了才算数。 @param {string} month */
  add(month) {
    const { plan } = this.kept
    if (!plan) return
    if (full(plan)) {
      this.say("行太多了，先删去几行。")
      return
    }
    const one = { id: `own.${Math.random().toString(36).slice(2)}`, month, day: "", text: "", who: "", from: "" }
    this.editing = one.id
    this.show()
    const list = this.place.querySelector(`[data-month="${month}"] ul`)
    list?.append(this.editor(plan, one))
    this.focus(list?.querySelector(".hb-plan__editor input"))
  }
}

/** 定日子的各栏；都是选的，只有名称是填的。 @returns {import("../tools/form.js").Field[]} */
function fields() {
  const now = today()
  const january = `${now.slice(0, 4)}-01-01`
  const months = Array.from({ length: CHOICES }, (_, later) => addMonths(january, later).slice(0, 7))
  // 年底排的是明年，别的时候从这个月起。
  const next = now.slice(5, 7) >= "10" ? addMonths(january, 12) : now
  const [byDate, byWeek] = ["date", "week"].map(kind => (/** @type {import("../tools/form.js").Given} */ given) => given.by === kind)
  /** @param {string} name @param {string} label @param {Partial<import("../tools/form.js").Field>} more @returns {import("../tools/form.js").Field} */
  const choice = (name, label, more) => ({ name, label, type: "choice", ...more })
  return [
    { name: "group", label: "小组的名称", type: "text", hint: "写在题目上，可以空着。" },
    choice("start", "从哪个月起", { initial: next.slice(0, 7), options: months.map(value => ({ value, label: monthName(value) })) }),
    choice("by", "党小组会哪天开", { initial: "week", options: [{ value: "week", label: "每月第几个星期几" }, { value: "date", label: "每月几号" }] }),
    choice("nth", "第几个", { initial: "1", ...(byWeek ? { when: byWeek } : {}), options: [1, 2, 3, 4, 0].map(value => ({ value: String(value), label: NTH[value] ?? "" })) }),
    choice("week", "星期几", { initial: "5", ...(byWeek ? { when: byWeek } : {}), options: [...WEEK].map((c, at) => ({ value: String(at + 1), label: `星期${c}` })) }),
    choice("date", "几号", { initial: "10", ...(byDate ? { when: byDate } : {}), hint: "没有这一号的月份，落在月底。", options: Array.from({ length: 31 }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 号` })) }),
  ]
}
