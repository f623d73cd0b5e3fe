/** 上一版的勾（每张检查单一份，没有分次）归到第一次里。 */

import { forget, kept, names, texts } from "../lib/store.js"
import { begun, marked } from "./run.js"

/** @typedef {import("./run.js").Listed} Listed */

const OLD = "checklist."
const ID = /^[a-z0-9][a-z0-9-]{0,70}$/

/**
 * 编号由检查单而来，所以两个标签页一起搬，搬成的是一次。存不下就不删原来的。
 * @param {import("./shelf.js").Shelf} shelf
 * @param {{ checklist: string, title: string, items: Listed[] }} what
 * @param {string} today
 */
export function carry(shelf, what, today) {
  const ticked = kept(OLD + what.checklist, texts).filter(one => ID.test(one))
  if (!ticked.length) return
  const id = `${what.checklist}-first`
  const first = shelf.get(id) ?? begun(what, "以前打的勾", today, shelf.now(), id)
  shelf.put(marked(first, ticked, { done: true }))
  if (!shelf.unsaved.has(id)) forget(OLD + what.checklist)
}

/** 有上一版的勾的检查单。 @returns {string[]} */
export function carriable() {
  return names(OLD).map(name => name.slice(OLD.length)).filter(id => ID.test(id))
}
