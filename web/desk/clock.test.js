import assert from "node:assert/strict"
import { test } from "node:test"
import { go, later, length, pause, readTime, recovered, remaining, spent, told, turn } from "./clock.js"
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
  for (const written of ["25:00", "17:60", "下班后", "-3:00", "1730000", "点"]) assert.match(readTime(written).error, /看不出是几点/, written)
  assert.equal(readTime("  "), null)
})

test("几分钟以后，过了零点照样数", () => {
  assert.equal(later("17:30", 60), "18:30")
  assert.equal(later("23:40", 40), "0:20")
})
