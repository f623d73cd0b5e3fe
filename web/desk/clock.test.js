import assert from "node:assert/strict"
import { test } from "node:test"
import { dayOf, go, later, length, pause, readTime, recovered, remaining, spent, timeOf, told, turn } from "./clock.js"
import { stopped } from "./meeting.js"

const MINUTE = 60_000

test("走、停、接着走，只数走着的时候", () => {
  let clock = go(stopped(), 1000)
  assert.deepEqual([clock.at, clock.began], [0, 1000])
  clock = pause(clock, 1000 + MINUTE)
  assert.equal(spent(clock, 0, 99 * MINUTE), MINUTE)
  clock = go(clock, 10 * MINUTE)
  assert.equal(clock.began, 1000)
  assert.equal(spent(clock, 0, 12 * MINUTE), 3 * MINUTE)
})

test("到下一段接着走；停着换段还停着；走过最后一段就散会", () => {
  let clock = turn(go(stopped(), 0 + 1), 1, 3, MINUTE + 1)
  assert.deepEqual([clock.at, clock.since, clock.spent], [1, MINUTE + 1, [MINUTE]])
  assert.equal(turn(pause(clock, 2 * MINUTE), 2, 3, 9 * MINUTE).since, 0)
  clock = turn(clock, 3, 3, 3 * MINUTE + 1)
  assert.deepEqual([clock.at, clock.since, clock.ended, clock.spent], [2, 0, 3 * MINUTE + 1, [MINUTE, 2 * MINUTE]])
  assert.equal(go(clock, 4 * MINUTE).ended, 0)
})

test("跳过的段是零，存成 JSON 还是数", () => {
  const clock = pause({ ...go(stopped(), 1), at: 2 }, MINUTE + 1)
  assert.deepEqual(JSON.parse(JSON.stringify(clock.spent)), [0, 0, MINUTE])
})

test("忘了停的、钟拨回去的，停在离开的时候；三小时以内接着走", () => {
  const clock = go(stopped(), 10 * MINUTE)
  assert.equal(recovered(clock, 10 * MINUTE + 3 * 60 * MINUTE), clock)
  assert.equal(recovered(clock, 10 * MINUTE + 3 * 60 * MINUTE + 1).since, 0)
  assert.equal(recovered(clock, MINUTE).since, 0)
  assert.equal(spent(clock, 0, MINUTE), 0)
})

test("还有多久、超了多久，写成话", () => {
  assert.equal(remaining(0, 3), "还有 3 分钟")
  assert.equal(remaining(55_000, 3), "还有 2 分 05 秒")
  assert.equal(remaining(3 * MINUTE, 3), "还有 0 秒")
  assert.equal(remaining(3 * MINUTE + 61_000, 3), "超了 1 分 01 秒")
  assert.equal(length(120), "2 分钟")
})

test("剩一分钟、时间到，各说一次；两分钟以内的段不提前说", () => {
  assert.match(told(9 * MINUTE - 1, 9 * MINUTE, 10, "讨论"), /还有一分钟，下面是讨论/)
  assert.equal(told(9 * MINUTE, 9 * MINUTE + 1, 10, "讨论"), "")
  assert.match(told(10 * MINUTE - 1, 10 * MINUTE, 10, ""), /时间到，最后一段了/)
  assert.equal(told(MINUTE - 1, MINUTE, 2, "讨论"), "")
})

test("几点：全角、汉字、上午下午都认，不是钟点的说怎样写", () => {
  for (const [written, value] of [["17:30", "17:30"], ["１７：３０", "17:30"], ["下午五点半", "17:30"], ["晚上 7 点", "19:00"], ["上午九点十五分", "9:15"], ["二十点一刻", "20:15"], ["中午12点", "12:00"], ["中午 1 点", "13:00"], ["8.05", "8:05"], ["晚七点三刻", "19:45"], ["9点整", "9:00"]]) {
    assert.deepEqual(readTime(written), { value }, written)
  }
  for (const [written, value] of [["中午 3 点", "3:00"], ["中午 2 点", "14:00"], ["下午12点", "12:00"], ["八点零五分", "8:05"], ["八点〇五", "8:05"], ["23:59", "23:59"], ["两点", "2:00"]]) assert.deepEqual(readTime(written), { value }, written)
  for (const written of ["24:00", "25:00", "17:60", "下班后", "-3:00", "1730000", "点"]) assert.match(readTime(written).error, /看不出是几点/, written)
  assert.equal(readTime("  "), null)
})

test("几分钟以后，过了零点照样数", () => {
  assert.equal(later("17:30", 60), "18:30")
  assert.equal(later("17:59", 2), "18:01")
  assert.equal(later("23:40", 40), "0:20")
})

test("停着的再停，原样；换到第一段以前还是第一段，散会以后接着走", () => {
  const still = stopped()
  assert.equal(pause(still, 5), still)
  const ended = turn(go(stopped(), 1), 1, 1, MINUTE)
  assert.equal(ended.ended, MINUTE)
  const back = turn(ended, -1, 3, 2 * MINUTE)
  assert.deepEqual([back.at, back.ended], [0, 0])
})

test("退回前面的一段，后面各段用过的还在", () => {
  const clock = turn(turn(go(stopped(), 1), 1, 3, MINUTE + 1), 0, 3, 3 * MINUTE + 1)
  assert.deepEqual(pause(clock, 4 * MINUTE + 1).spent, [2 * MINUTE, 2 * MINUTE])
})

test("走起的那一刻，不算忘了停", () => {
  const clock = go(stopped(), MINUTE)
  assert.equal(recovered(clock, MINUTE), clock)
})

test("时间正好到的那一下已经说过，不再说；三分钟的段提前说", () => {
  assert.equal(told(10 * MINUTE, 10 * MINUTE + 1, 10, ""), "")
  assert.match(told(2 * MINUTE - 1, 2 * MINUTE, 3, "讨论"), /还有一分钟/)
})

test("哪天、几点，个位数前面补零", () => {
  const moment = new Date(2026, 0, 5, 9, 3).getTime()
  assert.deepEqual([dayOf(moment), timeOf(moment), timeOf(new Date(2026, 10, 27, 17, 30).getTime())], ["2026-01-05", "9:03", "17:30"])
})
