import assert from "node:assert/strict"
import { test } from "node:test"
import { opened, sealed } from "../lib/envelope.js"
import { FILE, clean, storedRun } from "./exchange.js"
import { begun, marked, turned } from "./run.js"

const TODAY = "2026-11-27"
const ITEMS = [{ id: "a", text: "通知组员", phase: "会前" }, { id: "b", text: "定地点", phase: "" }]
const full = () => turned(marked(marked(begun({ checklist: "meeting", title: "开会", items: ITEMS }, "11 月", TODAY, new Date(0), "r1"),
  ["a"], { done: true, note: "第一行\n第二行" }), ["b"], { due: "2026-12-05" }), "done", TODAY)
const file = (change = run => run) => JSON.stringify({ kind: "handbook-checklists", version: 1, exported: TODAY, runs: [change(full())] })

const imported = text => opened(FILE, text)

test("存成文件再读回来，一样", () => {
  assert.deepEqual(imported(sealed(FILE, [full()])), { all: [full()] })
  assert.deepEqual(storedRun(JSON.parse(JSON.stringify(full()))), full())
})

test("上一版存成的文件里写着哪天存的，照样收", () => {
  assert.deepEqual(imported(file()), { all: [full()] })
})

test("有一处不对，整份不收，说得出是哪一处", () => {
  const wrong = {
    "第 1 次的编号不对": run => ({ ...run, id: "../x" }),
    "第 1 次的检查单编号不对": run => ({ ...run, checklist: "__proto__" }),
    "第 1 次的名称是空的": run => ({ ...run, name: " \u200b" }),
    "第 1 次的名称太长": run => ({ ...run, name: "长".repeat(61) }),
    "第 1 次的题目不是文字": run => ({ ...run, title: ["开会"] }),
    "第 1 次的state 是“closed”": run => ({ ...run, state: "closed" }),
    "第 1 次的touched 不是一个时刻": run => ({ ...run, touched: "2026-13-45T99:99:99.999Z" }),
    "第 1 次的开始的日子没有这一天": run => ({ ...run, started: "2026-02-30" }),
    "第 1 次的办完的日子没有这一天": run => ({ ...run, finished: null }),
    "里有不认识的“onload”": run => ({ ...run, onload: "x" }),
    "第 1 次的记录缺少 marks": ({ marks, ...run }) => run,
    "里有两项同一个编号": run => ({ ...run, listed: [...run.listed, run.listed[0]] }),
    "listed有 301 个": run => ({ ...run, listed: Array.from({ length: 301 }, (_, at) => ({ id: `i${at}`, text: "x", phase: "" })) }),
    "的文字是空的": run => ({ ...run, listed: [{ id: "a", text: "", phase: "" }] }),
    "的 done 只能是 true": run => ({ ...run, marks: { a: { done: "yes" } } }),
    "的备注太长": run => ({ ...run, marks: { a: { note: "长".repeat(501) } } }),
    "的日子没有这一天": run => ({ ...run, marks: { a: { due: "2027-02-29" } } }),
    "marks 有 301 项": run => ({ ...run, marks: Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`i${at}`, { done: true }])) }),
    "marks 的编号不对": run => ({ ...run, marks: { "A b": { done: true } } }),
    "marks不是一组键和值": run => ({ ...run, marks: [] }),
  }
  for (const [said, change] of Object.entries(wrong)) {
    assert.ok(imported(file(change)).error?.includes(said), `${said}：${imported(file(change)).error}`)
    assert.equal(storedRun(change(full())), null, said)
  }
})

test("想改对象原型的键不起作用", () => {
  const text = file().replace('"marks":{', '"marks":{"__proto__":{"done":true},')
  assert.match(imported(text).error, /marks 的编号不对/)
  assert.equal({}.done, undefined)
})

test("看不见的字和改变方向的记号去掉，尖括号照样是字", () => {
  const { all } = imported(file(run => ({ ...run, name: "\u202e<b>甲\u0000</b>", marks: { a: { note: "一\n\u2066二" } } })))
  assert.equal(all[0].name, "<b>甲</b>")
  assert.equal(all[0].marks.a.note, "一\n二")
  assert.equal(clean(" 甲\n乙\u200b  丙丁", 4), "甲 乙 ")
})

test("最多五百次、二百万字：正好到顶的收，多一点不收", () => {
  const whole = count => JSON.stringify({ kind: "handbook-checklists", version: 1, runs: Array.from({ length: count }, (_, at) => ({ ...full(), id: `r${at}` })) })
  assert.equal(imported(whole(500)).all.length, 500)
  assert.match(imported(whole(501)).error, /有 501 次，最多 500 次/)
  assert.ok(imported(file().padEnd(2_000_000)).all)
  assert.match(imported(file().padEnd(2_000_001)).error, /太大，最多 2 百万字/)
})

test("各处正好到顶的收得下", () => {
  const change = more => imported(file(run => ({ ...run, ...more }))).all
  for (const more of [{ name: "长".repeat(60) }, { title: "长".repeat(120) }, { id: "a".repeat(80) }, { listed: Array.from({ length: 300 }, (_, at) => ({ id: `i${at}`, text: "长".repeat(400), phase: "长".repeat(60) })) }, { marks: Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`i${at}`, { note: "长".repeat(500) }])) }]) {
    assert.deepEqual(change(more)?.[0], { ...full(), ...more }, Object.keys(more)[0])
  }
  const wrong = [[{ title: "长".repeat(121) }, "题目太长，最多 120 个字"], [{ id: "a".repeat(81) }, "编号不对"], [{ listed: [{ id: "a", text: "长".repeat(401), phase: "" }] }, "listed 第 1 项的文字太长"], [{ listed: [{ id: "a", text: "长", phase: "长".repeat(61) }] }, "listed 第 1 项的阶段太长"], [{ former: [{ id: "a", text: "" , phase: "" }] }, "former 第 1 项的文字是空的"],
    [{ former: 5 }, "former不是一列"], [{ marks: { a: { due: "2026-1-1" } } }, "没有这一天：“2026-1-1”"], [{ marks: { a: { done: false } } }, "的 done 只能是 true"], [{ marks: { a: { note: 5 } } }, "备注不是文字"], [{ marks: { a: 5 } }, "上记的不是一组键和值"], [{ marks: { a: { more: 1 } } }, "里有不认识的“more”"], [{ touched: 5 }, "touched 不是一个时刻"], [{ touched: "2026-11-27" }, "touched 不是一个时刻"], [{ listed: [5] }, "listed 第 1 项不是一组键和值"], [{ listed: [{ id: "A", text: "x", phase: "" }] }, "listed 第 1 项的编号不对：“A”"], [{ started: 5 }, "开始的日子没有这一天：“5”"]]
  for (const [more, said] of wrong) assert.ok(imported(file(run => ({ ...run, ...more }))).error?.includes(said), `${said}：${imported(file(run => ({ ...run, ...more }))).error}`)
})

test("没有写过的不添键；写了空的备注还是空的", () => {
  const found = imported(file(run => ({ ...run, finished: undefined, state: "open", marks: { a: { note: "" }, b: {} } }))).all[0]
  assert.deepEqual([Object.keys(found).includes("finished"), found.marks], [false, { a: { note: "" }, b: {} }])
})
