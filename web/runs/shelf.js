/** 全部检查单的各次，最近改的在前；在哪里改了都告诉页面，存不下、存着的被清掉都说一声。 */

import { merged } from "../lib/envelope.js"
import { Shelf as Kept } from "../lib/shelf.js"
import { kept, names } from "../lib/store.js"
import { storedRun } from "./exchange.js"

/** @typedef {import("./run.js").Run} Run */

/** @extends {Kept<Run>} */
export class Shelf extends Kept {
  /** @param {() => Date} [now] */
  constructor(now = () => new Date()) {
    super("run.", storedRun, (one, other) => other.touched.localeCompare(one.touched))
    this.now = now
    /** 要说给读者听的一句；没有是空的。 */
    this.trouble = ""
    /** @type {(() => void)[]} */
    this.listeners = []
    this.onElsewhere(() => this.tell())
  }

  /** 有变化时做一件事，不管在哪里改的。 @param {() => void} listener */
  onChange(listener) {
    this.listeners.push(listener)
  }

  tell() {
    for (const listener of this.listeners) listener()
  }

  /** 存着而读不出的有几份；它们照原样留着。 */
  unreadable() {
    return names(this.prefix).filter(name => !kept(name, storedRun)).length
  }

  /** 页上有过，而存着的没有了。 @param {string} id */
  lost(id) {
    return this.held.has(id) && !this.get(id)
  }

  /** @override @param {string} id @param {(run: Run) => Run} how */
  change(id, how) {
    const lost = this.lost(id)
    const next = super.change(id, run => ({ ...how(run), touched: this.now().toISOString() }))
    if (lost && this.stored) {
      this.trouble = "存着的记录给清掉了，或者在别的窗口里删了；这一次照页上的重新存下了。"
      this.tell()
    }
    return next
  }

  /** @override @param {Run} run */
  put(run) {
    this.save(run)
    this.tell()
  }

  /** 放上，先不告诉页面。 @param {Run} run */
  save(run) {
    super.put(run)
    this.trouble = this.stored ? "" : "这台设备现在存不下：浏览器不让存，或者存满了。可以接着用，但是关掉这一页就没有了；要留着，请存成文件或者复制成文字。"
  }

  /** @override @param {string} id */
  remove(id) {
    const run = super.remove(id)
    this.tell()
    return run
  }

  /** 收下导入的；已有的不动。 @param {Run[]} runs @param {(now: Date) => string} newId */
  add(runs, newId) {
    const { added, same, copied } = merged(runs, id => this.last(id), run => ({ ...run, id: newId(this.now()), name: copyName(run.name) }))
    for (const run of added) this.save(run)
    this.tell()
    return { added: added.length - copied, same, copied }
  }
}

/** @param {string} name 不超过能存的长 */
function copyName(name) {
  return `${[...name].slice(0, 54).join("")}（导入的）`
}
