import assert from "node:assert/strict"
import { test } from "node:test"
import { corpus, row } from "../testing/corpus.js"
import { Corpus, FIELDS, grams, rarity } from "./corpus.js"
import { BM25, GRAMS } from "./weights.js"

test("一段话的字串：单字、双字、整个的字母", () => {
  assert.deepEqual(grams("党小组 word表"), ["党", "党小", "小", "小组", "组", "word", "表"])
  assert.deepEqual(grams(""), [])
  assert.deepEqual(grams(" 党  费 "), ["党", "费"])
  // 㐀是头一个汉字。
  assert.deepEqual(grams("a㐀党"), ["a", "㐀", "㐀党", "党"])
  assert.deepEqual(grams("党㐀"), ["党", "党㐀", "㐀"])
})

test("名称、正文、读者的说法都记下在哪一栏", () => {
  const all = corpus()
  const fields = gram => {
    const found = []
    all.entries.each(gram, (owner, field) => found.push([all.documents[owner].url, field]))
    return found
  }
  assert.deepEqual(fields("几天"), [["faq.html#how-often", FIELDS.said]])
  assert.deepEqual(fields("井下"), [["cases/a.html", FIELDS.text]])
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
  for (const text of ["15", "cf", "cf-1", "cf-15 处分", "dangfei", "cf-16", "zz-15"]) assert.equal(all.withId(text), undefined, text)
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
  const before = asked.phraseLengths()
  for (const one of [asked, fresh]) one.complete(["又来的正文"], 0)
  assert.notEqual(asked.phraseLengths(), before)
  assert.deepEqual([...asked.phraseLengths()], [...fresh.phraseLengths()])
})

/** 只有这几个名称的一份。 */
const named = (...titles) => new Corpus({ edition: "e", more: false, kinds: [], spoken: {}, traditional: {}, readings: {}, documents: titles.map((title, n) => row(`${n}.html`, title, "页面")) })

test("折算照公式：次数、栏的轻重、和平均比的长短", () => {
  const all = named("甲乙", "甲乙丙丁")
  const [times, cut] = [BM25.fields[FIELDS.names], BM25.lengths[FIELDS.names]]
  assert.equal(all.scaled(FIELDS.names, 0, 2), times * 2 / (1 - cut + cut * 3 / 5))
  assert.equal(all.scaled(FIELDS.names, 1, 1), times / (1 - cut + cut * 7 / 5))
  all.credit({ 0: "甲", 1: "甲乙" })
  assert.equal(all.scaled(FIELDS.said, 0, 1), BM25.fields[FIELDS.said] / (1 - BM25.lengths[FIELDS.said] * (1 - 1 / 2)))
})

test("一句里的单字轻，双字和字母重", () => {
  const all = named("㐀党a", "b")
  const [once, twice] = [rarity(1, 2), rarity(2, 2)]
  assert.deepEqual([...all.phraseLengths()], [once * (2 + 2 * GRAMS.inner), once])
  assert.deepEqual([...named("甲", "甲乙").phraseLengths()], [twice * GRAMS.inner, twice * GRAMS.inner + once + once * GRAMS.inner])
})

test("标点不记", () => {
  const all = named("党，费")
  assert.deepEqual([all.entries.has(","), all.phrases.has(","), all.entries.has("党费")], [false, false, false])
})

test("条目里的数记下，读者问的不记；写法都换成一样", () => {
  const all = corpus()
  all.asked("第 98 天")
  assert.ok(!all.numbers.values.includes("98"))
  assert.equal(all.written("ＡＢ 99天"), `ab ${all.asked("99天")}`)
  assert.ok(all.numbers.values.includes("99"))
  assert.equal(all.asked("黨費"), "党费")
})

test("名称的拼音：写着的照写，没有写的照各字，“-”是没有", () => {
  const all = corpus()
  all.add([["a.html", "长费", "页面", "录 废长", "", ""], ["b.html", "长费", "页面", "", "-", ""], ["c.html", "长费", "页面", "", "chang fei|fei chang", ""]])
  const of = url => { const { pinyin, initials, names } = all.byUrl.get(url); return [pinyin, initials, names] }
  assert.deepEqual(of("a.html"), [["zhangfei", "lu", "feizhang"], ["zf", "l", "fz"], ["长费", "录", "废长"]])
  assert.deepEqual(of("b.html"), [[""], [""], ["长费"]])
  assert.deepEqual(of("c.html"), [["changfei", "feichang"], ["cf", "fc"], ["长费"]])
})

test("读这个音的名称；没有，就是常见的词；词表、名称都没有的，没有", () => {
  const all = named("录费", "党费")
  for (const [c, syllable] of Object.entries({ 录: "lu", 路: "lu", 费: "fei", 废: "fei", 长: "zhang", 章: "zhang" })) all.sounds.readings.set(c, syllable)
  all.learn([[5, 2, 0, "录长"], [3, 2, 0, "路长录章"], [4, 1, 0, "废"], [9, 2, 0, "路费"]])
  assert.equal(all.spelling("lufei"), "录费")
  assert.equal(all.spelling("luzhang"), "录长")
  assert.deepEqual([all.spelling("fei"), all.spelling("dangfei"), all.spelling("zhang")], [undefined, undefined, undefined])
  all.learn([[6, 2, 0, "路长"]])
  assert.equal(all.spelling("luzhang"), "路长")
})

test("自成一组、可以提出的名称才是词", () => {
  const all = corpus()
  all.add([row("q.html#a", "怎么办呢", "问答"), row("c.html", "几天算", "检查单")])
  all.learn([])
  assert.deepEqual(["纪律", "怎么办呢", "几天算"].map(word => all.words.list.has(word)), [true, false, false])
})

test("一批正文、说法、依据各归各的条目，多出来的不理", () => {
  const all = named("甲", "乙", "丙")
  all.complete(["一", "二", "三"], 1)
  all.annotate({ 2: "条例", 9: "别的" })
  assert.deepEqual(all.documents.map(({ text, plain, note }) => [text, plain.text, note]), [["", "", ""], ["一", "一", ""], ["二", "二", "条例"]])
  all.credit({ 9: "无", 1: "有一句|另外的" })
  const owners = gram => { const found = []; all.entries.each(gram, (owner, field) => found.push([owner, field])); return found }
  assert.deepEqual([owners("有一"), owners("另外"), owners("句另"), owners("无")], [[[1, FIELDS.said]], [[1, FIELDS.said]], [], []])
})

test("不认得的种类不自成一组；编号里多写的零不算", () => {
  const all = corpus()
  all.add([row("a.html#x", "甲", "没有这一种"), row("r.html#cf-007", "乙", "规定")])
  assert.equal(all.standsAlone("没有这一种"), false)
  assert.equal(all.place(all.byUrl.get("a.html#x")), "a.html")
  assert.equal(all.withId("cf7")?.url, "r.html#cf-007")
})

test("三栏各是各的", () => assert.deepEqual({ ...FIELDS }, { names: 0, said: 1, text: 2 }))

test("三个字的名称，照里面相邻的两个字用得多少比，不只看头尾的字", () => {
  // 录、路各在四个名称里，“路章”在三个里，“录章”只在一个里。
  const all = named("录章会", "路章会", "录甲", "录乙", "录丙", "甲路章", "乙路章", "路丁")
  for (const [c, syllable] of Object.entries({ 录: "lu", 路: "lu", 章: "zhang", 会: "hui" })) all.sounds.readings.set(c, syllable)
  all.learn([])
  assert.equal(all.spelling("luzhanghui"), "路章会")
})

test("少见的比常见的重，照公式；再少见也有个头", () => {
  assert.equal(rarity(1, 3), Math.log(3))
  assert.equal(rarity(0, 1), Math.log(3))
  assert.ok(rarity(1, 1000) > rarity(100, 1000))
  assert.equal(rarity(0, 1e9), rarity(1, 1e9))
})
