import assert from "node:assert/strict"
import { test } from "node:test"
import { PDFDocument } from "@cantoo/pdf-lib"

globalThis.self = globalThis
await import("./pdf.js")

async function pages(...sizes) {
  const one = await PDFDocument.create()
  for (const size of sizes) one.addPage(size)
  return (await one.save()).buffer
}

test("几份的页照次序进一份", async () => {
  const merged = await self.handbookPdf.merge([await pages([100, 200], [100, 300]), await pages([400, 100])])
  assert.equal(merged.pages, 3)
  const read = await PDFDocument.load(merged.bytes)
  assert.deepEqual(read.getPages().map(page => [page.getWidth(), page.getHeight()]), [[100, 200], [100, 300], [400, 100]])
})

test("不是 PDF 的，落空而不是停住", async () => {
  await assert.rejects(self.handbookPdf.merge([new TextEncoder().encode("<html>404</html>").buffer]))
})
