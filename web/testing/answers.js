/**
 * 合成好的搜索脚本对许多查询的全部应答，不用浏览器：node testing/answers.js SITE < 查询的 JSON 列表。
 * SITE 是建好的网站；写出的是 JSON：和查询同次序的应答。
 */

import { readFile } from "node:fs/promises"
import { text } from "node:stream/consumers"
import vm from "node:vm"

const site = process.argv[2]
const worker = await startWorker(site)
const queries = JSON.parse(await text(process.stdin))
process.stdout.write(JSON.stringify(queries.map(query => worker.ask(query))))

/** 像浏览器的 Worker 那样运行脚本；名称和正文都载入了才算好。 */
async function startWorker(site) {
  const heard = []
  const listeners = []
  const timers = new Set()
  const self = {
    location: { href: "http://handbook.test/assets/search/worker.js" },
    postMessage: message => heard.push(message),
    addEventListener: (type, listener) => listeners.push(listener),
  }
  const setTimer = (work, delay) => {
    const timer = setTimeout(() => { timers.delete(timer); work() }, delay)
    timers.add(timer)
  }
  let loading = 0
  const fetch = async url => {
    loading++
    const body = await readFile(site + new URL(url).pathname, "utf8")
    loading--
    return { ok: true, text: async () => body }
  }
  const context = vm.createContext({ self, console, setTimeout: setTimer, URL, fetch })
  vm.runInContext(await readFile(site + "/assets/search/worker.js", "utf8"), context)
  const send = data => { for (const listener of listeners) listener({ data }) }
  send({ type: 4 })
  // 定时器都走完，就是分批做的事都做完了。
  do await new Promise(done => setTimeout(done, 20)); while (loading || timers.size)
  return {
    ask(query) {
      send({ type: 2, data: query })
      return heard.at(-1).data
    },
  }
}
