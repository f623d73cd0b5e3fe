import assert from "node:assert/strict"
import { test } from "node:test"
import { calendarFile } from "./ics.js"

test("一行不超过 75 个字节，折的地方不切断字，特别的字转义", () => {
  const text = calendarFile("甲;乙", [{ day: "2026-12-31", title: "很长的题目".repeat(20), text: "一,二\n三\\四" }], "2026-11-27")
  const lines = text.split("\r\n")
  assert.equal(lines.at(-1), "")
  for (const line of lines) assert.ok(new TextEncoder().encode(line).length <= 75, line)
  const whole = text.replaceAll("\r\n ", "")
  assert.match(whole, /X-WR-CALNAME:甲\\;乙/)
  assert.match(whole, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101/)
  assert.ok(whole.includes("DESCRIPTION:一\\,二\\n三\\\\四"))
  assert.ok(whole.includes(`SUMMARY:${"很长的题目".repeat(20)}`))
})

test("同样的事，再做一次还是同一个编号", () => {
  const uid = today => /UID:.*/.exec(calendarFile("甲", [{ day: "2026-12-01", title: "乙" }], today))[0]
  assert.equal(uid("2026-11-27"), uid("2026-11-28"))
})

test("一件事的全部各行", () => {
  const text = calendarFile("甲", [{ day: "2026-12-01", title: "乙", text: "丙\u0007" }, { day: "2026-12-02", title: "丁" }], "2026-11-27")
  assert.deepEqual(text.replace(/UID:.*@/g, "UID:@").split("\r\n"), [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dangxiaozu-handbook//tools//ZH", "CALSCALE:GREGORIAN", "X-WR-CALNAME:甲",
    "BEGIN:VEVENT", "UID:@dangxiaozu-handbook", "DTSTAMP:20261127T000000Z", "DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202",
    "SUMMARY:乙", "DESCRIPTION:丙", "TRANSP:TRANSPARENT", "END:VEVENT",
    "BEGIN:VEVENT", "UID:@dangxiaozu-handbook", "DTSTAMP:20261127T000000Z", "DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203",
    "SUMMARY:丁", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
  ])
})

test("几件事的编号各不相同，名称不同的也不同", () => {
  const uids = (name, title) => calendarFile(name, [{ day: "2026-12-01", title }, { day: "2026-12-01", title }], "2026-11-27").match(/UID:.*/g)
  assert.equal(new Set([...uids("甲", "乙"), ...uids("甲", "丙"), ...uids("丁", "乙")]).size, 6)
})

test("正好 75 个字节的不折，多一个就折；折出来的一行连前面的空格也不超过", () => {
  const summary = count => calendarFile("甲", [{ day: "2026-12-01", title: "a".repeat(count) }], "2026-11-27").split("\r\n").filter(line => /^(?:SUMMARY| )/.test(line))
  assert.deepEqual(summary(67).map(line => line.length), [75])
  assert.deepEqual(summary(68).map(line => line.length), [75, 2])
  assert.deepEqual(summary(67 + 74 + 1).map(line => line.length), [75, 75, 2])
})

test("回车换行、只有回车的，都写成一个换行；给了号的照给的", () => {
  const text = calendarFile("甲", [{ day: "2026-12-01", title: "乙", text: "一\r\n二\r三", uid: "x;1" }], "2026-11-27")
  assert.ok(text.includes("DESCRIPTION:一\\n二\\n三\r\n"))
  assert.ok(text.includes("UID:x\\;1@dangxiaozu-handbook\r\n"))
})

test("编号由日子、次序、名称和题目来，以后也不变：再导入还认得", () => {
  const text = calendarFile("党小组年历", [{ day: "2026-12-01", title: "按月交党费" }, { day: "2026-12-01", title: "按月交党费" }], "2026-11-27")
  assert.deepEqual(text.match(/UID:.*/g).map(line => line.trim()), ["UID:20261201-0-100y0oa@dangxiaozu-handbook", "UID:20261201-1-100y0oa@dangxiaozu-handbook"])
})
