/** 存在这台设备里的一份年度计划。两个标签页改的是同一份，所以每次先读存着的，再改；改一步能退一步。 */

import { keep, kept, whenChanged } from "../lib/store.js"
import { readPlan } from "./plan.js"

/** @typedef {import("./plan.js").Plan} Plan */

const NAME = "year-plan"

/** 没有存过的是 null；清空了的里面没有计划。 @param {unknown} value */
const checked = value => value && typeof value === "object" && "plan" in value ? { plan: readPlan(value.plan) } : null

export class KeptPlan {
  /** @param {() => void} changed 别的标签页改了 */
  constructor(changed) {
    /** 存不下时，只在这一页里记着。 */
    this.stored = true
    /** @type {Plan | null} */
    this.plan = null
    /** @type {{ plan: Plan | null } | null} 上一步以前的 */
    this.before = null
    this.read()
    whenChanged(NAME, () => {
      this.read()
      this.before = null
      changed()
    })
  }

  /** 存着的一份；中间被清掉的，接着用手上的。 */
  read() {
    const found = this.stored ? kept(NAME, checked) : null
    if (found) this.plan = found.plan
  }

  /** @param {(plan: Plan | null) => Plan | null} change */
  update(change) {
    this.read()
    this.before = { plan: this.plan }
    this.put(change(this.plan))
  }

  /** 退回上一步以前。 */
  undo() {
    if (!this.before) return
    const { plan } = this.before
    this.before = null
    this.put(plan)
  }

  /** @param {Plan | null} plan */
  put(plan) {
    this.plan = plan
    this.stored = keep(NAME, { plan })
  }
}
