import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { dues } from "./dues.js"
import { startForm } from "./form.js"

const rule = (label, values = {}) => ({ label, short: label, statement: "甲。", href: "../rules/a.html", kind: "条文", checked: "全文核对", unverified: false, values })
const row = (id, label, who, basis, more = {}) => ({ id, label, who, basis, values: {}, practice: false, ...more })
const SCALE = { brackets: [{ upto: 3000, rate_pct: 0.5 }, { upto: null, rate_pct: 1 }] }
/** @type {any} */
const DATA = {
  id: "dues", title: "算党费", edition: "2026-11-27",
  rules: {
    "df-02": rule("规定第二条", { brackets: SCALE }), "df-22": rule("通知一"), "df-23": rule("通知二"), "df-26": rule("通知三"), "df-07": rule("规定第七条"), "df-08": rule("规定第八条"),
    "df-10": rule("规定第十条"), "df-28": rule("通知四"),
    "df-14": rule("规定第十四条", { months: { number: 6, unit: "个月", amount: "6 个月" } }), "df-13": rule("规定第十三条", { months_max: { number: 6, unit: "个月", display: "不超过 6 个月", amount: "6 个月" } }), "df-27": rule("通知五", { month_max: { number: 1000, unit: "元", display: "不超过 1000 元" } }),
  },
  lists: {
    who: [row("agency", "机关", [], ["df-02"], { text: "四档", values: { brackets: ["df-02", "brackets"] } }), row("retired", "离退休", [], ["df-02"], { text: "两档", values: { brackets: ["df-02", "brackets"] } })],
    counted: [row("post", "职务工资", ["agency"], ["df-22"]), row("rank", "级别工资", ["agency"], ["df-22"]), row("pension", "养老金", ["retired"], ["df-28"])],
    deducted: [row("tax", "个税", ["agency"], ["df-23"])],
    "left-out": [row("reform", "交通补贴", ["agency"], ["df-23"])],
  },
}

/** @type {any} */
let root
/** @param {string} id */
const box = id => root.querySelector(`#tool-dues-${id}`)
const change = (id, set) => {
  set(box(id))
  for (const name of ["input", "change"]) box(id).dispatchEvent(new Event(name, { bubbles: true }))
}
const write = (id, text) => change(id, one => { one.value = text })
const tick = (id, on = true) => change(`${id}-on`, one => { one.checked = on })
const submit = () => root.querySelector("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
const shown = selector => root.querySelector(selector).textContent

function open(hash = "") {
  openPage('<div><section data-tool="dues"></section></div>', {}, `http://handbook.test/tools/dues.html${hash}`)
  globalThis.HTMLTextAreaElement = self.HTMLTextAreaElement
  root = document.querySelector("section")
  startForm(root, DATA, dues)
}
beforeEach(() => { open(); write("who", "agency") })

test("计入的、减去的、不计的都是勾，各有依据；勾上才有地方填数", () => {
  for (const id of ["post", "tax", "reform"]) {
    assert.equal(box(id).hidden, true, id)
    tick(id)
    assert.equal(box(id).hidden, false, id)
    assert.ok(box(id).closest(".hb-tool__field").querySelector("a.hb-cite"), id)
  }
})

test("只有一项计入的，不用勾", () => {
  write("who", "retired")
  assert.equal(root.querySelector("#tool-dues-pension-on"), null)
  write("pension", "2000")
  submit()
  assert.equal(shown(".hb-tool__said"), "每月 10.00 元")
})

test("勾上的算，去掉勾的不算；不计的记一笔，不加进去", () => {
  tick("post"); write("post", "2600")
  tick("rank"); write("rank", "9000"); tick("rank", false)
  tick("tax"); write("tax", "100")
  tick("reform"); write("reform", "500")
  submit()
  assert.equal(shown(".hb-tool__said"), "每月 12.50 元")
  assert.match(shown(".hb-tool__table"), /不计.*交通补贴 500 元。不加进基数/)
  assert.doesNotMatch(shown(".hb-tool__filled"), /交通补贴|级别工资/)
})

test("不计的可以不填数；计入的勾上了没有填，在那一栏说", () => {
  tick("reform"); tick("post")
  submit()
  assert.match(shown("#tool-dues-post-error"), /填上职务工资是多少；没有这一项就去掉勾/)
  assert.equal(document.activeElement, box("post"))
  assert.equal(shown("#tool-dues-reform-error"), "")
  write("post", "2600")
  submit()
  assert.match(shown(".hb-tool__table"), /交通补贴。不加进基数/)
})

test("一项也没有勾，说在第一个勾旁边", () => {
  submit()
  assert.match(shown("#tool-dues-post-error"), /基数要大于 0/)
  assert.equal(document.activeElement, box("post-on"))
})

test("带数的网址：勾上的填回来，不计的没有填数的也记得", () => {
  open("#who=agency&post=2600&reform=0")
  assert.equal(box("post-on").checked, true)
  assert.deepEqual([box("reform-on").checked, box("reform").value], [true, ""])
  assert.equal(shown(".hb-tool__said"), "每月 13.00 元")
})

test("补交的月数过了期限，写出来", () => {
  write("base", "2600"); write("months", "7")
  submit()
  assert.match(shown(".hb-tool__table"), /补交 7 个月/)
  assert.ok(root.querySelector(".hb-tool__warn"))
})
