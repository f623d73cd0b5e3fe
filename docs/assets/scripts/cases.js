// 案例库：按领域、地方、年份、主题、章、证据、小组形式筛选，和一个找字的框。条件写在网址里。
// 经典脚本，不是模块：从 file:// 打开的页面不能载入模块。没有脚本时，页面是一张完整的列表。
"use strict"
{
const FACETS = [
  ["sector", "领域"], ["themes", "主题"], ["form", "小组形式"], ["province", "地方"],
  ["years", "年份"], ["chapter", "章"], ["evidence", "证据"],
]
const SORTS = [["", "按章"], ["new", "新的在前"], ["old", "旧的在前"], ["place", "按地方"]]
const list = document.getElementById("case-list")

/** 小写、半角，去掉空白和标点，便于比对。 */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, "")
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "")
    else if (value !== false && value !== null) made.setAttribute(name, value)
  }
  made.append(...children)
  return made
}

/** 每个案例的条件和可找的文字；正文在 search/cases.js，第一次打字时才载入。 */
function read(items) {
  return items.map((item, at) => {
    const values = {}
    for (const [name] of FACETS) values[name] = name === "themes" ? item.dataset.themes.split(" ").filter(Boolean) : [item.dataset[name]]
    return { item, at, id: item.dataset.case, year: Number(item.dataset.year) || 0, values, text: plain(item.textContent) }
  })
}

function parse(search) {
  const parameters = new URLSearchParams(search)
  const chosen = {}
  for (const [name] of FACETS) chosen[name] = new Set(parameters.getAll(name))
  return { query: (parameters.get("find") ?? "").slice(0, 200), sort: parameters.get("sort") ?? "", chosen }
}

function address({ query, sort, chosen }) {
  const parameters = new URLSearchParams()
  if (query) parameters.set("find", query)
  for (const [name] of FACETS) for (const value of chosen[name]) parameters.append(name, value)
  if (sort) parameters.set("sort", sort)
  const text = parameters.toString()
  return location.pathname + (text ? "?" + text : "") + location.hash
}

/** 空格分开的每个词都要有；词按原样找，找不到再看它相邻两字的三分之二有没有。 */
function matches(text, words) {
  return words.every(word => {
    if (text.includes(word)) return true
    if (word.length < 3) return false
    let hit = 0
    for (let i = 0; i + 1 < word.length; i++) if (text.includes(word.slice(i, i + 2))) hit++
    return hit / (word.length - 1) >= 0.67
  })
}

/** 合乎各项条件的案例；each 里是不计某一项时的案例，用来数这一项各值还有多少。 */
function filter(cases, state) {
  const words = state.query.split(/\s+/).map(plain).filter(Boolean)
  const found = []
  const counts = Object.fromEntries(FACETS.map(([name]) => [name, new Map()]))
  for (const one of cases) {
    if (words.length && !matches(one.text, words)) continue
    const failed = FACETS.filter(([name]) => state.chosen[name].size && !one.values[name].some(value => state.chosen[name].has(value)))
    if (failed.length === 0) found.push(one)
    for (const [name] of FACETS) {
      if (failed.length > 1 || (failed.length === 1 && failed[0][0] !== name)) continue
      for (const value of one.values[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1)
    }
  }
  return { found, counts }
}

function order(found, sort) {
  const by = {
    new: (a, b) => b.year - a.year || a.at - b.at,
    old: (a, b) => (a.year || 9999) - (b.year || 9999) || a.at - b.at,
    place: (a, b) => a.values.province[0].localeCompare(b.values.province[0], "zh") || a.at - b.at,
  }[sort] ?? ((a, b) => a.at - b.at)
  return [...found].sort(by)
}

function facet(name, label, values, change) {
  const boxes = values.map(value => {
    const box = element("input", { type: "checkbox", name, value })
    box.addEventListener("change", () => change(name, value, box.checked))
    const count = element("span", { class: "hb-facets__count" })
    return { value, box, count, label: element("label", {}, box, " ", value.replace(/^未注明$/, "没有注明"), " ", count) }
  })
  const chosen = element("span", { class: "hb-facets__chosen" })
  const part = element("details", { class: "hb-facets__facet" },
    element("summary", {}, label, " ", chosen),
    element("fieldset", {}, element("legend", { class: "hb-hidden" }, label), ...boxes.map(one => one.label)))
  return { name, part, boxes, chosen }
}

function start(form) {
  const cases = read([...list.children])
  const status = document.querySelector(".hb-cases__tally")
  const none = document.querySelector(".hb-cases__none")
  let state = parse(location.search)
  let sorted = null

  const box = element("input", { type: "search", id: "case-find", name: "find", maxlength: "200", autocomplete: "off" })
  const sort = element("select", { id: "case-sort", name: "sort" }, ...SORTS.map(([value, label]) => element("option", { value }, label)))
  const clear = element("button", { type: "button", class: "md-button" }, "清除条件")
  const facets = FACETS.map(([name, label]) => {
    const total = new Map()
    for (const one of cases) for (const value of one.values[name]) total.set(value, (total.get(value) ?? 0) + 1)
    const values = [...total.keys()]
    if (name !== "chapter") values.sort((a, b) => total.get(b) - total.get(a))
    return facet(name, label, values, (key, value, on) => {
      if (on) state.chosen[key].add(value)
      else state.chosen[key].delete(value)
      show(true)
    })
  })
  form.append(
    element("p", { class: "hb-facets__find" }, element("label", { for: "case-find" }, "找案例"), " ", box,
      " ", element("label", { for: "case-sort" }, "排序"), " ", sort, " ", clear),
    ...facets.map(one => one.part))

  /** 把条件写到表单上，把结果写到列表上；push 时多一步可以后退的历史。 */
  function show(push) {
    const { found, counts } = filter(cases, state)
    const shown = new Set(found)
    // 只动有变化的：案例有一千个时，一个条件只改几十个。
    for (const one of cases) {
      const hidden = !shown.has(one)
      if (one.item.hidden !== hidden) one.item.hidden = hidden
    }
    if (sorted !== state.sort) {
      if (sorted !== null || state.sort) list.append(...order(cases, state.sort).map(one => one.item))
      sorted = state.sort
    }
    for (const { name, part, boxes, chosen } of facets) {
      const picked = state.chosen[name].size
      chosen.textContent = picked ? `（已选 ${picked}）` : ""
      if (picked && !part.open) part.open = true
      for (const { value, box: tick, count, label } of boxes) {
        const left = counts[name].get(value) ?? 0
        tick.checked = state.chosen[name].has(value)
        if (count.textContent !== String(left)) count.textContent = String(left)
        label.classList.toggle("hb-facets__empty", left === 0)
      }
    }
    none.hidden = found.length > 0
    status.textContent = found.length === cases.length ? `共 ${cases.length} 个案例。` : `共 ${cases.length} 个案例，符合 ${found.length} 个。`
    const target = address(state)
    if (target !== location.pathname + location.search + location.hash) history[push ? "pushState" : "replaceState"](null, "", target)
  }

  /** 网址里没有的条件（旧网址、手写的）不算，不然一个案例也不剩，又没有勾可去。 */
  function fill() {
    for (const { name, boxes } of facets) {
      const known = boxes.map(one => one.value)
      state.chosen[name] = new Set([...state.chosen[name]].filter(value => known.includes(value)))
    }
    if (!SORTS.some(([value]) => value === state.sort)) state.sort = ""
    box.value = state.query
    sort.value = state.sort
    show(false)
  }

  /** 正文只载入一次；从 file:// 打开也能载入脚本，不能取文件。 */
  let loading = null
  function texts() {
    loading ??= new Promise(done => {
      const script = element("script", { src: form.dataset.texts })
      script.addEventListener("load", () => {
        const found = new Map(self.handbookCases)
        for (const one of cases) one.text += plain(found.get(one.id)?.join(" ") ?? "")
        done()
      })
      script.addEventListener("error", () => done())
      document.head.append(script)
    })
    return loading
  }

  box.addEventListener("focus", texts, { once: true })
  box.addEventListener("input", () => {
    state.query = box.value
    show(false)
    texts().then(() => show(false))
  })
  sort.addEventListener("change", () => {
    state.sort = sort.value
    show(true)
  })
  clear.addEventListener("click", () => {
    state = parse("")
    fill()
    box.focus()
  })
  form.addEventListener("submit", event => event.preventDefault())
  addEventListener("popstate", () => {
    state = parse(location.search)
    fill()
  })
  form.hidden = false
  fill()
  if (state.query) texts().then(() => show(false))
}

const form = document.querySelector("form.hb-facets")
if (list && form) start(form)
}
