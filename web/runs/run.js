/**
 * 一张检查单办的一次：打的勾、备注、哪天以前办。这里只有算法，不碰页面，也不碰存的地方；改一次给一份新的。
 * 每次记着开始时见到的条目，单子后来改了，就说得出多了什么、少了什么；少了的，记过的东西也留着。
 */

import { newId as madeId } from "../lib/ids.js"
import { addDays } from "../tools/dates.js"

/** @typedef {{ id: string, text: string, phase: string }} Listed 检查单上的一项 */
/** @typedef {Listed & { aliases?: string[] }} Current 页上的一项；aliases 是它用过的编号 */
/** @typedef {{ done?: boolean, note?: string, due?: string }} Mark 一项上记的；due 写成 2026-11-30 */
/** @typedef {"open" | "done" | "archived"} State 正在办，办完了，归档了 */
/** @typedef {{ added: Listed[], gone: Listed[], reworded: Listed[] }} Changes */
/**
 * @typedef {object} Run
 * @property {string} id
 * @property {string} checklist 检查单的编号
 * @property {string} title 检查单的题目
 * @property {string} name 这一次叫什么
 * @property {string} started 哪天开始
 * @property {string} touched 最后一次改，如 2026-11-27T08:00:00.000Z
 * @property {State} state
 * @property {string} [finished] 哪天办完
 * @property {Listed[]} listed 上次看过的条目
 * @property {Listed[]} former 单子上已经没有了、而这一次记过东西的条目
 * @property {Record<string, Mark>} marks 条目的编号 → 记的
 */

/** 几天以内算快到期。 */
const SOON = 7

/** 时间和随机数合成的编号，两台设备上也不会一样。 @param {Date} now */
export function newId(now) {
  return `r${madeId(now)}`
}

/**
 * @param {{ checklist: string, title: string, items: Listed[] }} what
 * @param {string} name
 * @param {string} today
 * @param {Date} now
 * @param {string} [id]
 * @returns {Run}
 */
export function begun({ checklist, title, items }, name, today, now, id = newId(now)) {
  return { id, checklist, title, name, started: today, touched: now.toISOString(), state: "open", listed: items.map(plain), former: [], marks: {} }
}

/** @param {Listed} item @returns {Listed} */
const plain = ({ id, text, phase }) => ({ id, text, phase })

/**
 * 给新的一次起个名：11 月党小组会；这个月有过了，就写上日子，再有就编号。
 * @param {string} title @param {string} today @param {string[]} taken 用过的名称
 */
export function nameFor(title, today, taken) {
  const [, month, day] = today.split("-").map(Number)
  const short = title.replace(/检查单$/, "") || title
  const names = [`${month} 月${/^[A-Za-z0-9]/.test(short) ? " " : ""}${short}`, `${month} 月 ${day} 日${short}`]
  for (let count = 2; ; count++) {
    const free = names.find(one => !taken.includes(one))
    if (free) return free
    names.push(`${names[1]}（${count}）`)
  }
}

/** 一项上记的；没有记过是空的。 @param {Run} run @param {string} item @returns {Mark} */
export function markOf(run, item) {
  return Object.prototype.hasOwnProperty.call(run.marks, item) ? run.marks[item] ?? {} : {}
}

/** 空的不留。 @param {Mark} mark @returns {Mark | null} */
function kept({ done, note, due }) {
  const mark = { ...(done ? { done } : {}), ...(note ? { note } : {}), ...(due ? { due } : {}) }
  return Object.keys(mark).length ? mark : null
}

/** 在一些条目上记。 @param {Run} run @param {Iterable<string>} items @param {Mark} change 没有写的照旧；空的是去掉 @returns {Run} */
export function marked(run, items, change) {
  const marks = { ...run.marks }
  for (const item of items) {
    const mark = kept({ ...markOf(run, item), ...change })
    if (mark) marks[item] = mark
    else delete marks[item]
  }
  return { ...run, marks }
}

/** 全部清空。 @param {Run} run @returns {Run} */
export const cleared = run => ({ ...run, marks: {}, former: [] })

/** 把清掉的放回来，后来记的还在。 @param {Run} run @param {Run} before 清空以前的 @returns {Run} */
export function restored(run, before) {
  return { ...run, marks: joined(before.marks, run.marks), former: before.former }
}

/** 两处记的合在一起：打过勾的算打过（没有打的不写），备注和日子以后一处的为准。 @param {Run["marks"]} first @param {Run["marks"]} later */
function joined(first, later) {
  const marks = { ...first }
  for (const [id, mark] of Object.entries(later)) marks[id] = { ...first[id], ...mark }
  return marks
}

/** @param {Run} run @param {Listed[]} [items] 不写就是上次看过的 */
export function progress(run, items = run.listed) {
  return { done: items.filter(({ id }) => markOf(run, id).done).length, whole: items.length }
}

/** 归到哪一类。 @param {Run} run @param {State} state @param {string} today @returns {Run} */
export function turned(run, state, today) {
  const { finished, ...rest } = run
  if (state === "open") return { ...rest, state }
  return { ...rest, state, finished: finished ?? today }
}

/** 早的在前，同一天的照原来的次序。 @param {{ due: string }} one @param {{ due: string }} other */
export const byDue = (one, other) => one.due.localeCompare(other.due)

/**
 * 写了日子还没有打勾的，早的在前。
 * @param {Run} run @param {string} today
 * @returns {(Listed & { due: string, overdue: boolean, soon: boolean })[]}
 */
export function dated(run, today) {
  const last = addDays(today, SOON)
  return [...run.listed, ...run.former].flatMap(item => {
    const { done, due } = markOf(run, item.id)
    return due && !done ? [{ ...item, due, overdue: due < today, soon: due <= last }] : []
  }).sort(byDue)
}

/**
 * 条目改过编号的，记的归到现在的编号：照单子写明的旧编号，没有写明的照一字不差的文字。
 * @param {Run} run @param {Current[]} items
 * @returns {Run} 没有要改的，就是原来那一份
 */
export function migrated(run, items) {
  const now = new Map(items.flatMap(({ id, aliases = [] }) => aliases.map(old => [old, id])))
  const [current, before] = [new Set(items.map(({ id }) => id)), new Set(run.listed.map(({ id }) => id))]
  for (const { id, text } of run.listed) {
    const same = current.has(id) || now.has(id) ? undefined : items.find(one => one.text === text && !before.has(one.id))
    if (same) now.set(id, same.id)
  }
  const known = [...run.listed, ...run.former].some(({ id }) => now.has(id)) || Object.keys(run.marks).some(id => now.has(id))
  if (!known) return run
  /** @type {Run["marks"]} */
  let marks = {}
  for (const [id, mark] of Object.entries(run.marks)) marks = joined(marks, { [now.get(id) ?? id]: mark })
  const renamed = (/** @type {Listed[]} */ list) => {
    const seen = new Set()
    return list.map(one => ({ ...one, id: now.get(one.id) ?? one.id })).filter(({ id }) => !seen.has(id) && seen.add(id))
  }
  const listed = renamed(run.listed)
  return { ...run, marks, listed, former: renamed(run.former).filter(one => !listed.some(({ id }) => id === one.id)) }
}

/**
 * 单子和上次看过的有什么不同。一次没有记着条目的，当作相同。
 * @param {Run} run @param {Listed[]} items @returns {Changes | null} 没有不同是 null
 */
export function changes(run, items) {
  if (!run.listed.length) return null
  const [before, after] = [new Map(run.listed.map(one => [one.id, one])), new Set(items.map(one => one.id))]
  const found = {
    added: items.filter(({ id }) => !before.has(id)),
    gone: run.listed.filter(({ id }) => !after.has(id)),
    reworded: items.filter(({ id, text }) => before.has(id) && before.get(id)?.text !== text),
  }
  return found.added.length || found.gone.length || found.reworded.length ? found : null
}

/** 看过了：照现在的单子记；没有了的条目，记过东西的留着，又有了的归回去。 @param {Run} run @param {Listed[]} items @returns {Run} */
export function accepted(run, items) {
  const now = new Set(items.map(one => one.id))
  const former = [...run.former, ...run.listed].filter(({ id }, at, all) =>
    !now.has(id) && Object.keys(markOf(run, id)).length > 0 && all.findIndex(one => one.id === id) === at)
  return { ...run, listed: items.map(plain), former }
}
