/** 留在本机浏览器里的东西；键名带版本，不联网。不让存的浏览器里，页面照常用，只是不记得。 */

const VERSION = "handbook.v1."

/**
 * 取一份存着的值；没有、读不出、不合式样的，都算没有。
 * @template T
 * @param {string} name 键名，不带版本
 * @param {(value: unknown) => T} checked 把读出的值变成要的式样；没有时给 null
 * @returns {T}
 */
export function kept(name, checked) {
  try {
    return checked(JSON.parse(localStorage.getItem(VERSION + name) ?? "null"))
  } catch {
    return checked(null)
  }
}

/**
 * 存一份值；无痕窗口不让存，就不存。
 * @param {string} name 键名，不带版本
 * @param {unknown} value
 */
export function keep(name, value) {
  try {
    localStorage.setItem(VERSION + name, JSON.stringify(value))
  } catch {
    // 存不下时没有别的可做
  }
}

/**
 * 一列文字；混进去的别的东西不要。
 * @param {unknown} value
 * @returns {string[]}
 */
export function texts(value) {
  return Array.isArray(value) ? value.filter(one => typeof one === "string") : []
}
