/** 自测：每题变成可以选的，当场看对错和为什么；按章练，只练错过的，打印一份卷子。没有脚本时是一张带答案的列表。 */

import { button, element } from "../lib/dom.js"
import { printFrom } from "../print/print.js"
import { forget, isRight, record, wrong } from "./state.js"

/**
 * @typedef {object} Question
 * @property {HTMLElement} item
 * @property {string} chapter
 * @property {HTMLInputElement[]} boxes
 * @property {() => void} reset
 */

/** @param {HTMLElement} item @param {() => void} tell @returns {Question} */
function question(item, tell) {
  const many = item.dataset.kind === "多选"
  const right = (item.dataset.right ?? "").split(" ").map(Number)
  const answer = /** @type {HTMLDetailsElement} */ (item.querySelector("details"))
  const boxes = [...item.querySelectorAll(".hb-quiz__options > li")].map((option, at) => {
    const box = element("input", { type: many ? "checkbox" : "radio", name: item.id, value: String(at + 1) })
    option.replaceChildren(element("label", {}, box, " ", ...option.childNodes))
    return box
  })
  const said = element("p", { class: "hb-quiz__said hb-noprint", role: "status" })
  answer.before(said)
  function judge() {
    const chosen = boxes.filter(box => box.checked).map(box => Number(box.value))
    if (!chosen.length) {
      said.textContent = "先选一项。"
      return
    }
    const good = isRight(chosen, right)
    said.textContent = good ? "答对了。" : "不对，看一看为什么。"
    item.dataset.result = good ? "right" : "wrong"
    answer.open = true
    record(item.id, good)
    tell()
  }
  if (many) answer.before(element("p", { class: "hb-noprint" }, button("选好了", "hb-quiet", judge)))
  else for (const box of boxes) box.addEventListener("change", judge)
  return {
    item, boxes, chapter: /** @type {HTMLElement} */ (item.closest("[data-chapter]")).dataset.chapter ?? "",
    reset() {
      for (const box of boxes) box.checked = false
      delete item.dataset.result
      answer.open = false
      said.textContent = ""
    },
  }
}

/** @param {HTMLElement} root */
export function startQuiz(root) {
  const desk = /** @type {HTMLElement} */ (root.querySelector(".hb-quiz__desk"))
  const tally = /** @type {HTMLElement} */ (root.querySelector(".hb-quiz__tally"))
  const status = element("span", { role: "status", class: "hb-quiz__status" })
  const parts = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-chapter]"))]
  const chapter = element("select", { id: "quiz-chapter" }, element("option", { value: "" }, "全部九章"),
    ...[...root.querySelectorAll(".hb-quiz__chapter")].map(part => element("option",
      { value: /** @type {HTMLElement} */ (part).dataset.chapter ?? "" }, part.querySelector("h2")?.firstChild?.textContent ?? "")))
  const missed = element("input", { type: "checkbox", id: "quiz-missed" })
  /** 只练错过的时，从按下那一刻起算的几题：答对了也留在眼前。 @type {Set<string>} */
  let practised = new Set()

  function tell() {
    const open = questions.filter(({ item }) => !item.hidden)
    const done = open.filter(({ item }) => item.dataset.result)
    const good = done.filter(({ item }) => item.dataset.result === "right").length
    status.textContent = done.length ? `答了 ${done.length} / ${open.length} 题，对 ${good} 题` : `这里有 ${open.length} 题`
  }
  function show() {
    for (const { item, chapter: own } of questions) {
      item.hidden = (chapter.value !== "" && own !== chapter.value) || (missed.checked && !practised.has(item.id))
    }
    for (const part of parts) {
      part.hidden = (chapter.value !== "" && part.dataset.chapter !== chapter.value)
        || (part.matches(".hb-quiz__chapter") && !part.querySelector("li.hb-quiz__question:not([hidden])"))
    }
    tally.hidden = true
    tell()
  }
  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".hb-quiz__question"))].map(item => question(item, tell))

  chapter.addEventListener("change", show)
  missed.addEventListener("change", () => {
    practised = wrong()
    if (missed.checked) for (const one of questions) if (practised.has(one.item.id)) one.reset()
    show()
    if (missed.checked && !questions.some(({ item }) => !item.hidden)) status.textContent = "还没有答错过的题。"
  })
  const again = button("重新来", "hb-quiet", () => {
    for (const one of questions) one.reset()
    show()
  })
  const clear = button("忘掉错题", "hb-quiet", () => {
    forget()
    missed.checked = false
    show()
    status.textContent = "错题的记录清掉了。"
  })
  const print = button("打印这份卷子", "hb-quiet", made => printFrom(made))
  desk.append(
    element("p", {}, element("label", { for: "quiz-chapter" }, "练哪一章"), " ", chapter, " ",
      element("label", { class: "hb-quiz__missed" }, missed, " 只练答错过的")),
    element("p", { class: "hb-quiz__buttons" }, again, " ", clear, " ", print, " ", status),
    element("p", { class: "hb-quiz__private" }, "答错的题号记在这台设备里，不传出去。"))
  desk.hidden = false
  show()
}

const root = document.getElementById("quiz")
if (root) startQuiz(root)
