import assert from "node:assert/strict"
import { test } from "node:test"
import { LONGEST, address, filter, matches, order, parse, plain } from "./facets.js"
import { KINDS } from "./kinds.js"

const NAMES = KINDS.case.facets.map(([name]) => name)

/** @param {Partial<Record<string, any>>} values */
const one = (id, at, values) => ({ id, at, year: values.year ?? 0, text: plain(values.text ?? ""), values: new Map(NAMES.map(name => [name, [].concat(values[name] ?? "")])) })
const CASES = [
  one("a", 0, { sector: "社区", themes: ["党费", "党课"], province: "江苏", year: 2019, text: "小马扎，微党课" }),
  one("b", 1, { sector: "农村", themes: ["党费"], province: "安徽", year: 0, text: "手机交党费" }),
  one("c", 2, { sector: "社区", themes: [], province: "甘肃", year: 2012, text: "楼栋里的事" }),
]
const found = search => [...filter(CASES, parse(search, NAMES)).found].map(each => each.id)

test("网址里的条件读出来、写回去，一样", () => {
  const search = "?find=%E5%85%9A%E8%B4%B9&sector=%E7%A4%BE%E5%8C%BA&sector=%E5%86%9C%E6%9D%91&sort=new"
  assert.equal(address(parse(search, NAMES)), search)
  assert.equal(address(parse("", NAMES)), "")
  assert.equal(address(parse("?other=1", NAMES)), "")
})

test("太长的字截短", () => {
  assert.equal(parse("?find=" + "党".repeat(5000), NAMES).query.length, LONGEST)
})

test("一项里的几个值是或，几项之间是且", () => {
  assert.deepEqual(found("?sector=社区"), ["a", "c"])
  assert.deepEqual(found("?sector=社区&sector=农村"), ["a", "b", "c"])
  assert.deepEqual(found("?sector=社区&themes=党费"), ["a"])
  assert.deepEqual(found(""), ["a", "b", "c"])
})

test("数还有多少时，不计这一项自己的条件", () => {
  const { counts } = filter(CASES, parse("?sector=社区", NAMES))
  assert.equal(counts.get("sector").get("农村"), 1)
  assert.equal(counts.get("themes").get("党费"), 1)
  assert.equal(filter(CASES, parse("?sector=社区&province=安徽", NAMES)).counts.get("sector").get("农村"), 1)
  assert.equal(filter(CASES, parse("?sector=社区&province=安徽", NAMES)).counts.get("themes").get("党费"), undefined)
})

test("空格分开的每个词都要有；长的词差一点也算", () => {
  assert.deepEqual(found("?find=党费 手机"), ["b"])
  assert.ok(matches(plain("小区广场上的“小马扎”"), [plain("小马扎")]))
  assert.ok(matches(plain("楼栋里的事情"), ["楼栋里的事"]))
  assert.ok(matches("手机交党费的做法", ["手机交党费做法"]))
  assert.ok(!matches("手机", ["手脚"]))
  assert.ok(!matches("手机交", ["手机交党费"]))
  assert.ok(!matches("党费", ["党课上"]))
})

test("按年份：不知道的在后；新的在前、旧的在前", () => {
  assert.deepEqual(order(CASES, "new").map(each => each.id), ["a", "c", "b"])
  assert.deepEqual(order(CASES, "old").map(each => each.id), ["c", "a", "b"])
})

test("按地方：照拼音", () => {
  assert.deepEqual(order(CASES, "place").map(each => each.id), ["b", "c", "a"])
})

test("不认得的次序照原来的", () => {
  for (const sort of ["", "zz", "constructor"]) assert.deepEqual(order([...CASES].reverse(), sort).map(each => each.id), ["a", "b", "c"], sort)
})

test("各种次序都有做法，各项都有名称", () => {
  for (const { facets, sorts, only, listed, kept } of Object.values(KINDS)) {
    const names = facets.map(([name]) => name)
    assert.equal(new Set(names).size, names.length)
    for (const name of [...listed, ...kept, ...only ? [only.name] : []]) assert.ok(names.includes(name), name)
    const orders = sorts.map(([sort]) => order([...CASES].reverse(), sort).map(each => each.id).join())
    assert.equal(new Set(orders).size, orders.length)
  }
})

test("比对时不管大小写、全角和标点", () => {
  assert.equal(plain("“Ａ、b”　ｃ！"), "abc")
})

test("同一年的、同一地方的照原来的次序；不知道年份、地方的也是", () => {
  const same = [one("c", 2, { year: 2020, province: "安徽" }), one("a", 0, { year: 2020, province: "安徽" }), one("d", 3, {}), one("b", 1, {})]
  assert.deepEqual(["new", "old", "place"].map(sort => order(same, sort).map(({ id }) => id).join("")), ["acbd", "acbd", "bdac"])
  const bare = [{ id: "y", at: 1, year: 0, text: "", values: new Map() }, { id: "x", at: 0, year: 0, text: "", values: new Map() }]
  assert.deepEqual(order(bare, "place").map(({ id }) => id), ["x", "y"])
})

test("数得准：一个值有几条就是几", () => {
  const { counts } = filter(CASES, parse("", NAMES))
  assert.deepEqual([counts.get("sector").get("社区"), counts.get("sector").get("农村"), counts.get("themes").get("党费"), counts.get("themes").get("党课")], [2, 1, 2, 1])
  const narrowed = filter(CASES, parse("?sector=农村&find=党费", NAMES)).counts
  // 差着两项的，哪一项里都不数；只差后面一项的，那一项里还数。
  assert.equal(filter(CASES, parse("?sector=农村&province=甘肃", NAMES)).counts.get("themes").get("党课"), undefined)
  assert.equal(filter(CASES, parse("?themes=党课", NAMES)).counts.get("themes").get("党费"), 2)
  assert.deepEqual([narrowed.get("sector").get("农村"), narrowed.get("sector").get("社区"), narrowed.get("themes").get("党费")], [1, undefined, 1])
})

test("没有这一项的，选了这一项就不算", () => {
  const bare = [{ id: "x", at: 0, year: 0, text: "", values: new Map() }]
  assert.equal(filter(bare, parse("", NAMES)).found.size, 1)
  assert.equal(filter(bare, parse("?sector=社区", NAMES)).found.size, 0)
})

test("找字的框最多二百字", () => assert.equal(LONGEST, 200))
