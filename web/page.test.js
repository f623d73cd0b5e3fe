import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "./testing/page.js"

const PAGE = '<section data-checklist="a"></section><button class="hb-print" hidden></button>'
let run = 0
/** 打开一页，载入每页的脚本；记下控制台里的错。 */
async function open(context, Observer) {
  openPage(PAGE)
  globalThis.IntersectionObserver = Observer
  Object.defineProperty(document, "currentScript", { value: { dataset: { runs: "runs.js" } }, configurable: true })
  const errors = context.mock.method(console, "error", () => {})
  await import(`./page.js?${++run}`)
  return { errors: errors.mock.calls.map(({ arguments: [error] }) => error), scripts: [...document.head.querySelectorAll("script")].map(one => one.getAttribute("src")) }
}
const printing = () => !document.querySelector("button").hidden

test("页上有什么就启动什么；检查单的脚本在哪里，由页面告诉", async context => {
  assert.deepEqual(await open(context, undefined), { errors: [], scripts: ["runs.js"] })
  assert.ok(printing())
})

test("一样出错，别的照样启动，控制台里说出了什么错", async context => {
  const broken = new Error("坏了")
  const { errors } = await open(context, class { constructor() { throw broken } })
  assert.deepEqual(errors, [broken])
  assert.ok(printing())
})
