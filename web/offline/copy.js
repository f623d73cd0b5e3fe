/** 存在浏览器里的一份：只收和清单一字不差的文件，所以错误页、登录页、换了一半的网站都进不来。 */

import { Edition, MANIFEST, STATE } from "./edition.js"

/** 一次取这么多个。 */
const LANES = 6

/** @param {BufferSource} content @returns {Promise<string>} 和建站时写的一样算法的摘要 */
export async function digestOf(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content))
  return [...bytes.slice(0, 8)].map(byte => (byte + 256).toString(16).slice(1)).join("")
}

/** 这个网站的各份都叫什么开头；同一个域名下可以有几个网站。 @param {string} scope */
export function prefix(scope) {
  return `handbook ${scope} `
}

/** @param {string} scope */
async function names(scope) {
  return (await caches.keys()).filter(name => name.startsWith(prefix(scope)))
}

/** 删掉这个网站存下的，留一份不删。 @param {string} scope @param {(name: string) => boolean} [stays] */
export async function clear(scope, stays) {
  await Promise.all((await names(scope)).filter(name => !stays?.(name)).map(name => caches.delete(name)))
}

/** 已经存全的各份；没有存全的不算。 @param {string} scope @returns {Promise<Copy[]>} */
export async function whole(scope) {
  const found = await Promise.all((await names(scope)).map(name => Copy.open(name, scope)))
  return /** @type {Copy[]} */ (found.filter(copy => copy !== null))
}

export class Copy {
  /** @param {Cache} cache @param {Edition} edition @param {string} scope @param {string} name */
  constructor(cache, edition, scope, name) {
    this.edition = edition
    this.scope = scope
    this.name = name
    this.cache = cache
  }

  /** 打开存全的一份；没有存全、被浏览器清掉的，是 null。 @param {string} name @param {string} scope */
  static async open(name, scope) {
    const cache = await caches.open(name)
    const [manifest, state] = await Promise.all([cache.match(scope + MANIFEST), cache.match(scope + STATE)])
    if (!manifest || !state) return null
    return new Copy(cache, new Edition(await manifest.json()), scope, name)
  }

  /** 存了哪几样。 @returns {Promise<string[]>} */
  async groups() {
    const state = await this.cache.match(this.scope + STATE)
    return state ? (await state.json()).groups : []
  }

  /** 记下存了哪几样；有了这一条，这一份才算存全。 @param {string[]} groups */
  async finish(groups) {
    await this.cache.put(this.scope + STATE, new Response(JSON.stringify({ groups })))
  }

  /** 存着的文件。 @returns {Promise<string[]>} */
  async paths() {
    const keys = await this.cache.keys()
    return keys.map(({ url }) => url.slice(this.scope.length)).filter(path => this.edition.has(path))
  }

  /** @param {string} path @returns {Promise<Response | undefined>} */
  match(path) {
    return this.cache.match(this.scope + path)
  }

  /**
   * 收下一个文件。
   * @param {string} path
   * @param {Response} response
   * @returns {Promise<boolean>} 收下了没有；不是这一版的、出错的、转到别处的，都不收
   */
  async keep(path, response) {
    if (response.status !== 200 || response.redirected || response.type === "opaque") return false
    const content = await response.clone().arrayBuffer()
    if (await digestOf(content) !== this.edition.digest(path)) return false
    await this.cache.put(this.scope + path, response)
    return true
  }

  /**
   * 取齐这些文件；已经有的不取，以前各份里一样的搬过来。有一个取不来就停，取到的留着，下次接着取。
   * @param {Iterable<string>} paths
   * @param {readonly Copy[]} [earlier]
   * @param {(done: number, all: number) => void} [tell]
   */
  async fill(paths, earlier = [], tell = () => {}) {
    const waiting = [...new Set(paths)]
    const all = waiting.length
    let done = 0
    const lane = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        try {
          await this.#get(path, earlier)
        } catch (error) {
          waiting.length = 0
          throw error
        }
        tell(++done, all)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }

  /** @param {string} path @param {readonly Copy[]} earlier */
  async #get(path, earlier) {
    if (await this.match(path)) return
    for (const copy of earlier) {
      const same = copy.edition.digest(path) === this.edition.digest(path) && await copy.match(path)
      if (same && await this.keep(path, same)) return
    }
    const address = this.scope + this.edition.address(path)
    // 先用浏览器留着的，它可能是换了一半时留下的，不对就不要它。
    for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
      if (await this.keep(path, await fetch(address, { cache }))) return
    }
    throw new Error(`和清单不一样：${path}`)
  }
}
