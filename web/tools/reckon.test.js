/**
 * 各个工具照数值算出来的，一行一例，和存下的一份一字不差；两边一样、对不对，另照 tests/tools/vectors 查。
 * 数据是 testing/answers/ 里存下的，规则改了不用跟着改。
 */

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { monthsOf, number, row, rows, value } from "./data.js"
import { reckon as period } from "./discipline-period.js"
import { reckon as groups } from "./division.js"
import { reckon as dues } from "./dues.js"
import { reckon as recruitment } from "./recruitment.js"
import { reckon as standing } from "./standing.js"
import { reckon as term } from "./term.js"
import { reckon as votes } from "./voting.js"
import { reckon as year } from "./year-plan.js"

const dataOf = tool => JSON.parse(readFileSync(new URL(`../testing/answers/${tool}.json`, import.meta.url), "utf8")).data
/** 各样都配一遍。 @param {Record<string, unknown[]>} choices 没有写的是 undefined */
function all(choices) {
  return Object.entries(choices).reduce((made, [name, values]) => made.flatMap(one => values.map(value => value === undefined ? one : { ...one, [name]: value })), [{}])
}
const lines = (data, reckon, given) => given.map(one => `${JSON.stringify(one)} → ${JSON.stringify(reckon(data, one))}`).join("\n")
const ids = (data, list) => rows(data, list).map(one => one.id)

test("表决", () => {
  const data = dataOf("voting")
  asAgreed("reckon-voting", lines(data, votes, [
    ...all({ matter: ids(data, "matter"), full: [20, 21], present: [10, 11, 16, 20], agree: [8, 10, 11], base: [undefined, "present", "due"] }),
    ...all({ matter: ["admit", "other"], full: [20], powerless: [undefined, 1], excluded: [undefined, 3], present: [10, 11, 16, 17, 18, 20], agree: [9, 10], written: [undefined, 1, 4, 5] }),
    ...all({ matter: ["other"], full: [5], powerless: [4, 5, 6], present: [0, 1, 2], agree: [0, 1, 2] }),
  ]))
  assert.throws(() => votes({ ...data, lists: { matter: [{ id: "x", values: {} }] } }, { matter: "x", full: 3, present: 3, agree: 3 }), /没有这个数值：x quorum/)
  const broken = { ...data, lists: { matter: [{ id: "x", values: { quorum: ["r", "v"], majority: ["r", "v"] } }] }, rules: { r: { values: { v: { fraction: "一半" } } } } }
  assert.throws(() => votes(broken, { matter: "x", full: 3, present: 3, agree: 3 }), /不是一个分数：一半/)
})

test("党龄", () => {
  const data = dataOf("standing")
  asAgreed("reckon-standing", lines(data, standing, [
    ...all({ full: ["2006-12-01", "2024-02-29", "2026-11-27"], until: ["2026-11-26", "2026-11-27", "2026-12-01", "2076-11-27"] }),
    ...all({ admitted: ["2024-02-29", "2025-11-27", "2025-11-28"], extend: [undefined, 6, 12], until: ["2025-12-31", "2026-11-27", "2026-11-28"] }),
  ]))
})

test("换届", () => {
  const data = dataOf("term")
  asAgreed("reckon-term", lines(data, term, all({ kind: ids(data, "kinds"), day: ["2023-11-28", "2024-02-29"], before: [undefined, 6], today: ["2026-11-26", "2026-11-27", "2026-11-28", "2027-11-27", "2027-11-28", "2030-01-01"] })))
  assert.throws(() => term({ ...data, lists: { kinds: [{ id: "x", values: {} }] } }, { kind: "x", day: "2026-01-01", today: "2026-01-01" }), /没有任期：x/)
})

test("处分影响期", () => {
  const data = dataOf("discipline-period")
  const again = [undefined, { kind: "warning", day: "2026-03-30" }, { kind: "serious", day: "2026-12-30" }, { kind: "warning", day: "2026-12-31" }, { kind: "warning", day: "2025-12-30" }, { kind: "warning", day: "2025-12-31" }]
  asAgreed("reckon-discipline-period", lines(data, period, all({ kind: ids(data, "kinds"), day: ["2025-12-31"], again, restored: [undefined, "2026-12-30", "2027-01-05", "2028-01-01"] })))
  assert.throws(() => period({ ...data, lists: { kinds: [{ id: "x", values: {} }] } }, { kind: "x", day: "2026-01-01" }), /没有这个数值：x barred/)
})

test("党费", () => {
  const data = dataOf("dues")
  asAgreed("reckon-dues", lines(data, dues, [
    ...all({ who: ids(data, "who"), base: [undefined, 0, 3000, 3000.01, 5000, 5000.01, 10000, 10000.01, 60000, 1234.56], months: [undefined, 1, 6, 7] }),
    ...all({ who: ids(data, "who"), counted: [{ post: 2600, rank: 1800.5, pension: 3000 }, {}], deducted: [undefined, { tax: 100, housing: 200.25 }, { tax: 9000 }] }),
  ]))
})

test("发展党员", () => {
  const data = dataOf("recruitment")
  const days = ["2024-01-10", "2024-02-01", "2024-07-15", "2025-07-20", "2025-07-28", "2025-08-10", "2025-10-01", "2025-11-01", "2025-11-20", "2025-12-01", "2025-12-05", "2026-01-20", "2026-02-01", "2027-01-19", "2027-01-25", "2027-04-01"]
  const steps = ids(data, "steps")
  const sofar = steps.map((_, count) => ({ dates: Object.fromEntries(steps.slice(0, count + 1).map((id, at) => [id, days[at] ?? "2027-05-01"])), today: "2026-11-27" }))
  const odd = [{ dates: {}, today: "2026-11-27" }, { dates: { activist: "2024-01-01" }, today: "2026-11-27" }, { dates: { apply: "2024-01-10", talk: "2024-01-09" }, today: "2026-11-27" }, { dates: { apply: "2024-01-10", listed: "2024-06-01" }, today: "2026-11-27" }, ...["2026-05-31", "2026-06-30", "2026-07-01", "2026-12-30", "2026-12-31"].map(today => ({ dates: { apply: "2024-01-10", activist: "2026-06-30" }, today })), ...[0, 6, 12].map(extend => ({ dates: { admitted: "2025-12-31" }, extend, today: "2026-12-31" })), { dates: { admitted: "2024-02-29" }, today: "2026-11-27" }]
  asAgreed("reckon-recruitment", lines(data, recruitment, [...sofar, ...odd]))
  assert.throws(() => recruitment({ ...data, workdays: undefined }, { dates: {}, today: "2026-11-27" }), /没有节假日表/)
})

test("年度计划", () => {
  const data = { workdays: { first: "2026-01-01", last: "2026-12-31", off: ["2026-10-01", "2026-10-02", "2026-10-05"], on: ["2026-10-10"] } }
  asAgreed("reckon-year-plan", lines(data, year, [...all({ start: ["2026-01", "2026-10"], date: [1, 31] }), ...all({ start: ["2026-08", "2025-12"], nth: [0, 1, 4], week: [1, 5, 7] })]))
  assert.throws(() => year({}, { start: "2026-01", date: 1 }), /没有节假日表/)
})

test("分组", () => {
  const data = dataOf("division")
  const roster = Array.from({ length: 14 }, (_, at) => `人${at},${"一二三"[at % 3]}楼,${at % 4 ? "早班" : "晚班"}`).join("\n")
  asAgreed("reckon-division", lines(data, groups, all({ roster: [roster, "甲\n乙\n丙\n丁"], most: [3, 5, 10] })))
})

test("数据里没有的，说没有的是什么", () => {
  const data = { rules: { a: { values: { v: { text: "甲" } } } }, lists: {} }
  assert.throws(() => value(data, "b", "v"), /没有这个数值：b:v/)
  assert.throws(() => value(data, "a", "x"), /没有这个数值：a:x/)
  assert.throws(() => number(data, "a", "v"), /不是一个数：a:v/)
  assert.throws(() => row(data, "list", "x"), /list 里没有 x/)
  assert.deepEqual(rows(data, "list"), [])
})

test("一段时间是几个月", () => {
  assert.deepEqual([{ number: 6, unit: "个月" }, { number: 2, unit: "年" }, { number: 1, unit: "半年" }, { number: 3, unit: "季度" }, { number: 1, unit: "次", per: "半年" }, { number: 2, unit: "次", per: "年" }, { unit: "月" }].map(monthsOf), [6, 24, 6, 9, 6, 6, 0])
  assert.throws(() => monthsOf({ number: 5, unit: "天" }), /不是一段时间：天/)
  assert.throws(() => monthsOf({}), /不是一段时间/)
})
