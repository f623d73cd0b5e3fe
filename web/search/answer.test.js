import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { answer } from "./answer.js"

const all = corpus()
const urls = (text, kind = "") => answer(all, text, kind).items.map(page => page[0].location)

test("汉字、拼音、首字母、带声调的拼音，都找得到", () => {
  for (const text of ["党费", "dangfei", "dang'fei", "df", "dǎng fèi"]) assert.equal(urls(text)[0], "glossary.html#dangfei", text)
})

test("只看前六十四个字", () => {
  assert.deepEqual(urls("魑".repeat(64) + "党费"), [])
  assert.equal(urls("魑".repeat(60) + "党费")[0], "glossary.html#dangfei")
})

test("一种是一种，条数还是全部的", () => {
  const found = answer(all, "党费", "检查单")
  assert.deepEqual(found.items.map(page => page[0].location), ["checklists/dues.html"])
  assert.ok(found.kinds.length > 1)
})

test("规则的编号只给那一条", () => {
  assert.deepEqual(urls("cf-15"), ["rules/discipline.html#cf-15"])
  assert.deepEqual(urls("cf-99"), [])
})

test("不是拼音的字母要整个出现", () => {
  assert.deepEqual(urls("excel"), [])
})

test("什么也没有打，什么也不给", () => {
  assert.deepEqual(answer(all, " 。 ", ""), { items: [] })
})

test("正好的直接回答，只看一种时不", () => {
  assert.equal(answer(all, "一个月开几次", "").direct?.location, "faq.html#how-often")
  assert.equal(answer(all, "一个月开几次", "问答").direct, undefined)
})

test("有几个字相同、没有正好的，说一声，给建议", () => {
  const found = answer(all, "矿工的孩子上学去哪里报名要带哪些材料", "")
  assert.equal(found.weak, true)
  assert.ok(found.items.length && found.suggestions)
})

test("只在正文里提过一次的，别的字哪里都没有，不算正好的", () => {
  const all = corpus()
  all.add([row("cake.html", "过生日", "页面")])
  all.complete(["会上吃了一块蛋糕，大家祝他生日快乐，又说了一年来的工作。"], 9)
  assert.equal(answer(all, "学做蛋糕", "").weak, true)
  assert.equal(answer(all, "蛋糕", "").items[0][0].location, "cake.html")
  assert.equal(answer(all, "过生日", "").weak, undefined)
})

test("整句原话就在正文里的，没有相像的说法也是正好的", () => {
  const all = corpus()
  all.add([row("cake.html", "过生日", "页面")])
  all.complete(["会上吃了一块蛋糕，大家祝他生日快乐，又说了一年来的工作。"], 9)
  assert.equal(answer(all, "吃了一块蛋糕", "").weak, undefined)
  assert.equal(answer(all, "吃了两碗蛋糕", "").weak, true)
})

test("有一个字正是名称里的，别的字哪里都没有，也不算正好的", () => {
  const found = answer(all, "费魑魅魍魉", "")
  assert.equal(found.weak, true)
  assert.ok(found.near)
})

test("没有结果才给建议", () => {
  assert.ok(answer(all, "魑魅", "").suggestions?.length)
  assert.equal(answer(all, "党费", "").suggestions, undefined)
})

test("比最像的差得远的不列", () => {
  // 只有“每月召开”几个字相同的，和整句都对上的比，不到一成。
  const found = corpus()
  found.add([row("x.html", "党小组会一般每月召开1次的规定和理由", "页面"), row("y.html", "每月召开的小事和别的许多不相干的小事", "页面")])
  const scores = answer(found, "党小组会一般每月召开1次的规定和理由", "").items.flatMap(page => page.map(one => [one.location, one.score]))
  assert.equal(scores[0][0], "x.html")
  assert.ok(!scores.some(([url]) => url === "y.html"), JSON.stringify(scores))
  assert.equal(answer(found, "每月召开的小事", "").items[0][0].location, "y.html")
})

test("同分的照原来的次序，问几遍都一样", () => {
  assert.deepEqual(urls("党费"), urls("党费"))
})
