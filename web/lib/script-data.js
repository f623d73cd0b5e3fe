/**
 * 载入一份数据：一个给 self 的属性赋值的脚本（self.名称={…};）。
 * 从 file:// 打开的页面不许取文件，但可以载入脚本，所以数据写成脚本。
 */

/**
 * 载入并读出。在 Worker 里取来当 JSON 读，不挡住应答；有文档的地方用 script 元素载入。
 * @param {string} url
 * @param {string} name self 的哪个属性
 * @param {boolean} [anew] 不要浏览器留着的旧文件
 * @returns {Promise<any>} 网络不通、文件残缺时落空
 */
export async function scriptData(url, name, anew = false) {
  if (typeof document === "undefined") {
    const response = await fetch(url, anew ? { cache: "reload" } : {})
    if (!response.ok) throw new Error(`${response.status} ${url}`)
    const text = await response.text()
    return JSON.parse(text.slice(text.indexOf("=") + 1, text.lastIndexOf(";")))
  }
  const holder = /** @type {any} */ (self)
  delete holder[name]
  await new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = anew ? `${url}${url.includes("?") ? "&" : "?"}${Date.now()}` : url
    script.addEventListener("load", done)
    script.addEventListener("error", () => failed(new Error(url)))
    document.head.append(script)
  })
  if (!holder[name]) throw new Error(`没有数据：${url}`)
  return holder[name]
}
