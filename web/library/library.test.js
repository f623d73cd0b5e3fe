import assert from "node:assert/strict"
import { test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"

let run = 0
const item = (id, sector, province, year, text) => `<li data-case="${id}" data-sector="${sector}" data-themes="党费" data-form="" data-province="${province}" data-years="" data-chapter="第一章" data-evidence="摘录" data-year="${year}"><a>${text}</a></li>`
const PAGE = `<form class="hb-facets" data-library="case" data-texts="../search/cases.js" hidden></form><p class="hb-library__tally"></p><p class="hb-library__none" hidden></p>
  <ul id="case-list">${item("a", "社区", "江苏", 2019, "小马扎")}${item("b", "农村", "安徽", "", "交党费")}${item("c", "社区", "未注明", 2012, "楼栋")}</ul>`

/** 网址改过几次，怎样改的。 @type {string[]} */
let steps = []
/** @param {string} [search] @param {[string, string[]][] | null} [texts] null 是正文取不到 */
async function open(search = "", texts = [["c", ["异议期"]]], page = PAGE) {
  openPage(page, {}, "http://handbook.test/cases/index.html" + search)
  steps = []
  for (const name of ["pushState", "replaceState"]) {
    const own = history[name].bind(history)
    history[name] = (...given) => { steps.push(name); own(...given) }
  }
  document.head.append = script => setTimeout(() => {
    if (texts) self.handbookCases = { edition: "e", cases: texts }
    script.dispatchEvent(new Event(texts ? "load" : "error"))
  })
  await import(`./library.js?${++run}`)
}
const shown = () => [...document.querySelectorAll("#case-list li")].filter(one => !one.hidden).map(one => one.dataset.case)
const find = () => document.querySelector("#case-find")
const box = value => document.querySelector(`input[value="${value}"]`)
const settle = () => new Promise(done => setTimeout(done, 20))
async function type(text) {
  find().value = text
  find().dispatchEvent(new Event("input"))
  await settle()
}

test("打勾筛选，条数和网址跟着变", async () => {
  await open()
  assert.equal(document.querySelector("form").hidden, false)
  assert.deepEqual(shown(), ["a", "b", "c"])
  box("社区").click()
  assert.deepEqual(shown(), ["a", "c"])
  assert.match(document.querySelector(".hb-library__tally").textContent, /共 3 个案例，符合 2 个/)
  assert.match(location.search, /sector=/)
})

test("打字先按列表上的字找，正文到了再找一遍", async () => {
  await open()
  await type("异议期")
  assert.deepEqual(shown(), ["c"])
  await type("没有的话呀")
  assert.equal(document.querySelector(".hb-library__none").hidden, false)
})

test("正文取不到，照列表上的字找，比较的表里说没有写", async t => {
  const warn = t.mock.method(console, "warn", () => {})
  await open("", null)
  await type("小马扎")
  assert.deepEqual(shown(), ["a"])
  assert.match(warn.mock.calls[0].arguments[0], /正文没有载入/)
  Object.defineProperty(self.HTMLElement.prototype, "scrollIntoView", { value: () => {}, configurable: true })
  for (const pick of [...document.querySelectorAll("[aria-label^=比较]")].slice(0, 2)) pick.click()
  document.querySelector(".hb-selection button").click()
  await settle()
  assert.match(document.querySelector("table").textContent, /事情没有写没有写/)
})

test("网址里的条件照着做；没有的条件、没有的次序去掉", async () => {
  await open("?sector=%E7%A4%BE%E5%8C%BA&sector=%E6%B2%A1%E6%9C%89&sort=zz")
  assert.deepEqual(shown(), ["a", "c"])
  assert.ok(!location.search.includes("sort") && !location.search.includes("%E6%B2%A1%E6%9C%89"))
  assert.ok(box("社区").checked)
})

test("排序和清除", async () => {
  await open()
  const sort = document.querySelector("#case-sort")
  sort.value = "old"
  sort.dispatchEvent(new Event("change"))
  assert.deepEqual(shown(), ["c", "a", "b"])
  box("农村").click()
  ;[...document.querySelectorAll("button")].find(one => one.textContent === "清除条件").click()
  assert.deepEqual(shown(), ["a", "b", "c"])
  assert.equal(location.search, "")
})

test("没有注明的写成“没有注明”", async () => {
  await open()
  assert.ok(document.querySelector("form").textContent.includes("没有注明"))
})

const sample = (id, task, kind, setting) => `<li data-sample="${id}" data-task="${task}" data-kind="${kind}" data-setting="${setting}"><a>${id}的样例</a></li>`
const SAMPLES = `<form class="hb-facets" data-library="sample" hidden></form><p class="hb-library__tally"></p><p class="hb-library__none" hidden></p>
  <div id="sample-list"><section><h2>开会</h2><ul>${sample("a", "开会", "通知", "通用")}${sample("b", "开会", "记录", "村")}</ul></section>
  <section><h2>谈话</h2><ul>${sample("c", "谈话", "记录", "村")}</ul></section></div>`

async function openSamples(search = "") {
  openPage(SAMPLES, {}, "http://handbook.test/samples/index.html" + search)
  await import(`./library.js?${++run}`)
}
const kept = () => [...document.querySelectorAll("#sample-list li")].filter(one => !one.hidden).map(one => one.dataset.sample)

test("样例也照样筛选：数、网址、空了的一部分收起；没有次序可选，也不去取正文", async () => {
  await openSamples("?kind=%E8%AE%B0%E5%BD%95")
  assert.deepEqual(kept(), ["b", "c"])
  assert.equal(document.querySelector("select"), null)
  assert.match(document.querySelector(".hb-library__tally").textContent, /共 3 份样例，符合 2 份/)
  box("谈话").click()
  assert.deepEqual(kept(), ["c"])
  assert.deepEqual([...document.querySelectorAll("section")].map(one => one.hidden), [true, false])
  assert.match(location.search, /kind=.*|task=/)
  document.querySelector("#sample-find").value = "b的"
  document.querySelector("#sample-find").dispatchEvent(new Event("input"))
  await settle()
  assert.deepEqual(kept(), [])
  assert.equal(document.querySelector(".hb-library__none").hidden, false)
})

test("不认得的库什么也不做", async () => {
  openPage(SAMPLES.replace('data-library="sample"', 'data-library="other"'), {}, "http://handbook.test/x.html")
  await import(`./library.js?${++run}`)
  assert.equal(document.querySelector("form").hidden, true)
})

test("放上页面的：找字的框、次序、各项的勾和数", async () => {
  await open("?sector=%E7%A4%BE%E5%8C%BA&find=%E5%B0%8F")
  asAgreed("library-cases", document.body.innerHTML)
  // 上一页的正文到了，才换下一页。
  await settle()
  await openSamples()
  asAgreed("library-samples", document.body.innerHTML)
})

test("打勾、换次序、清除多一步可以后退的，打字不多", async () => {
  await open()
  assert.deepEqual(steps, [])
  box("社区").click()
  const sort = document.querySelector("#case-sort")
  sort.value = "old"
  sort.dispatchEvent(new Event("change"))
  assert.deepEqual(steps.splice(0), ["pushState", "pushState"])
  await type("小")
  assert.deepEqual([...new Set(steps)], ["replaceState"])
  await open("?sort=zz")
  assert.deepEqual(steps, ["replaceState"])
})

test("后退，条件和列表跟着网址", async () => {
  await open()
  box("社区").click()
  history.replaceState(null, "", "?sector=%E5%86%9C%E6%9D%91")
  dispatchEvent(new self.Event("popstate"))
  assert.deepEqual(shown(), ["b"])
  assert.ok(!box("社区").checked && box("农村").checked)
})

test("网址里有要找的字，正文到了照正文找", async () => {
  await open("?find=%E5%BC%82%E8%AE%AE%E6%9C%9F")
  await settle()
  assert.deepEqual(shown(), ["c"])
})

test("去掉一个勾，那一条就不算；选了的一项打开着，写着选了几个", async () => {
  await open()
  box("社区").click()
  const part = box("社区").closest("details")
  assert.equal(part.open, true)
  assert.match(part.textContent, /（已选 1）/)
  box("社区").click()
  assert.deepEqual(shown(), ["a", "b", "c"])
  assert.doesNotMatch(part.textContent, /已选/)
})

test("正文只载入一次；按回车不走开", async () => {
  await open()
  let loads = 0
  const own = document.head.append
  document.head.append = script => { loads++; own(script) }
  await type("异议")
  await type("异议期")
  assert.equal(loads, 1)
  const submit = new Event("submit", { bubbles: true, cancelable: true })
  document.querySelector("form").dispatchEvent(submit)
  assert.equal(submit.defaultPrevented, true)
})

test("一进找字的框就取正文，打字时不用等", async () => {
  await open()
  find().dispatchEvent(new Event("focus"))
  await settle()
  find().value = "异议期"
  find().dispatchEvent(new Event("input"))
  assert.deepEqual(shown(), ["c"])
})

test("一条有几个主题的，各算一个；没有主题的不多一个空的勾；多的在前，章照列表上的次序", async () => {
  const themed = (id, themes, chapter) => item(id, "社区", "江苏", 2019, id).replace('data-themes="党费"', `data-themes="${themes}"`).replace("第一章", chapter)
  openPage(PAGE.replace(/<ul id="case-list">[^]*/, `<ul id="case-list">${themed("a", "党课", "第二章")}${themed("b", "", "第一章")}${themed("c", "党费 党课", "第一章")}${themed("d", "党费", "第一章")}${themed("e", "党费", "第三章")}</ul>`))
  await import(`./library.js?${++run}`)
  const values = name => [...document.querySelectorAll(`input[name=${name}]`)].map(one => one.value)
  assert.deepEqual(values("themes"), ["党费", "党课"])
  assert.deepEqual(values("chapter"), ["第二章", "第一章", "第三章"])
  const count = value => box(value).closest("label").querySelector(".hb-facets__count").textContent
  assert.deepEqual(["党费", "党课", "第一章"].map(count), ["3", "2", "3"])
  box("党课").click()
  assert.deepEqual(shown(), ["a", "c"])
  assert.deepEqual(["党费", "第三章"].map(count), ["3", "0"])
  assert.ok(box("第三章").closest("label").classList.contains("hb-facets__empty"))
  assert.ok(!box("第一章").closest("label").classList.contains("hb-facets__empty"))
})

test("网址里的次序，打开就照它排；找字、位置都留在网址里", async () => {
  await open("?sort=old#case-list")
  assert.deepEqual(shown(), ["c", "a", "b"])
  assert.equal(document.querySelector("#case-sort").value, "old")
  box("农村").click()
  assert.equal(location.hash, "#case-list")
  assert.equal(document.querySelector(".hb-library__none").hidden, true)
  assert.equal(document.querySelector(".hb-library__tally").textContent, "共 3 个案例，符合 1 个。")
})

test("没有打字不取正文；数据的地址带着版次；正文各段连起来找；清除以后焦点在框里", async () => {
  openPage(PAGE, {}, "http://handbook.test/cases/index.html")
  Object.defineProperty(document, "currentScript", { value: { dataset: { edition: "1a2b" } }, configurable: true })
  const asked = []
  document.head.append = script => {
    asked.push(script.src)
    setTimeout(() => { self.handbookCases = { edition: "e", cases: [["b", ["讲得清", "算得准"]]] }; script.dispatchEvent(new Event("load")) })
  }
  await import(`./library.js?${++run}`)
  await settle()
  assert.deepEqual(asked, [])
  await type("清算")
  assert.deepEqual(asked, ["http://handbook.test/search/cases.js?v=1a2b"])
  assert.deepEqual(shown(), ["b"])
  ;[...document.querySelectorAll("button")].find(one => one.textContent === "清除条件").click()
  assert.equal(document.activeElement, find())
  assert.equal(find().value, "")
})

test("少了表单或者列表，什么也不做", async () => {
  for (const page of ["<p></p>", PAGE.replace(/<form.*?<\/form>/, ""), PAGE.replace("case-list", "other")]) {
    openPage(page)
    await import(`./library.js?${++run}`)
    assert.equal(document.querySelector("input"), null)
  }
})

test("大小写、全角、标点不管，列表上的字和正文都一样", async () => {
  await open("", [["c", ["ＰＰＴ，一份"]]], PAGE.replace("小马扎", "Word 模板"))
  await type("ｗｏｒｄ模板")
  assert.deepEqual(shown(), ["a"])
  await type("ppt一份")
  assert.deepEqual(shown(), ["c"])
})

test("比较的表里有正文", async () => {
  await open("", [["a", ["开头", "甲的事情", "拿走的"]]])
  Object.defineProperty(self.HTMLElement.prototype, "scrollIntoView", { value: () => {}, configurable: true })
  for (const pick of [...document.querySelectorAll("[aria-label^=比较]")].slice(0, 2)) pick.click()
  document.querySelector(".hb-selection button").click()
  await settle()
  assert.match(document.querySelector("table").textContent, /事情甲的事情没有写/)
})

test("没有写正文在哪里的，比较的表里说没有写", async () => {
  await open("", null, PAGE.replace(/ data-texts="[^"]*"/, ""))
  Object.defineProperty(self.HTMLElement.prototype, "scrollIntoView", { value: () => {}, configurable: true })
  for (const pick of [...document.querySelectorAll("[aria-label^=比较]")].slice(0, 2)) pick.click()
  document.querySelector(".hb-selection button").click()
  await settle()
  assert.match(document.querySelector("table").textContent, /事情没有写没有写/)
})
