/** 测试用的会议台：打开它，按它，写它。措辞是 desk.json 里存下的一份。 */

import { readFileSync } from "node:fs"
import { openPage } from "./page.js"

const DATA = readFileSync(new URL("./desk.json", import.meta.url), "utf8")
const BODY = `<div><section data-tool="meeting-desk"><p class="hb-tool__none">要脚本</p><script type="application/json">${DATA}</script></section></div>`
export const NOON = new Date(2026, 10, 27, 12).getTime()
export const FACTS = {
  group: "第二党小组", branch: "某局党支部", date: "２０２６年十二月九日", time: "下午五点半", place: "二楼会议室", topic: "窗口为什么排队", reading: "党章第三条",
  question: "哪张表可以不填", chair: "甲", recorder: "戊", reader: "乙", next: "1 月 13 日，丙领学", roster: "甲\n乙\n丙\n丁", assigned: "报一次意见\n交一张表",
}

let run = 0
/** @type {any[]} */
export let saved = []
/** @type {string[]} */
export let printed = []

/** 打开会议台；存着的从上一页带来。 @param {any} context @param {Record<string, string>} [stored] @param {string} [body] 页面 */
export async function open(context, stored = {}, body = BODY) {
  // 日子、计时的一拍、撤销的期限都由测试来走。
  context.mock.timers.enable({ apis: ["Date", "setInterval", "setTimeout"], now: NOON })
  context.mock.method(Math, "random", () => 0.5)
  openPage(body, {}, "http://handbook.test/tools/meeting-desk.html")
  globalThis.HTMLTextAreaElement = self.HTMLTextAreaElement
  // 存成文件的链接不真的打开。
  Object.defineProperty(self.HTMLAnchorElement.prototype, "click", { value: () => {}, configurable: true })
  for (const [name, value] of Object.entries(stored)) localStorage.setItem(name, value)
  Object.defineProperty(document, "currentScript", { value: { dataset: { word: "../assets/word.js" } }, configurable: true })
  saved = []
  printed = []
  context.mock.method(URL, "createObjectURL", blob => { saved.push(blob); return "blob:x" })
  self.print = () => { printed.push(document.querySelector(".hb-desk__paper").innerHTML); self.dispatchEvent(new self.Event("afterprint")) }
  await import(`../desk/desk.js?${++run}`)
}
export const $ = selector => document.querySelector(selector)
export const shown = () => $("[data-tool]").innerHTML.replace(/<script.*<\/script>/s, "")
export const press = (label, at = 0) => [...document.querySelectorAll("button")].filter(one => one.textContent === label)[at].click()
export const write = (id, text) => {
  const box = $(`#desk-${id}`)
  box.value = text
  box.dispatchEvent(new self.Event("input", { bubbles: true }))
}
export const rows = () => [...document.querySelectorAll(".hb-desk__task")]
export const type = (box, text, name = "input") => {
  box.value = text
  box.dispatchEvent(new self.Event(name, { bubbles: true }))
}
export const settle = () => new Promise(done => setImmediate(done))
export const stored = () => Object.fromEntries(Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).map(name => [name, localStorage.getItem(name)]))
export const said = () => $(".hb-desk__status").textContent

export function prepare() {
  press("开一次新的会")
  for (const [id, text] of Object.entries(FACTS)) write(id, text)
  press("加一件")
  rows()[0].querySelectorAll("input").forEach((box, at) => type(box, ["丁", "讨论题", "12 月 1 日前", "办了"][at]))
}

