/**
 * 全部检查单的各次：一次存在一个键名下，坏了一份不连累别的。改的时候先读存着的，再改，所以两个标签页改的都在；
 * 存不下、不让存、存着的被清掉，页上的这一份留在内存里接着用，并且说一声。
 */

import { forget, keep, kept, names, whenAnyChanged } from "../lib/store.js"
import { storedRun } from "./exchange.js"

/** @typedef {import("./run.js").Run} Run */

const RUN = "run."

export class Shelf {
  /** @param {() => Date} [now] */
  constructor(now = () => new Date()) {
    this.now = now
    /** 这一页读过、改过的。 @type {Map<string, Run>} */
    this.held = new Map()
    /** 没有存下的。 @type {Set<string>} */
    this.unsaved = new Set()
    /** 要说给读者听的一句；没有是空的。 */
    this.trouble = ""
    /** @type {(() => void)[]} */
    this.listeners = []
    whenAnyChanged(RUN, () => this.tell())
  }

  /** 有变化时做一件事，不管在哪里改的。 @param {() => void} listener */
  onChange(listener) {
    this.listeners.push(listener)
  }

  tell() {
    for (const listener of this.listeners) listener()
  }

  /** 全部，最近改的在前。 @returns {Run[]} */
  all() {
    const stored = names(RUN).map(name => name.slice(RUN.length))
    return [...new Set([...stored, ...this.unsaved])].flatMap(id => this.get(id) ?? []).sort((a, b) => a.touched < b.touched ? 1 : -1)
  }

  /** 存着而读不出的有几份；它们照原样留着。 */
  unreadable() {
    return names(RUN).filter(name => !kept(name, storedRun)).length
  }

  /** @param {string} id @returns {Run | null} */
  get(id) {
    if (this.unsaved.has(id)) return this.held.get(id) ?? null
    const run = kept(RUN + id, storedRun)
    if (run?.id !== id) return null
    this.held.set(id, run)
    return run
  }

  /** 页上有过，而存着的没有了。 @param {string} id */
  lost(id) {
    return this.held.has(id) && !this.get(id)
  }

  /**
   * 改一次；存着的被清掉了的，照页上的那一份改，重新存下。
   * @param {string} id @param {(run: Run) => Run} how
   * @returns {Run | null} 改好的；没有这一次时是 null
   */
  change(id, how) {
    const found = this.get(id)
    const base = this.held.get(id)
    if (!base) return null
    const next = { ...how(base), touched: this.now().toISOString() }
    this.save(next)
    if (!found && !this.unsaved.has(id)) this.trouble = "存着的记录给清掉了，或者在别的窗口里删了；这一次照页上的重新存下了。"
    this.tell()
    return next
  }

  /** @param {Run} run */
  put(run) {
    this.save(run)
    this.tell()
  }

  /** @param {Run} run */
  save(run) {
    this.held.set(run.id, run)
    if (keep(RUN + run.id, run)) this.unsaved.delete(run.id)
    else this.unsaved.add(run.id)
    this.trouble = this.unsaved.size
      ? "这台设备现在存不下：浏览器不让存，或者存满了。可以接着用，但是关掉这一页就没有了；要留着，请存成文件或者复制成文字。" : ""
  }

  /** 删去；给出删的那一份，好放回来。 @param {string} id @returns {Run | null} */
  remove(id) {
    const run = this.get(id) ?? this.held.get(id) ?? null
    this.held.delete(id)
    this.unsaved.delete(id)
    forget(RUN + id)
    this.tell()
    return run
  }

  /**
   * 收下导入的；已有的不动：一样的跳过，编号相同而内容不同的另存一份。
   * @param {Run[]} runs @param {(now: Date) => string} newId
   */
  add(runs, newId) {
    const told = { added: 0, same: 0, copied: 0 }
    for (const run of runs) {
      const present = this.get(run.id) ?? this.held.get(run.id)
      if (present && JSON.stringify(present) === JSON.stringify(run)) told.same++
      else {
        told[present ? "copied" : "added"]++
        this.save(present ? { ...run, id: newId(this.now()), name: copyName(run.name) } : run)
      }
    }
    this.tell()
    return told
  }
}

/** @param {string} name 不超过能存的长 */
function copyName(name) {
  return `${[...name].slice(0, 54).join("")}（导入的）`
}
