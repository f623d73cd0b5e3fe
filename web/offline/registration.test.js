import assert from "node:assert/strict"
import { test } from "node:test"
import { FakeRegistration, FakeWorker, openBrowser } from "../testing/container.js"
import { askEdition, isOff, obstacle, recall, register, scope, turnOff, turnOn, workerAddress } from "./registration.js"

const PAGE = '<script data-offline="../sw.js" data-edition="t1"></script>'
const DEEP = "http://handbook.test/shouce/chapters/a.html"

test("脚本的网址由页面告诉，网站的首页由它而来", () => {
  openBrowser(PAGE, { address: DEEP })
  assert.deepEqual([workerAddress(), scope()], ["http://handbook.test/shouce/sw.js", "http://handbook.test/shouce/"])
  openBrowser("", { address: DEEP })
  assert.deepEqual([workerAddress(), scope()], [null, "http://handbook.test/shouce/chapters/"])
})

test("存不了的，说得出为什么", () => {
  openBrowser(PAGE)
  assert.equal(obstacle(), "")
  openBrowser(PAGE, { address: "https://handbook.test/" })
  assert.equal(obstacle(), "")
  openBrowser(PAGE, { address: "file:///D:/shouce/index.html" })
  assert.equal(obstacle(), "here")
  openBrowser("")
  assert.equal(obstacle(), "off-site")
  openBrowser(PAGE)
  globalThis.isSecureContext = false
  assert.equal(obstacle(), "insecure")
  openBrowser(PAGE)
  delete self.caches
  assert.equal(obstacle(), "old")
  openBrowser(PAGE)
  delete globalThis.navigator.serviceWorker
  assert.equal(obstacle(), "old")
})

test("登记的脚本不从浏览器留着的取", async () => {
  const registration = new FakeRegistration()
  const { asked } = openBrowser(PAGE, { address: DEEP, registration })
  assert.equal(await register(), registration)
  assert.deepEqual(asked, [["http://handbook.test/shouce/sw.js", { updateViaCache: "none" }]])
})

test("关掉了的记着，存着的和登记的都没有了；再打开又登记", async () => {
  const registration = new FakeRegistration()
  const { storage, asked } = openBrowser(PAGE, { address: DEEP, registration })
  await caches.open("handbook http://handbook.test/shouce/ e1")
  await caches.open("handbook http://handbook.test/other/ e1")
  assert.equal(isOff(), false)
  await turnOff()
  assert.deepEqual([isOff(), registration.gone, [...storage.keys()], asked], [true, true, ["handbook http://handbook.test/other/ e1"], ["http://handbook.test/shouce/"]])
  assert.equal(localStorage.getItem("handbook.v1.offline.off"), "true")
  assert.equal(await turnOn(), registration)
  assert.equal(isOff(), false)
})

test("没有登记过的，也关得掉", async () => {
  openBrowser(PAGE)
  await turnOff()
  assert.equal(isOff(), true)
})

test("存着的不是“关掉了”的，都当作没有关", () => {
  openBrowser(PAGE)
  for (const rubbish of ["1", '"true"', "{", "null"]) {
    localStorage.setItem("handbook.v1.offline.off", rubbish)
    assert.equal(isOff(), false, rubbish)
  }
})

test("问它是哪一版：答了照答的，三秒不答是没有", async context => {
  openBrowser(PAGE)
  const worker = new FakeWorker({ text: "t1", name: "e1" })
  assert.deepEqual(await askEdition(worker), { text: "t1", name: "e1" })
  assert.deepEqual(worker.told, [{ ask: "edition" }])
  context.mock.timers.enable({ apis: ["setTimeout"] })
  let answer = "还没有"
  askEdition(new FakeWorker()).then(found => { answer = found })
  context.mock.timers.tick(2999)
  await new Promise(done => setImmediate(done))
  assert.equal(answer, "还没有")
  context.mock.timers.tick(1)
  await new Promise(done => setImmediate(done))
  assert.equal(answer, null)
})

const RECALLED = '<script data-recalled="../sw.js"></script>'
async function recalled(body, given) {
  const browser = openBrowser(body, { address: DEEP, ...given })
  await caches.open("handbook http://handbook.test/shouce/ e1")
  await recall()
  return { ...browser, left: browser.storage.size }
}

test("网站收回了离线的一份：这一页退出、删掉", async () => {
  const registration = new FakeRegistration("http://handbook.test/shouce/")
  const { left, asked } = await recalled(RECALLED, { registration })
  assert.deepEqual([registration.gone, left, asked], [true, 0, ["http://handbook.test/shouce/"]])
})

test("没有收回的、登记的是别的网站、不是网站、不能存的，都不动", async () => {
  const own = () => new FakeRegistration("http://handbook.test/shouce/")
  for (const [body, given] of [
    [PAGE, { registration: own() }],
    [RECALLED, { registration: new FakeRegistration("http://handbook.test/") }],
    [RECALLED, { registration: null }],
    [RECALLED, { registration: own(), address: "file:///D:/shouce/chapters/a.html" }],
    [RECALLED, { registration: own(), navigator: { serviceWorker: undefined } }],
  ]) {
    if (given.navigator) {
      openBrowser(body, { address: DEEP })
      delete globalThis.navigator.serviceWorker
      await recall()
      continue
    }
    const { left } = await recalled(body, given)
    assert.deepEqual([given.registration?.gone ?? false, left], [false, 1])
  }
})
