/** 填好的记录写成 Word：拿表单自己的那份，把“{{栏}}”换成填的，别的一个字不动。解压的库只在按下时才载入，所以单独合成一个文件。 */

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"

/** @typedef {{ fields: Record<string, string[]>, ticked: string[] }} Filled */

const DOCUMENT = "word/document.xml"
const PARAGRAPH = /<w:p>(?:(?!<w:p>|<\/w:p>)[\s\S])*<\/w:p>/g
const MARK = /\{\{([a-z0-9-]+)\}\}/

/** XML 里的文字。 @param {string} text */
const escaped = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu, "")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

/** 一段换成几段，一行一段；没有填的留一个空段。 @param {string} xml @param {Filled} filled */
export function filledXml(xml, { fields, ticked }) {
  return xml.replace(PARAGRAPH, paragraph => {
    const mark = MARK.exec(paragraph)
    if (mark) {
      const lines = fields[mark[1] ?? ""]?.length ? fields[mark[1] ?? ""] ?? [] : [""]
      return lines.map(line => paragraph.replace("<w:t>", '<w:t xml:space="preserve">').replace(mark[0], () => escaped(line))).join("")
    }
    return paragraph.includes("□ ") ? paragraph.replace(/□ ([^□<　]+)/g, (box, option) => ticked.map(escaped).includes(option) ? `✓ ${option}` : box) : paragraph
  })
}

/**
 * @param {string} template 表单的 Word，base64
 * @param {Filled} filled
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fill(template, filled) {
  const files = unzipSync(Uint8Array.from(atob(template), character => character.charCodeAt(0)))
  const body = files[DOCUMENT]
  if (!body) throw new Error(`没有 ${DOCUMENT}`)
  return zipSync({ ...files, [DOCUMENT]: strToU8(filledXml(strFromU8(body), filled)) })
}

Object.assign(self, { handbookWord: { fill } })
