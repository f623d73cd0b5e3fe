/**
 * 读者自己造的东西，一份存在一个键名下，坏了一份不连累别的。改的时候先读存着的再改，所以两个标签页改的都在；
 * 存不下、不让存、存着的被清掉，这一页上的还在内存里，接着能用。
 */

import { forget, keep, kept, names, whenAnyChanged } from "./store.js"

/** @template {{ id: string }} T */
export class Shelf {
  /**
   * @param {string} prefix 键名的开头，后面接编号
   * @param {(value: unknown) => T | null} sound 读出来的；不合式样是 null
   * @param {(one: T, other: T) => number} order 哪一份排在前面
   */
  constructor(prefix, sound, order) {
    this.prefix = prefix
    this.sound = sound
    this.order = order
    /** 这一页读过、改过的。 @type {Map<string, T>} */
    this.held = new Map()
    /** 没有存下的；存着的是旧的，或者没有。 @type {Set<string>} */
    this.unsaved = new Set()
  }

  /** 都存下了没有。 */
  get stored() {
    return !this.unsaved.size
  }

  /** 全部。 @returns {T[]} */
  all() {
    const ids = names(this.prefix).map(name => name.slice(this.prefix.length))
    return [...new Set([...ids, ...this.unsaved])].flatMap(id => this.get(id) ?? []).sort(this.order)
  }

  /** 存着的；没有存下的，是这一页上的。 @param {string} id @returns {T | null} */
  get(id) {
    if (this.unsaved.has(id)) return this.held.get(id) ?? null
    const found = kept(this.prefix + id, this.sound)
    if (found?.id !== id) return null
    this.held.set(id, found)
    return found
  }

  /** 存着的没有了，也还有这一页上的。 @param {string} id @returns {T | null} */
  last(id) {
    return this.get(id) ?? this.held.get(id) ?? null
  }

  /** 放上一份；新的、改过的都这样放。 @param {T} one */
  put(one) {
    this.held.set(one.id, one)
    if (keep(this.prefix + one.id, one)) this.unsaved.delete(one.id)
    else this.unsaved.add(one.id)
  }

  /** 改一份，存着的被清掉了就重新存下。 @param {string} id @param {(one: T) => T} how @returns {T | null} 改好的；没有这一份时是 null */
  change(id, how) {
    const found = this.last(id)
    if (!found) return null
    const next = how(found)
    this.put(next)
    return next
  }

  /** 拿走；给出拿走的那一份，好放回来。 @param {string} id @returns {T | null} */
  remove(id) {
    const found = this.last(id)
    this.held.delete(id)
    this.unsaved.delete(id)
    forget(this.prefix + id)
    return found
  }

  /** 别的标签页改了，或者从后退里回来。 @param {(id: string | null) => void} changed 改的是哪一份；不知道是哪一份时是 null */
  onElsewhere(changed) {
    whenAnyChanged(this.prefix, name => changed(name === null ? null : name.slice(this.prefix.length)))
  }
}
