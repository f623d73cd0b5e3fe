import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { parse } from "./query.js"
import { places } from "./present.js"
import { candidates, likeness } from "./rank.js"

test("字全写错、音对的，标题进候选", () => {
  const all = corpus()
  all.add([["x.html", "卯寅辰", "", "页面", "", "dang fei jiao", ""]])
  const query = parse(all, "挡废教")
  const sound = all.byUrl.get("x.html").sound
  query.sounds.set(query.plain, new Set([sound.slice(0, 2), sound.slice(1, 3), sound]))
  assert.ok(candidates(all, query).some(one => one.url === "x.html"))
})

test("问一个词的意思，说到这个词的术语才加分", () => {
  const all = corpus()
  const meaning = parse(all, "党费是什么意思")
  assert.ok(meaning.about)
  const plain = { ...meaning, about: null }
  const term = all.byUrl.get("glossary.html#dangfei")
  const other = all.byUrl.get("glossary.html#jilv")
  assert.ok(likeness(all, term, meaning) > likeness(all, term, plain))
  assert.equal(likeness(all, other, meaning), likeness(all, other, plain))
})

test("说法里每条说几次：平均数", () => {
  const all = corpus()
  all.add([row("y.html", "寅卯", "页面"), row("z.html", "寅卯辰", "页面")])
  all.byUrl.get("y.html").plain.said = "寅卯 寅卯 寅卯"
  assert.equal(all.dwelt("寅卯"), 3)
  all.byUrl.get("z.html").plain.said = "寅卯"
  assert.equal(all.dwelt("寅卯"), 2)
  assert.equal(all.dwelt("魑魅"), 1)
})

test("标记取最长的词", () => {
  assert.deepEqual(places("党小组会", ["党小", "党小组会"], corpus().numbers), [[0, 4]])
})
