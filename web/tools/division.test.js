import assert from "node:assert/strict"
import { test } from "node:test"
import { divide, proposals, readRoster } from "./division.js"

const names = members => members.map(one => one.name).join("")

test("名单：Excel 粘来的，带栏名、次序不同、末尾有空行", () => {
  const { members, problems } = readRoster("序号\t党员姓名\t班次\t所在科室\t类别\r\n1\t甲\t早班\t一楼\t正式党员\r\n2\t乙\t晚班\t二楼\t预备党员\r\n\r\n")
  assert.deepEqual(members, [
    { name: "甲", place: "一楼", shift: "早班", probationary: false },
    { name: "乙", place: "二楼", shift: "晚班", probationary: true },
  ])
  assert.deepEqual(problems, [])
})

test("名单：手打的逗号、顿号、空格、全角", () => {
  for (const line of ["甲,一楼,早班", "甲，一楼，早班", "甲、一楼、早班", "甲 一楼　早班", "甲; 一楼; 早班"]) {
    assert.deepEqual(readRoster(line).members, [{ name: "甲", place: "一楼", shift: "早班", probationary: false }], line)
  }
})

test("名单：缺的、重的说出来，不丢人", () => {
  const { members, problems } = readRoster("甲\n乙,一楼\n甲,二楼")
  assert.equal(members.length, 3)
  assert.match(problems.join(), /名字重复：甲/)
  assert.match(problems.join(), /都没有写：甲/)
})

test("五百行一个不丢，太长的只读前两千行并说出来", () => {
  const lines = Array.from({ length: 500 }, (_, at) => `人${at}\t${at % 7} 楼\t${at % 3} 班`)
  const { members } = readRoster(lines.join("\n"))
  assert.equal(members.length, 500)
  for (const { groups } of proposals(members, 3, 10)) {
    assert.equal(new Set(groups.flatMap(one => one.members)).size, 500)
    assert.ok(groups.every(one => one.members.length >= 3 && one.members.length <= 10))
  }
  assert.match(readRoster("甲\n".repeat(2500)).problems[0], /只读了前 2000 行，后面 500 行没有读/)
})

const people = (count, place, from = 0) => Array.from({ length: count }, (_, at) => ({ name: String.fromCharCode(97 + from + at), place, shift: "早班", probationary: false }))

test("大的拆匀", () => {
  assert.deepEqual(divide(people(11, "一楼"), one => one.place, 3, 10).map(one => one.members.length), [5, 6])
  assert.deepEqual(divide(people(10, "一楼"), one => one.place, 3, 10).map(one => one.members.length), [10])
  // 拆了不够最少人数的不拆。
  assert.deepEqual(divide(people(5, "一楼"), one => one.place, 3, 4).map(one => one.members.length), [5])
})

test("太小的合起来，还不够的并进最小的一组", () => {
  const [big, two, one] = [people(5, "一楼"), people(2, "二楼", 5), people(1, "三楼", 7)]
  const groups = divide([...big, ...two, ...one], member => member.place, 3, 10)
  assert.deepEqual(groups.map(group => [group.of.join("+"), names(group.members)]), [["一楼", "abcde"], ["二楼+三楼", "fgh"]])
  const lonely = divide([...big, ...people(1, "二楼", 5)], member => member.place, 3, 10)
  assert.deepEqual(lonely.map(group => [group.of.join("+"), group.members.length]), [["一楼+二楼", 6]])
})

test("只有一处、只有一班的，不排那一种", () => {
  assert.deepEqual(proposals(people(8, "一楼"), 3, 10).map(one => one.name), ["按名单次序分匀"])
  assert.deepEqual(proposals([...people(4, "一楼"), ...people(4, "二楼", 4)], 3, 10).map(one => one.name), ["按在哪里分"])
})

test("名单：一格最多四十个字；正好两千行的全读；名字多的只列五个", () => {
  assert.equal(readRoster("长".repeat(50)).members[0].name.length, 40)
  const many = Array.from({ length: 2000 }, (_, at) => `人${at}\t一楼\t早班`).join("\n")
  assert.deepEqual([readRoster(many).members.length, readRoster(many).problems], [2000, []])
  assert.equal(readRoster("甲\n乙\n丙\n丁\n戊").problems[0], "在哪里、什么班次都没有写：甲、乙、丙、丁、戊")
  assert.equal(readRoster("甲\n乙\n丙\n丁\n戊\n己").problems[0], "在哪里、什么班次都没有写：甲、乙、丙、丁、戊等 6 人")
})

test("名单：没有栏名的照次序；只写了班次的、只写了地方的，不算没有写", () => {
  assert.deepEqual(readRoster("甲\t一楼\t早班\t预备党员").members, [{ name: "甲", place: "一楼", shift: "早班", probationary: true }])
  assert.deepEqual(readRoster("甲\t\t早班\n乙\t一楼\t\n\t三楼\t").members, [{ name: "甲", place: "没有写", shift: "早班", probationary: false }, { name: "乙", place: "一楼", shift: "没有写", probationary: false }])
  assert.deepEqual(readRoster("甲\t\t早班\n乙\t一楼\t").problems, [])
  assert.deepEqual(readRoster("姓名\t班组\n甲\t一班").members, [{ name: "甲", place: "没有写", shift: "一班", probationary: false }])
  assert.deepEqual(readRoster("").members, [])
})

test("正好够最少人数的自己一组；合起来正好到最多的收，多一个的另起", () => {
  const sizes = (groups, least, most) => divide(groups.flatMap(([count, place], at) => people(count, place, at * 10)), one => one.place, least, most).map(one => [one.of.join("+"), one.members.length])
  assert.deepEqual(sizes([[3, "一"], [4, "二"]], 3, 10), [["一", 3], ["二", 4]])
  assert.deepEqual(sizes([[2, "一"], [2, "二"]], 3, 4), [["一+二", 4]])
  assert.deepEqual(sizes([[2, "一"], [1, "二"], [1, "三"]], 3, 10), [["一+二+三", 4]])
  assert.deepEqual(sizes([[2, "一"]], 3, 10), [["一", 2]])
})

test("拆开的几组写上第几组；不够的并进人最少的一组", () => {
  assert.deepEqual(divide(people(21, "一楼"), one => one.place, 3, 10).map(one => [one.of, one.members.length]), [[["一楼（1）"], 7], [["一楼（2）"], 7], [["一楼（3）"], 7]])
  const found = divide([...people(6, "一楼"), ...people(4, "二楼", 10), ...people(5, "三楼", 20), ...people(1, "四楼", 30)], one => one.place, 3, 10)
  assert.deepEqual(found.map(one => [one.of.join("+"), one.members.length]), [["一楼", 6], ["二楼+四楼", 5], ["三楼", 5]])
})

test("在哪里、什么班次都不止一样的，三种都排；第三种两样都看", () => {
  const members = [...people(4, "一楼"), ...people(4, "二楼", 10)].map((one, at) => ({ ...one, shift: at % 2 ? "早班" : "晚班" }))
  const found = proposals(members, 2, 10)
  assert.deepEqual(found.map(one => one.name), ["按在哪里分", "按班次分", "先看在哪里，再看班次"])
  assert.deepEqual(found[2].groups.map(one => one.of[0]), ["一楼·晚班", "一楼·早班", "二楼·晚班", "二楼·早班"])
})

test("只在一处、或者只有一班的，不提先看在哪里再看班次", () => {
  const people = (...ways) => ways.map(([place, shift], n) => ({ name: `${n}`, place, shift }))
  const names = (...ways) => proposals(people(...ways), 3, 10).map(({ name }) => name)
  assert.deepEqual(names(["东", "早"], ["东", "晚"]), ["按班次分"])
  assert.deepEqual(names(["东", "早"], ["西", "早"]), ["按在哪里分"])
  assert.deepEqual(names(["东", "早"], ["西", "晚"]), ["按在哪里分", "按班次分", "先看在哪里，再看班次"])
})
