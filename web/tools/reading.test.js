import assert from "node:assert/strict"
import { test } from "node:test"
import { hanValue, quoted, readDate, readNumber } from "./reading.js"

/** @param {Record<string, number | null>} cases */
function values(cases, read) {
  for (const [written, value] of Object.entries(cases)) assert.equal(read(written), value, written)
}

test("汉字数字：带单位的，一个一个念的，大写的", () => {
  values({ 六千三: 6300, 一万二: 12000, 一百五: 150, 一百零五: 105, 十: 10, 二十三: 23, 两千零五十: 2050, 叁仟伍佰: 3500, 二〇二六: 2026, 三万五千: 35000, 一千万: 1e7, 甲: null, "": null }, hanValue)
})

test("数：全角、逗号、单位、汉字和小数", () => {
  const read = written => readNumber(written).value ?? null
  values({ "６３００": 6300, "6,300.50": 6300.5, "6，300": 6300, " 6300 元 ": 6300, "￥6300": 6300, 六千三百元: 6300, 一千点五: 1000.5, "1.2万": 12000, "0": 0, 零: 0, "１２．５": 12.5 }, read)
})

test("数读不成，说哪里不对", () => {
  assert.match(readNumber("-5").error, /负数/)
  assert.match(readNumber("负五").error, /负数/)
  assert.match(readNumber("－５").error, /负数/)
  assert.match(readNumber("六千多").error, /“六千多”不是一个数/)
  assert.match(readNumber("1e99").error, /不是一个数/)
  assert.match(readNumber("9".repeat(60)).error, /太大/)
  assert.match(readNumber("9".repeat(400)).error, /不是一个数/)
  assert.match(readNumber("1.005").error, /两位小数/)
  assert.match(readNumber("1.5", { whole: true }).error, /整数/)
  assert.match(readNumber("601", { most: 600, unit: "个月" }).error, /最多 600 个月/)
  assert.match(readNumber("1", { least: 3, unit: "人" }).error, /至少 3 人/)
  assert.match(readNumber("NaN").error, /不是一个数/)
  assert.match(readNumber("<b>" + "长".repeat(99)).error, /^“<b>长{17}…”/)
})

const LIMITS = { today: "2026-11-27" }

test("日子：各种写法是一回事", () => {
  for (const written of ["2026-11-05", "2026-11-5", "2026/11/5", "2026.11.5", "20261105", "2026年11月5日", "２０２６年１１月５日", "二〇二六年十一月五日", "二零二六年十一月五号", "2026 年 11 月 5 日（周四）", "2026-11-05（星期四）"]) {
    assert.equal(readDate(written, LIMITS).value, "2026-11-05", written)
  }
  assert.equal(readDate("二〇二四年二月二十九日", LIMITS).value, "2024-02-29")
  assert.equal(readDate("二〇二四年五月廿三日", LIMITS).value, "2024-05-23")
})

test("日子读不成，说哪里不对", () => {
  assert.match(readDate("2026-02-29", LIMITS).error, /2026 年没有 2 月 29 日/)
  assert.equal(readDate("2026-02-00", LIMITS).error, "2026 年没有 2 月 0 日")
  assert.match(readDate("2026-13-01", LIMITS).error, /没有 13 月/)
  assert.match(readDate("11月5日", LIMITS).error, /看不出是哪一天；请写全年月日/)
  assert.match(readDate("去年冬天", LIMITS).error, /看不出/)
  assert.match(readDate("2026-11-28", LIMITS).error, /还没有到/)
  assert.equal(readDate("2026-11-28", { ...LIMITS, future: true }).value, "2026-11-28")
  assert.match(readDate("1899-01-01", LIMITS).error, /太早/)
  assert.match(readDate("9999-01-01", { ...LIMITS, future: true }).error, /太远/)
})

test("汉字数字：到亿，单位开头的，零隔开的", () => {
  values({ 一亿: 1e8, 一亿二: 1.2e8, 万: 10000, 百: 100, 十五: 15, 一千五: 1500, 一千零五: 1005, 一万零五: 10005, 两百二十: 220, 一百一十五: 115, 三百: 300, 拾: 10, 贰佰: 200, 二十万: 200000, 一万二千: 12000, 零: 0, 一〇: 10, "○": 0, 廿三: null, "一-": null }, hanValue)
})

test("数的界限：正好到顶、到底的收", () => {
  assert.deepEqual([readNumber("600", { most: 600 }), readNumber("3", { least: 3 }), readNumber("1000000000"), readNumber("0")], [{ value: 600 }, { value: 3 }, { value: 1e9 }, { value: 0 }])
  assert.equal(readNumber("1000000001").error, "太大了，请看是不是多打了几位；最多 1,000,000,000")
  assert.equal(readNumber("601", { most: 600, unit: "人" }).error, "太大了，请看是不是多打了几位；最多 600 人")
  assert.equal(readNumber("2", { least: 3 }).error, "太小了；至少 3")
  assert.equal(readNumber("-5", { least: 3 }).error, "不能是负数；这里填 3 或者更大的数")
  assert.equal(readNumber("-5").error, "不能是负数；这里填 0 或者更大的数")
})

test("小数：两位以内的照算，万后面是整的算整数", () => {
  for (const [written, value] of [["0.29", 0.29], ["4.35", 4.35], ["1.10", 1.1], ["三点五", 3.5], ["一千零五点二五", 1005.25]]) assert.deepEqual(readNumber(written), { value }, written)
  assert.deepEqual(readNumber("1.5万", { whole: true }), { value: 15000 })
  assert.deepEqual(readNumber("2 万"), { value: 20000 })
  for (const odd of ["三点", "点五", "三点五点二", "三点十", "1.2.3", "1.", "万", "1,23"]) if (odd !== "万") assert.match(readNumber(odd).error, /不是一个数/, odd)
  assert.match(readNumber("九", { whole: true, most: 8 }).error, /太大/)
  assert.match(readNumber("半", { whole: true }).error, /请写成 12 或者十二$/)
  assert.match(readNumber("半").error, /请写成 6300、6300.50 或者六千三$/)
})

test("日子的界限：今天、最早的、最晚的一天都收", () => {
  assert.deepEqual(readDate("2026-11-27", LIMITS), { value: "2026-11-27" })
  assert.deepEqual(readDate("1921-07-01", LIMITS), { value: "1921-07-01" })
  assert.equal(readDate("1921-06-30", LIMITS).error, "1921 年 6 月 30 日太早了，请看年份")
  assert.deepEqual(readDate("2000-01-01", { ...LIMITS, least: "2000-01-01" }), { value: "2000-01-01" })
  assert.deepEqual(readDate("2100-12-31", { ...LIMITS, future: true }), { value: "2100-12-31" })
  assert.match(readDate("2101-01-01", { ...LIMITS, future: true }).error, /太远/)
  assert.match(readDate("2026-00-01", LIMITS).error, /没有 0 月/)
  assert.match(readDate("2026-12-32", LIMITS).error, /2026 年没有 12 月 32 日/)
  assert.match(readDate("2026-01-00", LIMITS).error, /2026 年没有 1 月 0 日/)
})

test("报错里引读到的，最多二十个字，一行", () => {
  assert.equal(quoted("长".repeat(20)), `“${"长".repeat(20)}”`)
  assert.equal(quoted("长".repeat(21)), `“${"长".repeat(20)}…”`)
  assert.equal(quoted(" 甲\n  乙 "), "“甲 乙”")
  assert.deepEqual([5, null, { a: 1 }, undefined].map(quoted), ["“5”", "“null”", '“{"a":1}”', "“没有”"])
})
