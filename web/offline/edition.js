/** 一版网站：哪些文件、各是什么摘要、分成哪几样。清单是 offline.json，建站时写好。 */

/** @typedef {[digest: string, bytes: number]} Entry 内容的 SHA-256 的头十六位，和多少字节 */
/** @typedef {{ text: string, zip: number, groups: Record<string, Record<string, Entry>> }} Manifest */

/** 清单在哪里；存着的一份里，清单和“存了哪几样”就放在这两个名下。 */
export const MANIFEST = "offline.json"
export const STATE = "offline-state.json"
/** 每次都存的一样；看过才存的一样。 */
export const CORE = "core"
export const PAGES = "pages"

/** 名字里写着摘要的，内容不会变。 */
const NAMED = /\.[0-9a-f]{8}\.min\./

/**
 * 网址在网站里是哪个文件；不在这个网站里的没有。
 * @param {string} address
 * @param {string} scope 网站的首页，以 / 结尾
 * @returns {string | null}
 */
export function pathOf(address, scope) {
  const { origin, pathname } = new URL(address)
  const whole = origin + pathname
  if (!whole.startsWith(scope)) return null
  const path = whole.slice(scope.length)
  return path === "" || path.endsWith("/") ? `${path}index.html` : path
}

export class Edition {
  /** @type {Map<string, { group: string, digest: string, bytes: number }>} */
  #files = new Map()

  /** @param {Manifest} manifest */
  constructor({ text, zip, groups }) {
    /** 文字的版次，页面也带着。 */
    this.text = text
    /** 离线压缩包多少字节。 */
    this.zip = zip
    /** 有哪几样，各是哪些文件。 @type {Readonly<Record<string, string[]>>} */
    this.groups = Object.fromEntries(Object.entries(groups).map(([name, files]) => [name, Object.keys(files)]))
    for (const [group, files] of Object.entries(groups)) {
      for (const [path, [digest, bytes]] of Object.entries(files)) this.#files.set(path, { group, digest, bytes })
    }
  }

  /** @param {string} path */
  has(path) {
    return this.#files.has(path)
  }

  /** @param {string} path */
  digest(path) {
    return this.#files.get(path)?.digest ?? ""
  }

  /** @param {Iterable<string>} paths @returns {number} 一共多少字节 */
  bytes(paths) {
    let sum = 0
    for (const path of paths) sum += this.#files.get(path)?.bytes ?? 0
    return sum
  }

  /** 看过就存的：页面、样式、脚本；PDF 和 Word 要读者说了才存。 @param {string} path */
  keepsAsRead(path) {
    return [CORE, PAGES].includes(this.#files.get(path)?.group ?? "")
  }

  /**
   * 问的就是这一版的这个文件，不用再问网站：网址里写着它的版次，或者名字里写着摘要。
   * @param {string} path
   * @param {string | null} version 网址里的 v
   */
  settles(path, version) {
    const digest = this.digest(path)
    if (!digest) return false
    return NAMED.test(path) || (version !== null && version !== "" && (version === this.text || digest.startsWith(version)))
  }

  /** 照页面写的网址去取，浏览器已经留着的就不用再取一遍。 @param {string} path */
  address(path) {
    if (path.startsWith("search/")) return `${path}?v=${this.text}`
    const own = path.startsWith("assets/") && !NAMED.test(path)
    const asked = path === "assets/search/worker.js" ? `edition=${this.text}&` : ""
    return own ? `${path}?${asked}v=${this.digest(path).slice(0, 8)}` : path
  }
}
