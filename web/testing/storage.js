/** 测试用的 Cache Storage 和网站：都在内存里，网址照真的写。 */

import { createHash } from "node:crypto"

class MemoryCache {
  #kept = new Map()

  async match(url) {
    return this.#kept.get(String(url))?.clone()
  }

  async put(url, response) {
    this.#kept.set(String(url), new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers }))
  }

  async delete(url) {
    return this.#kept.delete(String(url))
  }

  async keys() {
    return [...this.#kept.keys()].map(url => ({ url }))
  }
}

/** 换上一个空的 Cache Storage。 @returns {Map<string, MemoryCache>} */
export function openStorage() {
  const all = new Map()
  globalThis.caches = {
    async open(name) {
      if (!all.has(name)) all.set(name, new MemoryCache())
      return all.get(name)
    },
    async keys() { return [...all.keys()] },
    async delete(name) { return all.delete(name) },
  }
  return all
}

export const digest = text => createHash("sha256").update(text).digest("hex").slice(0, 16)

/** 照文件写的清单。 @param {string} text 文字的版次 @param {Record<string, Record<string, string>>} groups 样 → 文件 → 内容 */
export function manifestOf(text, groups) {
  const named = files => Object.fromEntries(Object.entries(files).map(([path, content]) => [path, [digest(content), content.length]]))
  return { text, zip: 0, groups: Object.fromEntries(Object.entries(groups).map(([name, files]) => [name, named(files)])) }
}

/**
 * 换上一个网站：网址（不带问号后面的）→ 应答；不在里面的是断了网。
 * @param {Record<string, () => Response>} answers
 * @returns {string[]} 问过的网址，带问号后面的和取法
 */
export function openSite(answers) {
  const asked = []
  globalThis.fetch = async (url, { cache = "default" } = {}) => {
    asked.push(cache === "default" ? String(url) : `${url} ${cache}`)
    const answer = answers[String(url).split("?")[0]]
    if (!answer) throw new TypeError("Failed to fetch")
    return answer(cache)
  }
  return asked
}
