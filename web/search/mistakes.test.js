import assert from "node:assert/strict"
import { test } from "node:test"
import { bare, corpus, row } from "../testing/corpus.js"
import { corrected, oneOff, respelled } from "./mistakes.js"

test("哪里都连不上的字，换成连得上的同音字", () => {
  assert.ok(corrected(corpus(), "党废检查单").includes("党费检查"))
  assert.deepEqual(corrected(corpus(), "党费检查单"), [])
})

test("不同音的，要一个名称里左右都连着", () => {
  assert.ok(corrected(corpus(), "党魑检查单收").some(one => one.includes("党费检查")))
})

test("虚词连不上不算错", () => {
  assert.deepEqual(corrected(corpus(), "党费我"), [])
})

test("和整句一样长、只差一个字的名称", () => {
  const all = corpus()
  assert.equal(oneOff(all, "党费检察单"), "党费检查单")
  assert.equal(oneOff(all, "党费检查单"), "")
  assert.equal(oneOff(all, "党肺"), "")
  all.add([row("long.html", "长".repeat(40), "页面")])
  assert.equal(oneOff(all, "长".repeat(39) + "短"), "")
})

for (const [typed, ...expected] of [
  ["党废检查单", "党费检查"], ["废检查单", "费检查"], ["收缴党废", "缴党费"], ["党废", "党费"], ["a废检查单", "a费检查"], ["党 废 检查", "党费检查"],
  ["党费 检察单怎么填", "费检查单怎"], ["手几交党费", "手机交党"], ["魑费检查单"], ["党费检查魑"], ["我党废吗"], ["党废查"], ["收缴党费"], ["废"], [""],
]) test(`${typed}：改正的是错字连着左右两个字`, () => assert.deepEqual(corrected(corpus(), typed), expected))

test("同音的几个字都连得上，用连得多的一个", () => {
  const all = corpus()
  for (const c of "晒塞赛") all.sounds.heard.set(c, "sai")
  all.sounds.groups.set("sai", "晒塞赛")
  all.add([row("a.html", "知识塞给人", "页面"), row("b.html", "知识赛一赛", "页面"), row("c.html", "知识赛怎么办", "页面")])
  assert.deepEqual(corrected(all, "知识晒"), ["知识赛"])
})

test("只差一个字的名称，三个字起，到名称最长的字数为止；几个都像，用先有的", () => {
  const all = corpus()
  all.add([row("a.html", "党小组", "页面"), row("b.html", "党大组", "页面"), row("long.html", "长".repeat(24), "页面")])
  assert.equal(oneOff(all, "党中组"), "党小组")
  assert.equal(oneOff(all, "长".repeat(23) + "短"), "长".repeat(24))
  assert.equal(oneOff(all, "党中队"), "")
  assert.equal(oneOff(all, "中小组"), "党小组")
})

test("和一边连得上的不算错；虚词不算错", () => {
  const all = corpus()
  all.add([row("a.html", "甲乙", "页面"), row("b.html", "庚辛", "页面"), row("c.html", "甲丁丙", "页面"), row("d.html", "己壬辛", "页面")])
  assert.deepEqual(corrected(all, "甲乙丙"), [])
  assert.deepEqual(corrected(all, "己庚辛"), [])
  assert.deepEqual(corrected(all, "甲魑丙"), ["甲丁丙"])
  assert.deepEqual(corrected(all, "检的单"), [])
})

test("错的字别处单独有，也是错的", () => {
  const all = corpus()
  all.add([row("a.html", "作废", "页面")])
  assert.deepEqual(corrected(all, "收缴党废"), ["缴党费"])
})

test("一条的名称长短不一，都看", () => {
  const all = corpus()
  all.add([row("a.html", "党小组会议", "页面", "党小组")])
  assert.equal(oneOff(all, "党中组"), "党小组")
})

/** 有几个字同音的一份。 @param {string[]} names */
const sounding = (...names) => {
  const all = bare(...names.map((name, n) => row(`${n}.html`, name, "页面")))
  for (const [c, sound] of Object.entries({ 子: "zi", 紫: "zi", 丑: "chou", 愁: "chou", 寅: "yin", 银: "yin", 卯: "mao" })) all.sounds.heard.set(c, sound)
  return all
}

test("听起来是一个名称的，换成那个名称；前后的话不动", () => {
  const all = sounding("子丑寅卯", "寅卯辰巳午")
  assert.deepEqual(["紫愁银卯", "甲紫丑寅卯乙", "银卯辰巳午后子愁寅卯", "子丑寅卯", "紫丑寅", ""].map(text => respelled(all, text)),
    ["子丑寅卯", "甲子丑寅卯乙", "寅卯辰巳午后子丑寅卯", "子丑寅卯", "紫丑寅", ""])
})

test("几个名称都像的，用先有的；长的先算", () => {
  const all = sounding("子丑寅卯", "紫丑寅卯", "子丑寅卯辰")
  assert.deepEqual(["子愁寅卯", "子愁寅卯辰"].map(text => respelled(all, text)), ["子丑寅卯", "子丑寅卯辰"])
})

test("读者本来就这样说的不换", () => {
  const all = sounding("子丑寅卯")
  assert.equal(respelled(all, "甲紫丑寅卯"), "甲子丑寅卯")
  all.credit({ 0: "要紫丑寅卯吗" })
  assert.equal(respelled(all, "甲紫丑寅卯"), "甲紫丑寅卯")
  assert.equal(respelled(all, "甲紫愁寅卯"), "甲子丑寅卯")
})

test("后来的名称也听得出来", () => {
  const all = sounding("丑寅卯辰")
  assert.equal(respelled(all, "紫丑银卯"), "紫丑银卯")
  all.add([row("later.html", "子丑寅卯", "页面")])
  assert.equal(respelled(all, "紫丑银卯"), "子丑寅卯")
})
