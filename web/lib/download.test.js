import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { download } from "./download.js"

test("按的是页上看不见的一个链接，按完拿走；地址留十秒，等浏览器来取", t => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  openPage("")
  const [pressed, freed] = [[], []]
  t.mock.method(URL, "createObjectURL", blob => `blob:${blob.size}`)
  t.mock.method(URL, "revokeObjectURL", url => freed.push(url))
  document.addEventListener("click", event => {
    event.preventDefault()
    pressed.push(event.target.outerHTML)
  })
  download("名单.csv", new Blob(["甲,乙"]))
  assert.deepEqual(pressed, ['<a href="blob:7" download="名单.csv" hidden=""></a>'])
  assert.equal(document.body.innerHTML, "")
  t.mock.timers.tick(9999)
  assert.deepEqual(freed, [])
  t.mock.timers.tick(1)
  assert.deepEqual(freed, ["blob:7"])
})
