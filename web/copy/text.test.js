import assert from "node:assert/strict"
import { test } from "node:test"
import { openPage } from "../testing/page.js"
import { lines } from "./text.js"

const of = html => {
  openPage(`<main>${html}</main>`)
  return lines(document.querySelector("main"))
}

for (const [html, text] of [
  ["<p>甲 </p><p>乙</p>", "甲\n乙\n"], ["甲<br>乙", "甲\n乙"], ["<b>甲</b><a>乙</a>", "甲乙"], ["<h3>题</h3><div>文</div>", "题\n文\n"],
  ["<ul><li> 甲 </li><li>乙<ul><li>丙</li></ul></li></ul>", "- 甲\n- 乙- 丙\n"], ["<ol><li>甲</li></ol>", "- 甲\n"],
  ["<table><tbody><tr><th> 甲 </th><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></tbody></table>", "甲\t乙\n丙\t丁\n"],
  ["甲<!-- 说明 -->乙", "甲乙"], ["<section><p>甲</p></section>", "甲\n"],
  ["<p>甲<button>按</button><script>1</script><style>p{}</style><i class='hb-note'>注</i><i class='hb-hidden'>藏</i><i class='hb-noprint'>屏</i><a class='headerlink'>¶</a><a class='hb-cited'>1</a></p>", "甲\n"],
]) test(`${html.slice(0, 40)}：分行照原样，不抄的不抄`, () => assert.equal(of(html), text))

test("不是文字也不是元素的，是空的", () => {
  openPage("")
  assert.equal(lines(document.createComment("说明")), "")
})
