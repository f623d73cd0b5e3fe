/** 工具的页面：按工具的编号启动它的脚本。加一个工具，在这里加一行。 */

import { readData } from "./data.js"
import { disciplinePeriod } from "./discipline-period.js"
import { division } from "./division.js"
import { dues } from "./dues.js"
import { startForm } from "./form.js"
import { recruitment } from "./recruitment.js"
import { standing } from "./standing.js"
import { term } from "./term.js"
import { voting } from "./voting.js"
import { startYearPlan } from "../year-plan/page.js"

/** @typedef {(root: HTMLElement, data: import("./data.js").ToolData) => void} Start */

/** @param {import("./form.js").Spec} spec @returns {Start} */
const form = spec => (root, data) => startForm(root, data, spec)

/** @type {Readonly<Record<string, Start>>} 工具的编号 → 怎样启动 */
const TOOLS = Object.freeze({
  dues: form(dues),
  recruitment: form(recruitment),
  "discipline-period": form(disciplinePeriod),
  term: form(term),
  standing: form(standing),
  voting: form(voting),
  division: form(division),
  "year-plan": startYearPlan,
})

for (const one of document.querySelectorAll("[data-tool]")) {
  const root = /** @type {HTMLElement} */ (one)
  TOOLS[root.dataset.tool ?? ""]?.(root, readData(root))
}
