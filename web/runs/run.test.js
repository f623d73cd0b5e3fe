import assert from "node:assert/strict"
import { test } from "node:test"
import { accepted, begun, changes, cleared, dated, marked, markOf, migrated, nameFor, newId, progress, restored, turned } from "./run.js"

const TODAY = "2026-11-27"
const NOW = new Date("2026-11-27T08:00:00Z")
const item = (id, text = id) => ({ id, text, phase: "会前" })
const ITEMS = [item("a"), item("b"), item("c")]
const WHAT = { checklist: "meeting", title: "党小组会检查单", items: ITEMS }
const fresh = () => begun(WHAT, "11 月党小组会", TODAY, NOW, "r1")

test("开始的一次记着单子上有什么，别的都是空的", () => {
  const run = begun({ ...WHAT, items: [{ ...item("a"), aliases: ["old"] }] }, "甲", TODAY, NOW, "r1")
  assert.deepEqual(run, {
    id: "r1", checklist: "meeting", title: "党小组会检查单", name: "甲", started: TODAY, touched: "2026-11-27T08:00:00.000Z",
    state: "open", listed: [item("a")], former: [], marks: {},
  })
})

test("编号各不相同，能作键名", () => {
  const ids = Array.from({ length: 50 }, () => newId(NOW))
  assert.equal(new Set(ids).size, 50)
  for (const id of ids) assert.match(id, /^r[a-z0-9]+-[a-z0-9]+$/)
})

test("名称先写月，这个月用过了写日，再用过就编号", () => {
  const taken = []
  for (const name of ["11 月党小组会", "11 月 27 日党小组会", "11 月 27 日党小组会（2）", "11 月 27 日党小组会（3）"]) {
    assert.equal(nameFor("党小组会检查单", TODAY, taken), name)
    taken.push(name)
  }
  assert.equal(nameFor("检查单", TODAY, []), "11 月检查单")
})

test("记在几项上，空的就去掉，原来那一份不变", () => {
  const first = fresh()
  const run = marked(first, ["a", "b"], { done: true })
  assert.deepEqual(first.marks, {})
  assert.deepEqual(markOf(marked(run, ["a"], { note: "带材料" }), "a"), { done: true, note: "带材料" })
  assert.deepEqual(Object.keys(marked(run, ["a"], { done: false }).marks), ["b"])
  assert.deepEqual(marked(marked(run, ["c"], { due: TODAY }), ["c"], { due: "" }).marks, run.marks)
})

test("条目的编号和对象自带的名称一样，也当作没有记过", () => {
  assert.deepEqual(markOf(fresh(), "constructor"), {})
  assert.equal(progress(fresh(), [item("constructor")]).done, 0)
})

test("进度只数现在单子上的", () => {
  const run = marked(fresh(), ["a", "gone"], { done: true })
  assert.deepEqual(progress(run), { done: 1, whole: 3 })
  assert.deepEqual(progress(run, [item("a"), item("x")]), { done: 1, whole: 2 })
})

test("清空了放得回来，后来记的还在，打过的勾不会因此没了", () => {
  const before = marked(marked(fresh(), ["a", "b"], { done: true }), ["a"], { note: "旧的" })
  const empty = cleared(before)
  assert.deepEqual(empty.marks, {})
  const back = restored(marked(marked(empty, ["a"], { note: "新的" }), ["c"], { done: true }), before)
  assert.deepEqual(back.marks, { a: { done: true, note: "新的" }, b: { done: true }, c: { done: true } })
})

test("办完记着哪天办完，归档不改它，接着办就没有了", () => {
  const done = turned(fresh(), "done", TODAY)
  assert.deepEqual([done.state, done.finished], ["done", TODAY])
  const put = turned(done, "archived", "2026-12-01")
  assert.deepEqual([put.state, put.finished], ["archived", TODAY])
  assert.ok(!("finished" in turned(put, "open", "2026-12-02")))
})

test("到期的：没有打勾的，早的在前；今天到期不算过期，一周以内算快了", () => {
  let run = fresh()
  const days = { a: "2026-12-05", b: "2026-11-26", c: "2026-11-27" }
  for (const [id, due] of Object.entries(days)) run = marked(run, [id], { due })
  assert.deepEqual(dated(run, TODAY).map(({ id, overdue, soon }) => [id, overdue, soon]), [["b", true, true], ["c", false, true], ["a", false, false]])
  assert.equal(dated(marked(run, ["a"], { due: "2026-12-04" }), TODAY)[2].soon, true)
  assert.deepEqual(dated(marked(run, ["b"], { done: true }), TODAY).map(({ id }) => id), ["c", "a"])
})

test("条目改了编号，勾、备注和日子跟过去；两个合成一个也不丢", () => {
  let run = marked(fresh(), ["a"], { done: true, note: "旧的" })
  run = marked(run, ["b"], { due: "2026-12-01" })
  const items = [{ ...item("new"), aliases: ["a", "b"] }, item("c")]
  const moved = migrated(run, items)
  assert.deepEqual(moved.marks, { new: { done: true, note: "旧的", due: "2026-12-01" } })
  assert.deepEqual(moved.listed.map(({ id }) => id), ["new", "c"])
  assert.equal(migrated(moved, items), moved)
  assert.equal(migrated(run, ITEMS), run)
})

test("单子改了：新加的、换了说法的、没有了的都说得出", () => {
  assert.equal(changes(fresh(), ITEMS), null)
  const found = changes(fresh(), [item("a", "换了"), item("c"), item("d")])
  assert.deepEqual([found.added, found.gone, found.reworded].map(list => list.map(({ id }) => id)), [["d"], ["b"], ["a"]])
  assert.equal(changes({ ...fresh(), listed: [] }, ITEMS), null)
})

test("看过以后照新的单子；没有了的，记过东西的留着，回来了的不再另列", () => {
  const run = marked(fresh(), ["a", "b"], { done: true })
  const now = accepted(run, [item("b"), item("d")])
  assert.deepEqual(now.listed.map(({ id }) => id), ["b", "d"])
  assert.deepEqual(now.former.map(({ id }) => id), ["a"])
  assert.equal(changes(now, [item("b"), item("d")]), null)
  assert.deepEqual(accepted(now, [item("b")]).former.map(({ id }) => id), ["a"])
  assert.deepEqual(accepted(now, ITEMS).former, [])
  assert.deepEqual(markOf(now, "a"), { done: true })
})

test("编号改了、旧编号没有写明的，照一字不差的文字归过来；文字也改了的，不猜", () => {
  const run = marked(fresh(), ["a", "b"], { done: true })
  const moved = migrated(run, [item("x", "a"), item("y", "乙"), item("c")])
  assert.deepEqual(Object.keys(moved.marks).sort(), ["b", "x"])
  assert.deepEqual(moved.listed.map(({ id }) => id), ["x", "b", "c"])
  assert.deepEqual(Object.keys(migrated(run, [item("c", "a"), item("b")]).marks).sort(), ["a", "b"])
})

test("只少了条目、只改了字，也是有不同", () => {
  assert.deepEqual(changes(fresh(), ITEMS.slice(1)), { added: [], gone: [fresh().listed[0]], reworded: [] })
  const reworded = ITEMS.map((one, n) => n ? one : { ...one, text: "换了" })
  assert.deepEqual(changes(fresh(), reworded), { added: [], gone: [], reworded: [reworded[0]] })
})
