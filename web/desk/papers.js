/** 一次会的几张纸：通知、议程、签到、主持词、记录、报支部的意见，都是填好的文字，怎样排由别处管。 */

import { shown } from "../tools/dates.js"
import { readDate } from "../tools/reading.js"
import { dayOf, later, length, readTime, timeOf } from "./clock.js"
import { asked, entries, fill, told } from "./wording.js"

/** @typedef {import("./meeting.js").Meeting} Meeting */
/** @typedef {import("./meeting.js").Task} Task */
/** @typedef {{ id: string, label: string, paper: string, script: string, asks: string, field: string, options: string[], basis: string[] }} Step */
/** @typedef {{ id: string, label: string, notice: string, basis: string[], script: Record<string, string>, related: { title: string, href: string }[] }} Setting */
/** @typedef {{ id: string, title: string, minutes: number, parts: { step: string, minutes: number }[] }} Agenda */
/** @typedef {{ text: string, basis: string[] }} Wording */
/** @typedef {{ id: string, label: string, span: number, options: string[] }} FormBlank */
/**
 * @typedef {object} DeskData
 * @property {Agenda[]} agendas
 * @property {Step[]} steps
 * @property {Setting[]} settings
 * @property {Wording} tally
 * @property {Wording} crowded
 * @property {Wording} reminder
 * @property {Wording} absent
 * @property {Wording} report
 * @property {Wording} signing
 * @property {Record<string, string>} record
 * @property {string[]} columns
 * @property {{ id: string, title: string, rows: FormBlank[][], signed: string[], script: string }} form
 */
/** @typedef {{ step: Step, minutes: number, from: string, to: string, paper: string, script: string[] }} Part */

const STATES = { "": "没有点到", here: "到会", leave: "请假", away: "没请假" }
/** 每人说两分钟。 */
const EACH = 120

/** @template {{ id: string }} T @param {T[]} all @param {string} id @returns {T} 没有的用第一个 */
export function named(all, id) {
  const found = all.find(one => one.id === id) ?? all[0]
  if (!found) throw new Error("会议台没有措辞")
  return found
}

/** 会的日子，2026-11-18；没有填、读不出是空的。 @param {Meeting} meeting @param {string} now 今天 */
export function day(meeting, now) {
  const read = meeting.date.trim() ? readDate(meeting.date, { today: now, future: true, least: "2000-01-01" }) : { value: "" }
  return "value" in read ? read.value : ""
}

/** @param {Meeting} meeting */
function time(meeting) {
  const read = readTime(meeting.time)
  return read && "value" in read ? read.value : ""
}

/** 11 月 18 日（周三）。 @param {string} date */
export function short(date) {
  return date ? shown(date).replace(/^\d+ 年 /, "") : ""
}

/** 到会的人数：应到、实到，缺席的是谁。 @param {Meeting} meeting */
export function tally({ members }) {
  const here = members.filter(one => one.state === "here")
  const leave = members.filter(one => one.state === "leave")
  const missing = members.filter(one => one.state === "leave" || one.state === "away")
  return { due: members.length, here, leave, missing, open: members.length - here.length - missing.length }
}

/** 每人说多久；不知道几个人时照两分钟。 @param {Meeting} meeting @param {number} minutes */
export function each(meeting, minutes) {
  const { due, missing } = tally(meeting)
  const people = due - missing.length
  return people > 0 ? Math.min(EACH, Math.floor(minutes * 60 / people / 10) * 10) : EACH
}

/** 人多得每人说不到两分钟。 @param {DeskData} desk @param {Meeting} meeting */
export function crowded(desk, meeting) {
  const part = named(desk.agendas, meeting.agenda).parts.find(one => one.step === "personal")
  return Boolean(part && each(meeting, part.minutes) < EACH)
}

/** @param {Task} task @param {boolean} [ended] 后面写结果 */
function line({ who, what, by, done }, ended = false) {
  const asked = [who && what ? `${told(who)}：${told(what)}` : told(who || what), told(by)].filter(Boolean).join("，")
  return ended && done ? `${asked}——${told(done)}` : asked
}

/** @param {Task[]} tasks */
const written = tasks => tasks.filter(task => task.who.trim() || task.what.trim())

/**
 * 各个空填什么。
 * @param {DeskData} desk @param {Meeting} meeting @param {string} now 今天
 * @returns {import("./wording.js").Values}
 */
export function values(desk, meeting, now) {
  const agenda = named(desk.agendas, meeting.agenda)
  const { due, here, leave, missing } = tally(meeting)
  const [date, start] = [day(meeting, now), time(meeting)]
  const names = (/** @type {{ name: string }[]} */ people) => people.map(one => one.name).join("、")
  const tasks = written(meeting.tasks)
  return {
    支部: told(meeting.branch), 小组: told(meeting.group), 编号: told(meeting.number),
    日期: short(date), 钟点: start, 散会: start && later(start, agenda.minutes), 起止: span(meeting, date, start, agenda.minutes),
    地点: told(meeting.place), 多久: `${agenda.minutes} 分钟`, 题目: told(meeting.topic), 材料: told(meeting.reading), 问题: asked(meeting.question),
    主持: told(meeting.chair), 记录: told(meeting.recorder), 领学: told(meeting.reader),
    应到: due ? String(due) : "", 实到: here.length || missing.length ? String(here.length) : "", 到会: names(here), 请假: names(leave), 缺席的人: names(missing),
    列席: told(meeting.guests.replace(/\n+/g, "、")), 下次: told(meeting.next), 答复: told(meeting.reply), 几件分工: tasks.length ? String(tasks.length) : "",
    上次: written(meeting.last).map(task => line(task, true)), 任务: entries(meeting.assigned), 意见: entries(meeting.opinions), 分工: tasks.map(task => line(task)),
    缺席: missing.map(one => `${one.name}：${STATES[one.state]}${one.note ? `，${told(one.note)}` : ""}`),
    回看: notesOf(desk, meeting, "last"), 发言: notesOf(desk, meeting, "discussion"),
  }
}

/** 开会的起止：那天计过时的照计时，没有计时、隔天才补计的照安排。 @param {Meeting} meeting @param {string} date @param {string} start @param {number} minutes */
function span({ clock }, date, start, minutes) {
  const [from, to] = clock.began && dayOf(clock.began) === date ? [timeOf(clock.began), clock.ended ? timeOf(clock.ended) : ""] : [start, start && later(start, minutes)]
  return date ? `${shown(date)}${[from, to].filter(Boolean).join("—")}` : ""
}

/** 记在某一栏的话，一行一条，第一行写是哪一段。 @param {DeskData} desk @param {Meeting} meeting @param {string} field */
function notesOf(desk, meeting, field) {
  return named(desk.agendas, meeting.agenda).parts.flatMap(({ step: id }) => {
    const step = named(desk.steps, id)
    if (step.field !== field) return []
    return entries(meeting.notes[id] ?? "").map((note, at) => (at || field === "last" ? note : `${step.label}：${note}`))
  })
}

/** @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function notice(desk, meeting, now) {
  return fill(named(desk.settings, meeting.setting).notice, values(desk, meeting, now))
}

/** @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function reminder(desk, meeting, now) {
  return fill(desk.reminder.text, values(desk, meeting, now))
}

/** 议程的各段，带钟点、印的一句和说的话。 @param {DeskData} desk @param {Meeting} meeting @param {string} now @returns {Part[]} */
export function parts(desk, meeting, now) {
  const known = values(desk, meeting, now)
  const setting = named(desk.settings, meeting.setting)
  const start = time(meeting)
  let passed = 0
  return named(desk.agendas, meeting.agenda).parts.map(({ step: id, minutes }) => {
    const step = named(desk.steps, id)
    const own = { ...known, 分钟: String(minutes), 每人: length(each(meeting, minutes)) }
    const from = start && later(start, passed)
    passed += minutes
    return { step, minutes, from, to: start && later(start, passed), paper: fill(step.paper, own).join(""), script: fill(setting.script[id] ?? step.script, own) }
  })
}

/** 会后发给没来的人的话，一人一份。 @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function absences(desk, meeting, now) {
  const known = values(desk, meeting, now)
  return tally(meeting).missing.map(({ name }) => {
    const own = written(meeting.tasks).filter(task => task.who.split(/[、，, ]+/).includes(name)).map(task => line({ ...task, who: "" }))
    return { name, text: fill(desk.absent.text, { ...known, 谁: name, 他的分工: own.join("；") }).join("\n") }
  })
}

/** @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function report(desk, meeting, now) {
  return fill(desk.report.text, values(desk, meeting, now))
}

/** 记录：表单的栏 → 几行；勾哪几项另外说。 @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function record(desk, meeting, now) {
  const known = values(desk, meeting, now)
  const fields = Object.fromEntries(Object.entries(desk.record).map(([field, text]) => [field, fill(text, known)]))
  return { fields, ticked: ticked(desk, meeting) }
}

/** “内容”勾哪几项：计过时的段，没有计时的看记了话没有。 @param {DeskData} desk @param {Meeting} meeting */
function ticked(desk, { agenda, clock, notes, tasks, assigned }) {
  const held = named(desk.agendas, agenda).parts.filter(({ step }, at) =>
    (clock.spent[at] ?? 0) > 0 || notes[step]?.trim() || (step === "assign" && (written(tasks).length || assigned.trim())))
  return [...new Set(held.flatMap(({ step }) => named(desk.steps, step).options))]
}

/** 记录写成文字。 @param {DeskData} desk @param {Meeting} meeting @param {string} now */
export function recordText(desk, meeting, now) {
  const { fields, ticked } = record(desk, meeting, now)
  const lines = desk.form.rows.flat().map(({ id, label, options }) => {
    const said = options.length ? [ticked.join("、")] : fields[id] ?? []
    return `${label}：${said.length > 1 ? `\n${said.join("\n")}` : said[0] ?? ""}`
  })
  return [desk.form.title, ...lines, desk.form.signed.join("　")].join("\n")
}

/** 列在“我的会”里的名称。 @param {Meeting} meeting @param {string} now */
export function title(meeting, now) {
  const date = day(meeting, now)
  const [when, topic] = [date ? short(date) : told(meeting.date) || "没有定日子", told(meeting.topic)]
  return [when, told(meeting.group), topic].filter(Boolean).join("　")
}

/** 填得不对的：栏名 → 说法。 @param {Meeting} meeting @param {string} now @returns {Partial<Record<"date" | "time", string>>} */
export function wrong(meeting, now) {
  const date = meeting.date.trim() ? readDate(meeting.date, { today: now, future: true, least: "2000-01-01" }) : null
  const start = readTime(meeting.time)
  return {
    ...(date && "error" in date ? { date: date.error } : {}),
    ...(start && "error" in start ? { time: start.error } : {}),
  }
}
