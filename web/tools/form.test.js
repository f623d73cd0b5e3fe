import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { openPage } from "../testing/page.js"
import { startForm } from "./form.js"
import { doubt, resultText, rulesOf } from "./result.js"

const RULE = { label: "某规定第一条", short: "某规定", statement: "甲。", href: "../rules/a.html#a-01", kind: "条文", checked: "待核", unverified: true, values: {} }
const DATA = { id: "sum", title: "加一加", edition: "2026-11-27", lists: {}, rules: { "a-01": RULE, "a-02": { ...RULE, label: "某规定第二条", checked: "全文核对", unverified: false, note: "乙。" } } }

/** @type {import("./form.js").Spec} */
const SPEC = {
  fields: () => [
    { name: "one", label: "甲数", type: "number", required: true, unit: "元" },
    { name: "who", label: "姓名", type: "text", personal: true },
    { name: "more", label: "乙数", type: "number", when: given => given.one === 2 },
  ],
  answer: (_, given) => given.one === 13 ? { errors: { one: "不吉利" } } : { said: `合计 ${Number(given.one) + Number(given.more ?? 0)}`, rows: [{ label: "合计", text: "好", basis: ["a-01", "a-02"] }] },
}

/** @type {any} */
let root
function open(hash = "", spec = SPEC) {
  openPage('<div><section data-tool="sum"><p class="hb-tool__none">要脚本</p></section><details open></details></div>', {}, `http://handbook.test/tools/sum.html${hash}`)
  globalThis.HTMLTextAreaElement = self.HTMLTextAreaElement
  root = document.querySelector("section")
  startForm(root, DATA, spec)
}
const write = (name, text) => {
  const box = root.querySelector(`[name=${name}]`)
  box.value = text
  box.dispatchEvent(new Event("input", { bubbles: true }))
}
const submit = () => root.querySelector("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
const shown = selector => root.querySelector(selector).textContent

beforeEach(() => open())

test("放上表，收起给没有脚本的人看的", () => {
  assert.equal(root.querySelector(".hb-tool__none"), null)
  assert.equal(document.querySelector("details").hasAttribute("open"), false)
})

test("没有填、填错，在栏边说，结果不出来", () => {
  submit()
  assert.equal(shown("#tool-sum-one-error"), "这一栏要填")
  assert.match(shown(".hb-tool__status"), /有 1 处要改：甲数/)
  write("one", "很多")
  submit()
  assert.match(shown("#tool-sum-one-error"), /不是一个数/)
  assert.equal(root.querySelector("[name=one]").getAttribute("aria-invalid"), "true")
  write("one", "13")
  submit()
  assert.equal(shown("#tool-sum-one-error"), "不吉利")
  assert.equal(root.querySelector(".hb-tool__result").hidden, true)
})

test("算好了：一句话、依据的链接，待核的写明存疑", () => {
  write("one", "七")
  submit()
  assert.equal(shown(".hb-tool__said"), "合计 7")
  assert.equal(shown(".hb-tool__status"), "算好了：合计 7。")
  assert.match(shown(".hb-tool__doubt"), /^存疑：某规定第一条还没有核对到原文/)
  assert.equal(root.querySelector(".hb-tool__table a").getAttribute("href"), "../rules/a.html#a-01")
  assert.match(shown(".hb-tool__table"), /某规定第一条〔待核〕、第二条/)
  assert.match(shown(".hb-basis"), /说明：乙。/)
})

test("要不要填的栏跟着别的栏变", () => {
  const place = root.querySelector("[name=more]").parentElement
  assert.equal(place.hidden, true)
  write("one", "2")
  assert.equal(place.hidden, false)
  write("more", "3")
  submit()
  assert.equal(shown(".hb-tool__said"), "合计 5")
})

test("网址填得回来，人名不写进去也不读出来", async () => {
  open("#one=4&who=%E7%94%B2&x=1")
  assert.equal(shown(".hb-tool__said"), "合计 4")
  assert.equal(root.querySelector("[name=who]").value, "")
  write("who", "甲")
  submit()
  const copied = []
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async text => copied.push(text) } }, configurable: true })
  for (const one of root.querySelectorAll("button")) if (one.textContent === "复制带数的网址") one.click()
  assert.deepEqual(copied, ["http://handbook.test/tools/sum.html#one=4"])
  assert.doesNotMatch(shown(".hb-tool__filled"), /姓名/)
})

test("算的时候出错，说算不出来，不留旧的结果", () => {
  open("", { ...SPEC, answer: () => { throw new Error("没有这个数值") } })
  const { warn } = console
  console.warn = () => {}
  write("one", "1")
  submit()
  console.warn = warn
  assert.match(shown(".hb-tool__status"), /算不出来/)
  assert.equal(root.querySelector(".hb-tool__result").hidden, true)
})

test("清空", () => {
  write("one", "1")
  submit()
  for (const one of root.querySelectorAll("button")) if (one.textContent === "清空") one.click()
  assert.equal(root.querySelector("[name=one]").value, "")
  assert.equal(root.querySelector(".hb-tool__result").hidden, true)
})

test("结果写成文字：依据、存疑、声明都在", () => {
  const answer = { said: "合计 7", rows: [{ label: "合计", text: "好", basis: ["a-01"] }], tables: [{ caption: "表", columns: ["一", "二"], rows: [{ cells: ["甲", "乙"] }] }] }
  assert.equal(resultText(DATA, answer, [{ label: "甲数", text: "7 元" }]), [
    "加一加：合计 7", doubt(DATA, ["a-01"]), "填的：甲数，7 元", "合计：好（某规定第一条）", "表", "一\t二", "甲\t乙", "照 2026-11-27 这一版的规定算。非官方资料，以正式文件为准。",
  ].join("\n"))
  assert.deepEqual(rulesOf(answer), ["a-01"])
  assert.equal(doubt(DATA, ["a-02"]), "")
})

/** 各种栏、各种结果都有的一个工具。 */
const WHOLE = {
  fields: () => [
    { name: "kind", label: "哪一种", type: "choice", required: true, options: [{ value: "a", label: "甲种" }, { value: "b", label: "乙种" }] },
    { name: "way", label: "怎样算", type: "choice", initial: "y", options: [{ value: "x", label: "照旧" }, { value: "y", label: "照新" }] },
    { name: "count", label: "几个", type: "number", whole: true, part: "数", least: 1, initial: "3", unit: "个/月" },
    { name: "sum", label: "多少", type: "amount", part: "数", unit: "元", basis: ["a-01", "a-02"] },
    { name: "left", label: "不计的", type: "amount", part: "数", noted: true },
    { name: "day", label: "哪天", type: "date", part: "日子", future: true },
    { name: "past", label: "以前哪天", type: "date", part: "日子", hint: "看证书。" },
    { name: "names", label: "名单", type: "lines", personal: true },
    { name: "extra", label: "只有乙种", type: "text", part: "另外", when: given => given.kind === "b" },
  ],
  aside: (_, given) => given.kind ? { title: "要看", rows: [{ label: `${given.kind} 一`, text: "" }, { label: "二", text: "" }] } : null,
  answer: (_, given, now) => ({
    said: `${given.kind} ${now}`, advice: "只是建议。",
    rows: [{ label: "合计", text: "好", basis: ["a-02", "a-02"], strong: true }, { label: "当心", text: "少了", warn: true }],
    table: { caption: "一张", columns: ["组", ""], rows: [{ cells: ["甲", "1"], basis: ["a-01"], warn: true }, { cells: ["乙", "2"] }] },
    tables: [{ caption: "两张", columns: ["组"], rows: [{ cells: ["丙"] }] }],
    notes: [{ text: "记着。", basis: ["a-01", "none"] }, { text: "没有依据。" }],
    downloads: [{ label: "存下", name: "甲.txt", type: "text/plain", make: () => "内容" }],
  }),
}
/** 打开这个工具，今天是 2026 年 11 月 27 日。 */
function whole(context, hash = "") {
  context.mock.timers.enable({ apis: ["Date"], now: new Date(2026, 10, 27, 12).getTime() })
  open(hash, WHOLE)
}
const press = label => [...root.querySelectorAll("button")].find(one => one.textContent === label).click()
const change = (name, set) => {
  const box = root.querySelector(name)
  set(box)
  box.dispatchEvent(new Event("change", { bubbles: true }))
}

test("放上页面的：各种栏，各种结果", context => {
  whole(context)
  asAgreed("tool-form", root.innerHTML)
  change("[name=kind]", box => { box.value = "b" })
  change("#tool-sum-sum-on", box => { box.checked = true })
  write("sum", "12")
  change("#tool-sum-left-on", box => { box.checked = true })
  write("names", " 甲\n乙 ")
  write("day", "2027-01-05")
  submit()
  asAgreed("tool-result", root.innerHTML)
})

test("打印只印结果，存下的、复制的、带数的网址都照填的", async context => {
  whole(context, "#kind=a&sum=12&left=0&names=x&day=2027-01-05")
  const [copied, files, printed] = [[], [], []]
  self.print = () => { printed.push(document.body.className); dispatchEvent(new Event("afterprint")) }
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "", clipboard: { writeText: async text => { copied.push(text) } } } })
  context.mock.method(URL, "createObjectURL", blob => { files.push(blob); return "blob:x" })
  Object.defineProperty(self.HTMLAnchorElement.prototype, "click", { configurable: true, value() { files.push(this.download) } })
  press("打印")
  assert.deepEqual([printed, document.body.className], [["hb-tool-printing"], ""])
  press("存下")
  assert.deepEqual([await files[0].text(), files[0].type, files[1]], ["内容", "text/plain", "甲.txt"])
  press("复制带数的网址")
  press("复制结果")
  assert.equal(copied[0], "http://handbook.test/tools/sum.html#kind=a&way=y&count=3&sum=12&left=0&day=2027-01-05")
  asAgreed("tool-text", copied[1])
  globalThis.navigator.clipboard.writeText = async () => { throw new Error("NotAllowedError") }
  const copy = [...root.querySelectorAll("button")].find(one => /结果|已复制/.test(one.textContent))
  copy.click()
  await new Promise(done => setImmediate(done))
  const box = root.querySelector(".hb-tool__copied")
  assert.deepEqual([box.value, box.getAttribute("rows"), box.getAttribute("aria-label")], [copied[1], "4", "复制结果"])
})

test("网址里不认得的选项、太长的不填；一样也没有填上的不算", context => {
  whole(context, `#kind=zzz&extra=${"x".repeat(201)}`)
  assert.deepEqual([root.querySelector("[name=kind]").value, root.querySelector("[name=extra]").value, root.querySelector(".hb-tool__result").hidden, shown(".hb-tool__status")], ["", "", true, ""])
  location.hash = `#kind=b&extra=${"x".repeat(200)}`
  dispatchEvent(new Event("hashchange"))
  assert.deepEqual([root.querySelector("[name=extra]").value.length, root.querySelector(".hb-tool__result").hidden], [200, false])
})

test("清空：各栏回到先填上的，网址里的数也没有了，人到第一栏", context => {
  whole(context, "#kind=b&count=7&sum=12")
  press("清空")
  assert.deepEqual([shown(".hb-tool__status"), location.hash, document.activeElement], ["清空了。", "", root.querySelector("[name=kind]")])
  assert.deepEqual(["kind", "way", "count", "sum"].map(name => root.querySelector(`[name=${name}]`).value), ["", "y", "3", ""])
  assert.deepEqual([root.querySelector("#tool-sum-sum-on").checked, root.querySelector("[name=sum]").hidden, root.querySelector(".hb-tool__result").hidden], [false, true, true])
})

test("勾上没有填数的，在那一栏说，人到那里；要填的一栏没有选，说请选", context => {
  whole(context)
  submit()
  assert.deepEqual([shown("#tool-sum-kind-error"), document.activeElement], ["请选一项", root.querySelector("[name=kind]")])
  change("[name=kind]", box => { box.value = "a" })
  change("#tool-sum-sum-on", box => { box.checked = true })
  submit()
  assert.match(shown("#tool-sum-sum-error"), /^填上多少是多少；没有这一项就去掉勾$/)
  assert.deepEqual([document.activeElement, root.querySelector("#tool-sum-sum-on").getAttribute("aria-invalid")], [root.querySelector("[name=sum]"), "true"])
  write("sum", "-1")
  submit()
  assert.match(shown("#tool-sum-sum-error"), /不能是负数/)
  write("past", "2027-01-01")
  submit()
  assert.match(shown("#tool-sum-past-error"), /还没有到/)
  change("#tool-sum-sum-on", box => { box.checked = false })
  write("past", "")
  submit()
  assert.deepEqual([shown("#tool-sum-sum-error"), root.querySelector("#tool-sum-sum-on").getAttribute("aria-invalid"), root.querySelector(".hb-tool__result").hidden], ["", null, false])
})

test("一栏不用填了，填错的话也收起；一节都不用填的，小标题也收起", context => {
  whole(context)
  const part = [...root.querySelectorAll("fieldset")].find(one => one.querySelector("legend").textContent === "另外")
  assert.equal(part.hidden, true)
  change("[name=kind]", box => { box.value = "b" })
  assert.equal(part.hidden, false)
  assert.equal(shown(".hb-tool__aside"), "要看：b 一；二。")
  change("[name=kind]", box => { box.value = "" })
  assert.deepEqual([part.hidden, shown(".hb-tool__aside")], [true, ""])
})

test("还没有可以算的，照实说", () => {
  open("", { ...SPEC, answer: () => ({}) })
  write("one", "1")
  submit()
  assert.deepEqual([shown(".hb-tool__status"), root.querySelector(".hb-tool__result").hidden], ["还没有可以算的。", true])
})
