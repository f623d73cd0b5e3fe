/** 测试用的浏览器里替网站应答的那些：登记的地方、登记的一条、脚本；不真的运行脚本，记着对它说了什么。 */

import { openPage } from "./page.js"
import { openStorage } from "./storage.js"

// openPage 换上的是页面自己的一种，这里的几样不认。
const Told = Event
// 测试换掉了期限的，这里照真的等。
const wait = setTimeout

/** 告诉听着的一声。 @param {EventTarget} target @param {string} name */
export const tell = (target, name) => target.dispatchEvent(new Told(name))

/** 一个脚本：问它版次就照 edition 答，null 是不答。 */
export class FakeWorker extends EventTarget {
  /** @param {{ text: string, name: string } | null} [edition] */
  constructor(edition = null) {
    super()
    this.edition = edition
    this.state = "installed"
    /** 对它说过的。 @type {any[]} */
    this.told = []
  }

  postMessage(message, [port] = []) {
    this.told.push(message)
    if (message.ask === "edition" && this.edition) port.postMessage(this.edition)
  }

  /** 换了样子，告诉听着的。 @param {string} state */
  turn(state) {
    this.state = state
    tell(this, "statechange")
  }
}

/** 登记的一条。 */
export class FakeRegistration extends EventTarget {
  constructor(scope = "http://handbook.test/", workers = {}) {
    super()
    Object.assign(this, { scope, installing: null, waiting: null, active: null, ...workers })
    this.gone = false
  }

  async unregister() {
    this.gone = true
  }
}

/** 两头通着的，答的话马上到。 */
class Channel {
  constructor() {
    this.port1 = {}
    this.port2 = { postMessage: data => this.port1.onmessage({ data }) }
  }
}

/**
 * 换上一个能存网站的浏览器，打开一页。
 * @param {string} body 页面的 HTML
 * @param {{ registration?: any, controller?: any, address?: string, navigator?: object, window?: object }} [given]
 * @returns {{ container: any, storage: Map<string, any>, asked: any[], went: string[] }} 登记的地方，存着的，登记过和找过的，去过的网址
 */
export function openBrowser(body, { registration = null, controller = null, address = "http://handbook.test/page.html", navigator = {}, window = {} } = {}) {
  const [asked, went] = [[], []]
  const location = { href: address, protocol: new URL(address).protocol, search: new URL(address).search, reload: () => went.push("reload") }
  Object.defineProperty(location, "href", { get: () => address, set: href => went.push(href) })
  openPage(body, { location, ...window })
  const container = Object.assign(new EventTarget(), {
    controller,
    ready: Promise.resolve(registration),
    register: async (...given) => { asked.push(given); return registration },
    getRegistration: async scope => { asked.push(scope); return registration ?? undefined },
  })
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  define("navigator", { serviceWorker: container, onLine: true, ...navigator })
  define("MessageChannel", Channel)
  define("isSecureContext", true)
  define("HTMLAnchorElement", self.HTMLAnchorElement)
  const storage = openStorage()
  self.caches = caches
  return { container, storage, asked, went }
}

/** 等已经答应了的都做完。 */
export async function settled() {
  for (let at = 0; at < 30; at++) await new Promise(done => at % 10 ? setImmediate(done) : wait(done, 2))
}
