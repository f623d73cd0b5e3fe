/** 把会写成一个文件带走，从文件读回来。读的当作不知道从哪里来的：先查大小，再一份一份查式样，一处不对就全不收。 */

import { LIMITS, read, Wrong } from "./meeting.js"

/** @typedef {import("./meeting.js").Meeting} Meeting */

const KIND = "handbook.desk"
const VERSION = 1
/** 文件最大多少，字节。 */
export const MOST = 8 * 1024 * 1024

/** @param {Meeting[]} meetings */
export function exported(meetings) {
  return `${JSON.stringify({ kind: KIND, version: VERSION, meetings }, null, 1)}\n`
}

/**
 * 读一个导出的文件。
 * @param {string} text
 * @returns {{ meetings: Meeting[] } | { error: string }}
 */
export function imported(text) {
  /** @type {unknown} */
  let value
  if (text.length > MOST) return { error: `文件太大，最多 ${MOST / 1024 / 1024} MB；请分几次导出再导入。` }
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""))
  } catch {
    return { error: text.trim() ? "这不是从这里导出的文件，或者没有传全；请重新导出一份。" : "文件是空的。" }
  }
  const { kind, version, meetings } = /** @type {Record<string, unknown>} */ (value && typeof value === "object" ? value : {})
  if (kind !== KIND || !Array.isArray(meetings)) return { error: "这个文件不是从“开一次党小组会”里导出的。" }
  if (version !== VERSION) return { error: "这个文件是别的版本导出的，这一版读不了。" }
  if (meetings.length > LIMITS.meetings) return { error: `文件里有 ${meetings.length} 次会，最多收 ${LIMITS.meetings} 次。` }
  try {
    return { meetings: meetings.map(numbered) }
  } catch (error) {
    return { error: error instanceof Wrong ? `${error.message}，所以一次也没有导入；原来的会没有动。` : "读不了这个文件。" }
  }
}

/** @param {unknown} one @param {number} at */
function numbered(one, at) {
  try {
    return read(one)
  } catch (error) {
    throw error instanceof Wrong ? new Wrong(`第 ${at + 1} 次会的 ${error.message}`) : error
  }
}

/**
 * 导入的同已经有的放到一起：一样的不再放，同号而不一样的换个号，谁也不盖掉谁。
 * @param {Meeting[]} come @param {Meeting[]} present @param {() => string} newId
 * @returns {{ added: Meeting[], same: number }}
 */
export function merged(come, present, newId) {
  const known = new Map(present.map(one => [one.id, JSON.stringify(one)]))
  /** @type {Meeting[]} */
  const added = []
  let same = 0
  for (const one of come) {
    if (known.get(one.id) === JSON.stringify(one)) {
      same++
      continue
    }
    const made = known.has(one.id) ? { ...one, id: newId() } : one
    known.set(made.id, JSON.stringify(made))
    added.push(made)
  }
  return { added, same }
}
