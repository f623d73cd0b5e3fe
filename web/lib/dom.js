/** 页面上的节点：全站的脚本都从这里造。 */

/**
 * 造一个元素。属性值是 true 时写成空的，是 false、null、undefined 时不写。
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "")
    else if (typeof value === "string") made.setAttribute(name, value)
  }
  made.append(...children)
  return made
}

/**
 * 造一个按钮；它不提交表单。
 * @param {string} label
 * @param {string} className
 * @param {(button: HTMLButtonElement) => void} action 按下时做什么
 * @returns {HTMLButtonElement}
 */
export function button(label, className, action) {
  const made = element("button", { type: "button", class: className }, label)
  made.addEventListener("click", () => action(made))
  return made
}
