/**
 * mkdocs-material 9.8 的 partials/javascripts/base.html 里的行内脚本（MIT，见 docs/assets/vendor/mkdocs-material），移到文件里。
 * Material 的脚本用这几个全局函数存取读者的选择，键名前面是网站的路径。
 */

const script = /** @type {HTMLScriptElement} */ (document.currentScript)

self.__md_scope = new URL(script.dataset.base ?? ".", location.href)
self.__md_hash = text => [...text].reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0)
self.__md_get = (key, storage = localStorage, scope = self.__md_scope) => JSON.parse(/** @type {string} */ (storage.getItem(scope.pathname + "." + key)))
self.__md_set = (key, value, storage = localStorage, scope = self.__md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // 不让存就不存
  }
}
