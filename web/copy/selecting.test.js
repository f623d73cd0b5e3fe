import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { startCopy } from "./copy.js"

/** 点了按钮以后选中的文字。 @param {string} inside */
async function selected(inside) {
  openPage(`<section class="hb-sample"><p><button data-copy hidden>复制全文</button></p>${inside}</section>`)
  /** @type {Range[]} */
  const ranges = []
  Object.defineProperty(globalThis, "getSelection", {
    value: () => ({ removeAllRanges: () => ranges.splice(0), addRange: range => ranges.push(range) }), configurable: true,
  })
  startCopy()
  document.querySelector("button").click()
  await new Promise(resolve => setTimeout(resolve))
  return ranges.map(range => range.toString())
}

test("选中的是照抄的一段，没有标出来的就选全部", async () => {
  assert.deepEqual(await selected("<div data-copied>照抄</div><p>注</p>"), ["照抄"])
  assert.deepEqual(await selected("<p>只有这些</p>"), ["已选中，请自己复制只有这些"])
})
