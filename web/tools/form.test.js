import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
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
