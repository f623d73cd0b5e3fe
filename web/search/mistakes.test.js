import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { corrected, oneOff } from "./mistakes.js"

test("哪里都连不上的字，换成连得上的同音字", () => {
  assert.ok(corrected(corpus(), "党废检查单").includes("党费检查"))
  assert.deepEqual(corrected(corpus(), "党费检查单"), [])
})

test("不同音的，要一个名称里左右都连着", () => {
  assert.ok(corrected(corpus(), "党魑检查单收").some(one => one.includes("党费检查")))
})

test("虚词连不上不算错", () => {
  assert.deepEqual(corrected(corpus(), "党费我"), [])
})

test("和整句一样长、只差一个字的名称", () => {
  const all = corpus()
  assert.equal(oneOff(all, "党费检察单"), "党费检查单")
  assert.equal(oneOff(all, "党费检查单"), "")
  assert.equal(oneOff(all, "党肺"), "")
  all.add([row("long.html", "长".repeat(40), "页面")])
  assert.equal(oneOff(all, "长".repeat(39) + "短"), "")
})
