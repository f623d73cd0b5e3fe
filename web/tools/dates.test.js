import assert from "node:assert/strict"
import { test } from "node:test"
import { Workdays, addDays, addMonths, daysBetween, exists, fullMonths, lastDay, nthWeekday, onDate, shown, today, two, written } from "./dates.js"

test("月底：那个月没有这一天，就是最后一天", () => {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28")
  assert.equal(addMonths("2024-01-31", 1), "2024-02-29")
  assert.equal(addMonths("2024-02-29", 12), "2025-02-28")
  assert.equal(addMonths("2026-11-30", 3), "2027-02-28")
  assert.equal(addMonths("2026-01-31", -2), "2025-11-30")
  assert.equal(addMonths("2026-12-01", 1), "2027-01-01")
})

test("满几个月的最后一天，和满了几个月", () => {
  assert.equal(lastDay("2028-10-27", 12), "2029-10-26")
  assert.equal(lastDay("2026-01-01", 12), "2026-12-31")
  assert.equal(lastDay("2024-02-29", 12), "2025-02-28")
  assert.equal(lastDay("2026-01-31", 1), "2026-02-28")
  assert.equal(fullMonths("2024-02-29", "2025-02-28"), 12)
  assert.equal(fullMonths("2026-01-31", "2026-02-27"), 0)
  assert.equal(fullMonths("2026-01-15", "2026-03-14"), 1)
})

test("加减几天跨年跨闰日", () => {
  assert.equal(addDays("2024-02-28", 1), "2024-02-29")
  assert.equal(addDays("2026-12-31", 1), "2027-01-01")
  assert.equal(addDays("2026-01-01", -1), "2025-12-31")
  assert.equal(daysBetween("2026-11-27", "2026-12-04"), 7)
})

test("有没有这一天", () => {
  assert.equal(exists(2024, 2, 29), true)
  assert.equal(exists(2026, 2, 29), false)
  assert.equal(exists(2026, 0, 1), false)
  assert.equal(exists(2026, 4, 31), false)
})

test("写出来带星期", () => {
  assert.equal(shown("2026-11-27"), "2026 年 11 月 27 日（周五）")
})

test("工作日：放假的不数，调休的数，表外只看星期", () => {
  const days = new Workdays({ first: "2026-01-01", last: "2026-12-31", off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], on: ["2026-09-20", "2026-10-10"] })
  assert.equal(days.after("2026-09-29", 5), "2026-10-12")
  assert.equal(days.after("2026-11-27", 5), "2026-12-04")
  assert.equal(days.known("2027-01-01"), false)
})

test("几号：没有这一号的月份落在月底", () => {
  assert.deepEqual([onDate(2027, 2, 31), onDate(2028, 2, 30), onDate(2026, 4, 31), onDate(2026, 12, 31)], ["2027-02-28", "2028-02-29", "2026-04-30", "2026-12-31"])
})

test("第几个星期几，和最后一个", () => {
  for (let week = 1; week <= 7; week++) {
    for (let month = 1; month <= 12; month++) {
      const days = [1, 2, 3, 4].map(nth => Number(nthWeekday(2026, month, nth, week).slice(8)))
      assert.ok((days[0] ?? 0) <= 7 && days.every((day, at) => day === (days[0] ?? 0) + 7 * at))
      const last = new Date(`${nthWeekday(2026, month, 0, week)}T00:00:00Z`)
      assert.equal(last.getUTCDay(), week % 7)
      assert.notEqual(new Date(last.getTime() + 7 * 86_400_000).getUTCMonth(), month - 1)
    }
  }
})

test("假期里的周末是放假，平常的周末不是", () => {
  const days = new Workdays({ first: "2026-01-01", last: "2026-12-31", off: ["2026-10-03"], on: [] })
  assert.deepEqual([days.holiday("2026-10-03"), days.holiday("2026-10-17"), days.works("2026-10-17")], [true, false, false])
})

test("有没有这一天：年、月、日的两头", () => {
  for (const [day, found] of [[[1000, 1, 1], true], [[999, 12, 31], false], [[9999, 12, 31], true], [[10000, 1, 1], false], [[2026, 1, 31], true], [[2026, 1, 32], false], [[2026, 13, 1], false], [[2026, 1, 0], false], [[2026, 12, 1], true]]) {
    assert.equal(exists(...day), found, day.join())
  }
})

test("写成两位，写成日子", () => {
  assert.deepEqual([two(0), two(9), two(10), two(31), written(2026, 1, 5), written(2026, 11, 27)], ["00", "09", "10", "31", "2026-01-05", "2026-11-27"])
})

test("一周七天都写对", () => {
  assert.equal([22, 23, 24, 25, 26, 27, 28].map(date => shown(`2026-11-${date}`).slice(-2, -1)).join(""), "日一二三四五六")
})

test("这台设备上的今天", context => {
  context.mock.timers.enable({ apis: ["Date"], now: new Date(2026, 0, 5, 23, 59).getTime() })
  assert.equal(today(), "2026-01-05")
})

test("放假的表：两头的日子都算知道；平日、周末各是各的", () => {
  const days = new Workdays({ first: "2026-01-01", last: "2026-12-31", off: [], on: ["2026-11-28"] })
  assert.deepEqual(["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map(day => days.known(day)), [false, true, true, false])
  assert.deepEqual([23, 27, 28, 29].map(date => days.works(`2026-11-${date}`)), [true, true, true, false])
  assert.deepEqual([days.works("2026-11-21"), days.works("2026-11-22")], [false, false])
  assert.deepEqual([days.after("2026-11-27", 0), days.after("2026-11-27", 1), days.after("2026-11-27", 2)], ["2026-11-27", "2026-11-28", "2026-11-30"])
})

test("相差几天可以是负的；月份跨年跨得过去", () => {
  assert.equal(daysBetween("2026-12-04", "2026-11-27"), -7)
  assert.equal(daysBetween("2024-02-28", "2024-03-01"), 2)
  assert.equal(fullMonths("2025-12-15", "2026-01-15"), 1)
  assert.equal(fullMonths("2025-12-15", "2026-01-14"), 0)
  assert.equal(addMonths("2026-12-15", 0), "2026-12-15")
})
