/** 一次检查单写成可以粘到微信里的文字，和从这样的文字读回来。 */

import { readDue, shortDay } from "./due.js"
import { storedRun } from "./exchange.js"
import { begun, markOf, marked, progress } from "./run.js"

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Listed} Listed */

const [DONE, TODO] = ["☑", "☐"]

/** @param {Run} run @param {string} today @param {Listed[]} [items] 不写就是上次看过的 */
export function asText(run, today, items = run.listed) {
  const { done, whole } = progress(run, items)
  const lines = [`【${run.name}】${run.title}`, `${shortDay(today)}：办了 ${done} / ${whole} 项`]
  let phase = ""
  for (const item of [...items, ...run.former]) {
    if (item.phase !== phase) lines.push("", item.phase)
    phase = item.phase
    lines.push(line(run, item, today))
  }
  return lines.join("\n")
}

/** @param {Run} run @param {Listed} item @param {string} today */
function line(run, { id, text }, today) {
  const { done, note, due } = markOf(run, id)
  const said = [due ? `${shortDay(due, today)}以前` : "", note ? `备注：${note.replace(/\s+/g, " ")}` : ""].filter(Boolean)
  return `${done ? DONE : TODO} ${text}${said.length ? `（${said.join("；")}）` : ""}`
}

/** 是不是这样的文字；不是就当作文件。 @param {string} text */
export function looksLikeText(text) {
  return /^\s*[【☑☐]/.test(text)
}

/**
 * 一次或者几次的文字读回来。条目在单子上的编号这里不知道，先编上号，打开那张单子时照文字归过去。
 * @param {string} text
 * @param {Map<string, string>} known 检查单的题目 → 编号
 * @param {string} today
 * @param {Date} now
 * @returns {{ all: Run[] } | { error: string }}
 */
export function readText(text, known, today, now) {
  const parts = text.trim().split(/^(?=【)/m)
  /** @type {Run[]} */
  const all = []
  for (const [at, part] of parts.entries()) {
    const [head = "", ...lines] = part.split(/\r?\n/).map(one => one.trim()).filter(Boolean)
    const [, name = "", title = ""] = /^【(.+?)】(.+)$/.exec(head) ?? []
    if (!title) return { error: `第 ${at + 1} 次开头不是“【名称】检查单的题目”` }
    const checklist = known.get(title.trim())
    if (!checklist) return { error: `手册里没有“${title.slice(0, 30)}”这张检查单` }
    const run = readRun({ checklist, title: title.trim(), name }, lines, today, new Date(now.getTime() + at))
    if (!run) return { error: `第 ${at + 1} 次里没有条目，或者有一行太长；一项一行，行首是 ${TODO} 或者 ${DONE}` }
    all.push(run)
  }
  return { all }
}

/** @param {{ checklist: string, title: string, name: string }} what @param {string[]} lines @param {string} today @param {Date} now */
function readRun({ name, ...what }, lines, today, now) {
  /** @type {Listed[]} */
  const items = []
  /** @type {import("./run.js").Mark[]} */
  const marks = []
  let phase = ""
  for (const one of lines) {
    const found = /^([☑☐])\s*(.+)$/.exec(one)
    if (!found) {
      if (!/办了 \d+ \/ \d+ 项$/.test(one)) phase = one
      continue
    }
    const { said, ...mark } = itemOf(found[2] ?? "", today)
    items.push({ id: `t${items.length + 1}`, text: said, phase })
    marks.push({ ...mark, done: found[1] === DONE })
  }
  const run = marks.reduce((made, mark, at) => marked(made, [`t${at + 1}`], mark), begun({ ...what, items }, name, today, now))
  return items.length ? storedRun(run) : null
}

/** 一行分成条目、日子和备注；读不出的日子留在备注里。 @param {string} line @param {string} today */
function itemOf(line, today) {
  const found = /^(.+?)（(?:([\d 年月日]+)以前)?(?:；?备注：(.*))?）$/.exec(line)
  if (!found || !found[2] && found[3] === undefined) return { said: line }
  const [, said = "", day = "", note = ""] = found
  const read = readDue(day, today)
  return "error" in read ? { said, note: `${day}以前 ${note}`.trim() } : { said, note, due: read.value }
}
