/**
 * 脚本放上页面的东西，和存下的一份一字不差。
 *
 * 有意改了：GOLDEN=write node --test 那个测试，再看 testing/golden/ 里改了哪里。
 */

import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"

/** @param {string} name 存在哪一份里 @param {string} html */
export function asAgreed(name, html) {
  const file = new URL(`./golden/${name}.html`, import.meta.url)
  const lines = html.replaceAll("><", ">\n<") + "\n"
  if (process.env.GOLDEN === "write") writeFileSync(file, lines)
  assert.equal(lines, readFileSync(file, "utf8"))
}
