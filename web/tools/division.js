/** 党小组怎么分：照名单上的在哪里、什么班次，排出几种分法。只是建议；名单不离开这台设备。和 hooks/handbook/tools/division.py 一样。 */

import { amount, number } from "./data.js"

/** @typedef {import("./data.js").ToolData} ToolData */
/** @typedef {{ name: string, place: string, shift: string, probationary: boolean }} Member */
/** @typedef {{ of: string[], members: Member[] }} Group 由哪几处的人合成 */
/** @typedef {{ members: Member[], problems: string[] }} Roster */

/** 最多读几行，一格最多几个字。 */
const [LINES, CELL] = [2000, 40]
const UNNAMED = "没有写"
/** 栏名里有这些字，就是那一栏；次序就是没有栏名时各栏的次序。 */
const COLUMNS = /** @type {const} */ ([
  ["name", /姓名|名字|党员姓名|^名$/],
  ["place", /地点|地址|住|哪里|单位|部门|科室|楼|车间|项目|工地/],
  ["shift", /班/],
  ["kind", /类别|类型|正式|预备|备注|身份/],
])

/** 粘来的名单；Excel 粘来的用制表符隔开，手打的用逗号、顿号、空格都行。 @param {string} text @returns {Roster} */
export function readRoster(text) {
  const lines = text.split(/\r\n?|\n/).map(line => line.replace(/[\u200b\ufeff]/g, "")).filter(line => line.trim())
  const tabbed = lines.some(line => line.includes("\t"))
  const table = lines.slice(0, LINES).map(line => line.split(tabbed ? "\t" : /\s*[,，、;；|]\s*|\s+/).map(cell => cell.normalize("NFKC").trim().slice(0, CELL)))
  const head = header(table[0] ?? [])
  const at = head ?? { name: 0, place: 1, shift: 2, kind: 3 }
  const members = (head ? table.slice(1) : table)
    .map(cells => ({ name: cells[at.name] ?? "", place: cells[at.place] || UNNAMED, shift: cells[at.shift] || UNNAMED, probationary: /预备/.test(cells[at.kind] ?? "") }))
    .filter(one => one.name)
  return { members, problems: problemsOf(members, lines.length) }
}

/** 第一行是栏名的，各栏在第几格；没有的栏是 -1。 @param {string[]} cells */
function header(cells) {
  const found = COLUMNS.map(([name, words]) => [name, cells.findIndex(cell => words.test(cell))])
  return cells.some(cell => COLUMNS[0][1].test(cell)) ? Object.fromEntries(found) : null
}

/** @param {Member[]} members @param {number} lines */
function problemsOf(members, lines) {
  const seen = new Set()
  const twice = new Set(members.filter(({ name }) => seen.has(name) || !seen.add(name)).map(one => one.name))
  const lost = members.filter(one => one.place === UNNAMED && one.shift === UNNAMED)
  return [
    ...(lines > LINES ? [`只读了前 ${LINES} 行，后面 ${lines - LINES} 行没有读`] : []),
    ...(twice.size ? [`名字重复：${listed([...twice])}；同名的是两个人就不用改`] : []),
    ...(lost.length ? [`在哪里、什么班次都没有写：${listed(lost.map(one => one.name))}`] : []),
  ]
}

/** @param {string[]} names */
function listed(names) {
  return names.slice(0, 5).join("、") + (names.length > 5 ? `等 ${names.length} 人` : "")
}

/**
 * 照一样东西分：大的拆匀，太小的几处合起来，还不够就并进最小的一组。
 * @param {Member[]} members @param {(one: Member) => string} by @param {number} least 一组最少几人 @param {number} most 最多几人
 * @returns {Group[]}
 */
export function divide(members, by, least, most) {
  /** @type {Map<string, Member[]>} */
  const places = new Map()
  for (const one of members) places.set(by(one), [...(places.get(by(one)) ?? []), one])
  const [large, small] = [[], []].map(() => /** @type {Group[]} */ ([]))
  for (const [of, inside] of places) (inside.length >= least ? large : small)?.push({ of: [of], members: inside })
  const groups = [...(large ?? []).flatMap(one => split(one, least, most)), ...joined(small ?? [], least, most)]
  for (let at; groups.length > 1 && (at = groups.findIndex(one => one.members.length < least)) >= 0;) {
    const [lone] = groups.splice(at, 1)
    const target = groups.reduce((a, b) => (b.members.length < a.members.length ? b : a))
    target.of.push(...(lone?.of ?? []))
    target.members.push(...(lone?.members ?? []))
  }
  return groups
}

/** 拆匀；拆了会不够最少人数的，少拆一组。 @param {Group} group @param {number} least @param {number} most @returns {Group[]} */
function split({ of, members }, least, most) {
  const count = Math.max(1, Math.min(Math.ceil(members.length / most), Math.floor(members.length / least)))
  return Array.from({ length: count }, (_, at) => ({
    of: count > 1 ? of.map(name => `${name}（${at + 1}）`) : [...of],
    members: members.slice(Math.floor((members.length * at) / count), Math.floor((members.length * (at + 1)) / count)),
  }))
}

/** 太小的几处一处处合起来，够了就成一组。 @param {Group[]} small @param {number} least @param {number} most @returns {Group[]} */
function joined(small, least, most) {
  /** @type {Group[]} */
  const groups = []
  for (const { of, members } of small) {
    const open = groups.at(-1)
    if (open && open.members.length < least && open.members.length + members.length <= most) {
      open.of.push(...of)
      open.members.push(...members)
    } else groups.push({ of: [...of], members: [...members] })
  }
  return groups
}

/** 几种分法；只有一处、只有一班的，那一种没有意思。 @param {Member[]} members @param {number} least @param {number} most */
export function proposals(members, least, most) {
  /** @type {[string, (one: Member) => string][]} */
  const ways = [
    ["按在哪里分", one => one.place],
    ["按班次分", one => one.shift],
    ["先看在哪里，再看班次", one => `${one.place}·${one.shift}`],
  ]
  const useful = ways.filter(([, by], at) => at < 2 ? new Set(members.map(by)).size > 1 : ways.slice(0, 2).every(([, one]) => new Set(members.map(one)).size > 1))
  const made = useful.length ? useful : /** @type {typeof ways} */ ([["按名单次序分匀", () => "全部"]])
  return made.map(([name, by]) => ({ name, groups: divide(members, by, least, most) }))
}

/**
 * 粘来的名单，一组最多几人，排出几种分法。
 * @param {ToolData} data @param {{ roster: string, most: number }} given
 */
export function reckon(data, { roster, most }) {
  const found = proposals(readRoster(roster).members, number(data, "shezhi-15", "min_members"), most)
  return { ways: found.map(({ name, groups }) => ({ name, groups: groups.map(({ of, members }) => ({ of, members: members.map(one => one.name) })) })) }
}

/** @type {import("./form.js").Spec} */
export const division = {
  fields: data => [
    { name: "roster", label: "名单", type: "lines", required: true, personal: true, hint: "一行一人：姓名、在哪里（科室、楼、车间、工地）、什么班次、正式还是预备，中间用逗号或者空格；从 Excel 整块粘来也行，第一行可以是栏名。名单只在这一页上，不存、不发。" },
    { name: "most", label: "一组最多几人", type: "number", unit: "人", whole: true, least: number(data, "shezhi-15", "min_members"), most: 60, required: true, initial: "10", hint: "自己定。人太多，轮流说一遍就开完了会；太少，请一次假就开不成。" },
  ],
  answer: (data, given) => {
    const { members, problems } = readRoster(String(given.roster))
    const [least, most] = [number(data, "shezhi-15", "min_members"), Number(given.most)]
    if (!members.length) return { errors: { roster: "没有读到名字；一行一人，第一格写姓名" } }
    if (members.length < least) return { errors: { roster: `只有 ${members.length} 人，不用再分` } }
    const found = proposals(members, least, most)
    return {
      said: `${members.length} 人，排出 ${found.length} 种分法`,
      advice: "这是照名单排的建议，不是规定。怎么分由支部定，先看能不能碰头，再看人数；排好了再看每组有没有肯跑腿的、大家听的。",
      tables: found.map(({ name, groups }) => table(data, name, groups, least)),
      rows: problems.map(text => ({ label: "请看一下", text, warn: true })),
      notes: notes(data),
    }
  },
}

/** @param {ToolData} data @param {string} name @param {Group[]} groups @param {number} least @returns {import("./form.js").Table} */
function table(data, name, groups, least) {
  const full = number(data, "shezhi-15", "min_full_members")
  return {
    caption: `${name}：${groups.length} 组，每组 ${[...new Set(groups.map(one => one.members.length))].sort((a, b) => a - b).join("、")} 人`,
    columns: ["组", "人数", "哪里的", "名单"],
    rows: groups.map(({ of, members }, at) => {
      const short = members.length < least ? "；人太少，同别的组合" : ""
      const none = members.filter(one => !one.probationary).length < full ? "；没有正式党员，要调一名来" : ""
      return { cells: [`第 ${at + 1} 组`, `${members.length} 人${short}${none}`, of.join("、"), members.map(one => one.name + (one.probationary ? "（预备）" : "")).join("、")], warn: Boolean(short || none) }
    }),
  }
}

/** @param {ToolData} data @returns {import("./form.js").Note[]} */
function notes(data) {
  return [
    { text: "党员人数较多，或者工作地、居住地比较分散的支部，按便于组织开展活动的原则划分党小组；条例没有规定一组最少、最多几人。", basis: ["shezhi-13", "shezhi-14"] },
    { text: `每组不少于 ${amount(data, "shezhi-15", "min_members")}党员、其中至少 ${amount(data, "shezhi-15", "min_full_members")}正式党员，是中央和国家机关的规则和转述，别处照着做；预备党员不当组长。`, basis: ["shezhi-15", "shezhi-16"] },
    { text: "每个党员都要编进一个支部、小组或者其他特定组织；各组的名单加起来，应当正好是支部的名册。", basis: ["shezhi-04"] },
  ]
}
