import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { openPage } from "../testing/page.js"
import { Awake } from "./awake.js"

const settle = () => new Promise(done => setImmediate(done))
let asked = []
let visible = "visible"
/** 要的时候怎样答。 */
let answer = async () => ({ release: async () => { asked.push("放开") } })

beforeEach(() => {
  openPage("")
  asked = []
  visible = "visible"
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visible })
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { wakeLock: { request: kind => { asked.push(kind); return answer() } } } })
})
const see = state => {
  visible = state
  document.dispatchEvent(new Event("visibilitychange"))
}

test("要一次就够；不要了放开，放开一次", async () => {
  const awake = new Awake()
  awake.keep(true)
  awake.keep(true)
  await settle()
  awake.keep(false)
  awake.keep(false)
  await settle()
  assert.deepEqual(asked, ["screen", "放开"])
})

test("还在要就不要了的，要来了马上放开", async () => {
  const awake = new Awake()
  awake.keep(true)
  awake.keep(false)
  await settle()
  assert.deepEqual(asked, ["screen", "放开"])
})

test("切走了再回来，接着要；不走的时候回来不要", async () => {
  const awake = new Awake()
  see("hidden")
  see("visible")
  assert.deepEqual(asked, [])
  awake.keep(true)
  see("hidden")
  await settle()
  assert.deepEqual(asked, ["screen"])
  see("visible")
  await settle()
  assert.deepEqual(asked, ["screen", "screen"])
})

test("离开了就放开，以后切回来也不要", async () => {
  const awake = new Awake()
  awake.keep(true)
  awake.end()
  see("hidden")
  see("visible")
  awake.wanted = true
  see("visible")
  await settle()
  assert.deepEqual(asked, ["screen", "放开"])
})

test("没有这个本事、不肯、放不开的，都不出错", async () => {
  const real = answer
  for (const odd of [async () => { throw new Error("NotAllowedError") }, async () => ({ release: async () => { throw new Error("x") } })]) {
    answer = odd
    const awake = new Awake()
    awake.keep(true)
    awake.keep(false)
    await settle()
  }
  answer = real
  delete globalThis.navigator.wakeLock
  const awake = new Awake()
  awake.keep(true)
  awake.end()
  await settle()
})
