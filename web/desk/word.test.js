import assert from "node:assert/strict"
import { test } from "node:test"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"

globalThis.self = globalThis
const { fill, filledXml } = await import("./word.js")

const p = text => `<w:p><w:pPr/><w:r><w:t>${text}</w:t></w:r></w:p>`

test("一行一段，没有填的留空段，别的不动", () => {
  const xml = `<w:body>${p("头")}${p("{{tasks}}")}${p("{{reply}}")}</w:body>`
  const found = filledXml(xml, { fields: { tasks: ["甲：一", "乙：二"] }, ticked: [] })
  assert.equal(found.match(/<w:p>/g).length, 4)
  assert.match(found, /甲：一.*<w:p>.*乙：二/)
  assert.doesNotMatch(found, /\{\{/)
})

test("尖括号、和号、美元号照字面，放不进 XML 的字去掉", () => {
  const found = filledXml(p("{{a}}"), { fields: { a: ["<b>&$&\u0001\ud800完"] }, ticked: [] })
  assert.match(found, />&lt;b&gt;&amp;\$&amp;完</)
})

test("填的字头尾的空格留着", () => {
  assert.match(filledXml(p("{{a}}"), { fields: { a: ["  甲 "] }, ticked: [] }), /<w:t xml:space="preserve"> {2}甲 <\/w:t>/)
})

test("勾上的换成对号，没勾的还是方框", () => {
  const found = filledXml(p("□ 政治学习　□ 谈心谈话　□ 其他"), { fields: {}, ticked: ["谈心谈话"] })
  assert.match(found, /□ 政治学习　✓ 谈心谈话　□ 其他/)
})

test("整个文件：别的部分原样", () => {
  const template = Buffer.from(zipSync({ "word/document.xml": strToU8(p("{{a}}")), "word/styles.xml": strToU8("样式") })).toString("base64")
  const files = unzipSync(fill(template, { fields: { a: ["甲"] }, ticked: [] }))
  assert.match(strFromU8(files["word/document.xml"]), /甲/)
  assert.equal(strFromU8(files["word/styles.xml"]), "样式")
})
