import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "./testing/page.js"

let run = 0
/** 打开一页，载入页头的脚本。 @param {string} [size] 选过的字号 */
async function open(size) {
  openPage("")
  Object.defineProperty(document, "currentScript", { value: { dataset: {} }, configurable: true })
  const { choose } = await import("./text-size/size.js")
  if (size) choose(size)
  const root = document.documentElement
  delete root.dataset.textSize
  root.className = "no-js wide"
  await import(`./early.js?${++run}`)
  return root
}

test("画出页面以前，知道有脚本、现在是几月，用选过的字号", async context => {
  context.mock.timers.enable({ apis: ["Date"], now: new Date(2026, 11, 5, 12).getTime() })
  const root = await open("large")
  assert.deepEqual([root.className, root.dataset.month, root.dataset.textSize], ["js wide", "12", "large"])
  assert.equal((await open()).dataset.textSize, undefined)
})
