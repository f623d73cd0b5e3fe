/** 各个计算工具共用的一张表：填、查、算、写出结果和依据，打印、复制、带数的网址。 */

import { button, element } from "../lib/dom.js"
import { download } from "../lib/download.js"
import { Blank } from "./blank.js"
import { BUTTON, copying, printResult } from "./buttons.js"
import { today } from "./dates.js"
import { resultText, showResult } from "./result.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {Record<string, string | number | undefined>} Given 读好的：数是数，日子是 2026-11-27，其余是文字 */
/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {"number" | "amount" | "date" | "choice" | "lines" | "text"} type amount 是勾上了才填的数
 * @property {string} [hint]
 * @property {string} [unit]
 * @property {string} [part] 同一个小标题下面的放在一起
 * @property {boolean} [required]
 * @property {number} [least]
 * @property {number} [most]
 * @property {boolean} [whole] 要整数
 * @property {boolean} [future] 可以是以后的日子
 * @property {boolean} [personal] 有人名一类的，不写进网址
 * @property {boolean} [noted] 只在结果里记一笔，不参加算，数可以不填
 * @property {string[]} [basis] 这一栏的依据
 * @property {string} [initial] 先填上的
 * @property {{ value: string, label: string, text?: string }[]} [options]
 * @property {(given: Given) => boolean} [when] 什么时候要填；不写就总要
 */
/** @typedef {{ label: string, text: string, basis?: string[], warn?: boolean, strong?: boolean }} AnswerRow */
/** @typedef {{ text: string, basis?: string[] }} Note */
/** @typedef {{ columns: string[], rows: { cells: string[], basis?: string[], warn?: boolean }[], caption: string }} Table */
/** @typedef {{ label: string, name: string, type: string, make: () => string }} Download */
/**
 * @typedef {object} Answer
 * @property {Record<string, string>} [errors] 栏名 → 哪里不对；有错就没有结果
 * @property {string} [said] 结果的一句话，读屏软件会念
 * @property {AnswerRow[]} [rows]
 * @property {Table} [table]
 * @property {Table[]} [tables] 再有几张
 * @property {Note[]} [notes]
 * @property {string} [advice] 不是规定、只是建议的结果，写明
 * @property {Download[]} [downloads]
 */
/**
 * @typedef {object} Spec
 * @property {(data: ToolData) => Field[]} fields
 * @property {(data: ToolData, given: Given, now: string) => Answer} answer now 是今天
 * @property {(data: ToolData, given: Given) => { title: string, rows: AnswerRow[] } | null} [aside] 表旁边的说明，随填的变
 * @property {string} [privacy] 不写进网址的是什么
 */

/**
 * 在工具的位置放上表；脚本数据留在原处。
 * @param {HTMLElement} root
 * @param {ToolData} data
 * @param {Spec} spec
 */
export function startForm(root, data, spec) {
  new ToolForm(root, data, spec).start()
}

class ToolForm {
  /** @param {HTMLElement} root @param {ToolData} data @param {Spec} spec */
  constructor(root, data, spec) {
    this.root = root
    this.data = data
    this.spec = spec
    this.blanks = spec.fields(data).map(field => new Blank(field, `tool-${data.id}`, data))
    this.status = element("p", { class: "hb-tool__status", role: "status" })
    this.result = element("div", { class: "hb-tool__result", hidden: true })
    this.aside = element("div", { class: "hb-tool__aside" })
    this.form = element("form", { class: "hb-tool__form hb-noprint", novalidate: true, autocomplete: "off" })
    /** @type {Answer | null} */
    this.answer = null
  }

  start() {
    for (const [part, blanks] of grouped(this.blanks)) {
      const inside = blanks.map(blank => blank.place)
      this.form.append(part ? element("fieldset", { class: "hb-tool__part" }, element("legend", {}, part), ...inside) : element("div", {}, ...inside))
    }
    const go = element("button", { type: "submit", class: "md-button md-button--primary hb-tool__button" }, "算一算")
    this.form.append(this.aside, element("p", { class: "hb-tool__bar" }, go, " ", button("清空", BUTTON, () => this.clear())), this.status)
    this.form.addEventListener("submit", event => {
      event.preventDefault()
      this.run()
    })
    this.form.addEventListener("input", () => this.arrange())
    this.form.addEventListener("change", () => this.arrange())
    this.root.querySelector(".hb-tool__none")?.remove()
    // 例子是给没有脚本的人展开的。
    for (const example of this.root.parentElement?.querySelectorAll("details[open]") ?? []) example.removeAttribute("open")
    this.root.append(this.form, this.result)
    this.fillFrom(location.hash)
    addEventListener("hashchange", () => this.fillFrom(location.hash))
  }

  /** 读得出的先读出来，别的当没有：只用来定哪些栏要填。 @returns {Given} */
  draft() {
    /** @type {Given} */
    const given = {}
    for (const blank of this.blanks) {
      const read = blank.read()
      if ("value" in read && read.value !== undefined) given[blank.field.name] = read.value
    }
    return given
  }

  /** 哪些栏要填，跟着别的栏变。 */
  arrange() {
    const given = this.draft()
    for (const blank of this.blanks) blank.show(blank.field.when?.(given) ?? true)
    for (const part of this.form.querySelectorAll("fieldset")) part.hidden = !part.querySelector(".hb-tool__field:not([hidden])")
    const aside = this.spec.aside?.(this.data, given)
    this.aside.replaceChildren(...(aside ? [element("p", {}, `${aside.title}：${aside.rows.map(one => one.label).join("；")}。`)] : []))
  }

  run() {
    /** @type {Given} */
    const given = {}
    /** @type {Record<string, string>} */
    const errors = {}
    for (const blank of this.blanks.filter(one => !one.place.hidden)) {
      const read = blank.read()
      if ("error" in read) errors[blank.field.name] = read.error
      else if (read.value !== undefined) given[blank.field.name] = read.value
      else if (blank.field.required) errors[blank.field.name] = blank.field.type === "choice" ? "请选一项" : "这一栏要填"
    }
    try {
      this.tell(Object.keys(errors).length ? { errors } : this.spec.answer(this.data, given, today()))
    } catch (error) {
      this.result.hidden = true
      this.status.textContent = "算不出来：规定的数值换了样子，这个工具还没有跟上。请照下面的规定手算，并告诉编者。"
      console.warn(error)
    }
  }

  /** @param {Answer} answer */
  tell(answer) {
    const errors = answer.errors ?? {}
    for (const blank of this.blanks) blank.blame(errors[blank.field.name] ?? "")
    const wrong = this.blanks.filter(blank => errors[blank.field.name])
    this.answer = wrong.length || !answer.said ? null : answer
    if (!this.answer) {
      this.result.hidden = true
      this.status.textContent = wrong.length ? `有 ${wrong.length} 处要改：${wrong.map(blank => blank.field.label).join("、")}。` : "还没有可以算的。"
      wrong[0]?.focus()
      return
    }
    this.status.textContent = `算好了：${answer.said}。`
    showResult(this.result, this.data, answer, this.filled(), [
      button("打印", BUTTON, printResult),
      copying("复制结果", () => resultText(this.data, answer, this.filled())),
      copying("复制带数的网址", () => this.address()),
      ...(answer.downloads ?? []).map(({ label, name, type, make }) => button(label, BUTTON, () => download(name, new Blob([make()], { type })))),
    ])
    this.result.hidden = false
  }

  /** 填了什么，照表上的次序。 @returns {{ label: string, text: string }[]} */
  filled() {
    return this.blanks.filter(blank => !blank.place.hidden && !blank.field.personal && !blank.field.noted && blank.written())
      .map(blank => ({ label: blank.field.label, text: blank.said() }))
  }

  /** 带着填的数的网址：数写在 # 后面，打开网页时不发给服务器；人名一类的不写。 */
  address() {
    const parameters = new URLSearchParams()
    for (const blank of this.blanks) {
      if (!blank.place.hidden && !blank.field.personal && blank.written()) parameters.set(blank.field.name, blank.written())
    }
    return `${location.href.split("#")[0]}#${parameters}`
  }

  /** 照网址填；不认得的、超长的不理。 @param {string} hash */
  fillFrom(hash) {
    const parameters = new URLSearchParams(hash.includes("=") ? hash.slice(1) : "")
    let filled = false
    for (const blank of this.blanks) {
      const written = blank.field.personal ? null : parameters.get(blank.field.name)
      if (written === null || written.length > 200) continue
      filled = blank.fill(written) || filled
    }
    this.arrange()
    if (filled) this.run()
  }

  clear() {
    for (const blank of this.blanks) blank.clear()
    this.arrange()
    this.result.hidden = true
    this.answer = null
    this.status.textContent = "清空了。"
    if (location.hash.includes("=")) history.replaceState(null, "", location.pathname + location.search)
    this.blanks.find(blank => !blank.place.hidden)?.focus()
  }
}

/** 挨着的、小标题一样的放在一起。 @param {Blank[]} blanks @returns {[string, Blank[]][]} */
function grouped(blanks) {
  /** @type {[string, Blank[]][]} */
  const groups = []
  for (const blank of blanks) {
    const [part, last] = [blank.field.part ?? "", groups.at(-1)]
    if (last && last[0] === part) last[1].push(blank)
    else groups.push([part, [blank]])
  }
  return groups
}
