import assert from "node:assert/strict"
import { test } from "node:test"
import { bare, corpus, row } from "../testing/corpus.js"
import { answer, find, lacking } from "./answer.js"
import { parse } from "./query.js"
import { LIMITS } from "./weights.js"

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
  assert.equal(answer(all, "吃了一块蛋糕，大家祝他生日", "").weak, undefined)
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

test("什么也没有找到的，不说只有像的", () => {
  assert.equal(answer(all, "魑魅", "").weak, false)
})

/** 一条排出来的。 */
const scored = (score, like = 1, text = "") => ({ document: { plain: { run: text } }, score, covered: 1, like })

test("合上的太少，或者没有相像的说法，有一样就多半没有正好的；正好到界限不算少", () => {
  const lacks = (...one) => lacking([scored(...one)], { whole: "原话" })
  const covering = covered => lacking([{ ...scored(2), covered }], { whole: "原话" })
  assert.deepEqual([covering(LIMITS.weak), covering(LIMITS.weak * 0.9), covering(LIMITS.weak * 0.5)], [false, true, true])
  assert.deepEqual([lacks(1, LIMITS.unlike), lacks(1, LIMITS.unlike * 0.9), lacks(2, LIMITS.unlike * 0.9)], [false, true, false])
  assert.equal(lacking([], { whole: "原话" }), true)
})

test("前五条里有整句原话的，不会没有；第六条才有的不算", () => {
  const ranked = place => Array.from({ length: 6 }, (_, n) => scored(LIMITS.unlike / 2, 1, n === place ? "说过原话的" : ""))
  assert.deepEqual([0, 4, 5].map(place => lacking(ranked(place), { whole: "原话" })), [false, false, true])
})

test("几个不是拼音的词，各自都要出现", () => {
  const found = bare(row("a.html", "word表", "页面"), row("b.html", "excel表", "页面"))
  const list = text => find(found, parse(found, text)).map(({ document }) => document.url)
  assert.deepEqual([list("word"), list("word excel"), list("word pdf")], [["a.html"], ["a.html", "b.html"], []])
})

test("分高的在前，同分的照原来的次序", () => {
  const found = bare(...["子丑寅卯", "子丑", "子丑寅", "子丑"].map((title, n) => row(`${n}.html`, title, "页面")))
  assert.deepEqual(find(found, parse(found, "子丑")).map(({ document }) => document.url), ["1.html", "3.html", "2.html", "0.html"])
})

test("分都很低的，也只和其中最高的比", () => {
  // 八个字各在一页的名称里，一页的正文里还有一个：分都不到 1，名称里的都列。
  const letters = [..."子丑寅卯辰巳午未"]
  const found = bare(...letters.map((title, n) => row(`${n}.html`, title, "页面")))
  const ranked = find(found, parse(found, letters.join(" ")))
  assert.equal(ranked.length, letters.length)
  assert.ok(ranked[0].score < LIMITS.share)
})
