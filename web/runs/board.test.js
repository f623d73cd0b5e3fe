import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { Board } from "./board.js"
import { Shelf } from "./shelf.js"

const TODAY = "2026-11-27"
const item = (id, aliases) => ({ id, text: id, phase: "", ...(aliases ? { aliases } : {}) })
const WHAT = { checklist: "meeting", title: "党小组会检查单", items: [item("a"), item("b")] }
let time = 1
const shelf = () => new Shelf(() => new Date(time++))
const board = (on = shelf(), what = WHAT, asked = "") => new Board(on, what, () => TODAY, asked)

beforeEach(() => { openPage("") })

test("打第一个勾就开始一次，名称写上月", () => {
  const one = board()
  assert.equal(one.run(), null)
  one.mark(["a"], { done: true })
  assert.deepEqual([one.run().name, one.run().marks], ["11 月党小组会", { a: { done: true } }])
  one.mark(["b"], { done: true })
  assert.equal(one.shelf.all().length, 1)
})

test("先看最近改的、正在办的一次；办完的排后，归档的不列", () => {
  const on = shelf()
  const one = board(on)
  one.start("甲")
  one.start("乙")
  one.state("done", "")
  one.start("丙")
  one.state("archived", "")
  assert.deepEqual(board(on).open().map(({ name }) => name), ["甲", "乙"])
  assert.equal(board(on).run().name, "甲")
  assert.deepEqual(one.choices().map(({ name }) => name), ["丙", "甲", "乙"])
})

test("网址里点名的一次优先；是别的检查单的，不认", () => {
  const on = shelf()
  const first = board(on)
  first.start("甲")
  const id = first.current
  first.start("乙")
  assert.equal(board(on, WHAT, id).run().name, "甲")
  assert.equal(board(on, { ...WHAT, checklist: "other" }, id).run(), null)
})

test("清空、改名、办完都能撤销，撤销的是那一次，不是后来换上的", () => {
  const one = board()
  one.start("甲")
  one.mark(["a"], { done: true })
  one.reset()
  one.said.back()
  assert.deepEqual(one.run().marks, { a: { done: true } })
  one.rename("乙")
  const id = one.current
  const back = one.said.back
  one.start("丙")
  back()
  assert.deepEqual([one.current, one.run().name], [id, "甲"])
  one.state("done", "")
  one.said.back()
  assert.deepEqual([one.run().state, one.run().finished], ["open", undefined])
})

test("取回归档的再撤销，还是原来那天办完的", () => {
  const one = board()
  one.start("甲")
  one.change(run => ({ ...run, state: "archived", finished: "2026-11-01" }))
  one.state("open", "")
  one.said.back()
  assert.deepEqual([one.run().state, one.run().finished], ["archived", "2026-11-01"])
})

test("删掉的放得回来，删了看下一次", () => {
  const one = board()
  one.start("甲")
  one.start("乙")
  one.remove()
  assert.equal(one.run().name, "甲")
  one.said.back()
  assert.equal(one.run().name, "乙")
})

test("空名不改，一样的名也不改", () => {
  const one = board()
  one.start("甲")
  for (const name of ["", "甲"]) {
    one.rename(name)
    assert.equal(one.said.back, null)
  }
})

test("编号改过的条目，打开时就归到现在的编号", () => {
  const on = shelf()
  board(on).mark(["a"], { done: true })
  const later = board(on, { ...WHAT, items: [item("new", ["a"]), item("b")] })
  assert.deepEqual(later.run().marks, { new: { done: true } })
})

test("单子没有变的，打开看看不改存着的", () => {
  const on = shelf()
  board(on).mark(["a"], { done: true })
  const before = on.all()[0].touched
  board(on)
  assert.equal(on.all()[0].touched, before)
})

test("换着看、删了看下一次，条目的编号也归过来", () => {
  const on = shelf()
  for (const name of ["甲", "乙", "丙"]) {
    board(on).start(name)
    board(on).mark(["a"], { done: true })
  }
  const now = board(on, { ...WHAT, items: [item("new", ["a"]), item("b")] })
  now.choose(on.all().find(({ name }) => name === "甲").id)
  assert.deepEqual(now.run().marks, { new: { done: true } })
  let told = 0
  on.onChange(() => told++)
  now.remove()
  assert.deepEqual([now.run().marks, now.said.text, told > 0], [{ new: { done: true } }, "“甲”删掉了。", true])
  now.say("说一句")
  assert.deepEqual([now.said, told > 2], [{ text: "说一句", back: null }, true])
})

test("这个月有过的名称不再起", () => {
  const one = board()
  one.start()
  one.start()
  assert.deepEqual(one.shelf.all().map(({ name }) => name).sort(), ["11 月 27 日党小组会", "11 月党小组会"])
  assert.deepEqual(one.choices().length, 2)
})

test("没有一次的，清空、归档、删掉、改名都什么也不做", () => {
  const one = board()
  one.reset()
  one.state("done", "")
  one.remove()
  one.rename("甲")
  assert.deepEqual([one.run(), one.said, one.shelf.all()], [null, { text: "", back: null }, []])
})
