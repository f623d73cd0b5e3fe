import assert from "node:assert/strict"
import { test } from "node:test"
import { hanValue, readDate, readNumber } from "./reading.js"

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
