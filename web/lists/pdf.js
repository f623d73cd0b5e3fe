/** 合并 PDF：几百 KB 的库只在按下“打印选中的”时才载入，所以单独合成一个文件。 */

import { PDFDocument } from "@cantoo/pdf-lib"

/**
 * 几份 PDF 的页依次放进一份。
 * @param {ArrayBuffer[]} files
 * @returns {Promise<{ bytes: Uint8Array, pages: number }>}
 */
async function merge(files) {
  const whole = await PDFDocument.create()
  for (const file of files) {
    const one = await PDFDocument.load(file)
    for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page)
  }
  return { bytes: await whole.save(), pages: whole.getPageCount() }
}

Object.assign(self, { handbookPdf: { merge } })
