import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"

const urls = documents => documents.map(one => one.url)

test("双字在哪些条目里：名称、所在的页、正文、读者的说法都算", () => {
  const all = corpus()
  assert.ok(urls(all.holders("几天")).includes("faq.html#how-often"))
  assert.ok(urls(all.holders("井下")).includes("cases/a.html"))
  assert.ok(urls(all.holders("收缴")).includes("chapters/7-management/dues.html#steps"))
  assert.deepEqual(all.holders("魑魅"), [])
})

test("条目变了，数过的重数", () => {
  const all = corpus()
  assert.equal(all.holders("魑魅").length, 0)
  all.rarity("魑魅")
  all.add([row("x.html", "魑魅", "页面")])
  assert.equal(all.holders("魑魅").length, 1)
  assert.ok(all.rarity("魑魅") > 0)
})

test("少见的比常见的重，哪里都没有的不算", () => {
  const all = corpus()
  assert.ok(all.rarity("井下") > all.rarity("党费"))
  assert.equal(all.rarity("魑魅"), 0)
})

test("集中在几条里反复说的，比各说一次的重", () => {
  const [once, often] = [corpus(), corpus()]
  once.credit({ 2: "守矩" })
  often.credit({ 2: "守矩|守矩吗|要守矩" })
  assert.ok(often.rarity("守矩") > once.rarity("守矩"))
})

test("名称里的同音写法，取最常见的", () => {
  const all = corpus()
  all.add([row("a.html", "废话", "页面"), row("b.html", "党费的事", "页面")])
  assert.equal(all.heard(all.sounds.fold("党废")), "党费")
  assert.equal(all.heard("魑魅"), undefined)
})

test("自成一组的各归各，别的归到页", () => {
  const all = corpus()
  const place = url => all.place(all.byUrl.get(url))
  assert.equal(place("glossary.html#dangfei"), "glossary.html#dangfei")
  assert.equal(place("chapters/7-management/dues.html#steps"), "chapters/7-management/dues.html")
})

test("规则的编号：整句就是编号才算", () => {
  const all = corpus()
  for (const text of ["cf-15", "cf15", "CF 15", " ｃｆ－15 ", "cf-015"]) assert.equal(all.withId(text)?.url, "rules/discipline.html#cf-15", text)
  for (const text of ["15", "cf", "cf-1", "cf-15 处分", "dangfei", "cf-16"]) assert.equal(all.withId(text), undefined, text)
})

test("各页都有的小标题编号，不是规则的编号", () => {
  const all = corpus()
  all.add([row("chapters/1.html#steps-1", "第一步", "章节")])
  assert.equal(all.withId("steps-1"), undefined)
})

test("少见的单字和数也用来比对", () => {
  const all = corpus()
  // 条目少时什么都不少见，所以添一些。
  all.add(Array.from({ length: 200 }, (_, n) => row(`p${n}.html`, "页", "页面")))
  assert.ok(all.marks("吵架井下").has("井"))
  assert.ok(!all.marks("页数").has("页"))
  assert.ok(all.marks(all.asked("15天内")).has(all.asked("十五")))
})

test("正文没有到时，名称先能用", () => {
  const all = corpus()
  all.add([row("new.html", "新条目", "页面")])
  assert.equal(all.byUrl.get("new.html")?.text, "")
  assert.equal(all.holders("新条").length, 1)
})

test("多出来的正文和说法不理", () => {
  const all = corpus()
  all.complete(["甲"], 10_000)
  all.credit({ 10000: "甲" })
})
