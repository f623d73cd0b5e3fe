/**
 * mkdocs-material 9.8 的 partials/javascripts/base.html 里的行内脚本（MIT，见 docs/assets/vendor/mkdocs-material），移到文件里。
 * Material 的脚本用这几个全局函数存取读者的选择，键名前面是网站的路径。
 * 和原来不同：浏览器不让碰存储、存着的不是该有的式样时，当作没有存过；原来会抛错，后面的脚本都不运行。
 */

import { palette } from "./stored.js"

const script = /** @type {HTMLScriptElement} */ (document.currentScript)

self.__md_scope = new URL(script.dataset.base ?? ".", location.href)
self.__md_hash = text => [...text].reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0)
self.__md_get = (key, storage, scope = self.__md_scope) => {
  try {
    const value = JSON.parse((storage ?? localStorage).getItem(scope.pathname + "." + key) ?? "null")
    return key === "__palette" ? palette(value) : value
  } catch {
    return null
  }
}
self.__md_set = (key, value, storage, scope = self.__md_scope) => {
  try {
    (storage ?? localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // 不让存就不存
  }
}
