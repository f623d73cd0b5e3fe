import assert from "node:assert/strict"
import { test } from "node:test"
import { asAgreed } from "../testing/golden.js"
import { FakeRegistration, FakeWorker, openBrowser, settled, tell } from "../testing/container.js"
import { startOffline } from "./register.js"

const BODY = '<script data-offline="sw.js" data-edition="t1"></script><p><a id="pdf" download href="print/%E8%A1%A8.pdf">PDF</a><a id="mail" download href="mailto:a@b">信</a><span id="text">字</span></p>'
const SAME = { text: "t1", name: "e1" }
const NEW = { text: "t2", name: "e2" }
/** @type {any[]} */
let warned = []

/** 打开一页，走过开始以前等的时候。 */
async function opened(context, given = {}, wait = 1500) {
  warned = []
  context.mock.method(console, "warn", (...said) => { warned.push(said.join("")) })
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const registration = given.registration ?? new FakeRegistration("http://handbook.test/", { active: new FakeWorker(SAME) })
  const browser = openBrowser(BODY, { registration, ...given })
  Object.defineProperty(document, "readyState", { value: given.loading ? "interactive" : "complete", configurable: true })
  if (given.off) localStorage.setItem("handbook.v1.offline.off", "true")
  startOffline()
  await settled()
  context.mock.timers.tick(wait)
  await settled()
  return { ...browser, registration }
}
const bar = () => document.querySelector(".hb-renewal")
const press = label => [...bar().querySelectorAll("button")].find(one => one.textContent === label).click()
const registered = asked => asked.filter(Array.isArray).length

test("读者看上一秒半以后才登记；第一次打开的这一页，请它补存", async context => {
  const { asked, registration } = await opened(context, {}, 1499)
  assert.equal(registered(asked), 0)
  context.mock.timers.tick(1)
  await settled()
  assert.equal(registered(asked), 1)
  assert.deepEqual(registration.active.told, [{ read: "http://handbook.test/page.html" }])
  assert.deepEqual(warned, [])
})

test("还没有载入完的，载入以后才开始等", async context => {
  const waiting = []
  const { asked } = await opened(context, { loading: true, window: { addEventListener: (...given) => waiting.push(given) } })
  assert.deepEqual([registered(asked), waiting.map(([name]) => name)], [0, ["load"]])
  waiting[0][1]()
  context.mock.timers.tick(1500)
  await settled()
  assert.equal(registered(asked), 1)
})

test("关掉了的、等的时候关掉的、存不了的，不登记，下载也不管", async context => {
  for (const given of [{ off: true }, { address: "file:///D:/a.html" }]) {
    const { asked } = await opened(context, given)
    assert.equal(registered(asked), 0)
    globalThis.navigator.onLine = false
    const click = new self.MouseEvent("click", { bubbles: true, cancelable: true })
    document.getElementById("pdf").dispatchEvent(click)
    assert.equal(click.defaultPrevented, false)
    context.mock.timers.reset()
  }
  const { asked } = await opened(context, {}, 1000)
  localStorage.setItem("handbook.v1.offline.off", "true")
  context.mock.timers.tick(500)
  await settled()
  assert.equal(registered(asked), 0)
})

test("省流量的不自己开始；已经存着的照常看有没有新的", async context => {
  const navigator = { connection: { saveData: true } }
  assert.equal(registered((await opened(context, { navigator })).asked), 0)
  context.mock.timers.reset()
  assert.equal(registered((await opened(context, { navigator, controller: new FakeWorker(SAME) })).asked), 1)
})

test("登记不成，只在控制台说一声", async context => {
  const registration = new FakeRegistration()
  const { container } = await opened(context, { registration }, 0)
  container.register = async () => { throw new Error("SecurityError") }
  context.mock.timers.tick(1500)
  await settled()
  assert.match(warned.join(), /没有存下离线的一份：.*SecurityError/)
})

test("收回的删不掉，只在控制台说一声", async context => {
  context.mock.method(console, "warn", (...said) => { warned.push(said.join("")) })
  warned = []
  const { container } = openBrowser('<script data-recalled="sw.js"></script>')
  container.getRegistration = async () => { throw new Error("SecurityError") }
  startOffline()
  await settled()
  assert.match(warned.join(), /没有删掉离线的一份：.*SecurityError/)
})

test("存全了等着的：文字同一版的悄悄接手，不一样的才问读者", async context => {
  const quiet = new FakeWorker(SAME)
  await opened(context, { registration: new FakeRegistration(undefined, { waiting: quiet }) })
  assert.deepEqual([bar(), quiet.told], [null, [{ ask: "edition" }, { ask: "take over" }]])
  context.mock.timers.reset()
  const other = new FakeWorker(NEW)
  await opened(context, { registration: new FakeRegistration(undefined, { waiting: other }) })
  asAgreed("offline-renewal", bar().outerHTML)
  assert.deepEqual(other.told, [{ ask: "edition" }])
})

test("等着的不答、没有版次，当作没有", async context => {
  for (const edition of [null, { text: "", name: "e2" }]) {
    const waiting = new FakeWorker(edition)
    await opened(context, { registration: new FakeRegistration(undefined, { waiting }) })
    context.mock.timers.tick(3000)
    await settled()
    assert.deepEqual([bar(), waiting.told], [null, [{ ask: "edition" }]])
    context.mock.timers.reset()
  }
})

test("按了刷新，请它接手，接手了重新载入，只载入一次；等着的没有了，直接重新载入", async context => {
  const waiting = new FakeWorker(NEW)
  const { container, went, registration } = await opened(context, { registration: new FakeRegistration(undefined, { waiting }) })
  press("刷新")
  assert.deepEqual([waiting.told.at(-1), went], [{ ask: "take over" }, []])
  for (let times = 0; times < 2; times++) tell(container, "controllerchange")
  assert.deepEqual(went, ["reload"])
  registration.waiting = null
  press("刷新")
  assert.deepEqual(went, ["reload", "reload"])
})

test("以后再说，就收起；已经在说的不再说一遍", async context => {
  const registration = new FakeRegistration(undefined, { waiting: new FakeWorker(NEW) })
  await opened(context, { registration, controller: new FakeWorker(SAME) })
  registration.installing = registration.waiting
  tell(registration, "updatefound")
  registration.installing.turn("installed")
  await settled()
  assert.equal(document.querySelectorAll(".hb-renewal").length, 1)
  press("以后再说")
  assert.equal(bar(), null)
})

test("正在存的存全了、后来又来新的，都看一看", async context => {
  const installing = new FakeWorker(NEW)
  const registration = new FakeRegistration(undefined, { installing })
  await opened(context, { registration, controller: new FakeWorker(SAME) })
  assert.equal(bar(), null)
  registration.waiting = installing
  installing.turn("installed")
  await settled()
  assert.ok(bar())
  bar().remove()
  registration.installing = registration.waiting = new FakeWorker(NEW)
  tell(registration, "updatefound")
  registration.installing.turn("installed")
  await settled()
  assert.ok(bar())
})

test("别的标签页换了版：这一页是旧的就说，一样的、没有应答的不说；原来没有存着的一页不说", async context => {
  for (const [controller, now, said] of [[new FakeWorker(SAME), new FakeWorker(NEW), true], [new FakeWorker(SAME), new FakeWorker(SAME), false], [new FakeWorker(SAME), new FakeWorker({ text: "", name: "" }), false], [new FakeWorker(SAME), null, false], [null, new FakeWorker(NEW), false]]) {
    const { container } = await opened(context, { controller })
    container.controller = now
    tell(container, "controllerchange")
    await settled()
    assert.equal(Boolean(bar()), said)
    assert.deepEqual(warned, [])
    context.mock.timers.reset()
  }
})

test("页面没有写版次的，什么版都算新的", async context => {
  const waiting = new FakeWorker(SAME)
  const { asked } = await opened(context, { registration: new FakeRegistration(undefined, { waiting }) }, 1000)
  document.querySelector("script").removeAttribute("data-edition")
  context.mock.timers.tick(500)
  await settled()
  assert.equal(registered(asked), 1)
  assert.ok(bar())
})

/** 断着网按一个链接。 */
async function downloaded(context, id, answer, { onLine = false, href } = {}) {
  const made = []
  const { went } = await opened(context, {}, 0)
  context.mock.method(URL, "createObjectURL", blob => { made.push(blob); return "blob:x" })
  const names = []
  Object.defineProperty(self.HTMLAnchorElement.prototype, "click", { value() { names.push(this.download) }, configurable: true })
  globalThis.navigator.onLine = onLine
  const asked = []
  globalThis.fetch = async url => { asked.push(url); return answer() }
  if (href) document.getElementById(id).href = href
  const click = new self.MouseEvent("click", { bubbles: true, cancelable: true })
  document.getElementById(id).dispatchEvent(click)
  await settled()
  context.mock.timers.reset()
  return { stopped: click.defaultPrevented, asked, names, went, texts: await Promise.all(made.map(one => one.text())) }
}
const PDF = "http://handbook.test/print/%E8%A1%A8.pdf"

test("断着网按下载：存着的照原来的名字存到设备上", async context => {
  assert.deepEqual(await downloaded(context, "pdf", () => new Response("内容")), { stopped: true, asked: [PDF], names: ["%E8%A1%A8.pdf"], went: [], texts: ["内容"] })
})

test("没有存着的、取来的是错，转到那一页去说", async context => {
  for (const answer of [() => { throw new TypeError("断了") }, () => new Response("没有", { status: 404 })]) {
    const found = await downloaded(context, "pdf", answer)
    assert.deepEqual([found.stopped, found.names, found.went], [true, [], [PDF]])
  }
})

test("有网的、不是下载、不是网址的，都由浏览器自己管", async context => {
  for (const [id, given] of [["pdf", { onLine: true }], ["mail", {}], ["text", {}]]) {
    const { stopped, asked } = await downloaded(context, id, () => new Response("内容"), given)
    assert.deepEqual([stopped, asked], [false, []], id)
  }
})
