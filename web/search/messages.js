/**
 * 页面和搜索 Worker 之间的消息。前四种是 Material 的：查询上多带一个种类，应答里多带几样，Material 不看。
 * 载入是自己的：读者碰到搜索框才有，不搜索的人不必下载搜索的数据。
 */

export const Message = Object.freeze({
  /** 页面：准备好 */ SETUP: 0,
  /** Worker：可以问了 */ READY: 1,
  /** 页面：查询 */ QUERY: 2,
  /** Worker：应答 */ RESULT: 3,
  /** 页面：载入数据 */ LOAD: 4,
})

/** 应答在页上转给搜索面板时的事件名；detail 是应答。 */
export const ANSWERED = "handbook-search"

/**
 * @typedef {{ type: 2, data: string, kind?: string }} QueryMessage
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item
 *   Material 显示的一条结果；title 和 text 是 HTML
 * @typedef {{ kind: string, title: string, location: string, text: string, note: string }} Direct
 *   直接回答这句话的一条：它自己的话，和依据
 * @typedef {object} Answer
 * @property {Item[][]} items 各页的结果，每页几条
 * @property {string} query 问的是哪一句
 * @property {string} trouble 哪些数据没有载入；没有问题时是空的
 * @property {boolean} [loading] 数据还没有到齐，到齐了会再答一次
 * @property {Direct} [direct] 有一条正好回答
 * @property {boolean} [weak] 有结果，但没有一条像是正好的
 * @property {[string, number][]} [kinds] 各种类有几页，照显示的次序；没有的不列，选中的总在
 * @property {string[]} [suggestions] 没有结果时可以改找的名称
 * @property {boolean} [near] 这些名称和查询有相同的字
 * @typedef {{ type: 3, data: Answer }} ResultMessage
 */

/** @param {any} message @returns {message is { type: 0 }} */
export const isSetup = message => message?.type === Message.SETUP

/** @param {any} message @returns {message is { type: 4 }} */
export const isLoad = message => message?.type === Message.LOAD

/** @param {any} message @returns {message is QueryMessage} */
export const isQuery = message => message?.type === Message.QUERY

/** @param {any} message @returns {message is ResultMessage} */
export const isResult = message => message?.type === Message.RESULT
