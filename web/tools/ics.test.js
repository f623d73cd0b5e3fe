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
