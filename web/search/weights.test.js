import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

test("每个分量有一句话说它是什么", () => {
  const text = readFileSync(new URL("./weights.js", import.meta.url), "utf8")
  for (const line of text.split("\n").filter(one => /^ {2}(\/\*\*.*\*\/ )?\w+: [\d.]+,$/.test(one))) assert.match(line, /\/\*\* .{2,} \*\/ \w+: /)
  assert.ok(text.match(/\/\*\* .* \*\/ \w+: [\d.]+,/g).length > 15)
})
