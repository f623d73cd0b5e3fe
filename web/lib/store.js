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
 * 存一份值。
 * @param {string} name 键名，不带版本
 * @param {unknown} value
 * @returns {boolean} 存下了没有；无痕窗口不让存，满了也存不下
 */
export function keep(name, value) {
  try {
    localStorage.setItem(VERSION + name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** 不再存一份值。 @param {string} name 键名，不带版本 */
export function forget(name) {
  try {
    localStorage.removeItem(VERSION + name)
  } catch {
    // 不让存的，也没有存着的。
  }
}

/** 存着的键名里以 prefix 起头的，不带版本。 @param {string} prefix @returns {string[]} */
export function names(prefix) {
  try {
    return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "")
      .filter(key => key.startsWith(VERSION + prefix))
      .map(key => key.slice(VERSION.length))
  } catch {
    return []
  }
}

/**
 * 别的标签页改了键名以 prefix 起头的一份，或者从后退里回到这一页时，做一件事。
 * @param {string} prefix
 * @param {(name: string | null) => void} changed 改的是哪一份；不知道是哪一份时是 null
 */
export function whenAnyChanged(prefix, changed) {
  addEventListener("storage", ({ key }) => {
    // 全部清掉时没有键名。
    if (key === null) changed(null)
    else if (key.startsWith(VERSION + prefix)) changed(key.slice(VERSION.length))
  })
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) changed(null)
  })
}

/**
 * 别的标签页改了这份值，或者从后退里回到这一页时，做一件事。
 * @param {string} name 键名，不带版本
 * @param {() => void} changed
 */
export function whenChanged(name, changed) {
  whenAnyChanged(name, found => {
    if (found === null || found === name) changed()
  })
}

/**
 * 一列文字；混进去的别的东西不要。
 * @param {unknown} value
 * @returns {string[]}
 */
export function texts(value) {
  return Array.isArray(value) ? value.filter(one => typeof one === "string") : []
}
