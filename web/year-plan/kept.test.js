import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forbid, openPage } from "../testing/page.js"
import { KeptPlan } from "./kept.js"

const KEY = "handbook.v1.year-plan"
const PLAN = { id: "p", group: "甲组", start: "2026-03", fixed: { date: 10 }, rows: [] }
const renamed = group => plan => plan && { ...plan, group }

beforeEach(() => { openPage("") })

test("存下的，下一次打开还在；退一步退到上一步以前，只退一次", () => {
  const one = new KeptPlan(() => {})
  one.update(() => PLAN)
  one.update(renamed("乙组"))
  assert.equal(new KeptPlan(() => {}).plan?.group, "乙组")
  one.undo()
  assert.equal(new KeptPlan(() => {}).plan?.group, "甲组")
  one.undo()
  assert.equal(one.plan?.group, "甲组")
})

test("清空了的，下一次打开是空的；退得回来", () => {
  const one = new KeptPlan(() => {})
  one.update(() => PLAN)
  one.update(() => null)
  assert.equal(new KeptPlan(() => {}).plan, null)
  one.undo()
  assert.deepEqual(new KeptPlan(() => {}).plan, PLAN)
})

test("两个标签页先读再改，谁也不盖掉谁", () => {
  const [one, two] = [new KeptPlan(() => {}), new KeptPlan(() => {})]
  one.update(() => PLAN)
  two.update(plan => plan && { ...plan, start: "2026-05" })
  one.update(renamed("乙组"))
  assert.deepEqual([one.plan?.start, one.plan?.group], ["2026-05", "乙组"])
})

test("别的标签页改了，说一声；这时退不回去", () => {
  let told = 0
  const one = new KeptPlan(() => { told++ })
  one.update(() => PLAN)
  localStorage.setItem(KEY, JSON.stringify({ plan: { ...PLAN, group: "丙组" } }))
  dispatchEvent(Object.assign(new Event("storage"), { key: KEY }))
  assert.deepEqual([told, one.plan?.group, one.before], [1, "丙组", null])
})

test("存的中间被清掉，接着用手上的，再改就又存上", () => {
  const one = new KeptPlan(() => {})
  one.update(() => PLAN)
  localStorage.clear()
  one.update(renamed("乙组"))
  assert.equal(new KeptPlan(() => {}).plan?.group, "乙组")
})

test("存不下的，在这一页里记着", () => {
  forbid("localStorage")
  const one = new KeptPlan(() => {})
  one.update(() => PLAN)
  one.update(renamed("乙组"))
  assert.deepEqual([one.stored, one.plan?.group], [false, "乙组"])
})

test("存着的坏了，当没有计划", () => {
  for (const text of ["{", "5", '{"plan":5}', '{"plan":{"id":"x"}}']) {
    localStorage.setItem(KEY, text)
    assert.equal(new KeptPlan(() => {}).plan, null, text)
  }
})
