/** 一次检查单写成可以粘到微信里的文字。 */

import { shortDay } from "./due.js"
import { markOf, progress } from "./run.js"

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Listed} Listed */

const [DONE, TODO] = ["☑", "☐"]

/** @param {Run} run @param {string} today @param {Listed[]} [items] 不写就是上次看过的 */
export function asText(run, today, items = run.listed) {
  const { done, whole } = progress(run, items)
  const lines = [`【${run.name}】${run.title}`, `${shortDay(today)}：办了 ${done} / ${whole} 项`]
  let phase = ""
  for (const item of [...items, ...run.former]) {
    if (item.phase !== phase) lines.push("", item.phase)
    phase = item.phase
    lines.push(line(run, item, today))
  }
  return lines.join("\n")
}

/** @param {Run} run @param {Listed} item @param {string} today */
function line(run, { id, text }, today) {
  const { done, note, due } = markOf(run, id)
  const said = [due ? `${shortDay(due, today)}以前` : "", note ? `备注：${note.replace(/\s+/g, " ")}` : ""].filter(Boolean)
  return `${done ? DONE : TODO} ${text}${said.length ? `（${said.join("；")}）` : ""}`
}
