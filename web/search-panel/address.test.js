import assert from "node:assert/strict"
import { test } from "node:test"
import { LONGEST, shortened } from "./address.js"

const PAGE = "https://handbook.test/a/%E9%A1%B5.html"

test("够短的不动，别的参数不管多长都不动", () => {
  for (const rest of ["", "?q=党费", "?q=" + "党".repeat(LONGEST), "?from=" + "x".repeat(5000), "#" + "x".repeat(5000)]) {
    assert.equal(shortened(PAGE + rest), null, rest.slice(0, 20))
  }
})

for (const name of ["q", "h"]) test(`太长的 ${name} 截短，别的照旧`, () => {
  const cut = new URL(shortened(`${PAGE}?from=weixin&${name}=${"党".repeat(8000)}#steps`) ?? "")
  assert.equal(cut.searchParams.get(name)?.length, LONGEST)
  assert.equal(cut.searchParams.get("from"), "weixin")
  assert.equal(cut.hash, "#steps")
})
