/** 案例库、样例库的表单和列表：按条件筛选，和一个找字的框。条件写在网址里。没有脚本时，页面是一张完整的列表。 */

import { element } from "../lib/dom.js"
import { scriptData } from "../lib/script-data.js"
import { startCompare } from "./compare.js"
import { LONGEST, address, filter, order, parse, plain } from "./facets.js"
import { KINDS } from "./kinds.js"

// 网址带着数据的版次，浏览器留着的旧数据就不会拿来用。
const named = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset.edition
const edition = named ? `?v=${named}` : ""

/** @typedef {import("./kinds.js").Kind} Kind */
/** @typedef {import("./facets.js").Entry & { item: HTMLElement }} Listed */

/** 每一条的条件和可找的文字；正文另有一份的，第一次打字时才载入。 @param {HTMLElement[]} items @param {Kind} kind @returns {Listed[]} */
function read(items, kind) {
  return items.map((item, at) => ({
    item, at, id: item.dataset[kind.id] ?? "", year: Number(item.dataset.year) || 0, text: plain(item.textContent ?? ""),
    values: new Map(kind.facets.map(([name]) => {
      const value = item.dataset[name] ?? ""
      return [name, kind.listed.includes(name) ? value.split(" ").filter(Boolean) : [value]]
    })),
  }))
}

/** 一个值的勾。 @param {string} name @param {string} value @param {string} text @param {(name: string, value: string, on: boolean) => void} change */
function tick(name, value, text, change) {
  const box = element("input", { type: "checkbox", name, value })
  box.addEventListener("change", () => change(name, value, box.checked))
  const count = element("span", { class: "hb-facets__count" })
  return { value, box, count, label: element("label", {}, box, " ", text, " ", count) }
}

/** @param {string} name @param {string} label @param {string[]} values @param {(name: string, value: string, on: boolean) => void} change */
function facet(name, label, values, change) {
  const boxes = values.map(value => tick(name, value, value.replace(/^未注明$/, "没有注明"), change))
  const chosen = element("span", { class: "hb-facets__chosen" })
  const part = element("details", { class: "hb-facets__facet" },
    element("summary", {}, label, " ", chosen),
    element("fieldset", {}, element("legend", { class: "hb-hidden" }, label), ...boxes.map(one => one.label)))
  /** @param {number} picked */
  const tell = picked => {
    chosen.textContent = picked ? `（已选 ${picked}）` : ""
    if (picked && !part.open) part.open = true
  }
  return { name, part, boxes, tell }
}

/** 一项的各个值，多的在前；种类里说了的照列表上的次序。 @param {Listed[]} entries @param {string} name @param {Kind} kind */
function valuesOf(entries, name, kind) {
  /** @type {Map<string, number>} */
  const total = new Map()
  for (const one of entries) for (const value of one.values.get(name) ?? []) total.set(value, (total.get(value) ?? 0) + 1)
  const values = [...total.keys()]
  const of = (/** @type {string} */ value) => /** @type {number} */ (total.get(value))
  return kind.kept.includes(name) ? values : values.sort((a, b) => of(b) - of(a))
}

/** @param {HTMLFormElement} form @param {HTMLElement} list @param {Kind} kind */
function start(form, list, kind) {
  const names = kind.facets.map(([name]) => name)
  const entries = read(/** @type {HTMLElement[]} */ ([...list.querySelectorAll("li")]), kind)
  const parts = [...list.querySelectorAll("section")]
  const status = /** @type {HTMLElement} */ (document.querySelector(".hb-library__tally"))
  const none = /** @type {HTMLElement} */ (document.querySelector(".hb-library__none"))
  let conditions = parse(location.search, names)
  /** @type {string | null} */
  let sorted = null

  const box = element("input", { type: "search", id: `${kind.id}-find`, name: "find", maxlength: String(LONGEST), autocomplete: "off" })
  const sort = element("select", { id: `${kind.id}-sort`, name: "sort" }, ...kind.sorts.map(([value, label]) => element("option", { value }, label)))
  const clear = element("button", { type: "button", class: "md-button" }, "清除条件")
  /** @param {string} key @param {string} value @param {boolean} on */
  const change = (key, value, on) => {
    if (on) conditions.chosen.get(key)?.add(value)
    else conditions.chosen.get(key)?.delete(value)
    show(true)
  }
  const { only } = kind
  const folded = kind.facets.filter(([name]) => name !== only?.name)
    .map(([name, label]) => facet(name, label, valuesOf(entries, name, kind), change))
  const alone = only && { name: only.name, boxes: [tick(only.name, only.value, only.label, change)], tell: () => {} }
  const facets = alone ? [...folded, alone] : folded
  form.append(
    element("p", { class: "hb-facets__find" }, element("label", { for: `${kind.id}-find` }, `找${kind.noun}`), " ", box,
      ...kind.sorts.length ? [" ", element("label", { for: `${kind.id}-sort` }, "排序"), " ", sort] : [], " ", clear,
      ...alone ? [" ", ...alone.boxes.map(one => one.label)] : []),
    ...folded.map(one => one.part))

  /** 把条件写到表单上，把结果写到列表上。 @param {boolean} push 多一步可以后退的历史 */
  function show(push) {
    const { found, counts } = filter(entries, conditions)
    // 只动有变化的：有一千条时，一个条件只改几十个。
    for (const one of entries) {
      const hidden = !found.has(one)
      if (one.item.hidden !== hidden) one.item.hidden = hidden
    }
    if (sorted !== conditions.sort) {
      // 各部分里各排各的：不要照搬的不排到可以学的前面。
      if (sorted !== null || conditions.sort) for (const { item } of order(entries, conditions.sort)) item.parentElement?.append(item)
      sorted = conditions.sort
    }
    for (const part of parts) part.hidden = !part.querySelector("li:not([hidden])")
    for (const { name, boxes, tell } of facets) {
      const chosen = /** @type {Set<string>} */ (conditions.chosen.get(name))
      tell(chosen.size)
      for (const { value, box: tick, count, label } of boxes) {
        const left = String(counts.get(name)?.get(value) ?? 0)
        tick.checked = chosen.has(value)
        if (count.textContent !== left) count.textContent = left
        label.classList.toggle("hb-facets__empty", left === "0")
      }
    }
    none.hidden = found.size > 0
    status.textContent = found.size === entries.length ? `共 ${entries.length} ${kind.tally}。` : `共 ${entries.length} ${kind.tally}，符合 ${found.size} ${kind.tally[0]}。`
    const target = location.pathname + address(conditions) + location.hash
    if (target !== location.pathname + location.search + location.hash) history[push ? "pushState" : "replaceState"](null, "", target)
  }

  /** 网址里没有的条件（旧网址、手写的）不算，不然一个案例也不剩，又没有勾可去。 */
  function fill() {
    for (const { name, boxes } of facets) {
      const known = boxes.map(one => one.value)
      conditions.chosen.set(name, new Set([...conditions.chosen.get(name) ?? []].filter(value => known.includes(value))))
    }
    if (!kind.sorts.some(([value]) => value === conditions.sort)) conditions.sort = ""
    box.value = conditions.query
    sort.value = conditions.sort
    show(false)
  }

  /** @type {Promise<Map<string, string[]>> | null} */
  let loading = null
  /** 正文只载入一次；载入不了就照列表上的字找。 */
  function texts() {
    const load = async () => {
      /** @type {Map<string, string[]>} */
      const found = new Map()
      if (!form.dataset.texts) return found
      const data = await scriptData(new URL(form.dataset.texts + edition, location.href).href, "handbookCases")
      for (const [id, parts] of data.cases) found.set(id, parts)
      for (const one of entries) one.text += plain(found.get(one.id)?.join(" ") ?? "")
      return found
    }
    return loading ??= load().catch(error => {
      console.warn("案例的正文没有载入：", error)
      return new Map()
    })
  }

  box.addEventListener("focus", texts)
  box.addEventListener("input", () => {
    conditions.query = box.value
    show(false)
    texts().then(() => show(false))
  })
  sort.addEventListener("change", () => {
    conditions.sort = sort.value
    show(true)
  })
  clear.addEventListener("click", () => {
    conditions = parse("", names)
    fill()
    box.focus()
  })
  form.addEventListener("submit", event => event.preventDefault())
  addEventListener("popstate", () => {
    conditions = parse(location.search, names)
    fill()
  })
  if (kind.compares) startCompare(entries.map(one => one.item), list, texts)
  form.hidden = false
  fill()
  if (conditions.query) texts().then(() => show(false))
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.hb-facets"))
const kind = KINDS[form?.dataset.library ?? ""]
const list = kind && document.getElementById(`${kind.id}-list`)
if (form && list) start(form, list, kind)
