/** 一次会：填了什么、到了谁、记了什么、分了什么。存着的和导入的都先照这里查。 */

import { Fault } from "../lib/envelope.js"

/** @typedef {"" | "here" | "leave" | "away"} Presence 还没点到、到会、请假、没请假也没来 */
/** @typedef {{ name: string, state: Presence, note: string }} Member */
/** @typedef {{ who: string, what: string, by: string, done: string }} Task */
/** @typedef {{ at: number, since: number, spent: number[], began: number, ended: number }} Clock 第几段，从什么时候走起（0 是停着），各段用了多少毫秒 */
/** @typedef {Record<typeof LINES[number] | typeof TEXTS[number], string>} Texts */
/** @typedef {Texts & { id: string, changed: number, setting: string, agenda: string, members: Member[], last: Task[], tasks: Task[], notes: Record<string, string>, clock: Clock }} Meeting */

/** 一行的栏和好几行的栏。 */
export const LINES = /** @type {const} */ (["branch", "group", "number", "date", "time", "place", "topic", "reading", "question", "reader", "chair", "recorder", "next"])
export const TEXTS = /** @type {const} */ (["assigned", "guests", "opinions", "reply"])

/** 最多多少：一行几个字、一段几个字、几个人、几件事、几次会。 */
export const LIMITS = Object.freeze({ line: 200, text: 8000, members: 600, tasks: 200, meetings: 300 })

const ID = /^[a-z0-9-]{1,40}$/
// 换行以外的控制字符、断开的半个字：纸上和 Word 里都放不下。
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff\p{Surrogate}]/gu
const STATES = ["", "here", "leave", "away"]

/** @param {string} text @param {number} most */
export const cleaned = (text, most) => text.replace(/\r\n?/g, "\n").replace(ODD, "").slice(0, most)

/** 一次空的会。 @param {string} id @param {string} setting @param {string} agenda @returns {Meeting} */
export function blank(id, setting, agenda) {
  const texts = /** @type {Texts} */ (Object.fromEntries([...LINES, ...TEXTS].map(name => [name, ""])))
  return { ...texts, id, changed: 0, setting, agenda, members: [], last: [], tasks: [], notes: {}, clock: stopped() }
}

/** @returns {Clock} */
export const stopped = () => ({ at: -1, since: 0, spent: [], began: 0, ended: 0 })

/** 接着上一次开：人、地方、组名照旧，上次的分工、上次也没说结果的，成了这次要回看的；日子、题目、记的都空着。 @param {Meeting} last @param {string} id @returns {Meeting} */
export function following(last, id) {
  const made = blank(id, last.setting, last.agenda)
  for (const name of /** @type {const} */ (["branch", "group", "time", "place", "chair", "recorder"])) made[name] = last[name]
  made.members = last.members.map(({ name }) => ({ name, state: "", note: "" }))
  const open = last.last.filter(task => !task.done.trim() && (task.who.trim() || task.what.trim()))
  made.last = [...open, ...last.tasks].slice(0, LIMITS.tasks).map(task => ({ ...task, done: "" }))
  return made
}

/**
 * 一份不知道从哪里来的东西，是一次会就照式样重写一份；不是就说哪里不对。
 * @param {unknown} value
 * @returns {Meeting}
 * @throws {Fault}
 */
export function read(value) {
  const given = object(value, "会", ["id", "changed", "setting", "agenda", "members", "last", "tasks", "notes", "clock", ...LINES, ...TEXTS])
  const made = blank(id(given.id, "id"), id(given.setting, "setting"), id(given.agenda, "agenda"))
  made.changed = moment(given.changed, "changed")
  for (const name of LINES) made[name] = text(given[name], name, LIMITS.line).replace(/\n/g, " ")
  for (const name of TEXTS) made[name] = text(given[name], name, LIMITS.text)
  made.members = list(given.members, "members", LIMITS.members).map(member)
  made.last = list(given.last, "last", LIMITS.tasks).map(one => task(one, "last"))
  made.tasks = list(given.tasks, "tasks", LIMITS.tasks).map(one => task(one, "tasks"))
  const notes = object(given.notes ?? {}, "notes")
  if (Object.keys(notes).length > 40) throw new Fault("notes 太多")
  made.notes = Object.fromEntries(Object.entries(notes).map(([step, note]) => [id(step, "notes"), text(note, "notes", LIMITS.text)]))
  made.clock = clock(given.clock)
  return made
}

/** @param {unknown} value @param {string} name @param {string[]} [known] @returns {Record<string, unknown>} */
function object(value, name, known) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Fault(`${name} 不是一份记录`)
  const strange = known && Object.keys(value).find(key => !known.includes(key))
  if (strange !== undefined) throw new Fault(`${name} 里有不认识的一项“${strange.slice(0, 20)}”`)
  return /** @type {Record<string, unknown>} */ (value)
}

/** @param {unknown} value @param {string} name @param {number} most @returns {unknown[]} */
function list(value, name, most) {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new Fault(`${name} 不是一列`)
  if (value.length > most) throw new Fault(`${name} 有 ${value.length} 项，最多 ${most} 项`)
  return value
}

/** @param {unknown} value @param {string} name @param {number} most */
function text(value, name, most) {
  if (value === undefined) return ""
  if (typeof value !== "string") throw new Fault(`${name} 不是文字`)
  if (value.length > most) throw new Fault(`${name} 太长，最多 ${most} 个字`)
  return cleaned(value, most)
}

/** @param {unknown} value @param {string} name */
function id(value, name) {
  if (typeof value !== "string" || !ID.test(value)) throw new Fault(`${name} 不是一个编号`)
  return value
}

/** 一个时刻或一段时间，毫秒。 @param {unknown} value @param {string} name */
function moment(value, name) {
  if (value === undefined) return 0
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0 || value > 1e14) throw new Fault(`${name} 不是一个时刻`)
  return value
}

/** @param {unknown} value @returns {Member} */
function member(value) {
  const given = object(value, "members", ["name", "state", "note"])
  if (!STATES.includes(/** @type {string} */ (given.state ?? ""))) throw new Fault("members 的 state 不认识")
  return { name: text(given.name, "name", LIMITS.line), state: /** @type {Presence} */ (given.state ?? ""), note: text(given.note, "note", LIMITS.line) }
}

/** @param {unknown} value @param {string} name @returns {Task} */
function task(value, name) {
  const given = object(value, name, ["who", "what", "by", "done"])
  return { who: text(given.who, "who", LIMITS.line), what: text(given.what, "what", LIMITS.line), by: text(given.by, "by", LIMITS.line), done: text(given.done, "done", LIMITS.line) }
}

/** @param {unknown} value @returns {Clock} */
function clock(value) {
  if (value === undefined) return stopped()
  const given = object(value, "clock", ["at", "since", "spent", "began", "ended"])
  const { at = -1 } = given
  if (typeof at !== "number" || !Number.isInteger(at) || at < -1 || at > 40) throw new Fault("clock 的 at 不是第几段")
  return { at, since: moment(given.since, "since"), spent: list(given.spent, "spent", 40).map(one => moment(one, "spent")), began: moment(given.began, "began"), ended: moment(given.ended, "ended") }
}

/** 名单：一行一人；从 Excel 整块粘来的，有“姓名”一栏就取那一栏，没有就取第一格字。已经点过的照名字留着。 @param {string} pasted @param {Member[]} before @returns {{ members: Member[], problems: string[] }} */
export function roster(pasted, before) {
  const table = pasted.split(/\r\n?|\n/).map(line => line.split("\t").map(cell => cleaned(cell, 40).normalize("NFKC").trim()))
  const column = table[0]?.findIndex(cell => /^(?:党员)?姓\s*名$|^名字$/.test(cell)) ?? -1
  const rows = column < 0 ? table.map(cells => cells.find(cell => cell && !/^\d+[.、)]?$/.test(cell))) : table.slice(1).map(cells => cells[column])
  const names = rows.flatMap(name => name || [])
  const seen = new Set()
  const twice = new Set(names.filter(name => seen.has(name) || !seen.add(name)))
  const left = [...before]
  const members = names.slice(0, LIMITS.members).map(name => {
    const at = left.findIndex(one => one.name === name)
    return (at < 0 ? null : left.splice(at, 1)[0]) ?? { name, state: /** @type {Presence} */ (""), note: "" }
  })
  return {
    members,
    problems: [
      ...(names.length > LIMITS.members ? [`最多记 ${LIMITS.members} 人，后面 ${names.length - LIMITS.members} 人没有记上`] : []),
      ...(twice.size ? [`名字重复：${[...twice].slice(0, 5).join("、")}；是两个人就不用改`] : []),
    ],
  }
}
