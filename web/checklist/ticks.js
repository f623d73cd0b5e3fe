/** 一张检查单打过的勾。两个标签页、一页上的两处打的是同一份，所以每次先读存着的，再改。 */

import { keep, kept, texts, whenChanged } from "../lib/store.js"

export class Ticks {
  /** @param {string} id 检查单的编号 */
  constructor(id) {
    this.key = "checklist." + id
    /** 存不下时，勾只在这一页里记着。 */
    this.stored = true
    /** @type {Set<string>} */
    this.items = new Set()
    /** @type {(() => void)[]} */
    this.listeners = []
    this.read()
    whenChanged(this.key, () => {
      this.read()
      this.tell()
    })
  }

  /** 勾有变化时做一件事，不管在哪里打的。 @param {() => void} listener */
  onChange(listener) {
    this.listeners.push(listener)
  }

  /** @param {string} item 一项的编号 */
  has(item) {
    return this.items.has(item)
  }

  /** 打上或者去掉一些勾。 @param {Iterable<string>} items @param {boolean} on */
  set(items, on) {
    this.read()
    for (const item of items) {
      if (on) this.items.add(item)
      else this.items.delete(item)
    }
    this.stored = keep(this.key, [...this.items])
    this.tell()
  }

  /** 全部去掉。 @returns {string[]} 去掉了哪些，好放回来 */
  clear() {
    this.read()
    const cleared = [...this.items]
    this.set(cleared, false)
    return cleared
  }

  read() {
    const items = kept(this.key, value => Array.isArray(value) ? texts(value) : null)
    if (items && this.stored) this.items = new Set(items)
  }

  tell() {
    for (const listener of this.listeners) listener()
  }
}
