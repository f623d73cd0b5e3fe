import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { FIELDS, grams } from "./corpus.js"

test("一段话的字串：单字、双字、整个的字母", () => {
  assert.deepEqual(grams("党小组 word表"), ["党", "党小", "小", "小组", "组", "word", "表"])
  assert.deepEqual(grams(""), [])
})

test("名称、所在的页、正文、读者的说法都记下在哪一栏", () => {
  const all = corpus()
  const fields = gram => {
    const found = []
    all.entries.each(gram, (owner, field) => found.push([all.documents[owner].url, field]))
    return found
  }
  assert.deepEqual(fields("几天"), [["faq.html#how-often", FIELDS.said]])
  assert.deepEqual(fields("井下"), [["cases/a.html", FIELDS.text]])
  assert.ok(fields("收缴").some(([url, field]) => url.endsWith("#steps") && field === FIELDS.page))
  assert.deepEqual(fields("魑魅"), [])
})

test("一栏里的次数照长短折算，短的重", () => {
  const all = corpus()
  all.add([row("x.html", "短", "页面"), row("y.html", "很长很长很长很长很长很长的名称", "页面")])
  const [short, long] = [all.byUrl.get("x.html").id, all.byUrl.get("y.html").id]
  assert.ok(all.scaled(FIELDS.names, short, 1) > all.scaled(FIELDS.names, long, 1))
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

test("正文没有到时，名称先能用", () => {
  const all = corpus()
  all.add([row("new.html", "新条目", "页面")])
  assert.equal(all.byUrl.get("new.html")?.text, "")
  assert.ok(all.entries.has("新条"))
})

test("多出来的正文和说法不理", () => {
  const all = corpus()
  all.complete(["甲"], 10_000)
  all.credit({ 10000: "甲" })
})

test("正文到了，名称和说法的轻重重算：先答过一句，和没有答过的一样", () => {
  const [asked, fresh] = [corpus(), corpus()]
  asked.complete([], 0)
  const before = asked.phraseLengths(() => 1)
  asked.complete(["又来的正文"], 0)
  assert.notEqual(asked.phraseLengths(() => 1), before)
  assert.deepEqual([...asked.phraseLengths(() => 1)], [...fresh.phraseLengths(() => 1)])
})
