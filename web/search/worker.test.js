import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { searchData } from "../testing/data.js"

let run = 0
/** @type {{ type: number, data?: any }[]} */
let heard = []
/** @type {((event: { data: unknown }) => void)[]} */
let listeners = []
/** 取过的地址，和要不要旧文件。 @type {string[]} */
let fetched = []

beforeEach(() => {
  heard = []
  listeners = []
  fetched = []
  mock.method(console, "warn", () => {})
  mock.method(console, "error", () => {})
})
afterEach(() => mock.restoreAll())

/**
 * 像 Worker 那样运行，载入数据；file 给出每份文件的文字，null 是取不到。
 * @param {(name: string, anew: boolean) => unknown} file
 */
async function start(file, query = "", load = true) {
  globalThis.self = /** @type {any} */ ({
    location: { href: "http://handbook.test/site/assets/search/worker.js" + query },
    postMessage: (/** @type {any} */ message) => heard.push(message),
    addEventListener: (/** @type {string} */ type, /** @type {any} */ listener) => { if (type === "message") listeners.push(listener) },
  })
  globalThis.fetch = /** @type {any} */ (async (/** @type {string} */ url, /** @type {any} */ options) => {
    const name = /search\/(\w+)\.js(?:\?v=(?:\w+))?$/.exec(url)?.[1] ?? ""
    const anew = options?.cache === "reload"
    fetched.push(name + new URL(url).search + (anew ? "!" : ""))
    const data = await file(name, anew)
    return data === null ? { ok: false, status: 404 } : { ok: true, text: async () => typeof data === "string" ? data : `self.x=${JSON.stringify(data)};\n` }
  })
  await import(`./worker.js?${++run}`)
  if (load) send({ type: 4 })
}

const send = (/** @type {unknown} */ data) => { for (const listener of listeners) listener({ data }) }
/** 等二十几轮：机器再忙，先排的也做完了；照钟点等，忙的时候不够。 */
async function settle() {
  for (let turn = 0; turn < 24; turn++) await new Promise(next => setTimeout(next, 3))
}
/** 等到是了为止，最多五秒。 @param {() => boolean} done */
async function until(done) {
  for (let turn = 0; turn < 500 && !done(); turn++) await new Promise(next => setTimeout(next, 10))
}
/** 应答里各页的第一个地址。 */
function ask(query, kind) {
  send({ type: 2, data: query, kind })
  const { data } = /** @type {any} */ (heard.at(-1))
  return { ...data, urls: data.items.map((/** @type {any} */ page) => page[0].location) }
}
const excerpts = answer => JSON.stringify(answer.items)

test("名称到了就说可以问，正文到了再答一次", async () => {
  const data = searchData()
  let let_texts_in = () => {}
  const held = new Promise(done => { let_texts_in = () => done(undefined) })
  await start(async name => { if (name === "texts") await held; return data[name] })
  await settle()
  assert.deepEqual(heard, [{ type: 1 }])
  assert.equal(ask("党费", undefined).urls[0], "glossary.html#dangfei")
  const early = ask("井下", "")
  assert.deepEqual([early.urls, early.loading], [[], true])
  let_texts_in()
  await settle()
  const last = /** @type {any} */ (heard.at(-1))
  assert.equal(last.type, 3)
  assert.equal(last.data.items[0][0].location, "cases/a.html")
  assert.deepEqual([last.data.trouble, last.data.loading], ["", false])
})

test("名称取不到：说没有载入，照样应答", async () => {
  await start(() => null)
  await settle()
  assert.deepEqual(heard[0], { type: 1 })
  assert.match(ask("党费").trouble, /没有载入/)
  assert.equal(ask("党费").loading, false)
  assert.deepEqual(ask("党费").items, [])
})

test("正文残缺：只按标题找，并说明", async () => {
  const data = searchData()
  await start(name => name === "texts" ? "self.x={" : data[name])
  await settle()
  assert.match(ask("党费").trouble, /只按标题/)
  assert.ok(ask("党费").urls.includes("glossary.html#dangfei"))
})

test("哪一份都可能坏：少一样、换了样子，都说一声，名称在就照样找", async () => {
  for (const file of ["documents", "texts", "cases"]) {
    for (const broken of [{ edition: "e1" }, { edition: "e1", texts: 5, words: {}, asked: null, documents: null, cases: "x" }, "self.x=null;\n", "<html>"]) {
      const data = searchData()
      listeners = []
      await start(name => name === file ? broken : data[name])
      await settle()
      const { trouble, urls } = ask("党费")
      assert.match(trouble, /没有载入/, `${file} ${JSON.stringify(broken)}`)
      assert.equal(urls.includes("glossary.html#dangfei"), file !== "documents")
    }
  }
})

test("正文是另一版的：一段也不用，全部重新取一次", async () => {
  const [old, now] = [searchData("old"), searchData("now")]
  // 条数一样，次序换了：配上去就是张冠李戴。
  now.texts.texts.reverse()
  await start((name, anew) => name === "documents" && !anew ? old[name] : now[name])
  await settle()
  assert.deepEqual(fetched, ["documents", "texts", "cases", "documents!", "texts!", "cases!"])
  assert.equal(ask("党费").trouble, "")
})

test("重新取来还是两版：只按标题找，不混用", async () => {
  const [old, now] = [searchData("old"), searchData("now")]
  await start(name => name === "texts" ? old[name] : now[name])
  await settle()
  assert.equal(fetched.length, 6)
  const found = ask("党费")
  assert.match(found.trouble, /只按标题/)
  assert.ok(found.urls.includes("glossary.html#dangfei"))
  assert.ok(!excerpts(found).includes("按月"))
})

test("案例的正文是另一版的，也算两版", async () => {
  const [old, now] = [searchData("old"), searchData("now")]
  await start((name, anew) => name === "cases" && !anew ? old[name] : now[name])
  await settle()
  assert.equal(fetched.length, 6)
  assert.equal(ask("井下").urls[0], "cases/a.html")
})

test("其余的名称是另一版的，不加进来", async () => {
  const now = searchData("now")
  const [first, rest] = [now.documents.documents.slice(0, 2), now.documents.documents.slice(2)]
  const names = edition => ({ edition, names: rest })
  const documents = { ...now.documents, documents: first, more: true }
  await start((name, anew) => name === "documents" ? documents : name === "names" ? names(anew ? "now" : "old") : now[name])
  await settle()
  assert.deepEqual(fetched.slice(0, 4), ["documents", "names", "documents!", "names!"])
  assert.ok(ask("党费检查单").urls.includes("checklists/dues.html"))
})

test("重新取时断了网：原来的名称还能用", async () => {
  const [old, now] = [searchData("old"), searchData("now")]
  await start((name, anew) => anew ? null : name === "texts" ? old[name] : now[name])
  await settle()
  assert.match(ask("党费").trouble, /只按标题/)
  assert.equal(ask("党费").urls[0], "glossary.html#dangfei")
})

test("找的时候出错：说一声，不停下", async () => {
  const data = searchData()
  const [row, ...others] = data.documents.documents
  // 属于哪里应是文字。
  const documents = { ...data.documents, documents: [[...row.slice(0, 5), 5], ...others] }
  await start(name => name === "documents" ? documents : data[name])
  await settle()
  assert.match(ask("多久开一次会").trouble, /出错/)
  assert.equal(ask("党费").trouble, "")
})

test("别的消息不理", async () => {
  const data = searchData()
  await start(name => data[name])
  await settle()
  heard = []
  for (const message of [null, undefined, 5, {}, { type: 0 }, { type: 7 }, { type: "2" }]) send(message)
  assert.deepEqual(heard, [])
})

test("页面说载入才取数据，说几次也只取一次", async () => {
  const data = searchData()
  await start(name => data[name], "", false)
  send({ type: 0 })
  await settle()
  assert.deepEqual([fetched, heard], [[], []])
  send({ type: 4 })
  send({ type: 4 })
  await settle()
  assert.deepEqual(fetched, ["documents", "texts", "cases"])
  assert.deepEqual(heard, [{ type: 1 }])
})

test("脚本的地址写明哪一版，取数据的地址都带上它", async () => {
  const data = searchData()
  await start(name => data[name] ?? null, "?edition=1a2b&v=3c4d?1764000000")
  await settle()
  assert.deepEqual(fetched.filter(one => !one.endsWith("?v=1a2b")), [])
  assert.ok(fetched.includes("texts?v=1a2b"))
})

const calls = name => console[name].mock.calls.map(call => call.arguments.map(String).join(" "))

test("没有人问，只说一次可以问了；说几次载入，只取一次", async () => {
  const data = searchData()
  await start(name => data[name])
  send({ type: 4 })
  await settle()
  send({ type: 4 })
  await settle()
  assert.deepEqual(heard, [{ type: 1 }])
  assert.deepEqual(fetched, ["documents", "texts", "cases"])
  assert.deepEqual([...calls("warn"), ...calls("error")], [])
})

test("其余的名称到了，问过的再答一次，不等正文；没有到，说找不全", async () => {
  const now = searchData()
  const [first, rest] = [now.documents.documents.slice(0, 2), now.documents.documents.slice(2)]
  const documents = { ...now.documents, documents: first, more: true }
  const never = new Promise(() => {})
  await start(async name => name === "documents" ? documents : name === "names" ? { edition: "e1", names: rest } : never)
  send({ type: 2, data: "党费检查单" })
  await settle()
  const { data } = /** @type {any} */ (heard.findLast(({ type }) => type === 3))
  assert.deepEqual([data.items[0][0].location, data.loading], ["checklists/dues.html", true])
  listeners = []
  await start(name => name === "documents" ? documents : name === "names" ? null : now[name])
  await settle()
  assert.match(ask("党费").trouble, /一部分/)
  assert.match(calls("warn")[0], /一部分搜索数据没有载入.* 404/)
})

test("数据没有来，控制台里说缺了什么，没有别的错", async () => {
  await start(() => null)
  await settle()
  assert.match(calls("warn")[0], /搜索数据没有载入.* 404/)
  assert.deepEqual(calls("error"), [])
})

test("名称很多、正文很多：分批装，批与批之间照样应答", async () => {
  const data = searchData()
  const more = Array.from({ length: 400 }, (_, n) => [`p${n}.html`, `第${n}页`, "页面", "", "", ""])
  data.documents = { ...data.documents, documents: [...more, ...data.documents.documents] }
  data.texts = { ...data.texts, asked: {}, notes: {}, texts: more.map((_, n) => `龘${n}`) }
  data.cases = { ...data.cases, cases: [] }
  await start(name => data[name])
  let between = false
  for (let at = 0; at < 400; at++) {
    await new Promise(done => setImmediate(done))
    const { urls, loading } = ask("龘")
    if (urls.length && loading) between = true
    else if (urls.length) break
  }
  assert.ok(between)
  assert.ok(ask("龘399").urls.includes("p399.html"))
  assert.ok(ask("龘0").urls.includes("p0.html"))
})

test("名称很多：头几百条到了就答第一个字，到齐了再答一次", async () => {
  const data = searchData()
  const pages = Array.from({ length: 500 }, (_, n) => [`p${n}.html`, n % 450 ? `第${n}页` : `龘${n}`, "页面", "", "", ""])
  data.documents = { ...data.documents, documents: pages }
  data.texts = { ...data.texts, asked: {}, notes: {}, texts: [] }
  data.cases = { ...data.cases, cases: [] }
  await start(name => name === "documents" ? data.documents : new Promise(() => {}))
  send({ type: 2, data: "龘" })
  await settle()
  const answers = heard.filter(({ type }) => type === 3).map(({ data }) => data.items.map(page => page[0].location).sort())
  assert.deepEqual(answers.at(-1), ["p0.html", "p450.html"])
  assert.ok(answers.some(urls => urls.length === 1 && urls[0] === "p0.html"))
})

test("查询照文字看，只看一种的照种类", async () => {
  const data = searchData()
  await start(name => data[name])
  await settle()
  assert.equal(ask(5).query, "5")
  assert.deepEqual(ask("党费", "检查单").urls, ["checklists/dues.html"])
})

test("趁空先找的几句出错，也说一声", async () => {
  const data = searchData()
  const [row, ...others] = data.documents.documents
  await start(name => name === "documents" ? { ...data.documents, documents: [[...row.slice(0, 5), 5], ...others] } : data[name])
  await settle()
  assert.match(calls("error")[0], /^搜索出错：/)
  assert.deepEqual(heard, [{ type: 1 }])
  const before = calls("error").length
  ask("多久开一次会")
  assert.equal(calls("error").length, before + 1)
})

test("从文件夹打开的，用脚本元素载入，数据照脚本自己的地址取", async () => {
  const [data, asked] = [searchData(), []]
  const [first, rest] = [data.documents.documents.slice(0, 2), data.documents.documents.slice(2)]
  const parts = { documents: ["handbookSearch", { ...data.documents, documents: first, more: true }], names: ["handbookNames", { edition: "e1", names: rest }], texts: ["handbookTexts", data.texts], cases: ["handbookCases", data.cases] }
  globalThis.document = /** @type {any} */ ({
    currentScript: { src: "file:///C:/book/assets/search/worker.js" },
    createElement: () => new EventTarget(),
    head: { append: (/** @type {any} */ script) => setTimeout(() => {
      asked.push(script.src)
      const [name, value] = parts[/(\w+)\.js$/.exec(script.src)[1]]
      globalThis.self[name] = value
      script.dispatchEvent(new Event("load"))
    }) },
  })
  try {
    await start(() => null)
    await until(() => asked.length === 4)
    await settle()
  } finally {
    Reflect.deleteProperty(globalThis, "document")
  }
  assert.deepEqual(asked, ["documents", "names", "texts", "cases"].map(name => `file:///C:/book/search/${name}.js`))
  assert.deepEqual([ask("党费检查单").trouble, ask("党费检查单").urls[0]], ["", "checklists/dues.html"])
})

test("名称没有到，不说可以问了", async () => {
  let end = () => {}
  const held = new Promise(done => { end = () => done(null) })
  await start(() => held)
  await settle()
  assert.deepEqual(heard, [])
  end()
  await settle()
})

test("读者的说法、正文的依据、词表、字串的轻重，到了都用上", async () => {
  const data = searchData()
  Object.assign(data.documents.readings, { da: "大", hui: "会" })
  data.texts = { ...data.texts, texts: Object.assign([...data.texts.texts], { 3: "大会上讲的" }) }
  await start(name => data[name])
  await settle()
  const { direct } = ask("一个月开几次")
  assert.deepEqual([direct.location, direct.note], ["faq.html#how-often", "支部工作条例第十三条"])
  assert.ok(ask("dahui怎么讲").urls.includes("glossary.html#jilu"))
  const dues = ask("开小组会交党费").urls
  data.texts = { ...data.texts, importance: [[0.05, "开 小 组 会 开小 小组 组会 会交"]] }
  await start(name => data[name])
  await settle()
  assert.notDeepEqual(ask("开小组会交党费").urls, dues)
})
