/** 我的会，一次一份存着：两个标签页改的是同一份，所以每次先读存着的再改。存不下时在这一页里记着。 */

import { forget, keep, kept, texts, whenAnyChanged, whenChanged } from "../lib/store.js"
import { LIMITS, read } from "./meeting.js"

/** @typedef {import("./meeting.js").Meeting} Meeting */

const INDEX = "desk.index"
/** @param {string} id */
const place = id => `desk.meeting.${id}`

/** @param {unknown} value @returns {Meeting | null} */
function sound(value) {
  try {
    return read(value)
  } catch {
    return null
  }
}

export class Shelf {
  constructor() {
    /** 这一页里记着的：打开过、改过的。存着的被清掉了，还能从这里再存上。 @type {Map<string, Meeting>} */
    this.memory = new Map()
    /** 存不下的几次；存着的是旧的，或者没有。 @type {Set<string>} */
    this.unsaved = new Set()
  }

  /** 都存下了没有。 */
  get stored() {
    return !this.unsaved.size
  }

  /** @returns {string[]} */
  index() {
    return kept(INDEX, texts)
  }

  /** @param {string} id @returns {Meeting | null} */
  get(id) {
    const found = this.unsaved.has(id) ? null : kept(place(id), sound)
    if (found) this.memory.set(id, found)
    return found ?? this.memory.get(id) ?? null
  }

  /** 全部，后改的在前。 @returns {Meeting[]} */
  all() {
    return [...new Set([...this.index(), ...this.unsaved])].flatMap(id => this.get(id) ?? []).sort((a, b) => b.changed - a.changed)
  }

  /** 放上一份；新的、改过的都这样放。 @param {Meeting} meeting */
  put(meeting) {
    this.memory.set(meeting.id, meeting)
    const ids = this.index()
    const listed = ids.includes(meeting.id) || keep(INDEX, [...ids, meeting.id])
    if (listed && keep(place(meeting.id), meeting)) this.unsaved.delete(meeting.id)
    else this.unsaved.add(meeting.id)
  }

  /** 照存着的改一处。 @param {string} id @param {(meeting: Meeting) => void} change @param {number} now @returns {Meeting | null} */
  change(id, change, now) {
    const meeting = this.get(id)
    if (!meeting) return null
    change(meeting)
    meeting.changed = now
    this.put(meeting)
    return meeting
  }

  /** 拿走一些。 @param {string[]} ids @returns {Meeting[]} 拿走的，好放回来 */
  remove(ids) {
    const taken = ids.flatMap(id => this.get(id) ?? [])
    for (const id of ids) {
      this.memory.delete(id)
      this.unsaved.delete(id)
      forget(place(id))
    }
    const left = this.index().filter(id => !ids.includes(id))
    if (left.length) keep(INDEX, left)
    else forget(INDEX)
    return taken
  }

  /** 还放得下几次会。 */
  room() {
    return LIMITS.meetings - this.all().length
  }

  /** 别的标签页改了，或者从后退里回来。 @param {() => void} changed */
  onChange(changed) {
    whenChanged(INDEX, changed)
  }

  /** 别处改了这次会。 @param {() => string} current 现在打开的是哪次 @param {() => void} changed */
  onMeeting(current, changed) {
    whenAnyChanged(place(""), name => {
      if (name !== null && current() && name === place(current())) changed()
    })
  }
}
