/**
 * 各个库有哪些条件、怎样排、页上叫什么；列表和条件的名称由 hooks/handbook/html/ 写在 data-* 里。
 * @typedef {object} Kind
 * @property {string} id 列表是 “id-list”，每一条的编号在 data-id 里，找字的框是 “id-find”
 * @property {string} noun 叫什么
 * @property {string} tally 一个量词带名称，写在条数后面
 * @property {readonly (readonly [string, string])[]} facets 网址里和列表上的名称，和显示的名称；照显示的次序
 * @property {readonly string[]} listed 一条可以有几个值的，值之间是空格
 * @property {readonly string[]} kept 值照列表上的次序的；别的多的在前
 * @property {{ name: string, value: string, label: string } | null} only 不展开成一项，只有一个勾的
 * @property {readonly (readonly [string, string])[]} sorts 没有就不给选
 * @property {boolean} compares 能不能选几条排成一张表
 */

/** @type {Readonly<Record<string, Kind>>} */
export const KINDS = Object.freeze({
  case: {
    id: "case", noun: "案例", tally: "个案例",
    facets: [
      ["sector", "领域"], ["themes", "主题"], ["form", "小组形式"], ["province", "地方"],
      ["years", "年份"], ["chapter", "章"], ["evidence", "证据"], ["level", "层级"],
    ],
    listed: ["themes"], kept: ["chapter"],
    only: { name: "level", value: "小组", label: "只看写明党小组的" },
    sorts: [["", "按章"], ["new", "新的在前"], ["old", "旧的在前"], ["place", "按地方"]],
    compares: true,
  },
  sample: {
    id: "sample", noun: "样例", tally: "份样例",
    facets: [["task", "办什么事"], ["kind", "种类"], ["setting", "用在哪里"]],
    listed: [], kept: ["task"], only: null, sorts: [], compares: false,
  },
})
