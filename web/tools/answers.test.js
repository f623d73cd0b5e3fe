/**
 * 每个工具照着填几回，页面上说的全部文字，一字不差。数据是 testing/answers/ 里存下的一份，规则改了不用跟着改。
 *
 * 有意改了说法：GOLDEN=write node --test tools/answers.test.js，再看改了哪里。
 */

import assert from "node:assert/strict"
import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { test } from "node:test"
import { isDeepStrictEqual } from "node:util"
import { openPage } from "../testing/page.js"

const FOLDER = new URL("../testing/answers/", import.meta.url)
const NOON = new Date(2026, 10, 27, 12).getTime()

/** 开着的一页，填好，按了“算一算”。 */
async function reckoned(context, run, data, fill) {
  context.mock.timers.enable({ apis: ["Date"], now: NOON })
  openPage(`<div><section data-tool="${data.id}"><script type="application/json">${JSON.stringify(data)}</script></section></div>`)
  globalThis.HTMLTextAreaElement = self.HTMLTextAreaElement
  await import(`./tools.js?${run}`)
  const form = document.querySelector("form")
  for (const [name, written] of Object.entries(fill)) {
    const box = form.querySelector(`[name=${name}]`)
    // 勾上了才有地方填的，先勾上。
    const tick = box.parentElement.querySelector("[type=checkbox]")
    if (tick) tick.checked = true
    box.value = written
    box.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const asked = fieldsShown(form)
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
  const said = [document.querySelector(".hb-tool__status").textContent, ...faults(form)]
  if (document.querySelector(".hb-tool__result").hidden) return { asked, said }
  return { asked, said: [...said, ...(await copied("复制结果")).split("\n"), ...warnings(), ...(await downloaded())] }
}

/** 要填的各栏，带小标题、说明和可选的。 */
function fieldsShown(form) {
  const shown = [...form.querySelectorAll("legend, .hb-tool__field, .hb-tool__aside p")].filter(one => !one.hidden && !one.parentElement.hidden)
  return shown.map(one => {
    if (!one.matches(".hb-tool__field")) return `—— ${one.textContent}`
    const box = one.querySelector("[name]")
    const options = [...one.querySelectorAll("option")].map(option => option.textContent).join("/")
    const label = one.querySelector("label").textContent
    // 说明和错处都由栏自己点名，读屏软件才念得到。
    const described = box.getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id))
    assert.ok(described.every(Boolean), box.name)
    const hint = described.filter(told => told.matches(".hb-tool__hint")).map(told => told.textContent).join("")
    const kind = `${one.querySelector("[type=checkbox]") ? "勾上填 " : ""}${box.getAttribute("inputmode") ?? (box.type === "text" ? "" : box.type)}`
    return [`${box.name}：${label}`, box.getAttribute("aria-required") && "必填", kind, options, hint].filter(Boolean).join(" | ")
  })
}

const faults = form => [...form.querySelectorAll(".hb-tool__error")].filter(one => one.textContent).map(one => `${one.id}：${one.textContent}`)
const warnings = () => [...document.querySelectorAll(".hb-tool__warn th, .hb-tool__table strong")].map(one => `${one.matches("th") ? "当心" : "要紧"}：${one.textContent}`)
const press = label => [...document.querySelectorAll("button")].find(one => one.textContent === label)?.click()

async function copied(label) {
  let text = ""
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async written => { text = written } } }, configurable: true })
  press(label)
  return text
}

/** 日历文件里的事。 */
async function downloaded() {
  const made = []
  const own = { make: URL.createObjectURL, revoke: URL.revokeObjectURL }
  Object.assign(URL, { createObjectURL: blob => { made.push(blob); return "blob:x" }, revokeObjectURL: () => {} })
  press("导进日历（.ics）")
  Object.assign(URL, { createObjectURL: own.make, revokeObjectURL: own.revoke })
  const texts = await Promise.all(made.map(async blob => `${blob.type}\r\n${(await blob.text()).replaceAll("\r\n ", "")}`))
  return texts.flatMap(text => text.split("\r\n")).filter(line => /^(?:text|X-WR|DTSTART|SUMMARY|DESCRIPTION)/.test(line))
}

let run = 0
for (const name of readdirSync(FOLDER)) {
  const file = new URL(name, FOLDER)
  const { data, filled } = JSON.parse(readFileSync(file, "utf8"))
  const written = []
  let shown
  for (const [at, { fill, asked, said }] of filled.entries()) {
    // 要填的各栏同上一回一样的，不再写一遍。
    shown = asked ?? shown
    const expected = { asked: shown, said }
    test(`${data.title}，第 ${at + 1} 回：${said?.[0] ?? ""}`, async context => {
      const found = await reckoned(context, ++run, data, fill)
      if (process.env.GOLDEN !== "write") return assert.deepEqual(found, expected)
      written.push({ fill, ...found })
      if (written.length === filled.length) writeFileSync(file, whole(data, written))
    })
  }
}

/** 一份文件：数据一行，后面一回一段。 */
function whole(data, written) {
  const told = written.map(({ fill, asked, said }, at) => ({ fill, ...(isDeepStrictEqual(asked, written[at - 1]?.asked) ? {} : { asked }), said }))
  return `{"data": ${JSON.stringify(data)},\n"filled": ${JSON.stringify(told, null, 1)}}\n`
}
