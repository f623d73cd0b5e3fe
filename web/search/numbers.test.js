import assert from "node:assert/strict"
import { test } from "node:test"
import { Numbers, hanNumber } from "./numbers.js"

/** 换成一种写法，再把字符写回数字，便于看。 */
function shown(text, numbers = new Numbers()) {
  return [...numbers.unify(text, true)].map(c => numbers.values[c.charCodeAt(0) - 0xe000] ? `<${numbers.values[c.charCodeAt(0) - 0xe000]}>` : c).join("")
}

test("零到十是一个汉字", () => {
  assert.equal(shown("3会1课"), "三会一课")
  assert.equal(shown("10人，0票"), "十人，零票")
  assert.equal(shown("一般每月一次"), "一般每月一次")
})

for (const [typed, expected] of [
  ["15天", "<15>天"], ["十五天", "<15>天"], ["第十三条", "第<13条>条"], ["十三条", "第<13条>条"], ["13条", "第<13条>条"], ["第13条", "第<13条>条"], ["三条意见", "三条意见"], ["3条", "第三条"],
  ["二〇一三年", "<2013>年"], ["二零一三年", "<2013>年"], ["二○二六", "<2026>"], ["2013年", "<2013>年"],
  ["一百三十", "<130>"], ["一百五", "<150>"], ["一百零五", "<105>"], ["五千八", "<5800>"], ["三千五百元", "<3500>元"], ["两千零五十", "<2050>"],
  ["十万元", "<100000>元"], ["10万元", "<100000>元"], ["3.5万", "<35000>"], ["五万二", "<52000>"], ["一万五千", "<15000>"],
  ["1,000元", "<1000>元"], ["0.5%", "<0.5%>"], ["0.50%", "<0.5%>"], ["百分之零点五", "<0.5%>"], ["百分之五", "<5%>"], ["百分之二十", "<20%>"], ["百分之百", "<100%>"], ["百分之0.50", "<0.5%>"], ["百分之零点五零", "<0.5%>"], ["千分之五", "<5/1000>"], ["万分之五", "万分之五"], ["五分之万", "五分之万"], ["02/03", "<2/3>"], ["3三分之二", "三<2/3>"],
  ["三分之二", "<2/3>"], ["2/3", "<2/3>"], ["五分之四以上", "<4/5>以上"], ["2026/11/23", "<2026>/<11>/<23>"],
  ["二十几人", "<20>几人"], ["十几人", "十几人"], ["几十人", "几十人"], ["十三五规划", "<13>五规划"], ["二十大", "<20>大"], ["四五十人", "四<50>人"],
  ["万一", "万一"], ["千方百计", "千方百计"], ["三三两两", "三三两两"], ["七一", "七一"], ["五四青年节", "五四青年节"], ["统一", "统一"], ["百姓", "百姓"], ["十分", "十分"],
  ["两个月", "二个月"], ["两新组织", "两新组织"], ["两百元", "<200>元"], ["2次", "二次"], ["两次", "二次"], ["九一八", "<918>"],
  ["007号", "七号"], ["12388", "<12388>"], ["e支部", "e支部"], ["", ""],
]) test(`${typed} → ${expected}`, () => assert.equal(shown(typed), expected))

test("一个数是一个字符，不在别的数里", () => {
  const numbers = new Numbers()
  const [long, short] = [numbers.unify("115天", true), numbers.unify("15天", true)]
  assert.equal(short.length, 2)
  assert.ok(!long.includes(short.slice(0, 1)))
})

test("条号不是别的数", () => {
  const numbers = new Numbers()
  const [article] = numbers.unify("第十五条", true).slice(1)
  assert.ok(!numbers.unify("15天", true).includes(article))
  assert.deepEqual(numbers.spellings(article).slice(0, 1), ["15"])
})

test("查询里没有见过的数，条目里一定没有", () => {
  const numbers = new Numbers()
  const text = numbers.unify("15天", true)
  assert.equal(numbers.unify("十五天", false), text)
  assert.equal(numbers.unify("16天", false), numbers.unify("17天", false))
  assert.ok(!text.includes(numbers.unify("16", false)))
  assert.deepEqual(numbers.values, ["15"])
})

test("读者打进来的私用区字符不算数", () => {
  const numbers = new Numbers()
  numbers.unify("15", true)
  assert.equal(numbers.unify("\ue000天", false), " 天")
})

test("标出时认得原文的各种写法", () => {
  const numbers = new Numbers()
  const of = text => numbers.spellings(numbers.unify(text, true))
  assert.deepEqual(of("3"), ["三", "3"])
  assert.deepEqual(of("2"), ["二", "2", "两"])
  for (const [text, spelling] of [["15", "十五"], ["2013", "二〇一三"], ["1000", "1,000"], ["1000", "一千"], ["100000", "10万"], ["0.5%", "百分之零点五"], ["2/3", "三分之二"], ["20%", "百分之二十"]]) {
    assert.ok(of(text).includes(spelling), `${text} ${of(text)}`)
    assert.ok(of(text).includes(text))
  }
  assert.deepEqual(numbers.spellings("党"), ["党"])
})

test("写成汉字", () => {
  for (const [number, text] of [[0, "零"], [7, "七"], [10, "十"], [12, "十二"], [20, "二十"], [105, "一百零五"], [110, "一百一十"], [1005, "一千零五"], [2013, "二千零一十三"], [10000, "10000"]]) {
    assert.equal(hanNumber(number), text)
  }
})

test("同一个数，怎么写都是同一个字符", () => {
  const numbers = new Numbers()
  const [first, ...others] = ["10万元", "十万元", "100000元", "100,000元", "0100000元"].map(text => numbers.unify(text, true))
  assert.deepEqual(others, others.map(() => first))
  assert.equal(numbers.unify("0.001万", true), "十")
})

test("各种写法，一样不多，一样不少", () => {
  const numbers = new Numbers()
  for (const [text, ...spellings] of [
    ["0", "零", "0", "〇", "○"], ["1", "一", "1"], ["2", "二", "2", "两"], ["3", "三", "3"], ["10", "十", "10"],
    ["2013", "2013", "2,013", "二千零一十三", "二零一三", "二〇一三", "二○一三"], ["15", "15", "15", "十五", "一五", "一五", "一五"],
    ["120000", "120000", "120,000", "120000", "一二零零零零", "一二〇〇〇〇", "一二○○○○", "12万"],
    ["0.5%", "0.5%", "百分之零点五"], ["20%", "20%", "百分之二十"], ["2/3", "2/3", "三分之二"],
    ["3.14", "3.14", "3.14", "三点一四", "三点一四", "三点一四", "三点一四"],
  ]) assert.deepEqual(numbers.spellings(numbers.unify(text, true)), spellings, text)
})

test("字符用完了，照写数字；最后一个留给没有的数", () => {
  const numbers = new Numbers()
  numbers.values.length = 0xf8ff - 0xe000 - 1
  assert.equal(numbers.unify("15", true), "\uf8fe")
  assert.equal(numbers.unify("16", true), "16")
  assert.equal(numbers.unify("17", false), "\uf8ff")
})
