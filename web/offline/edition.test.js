import assert from "node:assert/strict"
import { test } from "node:test"
import { digest, manifestOf } from "../testing/storage.js"
import { MANIFEST, STATE, Edition, pathOf } from "./edition.js"

const SCOPE = "https://a.test/shouce/"
const edition = new Edition(manifestOf("t1", {
  core: { "assets/scripts/page.js": "甲", "assets/search/worker.js": "乙", "assets/javascripts/bundle.a5f9d56c.min.js": "丙", "search/texts.js": "丁" },
  pages: { "faq.html": "问答" },
  pdf: { "pdf/a.pdf": "%PDF" },
}))

test("网址是网站里的哪个文件：问号和井号后面的不算，文件夹是它的首页", () => {
  assert.equal(pathOf(`${SCOPE}faq.html?h=党费#often`, SCOPE), "faq.html")
  assert.equal(pathOf(SCOPE, SCOPE), "index.html")
  assert.equal(pathOf(`${SCOPE}forms/`, SCOPE), "forms/index.html")
})

test("同一个域名下别的网站、别的域名，都不是", () => {
  for (const other of ["https://a.test/", "https://a.test/shouce2/faq.html", "https://b.test/shouce/faq.html"]) assert.equal(pathOf(other, SCOPE), null)
})

test("写着这一版的版次、或者名字里有摘要的，才不用问网站", () => {
  const version = digest("甲").slice(0, 8)
  assert.ok(edition.settles("assets/scripts/page.js", version))
  assert.ok(edition.settles("search/texts.js", "t1"))
  assert.ok(edition.settles("assets/javascripts/bundle.a5f9d56c.min.js", null))
  for (const other of [null, "", "00000000"]) assert.equal(edition.settles("assets/scripts/page.js", other), false, String(other))
  assert.equal(edition.settles("faq.html", null), false)
  assert.equal(edition.settles("none.js", "t1"), false)
  assert.equal(edition.settles("assets/javascripts/bundle.00000000.min.js", null), false)
})

test("照页面写的网址去取", () => {
  assert.equal(edition.address("faq.html"), "faq.html")
  assert.equal(edition.address("search/texts.js"), "search/texts.js?v=t1")
  assert.equal(edition.address("assets/scripts/page.js"), `assets/scripts/page.js?v=${digest("甲").slice(0, 8)}`)
  assert.equal(edition.address("assets/search/worker.js"), `assets/search/worker.js?edition=t1&v=${digest("乙").slice(0, 8)}`)
  assert.equal(edition.address("assets/javascripts/bundle.a5f9d56c.min.js"), "assets/javascripts/bundle.a5f9d56c.min.js")
})

test("看过就存的只有页面和它要的；大的文件等读者说", () => {
  assert.ok(edition.keepsAsRead("faq.html"))
  assert.ok(edition.keepsAsRead("search/texts.js"))
  assert.equal(edition.keepsAsRead("pdf/a.pdf"), false)
  assert.equal(edition.keepsAsRead("none.html"), false)
})

test("多少字节", () => {
  assert.equal(edition.bytes(["pdf/a.pdf", "none"]), 4)
})

test("清单和“存了哪几样”放在约好的名下", () => {
  assert.deepEqual([MANIFEST, STATE], ["offline.json", "offline-state.json"])
})
