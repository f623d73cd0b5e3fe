/** 一张检查单在这一页上：选的是哪一次，能对它做什么。页上同一张出现两次，是同一块板。 */

import * as runs from "./run.js"

/** @typedef {import("./run.js").Run} Run */
/** @typedef {{ checklist: string, title: string, items: import("./run.js").Current[] }} What */

export class Board {
  /**
   * @param {import("./shelf.js").Shelf} shelf
   * @param {What} what
   * @param {() => string} today
   * @param {string} [asked] 网址里点名要看的一次
   */
  constructor(shelf, what, today, asked = "") {
    this.shelf = shelf
    this.what = what
    this.today = today
    /** 刚做了什么，和怎样撤销。 @type {{ text: string, back: (() => void) | null }} */
    this.said = { text: "", back: null }
    const named = shelf.get(asked)
    this.current = named?.checklist === what.checklist ? asked : this.open()[0]?.id ?? ""
    this.settle()
  }

  /** 这张单子没有归档的各次，正在办的在前。 */
  open() {
    const own = this.shelf.all().filter(({ checklist }) => checklist === this.what.checklist)
    return [...own.filter(({ state }) => state === "open"), ...own.filter(({ state }) => state === "done")]
  }

  /** 可以换着看的：没有归档的，和正看着的。 @returns {Run[]} */
  choices() {
    const run = this.run()
    return run && !this.open().some(({ id }) => id === run.id) ? [run, ...this.open()] : this.open()
  }

  /** 正看着的一次；存着的没有了，页上的还在。 @returns {Run | null} */
  run() {
    return this.shelf.last(this.current)
  }

  /** 条目改过编号的归过来；还不知道有哪些条目的记下。只在要改的时候存。 */
  settle() {
    const run = this.run()
    if (!run) return
    const moved = runs.migrated(run, this.what.items)
    const known = moved.listed.length ? moved : runs.accepted(moved, this.what.items)
    if (known !== run) this.shelf.put(known)
  }

  /** @param {string} id */
  choose(id) {
    this.current = id
    this.said = { text: "", back: null }
    this.settle()
    this.shelf.tell()
  }

  /** @param {string} text @param {(() => void) | null} [back] */
  say(text, back = null) {
    this.said = { text, back }
    this.shelf.tell()
  }

  suggested() {
    return runs.nameFor(this.what.title, this.today(), this.shelf.all().map(({ name }) => name))
  }

  /** 开始新的一次。 @param {string} [name] 空的用起好的名 */
  start(name = "") {
    const run = runs.begun(this.what, name || this.suggested(), this.today(), this.shelf.now())
    this.current = run.id
    this.said = { text: `开始了“${run.name}”。`, back: null }
    this.shelf.put(run)
  }

  /** 在一些条目上记；一次也没有的，就开始一次。 @param {string[]} items @param {import("./run.js").Mark} change */
  mark(items, change) {
    if (!this.run()) this.start()
    else this.said = { text: "", back: null }
    this.change(run => runs.marked(run, items, change))
  }

  /** @param {(run: Run) => Run} how */
  change(how) {
    this.shelf.change(this.current, how)
  }

  /** @param {string} name */
  rename(name) {
    const before = this.run()
    if (before && name && name !== before.name) this.turn(run => ({ ...run, name }), `改名叫“${name}”了。`, run => ({ ...run, name: before.name }))
  }

  reset() {
    const before = this.run()
    if (before) this.turn(runs.cleared, "勾、备注和日期都清空了。", run => runs.restored(run, before))
  }

  /** 办完了、接着办、归档、取回。 @param {import("./run.js").State} state @param {string} text */
  state(state, text) {
    const before = this.run()
    if (before) this.turn(run => runs.turned(run, state, this.today()), text, run => ({ ...runs.turned(run, before.state, this.today()), ...(before.finished ? { finished: before.finished } : {}) }))
  }

  /** 看过检查单改了什么。 */
  accept() {
    this.change(run => runs.accepted(run, this.what.items))
  }

  /** 改，说一声，可以撤销。 @param {(run: Run) => Run} how @param {string} text @param {(run: Run) => Run} undo */
  turn(how, text, undo) {
    const id = this.current
    this.said = {
      text, back: () => {
        this.current = id
        this.said = { text: "撤销了。", back: null }
        this.change(undo)
      },
    }
    this.change(how)
  }

  /** 删掉，可以撤销。 */
  remove() {
    const run = this.shelf.remove(this.current)
    this.current = this.open()[0]?.id ?? ""
    this.settle()
    if (!run) return
    this.say(`“${run.name}”删掉了。`, () => {
      this.current = run.id
      this.said = { text: "放回来了。", back: null }
      this.shelf.put(run)
    })
  }
}
