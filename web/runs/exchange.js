/**
 * 存成文件和从文件读回来。读进来的东西当作不可信的：键、类型、长短、个数、日子都要对，有一处不对就整份不收，
 * 说出是哪一处。存在浏览器里的也照这里查。
 */

import { Fault, orNone } from "../lib/envelope.js"
import { exists, parts } from "../tools/dates.js"
import { quoted } from "../tools/reading.js"

/** @typedef {import("./run.js").Run} Run */

/** 一张单子最多几项。 */
const MOST = 300
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
// 看不见的控制字符和改变文字方向的记号；换行只在备注里可以有。
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** @type {import("../lib/envelope.js").Envelope<Run>} */
export const FILE = Object.freeze({ kind: "handbook-checklists", of: "runs", from: "“我的检查单”", largest: 2_000_000, most: 500, read: (value, at) => runOf(value, `第 ${at + 1} 次的`) })

/** 存着的一次；不合式样是 null。 */
export const storedRun = orNone(value => runOf(value, ""))

/** 人写的一行：去掉看不见的，收拢空白，截到能存的长。 @param {string} text @param {number} longest */
export function clean(text, longest) {
  return [...text.replace(/\n/g, " ").replace(HIDDEN, "").replace(/\s+/g, " ").trim()].slice(0, longest).join("")
}

/** 各处最多几个字。 */
export const LONGEST = Object.freeze({ name: 60, note: 500, text: 400, title: 120, phase: 60 })

/** @param {unknown} value @param {string} where @returns {Run} */
function runOf(value, where) {
  const run = record(value, `${where}记录`, ["id", "checklist", "title", "name", "started", "touched", "state", "listed", "former", "marks"], ["finished"])
  const state = run["state"]
  if (state !== "open" && state !== "done" && state !== "archived") throw new Fault(`${where}state 是${quoted(state)}，只能是 open、done、archived`)
  const touched = run["touched"]
  if (typeof touched !== "string" || !MOMENT.test(touched) || Number.isNaN(Date.parse(touched))) throw new Fault(`${where}touched 不是一个时刻`)
  const [listed, former] = [itemsOf(run["listed"], `${where}listed`), itemsOf(run["former"], `${where}former`)]
  return {
    id: idOf(run["id"], `${where}编号`), checklist: idOf(run["checklist"], `${where}检查单编号`),
    title: line(run["title"], `${where}题目`, LONGEST.title), name: line(run["name"], `${where}名称`, LONGEST.name),
    started: dayOf(run["started"], `${where}开始的日子`), touched, state,
    ...(run["finished"] === undefined ? {} : { finished: dayOf(run["finished"], `${where}办完的日子`) }),
    listed, former, marks: marksOf(run["marks"], where),
  }
}

/** @param {unknown} value @param {string} where */
function itemsOf(value, where) {
  const items = list(value, where, MOST).map((one, at) => {
    const item = record(one, `${where} 第 ${at + 1} 项`, ["id", "text", "phase"], [])
    return {
      id: idOf(item["id"], `${where} 第 ${at + 1} 项的编号`), text: line(item["text"], `${where} 第 ${at + 1} 项的文字`, LONGEST.text),
      phase: line(item["phase"], `${where} 第 ${at + 1} 项的阶段`, LONGEST.phase, true),
    }
  })
  if (new Set(items.map(({ id }) => id)).size < items.length) throw new Fault(`${where}里有两项同一个编号`)
  return items
}

/** @param {unknown} value @param {string} where @returns {Run["marks"]} */
function marksOf(value, where) {
  const marks = plainObject(value, `${where}marks`)
  const ids = Object.keys(marks)
  if (ids.length > MOST) throw new Fault(`${where}marks 有 ${ids.length} 项，最多 ${MOST} 项`)
  return Object.fromEntries(ids.map(id => {
    const mark = record(marks[idOf(id, `${where}marks 的编号`)], `${where}“${id}”上记的`, [], ["done", "note", "due"])
    if (mark["done"] !== undefined && mark["done"] !== true) throw new Fault(`${where}“${id}”的 done 只能是 true`)
    return [id, {
      ...(mark["done"] ? { done: true } : {}),
      ...(mark["note"] === undefined ? {} : { note: textOf(mark["note"], `${where}“${id}”的备注`, LONGEST.note) }),
      ...(mark["due"] === undefined ? {} : { due: dayOf(mark["due"], `${where}“${id}”的日子`) }),
    }]
  }))
}

/** @param {unknown} value @param {string} where @returns {Record<string, unknown>} */
function plainObject(value, where) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Fault(`${where}不是一组键和值`)
  return /** @type {Record<string, unknown>} */ (value)
}

/** 键一个不少，也没有不认识的。 @param {unknown} value @param {string} where @param {string[]} needed @param {string[]} optional */
function record(value, where, needed, optional) {
  const found = plainObject(value, where)
  const keys = Object.keys(found)
  const missing = needed.find(key => !keys.includes(key))
  if (missing) throw new Fault(`${where}缺少 ${missing}`)
  const foreign = keys.find(key => !needed.includes(key) && !optional.includes(key))
  if (foreign !== undefined) throw new Fault(`${where}里有不认识的${quoted(foreign)}`)
  return found
}

/** @param {unknown} value @param {string} where @param {number} most @returns {unknown[]} */
function list(value, where, most) {
  if (!Array.isArray(value)) throw new Fault(`${where}不是一列`)
  if (value.length > most) throw new Fault(`${where}有 ${value.length} 个，最多 ${most} 个`)
  return value
}

/** @param {unknown} value @param {string} where */
function idOf(value, where) {
  if (typeof value !== "string" || !ID.test(value)) throw new Fault(`${where}不对：${quoted(value)}`)
  return value
}

/** @param {unknown} value @param {string} where */
function dayOf(value, where) {
  const found = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? parts(value) : null
  if (!found || !exists(...found)) throw new Fault(`${where}没有这一天：${quoted(value)}`)
  return /** @type {string} */ (value)
}

/** @param {unknown} value @param {string} where @param {number} longest */
function textOf(value, where, longest) {
  if (typeof value !== "string") throw new Fault(`${where}不是文字`)
  if ([...value].length > longest) throw new Fault(`${where}太长，最多 ${longest} 个字`)
  return value.replace(HIDDEN, "")
}

/** 一行，不是空的。 @param {unknown} value @param {string} where @param {number} longest @param {boolean} [empty] 可以是空的 */
function line(value, where, longest, empty = false) {
  const text = textOf(value, where, longest).replace(/\s+/g, " ").trim()
  if (!text && !empty) throw new Fault(`${where}是空的`)
  return text
}
