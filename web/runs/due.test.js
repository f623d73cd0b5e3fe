import assert from "node:assert/strict"
import { test } from "node:test"
import { readDue, shortDay } from "./due.js"

const TODAY = "2026-11-27"
const day = written => readDue(written, TODAY).value

test("全角、汉字、带不带年都认", () => {
  for (const written of ["2026-12-05", "２０２６年１２月５日", "12月5日", "１２．５", "12/5", "12-5", "12-5日", "十二月五日", "2026.12.5", "二〇二六年十二月五日"]) {
    assert.equal(day(written), "2026-12-05", written)
  }
})

test("说今天、明天、一周后也可以，空的是不要日子", () => {
  assert.deepEqual(["今天", "明天", "后天", "一周后", "", "  "].map(day), [TODAY, "2026-11-28", "2026-11-29", "2026-12-04", "", ""])
})

test("没有写年的：刚过去的算今年，过去半年以上的算明年", () => {
  assert.equal(day("11月20日"), "2026-11-20")
  assert.equal(day("1月5日"), "2027-01-05")
  assert.equal(day("6月1日"), "2026-06-01")
})

test("过去的日子可以写", () => {
  assert.equal(day("2025年3月1日"), "2025-03-01")
})

test("没有这一天、看不懂的，说哪里不对", () => {
  assert.match(readDue("2月30日", TODAY).error, /2026 年没有 2 月 30 日/)
  assert.match(readDue("2027-02-29", TODAY).error, /没有 2 月 29 日/)
  assert.match(readDue("13月1日", TODAY).error, /没有 13 月/)
  assert.match(readDue("下个月", TODAY).error, /看不出是哪一天/)
  assert.match(readDue("3000-01-01", TODAY).error, /太远/)
})

test("今年的只写月日，别的年份写全", () => {
  assert.equal(shortDay("2026-12-05", TODAY), "12 月 5 日")
  assert.equal(shortDay("2027-01-05", TODAY), "2027 年 1 月 5 日")
  assert.equal(shortDay(TODAY), "2026 年 11 月 27 日")
})

test("没有写年的，正好过去半年的还算今年，再早一天算明年", () => {
  assert.deepEqual(["5月28日", "5月27日"].map(day), ["2026-05-28", "2027-05-27"])
  assert.equal(day("下周今天"), "2026-12-04")
})
