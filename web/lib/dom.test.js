import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { button, element } from "./dom.js"

beforeEach(() => { openPage("") })

test("属性：true 写成空的，false、null、undefined 不写，其余照写", () => {
  const made = element("input", { type: "checkbox", checked: true, disabled: false, name: null, id: undefined, value: "" })
  assert.deepEqual(made.getAttributeNames(), ["type", "checked", "value"])
  assert.equal(made.getAttribute("checked"), "")
})

test("文字和节点照次序放进去，文字不当 HTML", () => {
  const made = element("p", {}, "<b>甲</b>", element("i", {}, "乙"))
  assert.equal(made.innerHTML, "&lt;b&gt;甲&lt;/b&gt;<i>乙</i>")
})

test("按钮不提交表单，按了做事", () => {
  let pressed = 0
  const made = button("清空", "md-button", () => pressed++)
  assert.equal(made.type, "button")
  assert.equal(made.className, "md-button")
  made.click()
  assert.equal(pressed, 1)
})
