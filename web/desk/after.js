/** 会后：填好的记录，报支部的意见，告诉没来的人，下一次接着开。 */

import { copyFrom, selectAll } from "../copy/clipboard.js"
import { button, element } from "../lib/dom.js"
import { download } from "../lib/download.js"
import { scriptData } from "../lib/script-data.js"
import { textField } from "./before.js"
import { paper, printPaper, recordTable } from "./paper.js"
import { absences, record, recordText, report, title } from "./papers.js"
import { based, BUTTON, copied, MAIN, part } from "./parts.js"

/** @typedef {import("./desk.js").Bench} Bench */
/** @typedef {import("./meeting.js").Meeting} Meeting */

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/** @param {Bench} bench @param {Meeting} meeting */
export function after(bench, meeting) {
  const { data, desk } = bench
  const form = element("div", { class: "hb-tool__form" }, element("div", { class: "hb-tool__part" },
    textField(bench, meeting, "number", "编号（年—月—次）", "例：2026—12—1"),
    textField(bench, meeting, "next", "下次哪天、谁领学", ""),
    textField(bench, meeting, "opinions", "要报支部的意见", "一行一条，写成意见，不写成决定。", 3),
    textField(bench, meeting, "reply", "支部答复", "收到以后补上，下次会上念。", 2)))
  const shown = element("div", {})
  const sent = element("div", {})
  const bar = recordBar(bench, meeting, shown)
  const show = (/** @type {Meeting} */ now) => {
    const today = bench.today()
    shown.replaceChildren(recordTable(desk, now, today))
    const missed = absences(desk, now, today)
    sent.replaceChildren(
      part("报支部的意见", based(data, desk.report.basis), ...copied("报支部的意见", report(desk, now, today))),
      ...(missed.length ? [part("告诉没来的人", based(data, desk.absent.basis), ...missed.flatMap(one => copied(`给${one.name}的话`, [one.text])))] : []))
  }
  bench.onChange(show)
  show(meeting)
  return [form,
    part(desk.form.title, based(data, desk.tally.basis), element("div", { class: "hb-desk__record", tabindex: "0", role: "region", "aria-label": "填好的记录" }, shown), ...bar),
    sent,
    part("下一次", element("p", {}, "人、地方照旧，这次的分工到下次就是要回看的。"), element("p", { class: "hb-tool__bar" }, button("接着开下一次", MAIN, () => bench.follow())))]
}

/** @param {Bench} bench @param {Meeting} meeting @param {HTMLElement} shown */
function recordBar(bench, meeting, shown) {
  const { data, desk, place } = bench
  const told = element("p", { class: "hb-tool__status", role: "status" })
  const current = () => bench.current() ?? meeting
  const print = button("打印记录", BUTTON, from => printPaper(place, from, paper("record", data, desk, current(), bench.today())))
  const copy = button("复制文字", BUTTON, made => copyFrom(made, recordText(desk, current(), bench.today()), () => selectAll(shown)))
  const word = button("存成 Word", BUTTON, async () => {
    told.textContent = "正在写……"
    try {
      const [library, template] = await Promise.all([scriptData(bench.scripts.word, "handbookWord"), scriptData(bench.scripts.form, "handbookFillable")])
      download(`${named(current(), bench)}.docx`, new Blob([library.fill(template, record(desk, current(), bench.today()))], { type: WORD }))
      told.textContent = "存好了，在“下载”里。"
    } catch (error) {
      told.textContent = "写 Word 的脚本没有载入；请连上网再按一次，或者先打印、复制文字。"
      console.warn(error)
    }
  })
  return [element("p", { class: "hb-tool__bar" }, print, word, copy), told]
}

/** 文件的名称。 @param {Meeting} meeting @param {Bench} bench */
export function named(meeting, bench) {
  return `${bench.desk.form.title} ${title({ ...meeting, topic: "" }, bench.today())}`.replace(/[\\/:*?"<>|\s]+/g, " ").trim()
}
