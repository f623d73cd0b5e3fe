/**
 * 读者造的东西存成文件带走，再从文件读回来。外面的一层写着是什么、第几版；读的当作不知道从哪里来的：
 * 先看多大，再一份一份查式样，一处不对就全不收，说出是哪一处。
 */

/** 说得出在哪里、哪里不对的错。 */
export class Fault extends Error {}

/**
 * 一种文件。
 * @template T
 * @typedef {object} Envelope
 * @property {string} kind 写在文件里的种类
 * @property {string} of 各份放在哪个键下
 * @property {string} from 从哪里存成的，说给读者听
 * @property {number} largest 最多几个字；更大的不去读
 * @property {number} most 最多几份
 * @property {(value: unknown, at: number) => T} read 读第几份；不合式样时抛 Fault
 */

const VERSION = 1

/** 存着的一份照同一把尺查，不合式样的是 null。 @template T @param {(value: unknown) => T} read @returns {(value: unknown) => T | null} */
export function orNone(read) {
  return value => {
    try {
      return read(value)
    } catch (fault) {
      if (fault instanceof Fault) return null
      throw fault
    }
  }
}

/** @template T @param {Envelope<T>} envelope @param {T[]} all @returns {string} */
export function sealed({ kind, of }, all) {
  return `${JSON.stringify({ kind, version: VERSION, [of]: all }, null, 1)}\n`
}

/**
 * @template T
 * @param {Envelope<T>} envelope
 * @param {string} text 文件里的，或者粘贴的
 * @returns {{ all: T[] } | { error: string }}
 */
export function opened({ kind, of, from, largest, most, read }, text) {
  if (text.length > largest) return { error: `文件太大，最多 ${largest / 1e6} 百万字` }
  if (!text.trim()) return { error: "里面是空的" }
  /** @type {any} */
  let value
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""))
  } catch {
    return { error: `不是从${from}存成的文件，或者文件缺了一截` }
  }
  const all = value?.[of]
  if (value?.kind !== kind || !Array.isArray(all)) return { error: `这是别处的文件，不是从${from}存成的` }
  if (value.version !== VERSION) return { error: "文件是别的版本存成的，这一版读不了；请先刷新本站，再导入" }
  if (all.length > most) return { error: `文件里有 ${all.length} 次，最多 ${most} 次` }
  try {
    return { all: all.map(read) }
  } catch (fault) {
    if (fault instanceof Fault) return { error: fault.message }
    throw fault
  }
}

/** 选中的文件里的字；太大的只读到看得出太大，读不出的是空的。 @param {Blob} file @param {number} largest @returns {Promise<string>} */
export function textOf(file, largest) {
  // 一个字最多四个字节。
  return file.slice(0, 4 * (largest + 1)).text().catch(() => "")
}

/**
 * 带来的同已经有的放到一起：一样的跳过，编号相同而内容不同的另起一份，谁也不盖掉谁。
 * @template {{ id: string }} T
 * @param {T[]} come
 * @param {(id: string) => T | null} present 已经有的
 * @param {(one: T) => T} renewed 换了编号的一份
 * @returns {{ added: T[], same: number, copied: number }} added 是要放上的，copied 是其中换了编号的个数
 */
export function merged(come, present, renewed) {
  /** @type {Map<string, T>} */
  const added = new Map()
  let [same, copied] = [0, 0]
  for (const one of come) {
    const known = added.get(one.id) ?? present(one.id)
    if (known && JSON.stringify(known) === JSON.stringify(one)) {
      same++
      continue
    }
    if (known) copied++
    const made = known ? renewed(one) : one
    added.set(made.id, made)
  }
  return { added: [...added.values()], same, copied }
}
