/**
 * 倒排：一个字串出现在哪些条目的哪一栏、几次。用整数数组连成链，随到随加，几十万个字只要几十毫秒；
 * 用对象建的索引要一秒多，读者等不起。
 */

const FIRST_SIZE = 1 << 16

export class Postings {
  constructor() {
    /** @type {Map<string, number>} 字串 → 链头 */
    this.heads = new Map()
    this.length = 1
    this.owner = new Int32Array(FIRST_SIZE)
    this.next = new Int32Array(FIRST_SIZE)
    this.field = new Uint8Array(FIRST_SIZE)
    this.times = new Uint16Array(FIRST_SIZE)
  }

  /** 一段文字里的字串；同一个条目的同一栏要接着加完。 @param {Iterable<string>} terms @param {number} owner @param {number} field */
  add(terms, owner, field) {
    for (const term of terms) {
      const head = this.heads.get(term) ?? 0
      if (head && this.owner[head] === owner && this.field[head] === field) {
        raise(this.times, head, 1)
        continue
      }
      if (this.length === this.owner.length) this.grow()
      const at = this.length++
      this.owner[at] = owner
      this.field[at] = field
      this.times[at] = 1
      this.next[at] = head
      this.heads.set(term, at)
    }
  }

  grow() {
    for (const name of /** @type {const} */ (["owner", "next"])) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this[name])
      this[name] = larger
    }
    const [field, times] = [new Uint8Array(this.length * 2), new Uint16Array(this.length * 2)]
    field.set(this.field)
    times.set(this.times)
    this.field = field
    this.times = times
  }

  /** 哪里有没有。 @param {string} term */
  has(term) {
    return this.heads.has(term)
  }

  /** 每一处，后加的在前。 @param {string} term @param {(owner: number, field: number, times: number) => void} work */
  each(term, work) {
    for (let at = this.heads.get(term) ?? 0; at; at = this.next[at] ?? 0) work(this.owner[at] ?? 0, this.field[at] ?? 0, this.times[at] ?? 0)
  }

  /** 有几处。 @param {string} term */
  count(term) {
    let found = 0
    this.each(term, () => found++)
    return found
  }
}

/** 一个数加上一点。 @param {Float64Array | Uint16Array} values @param {number} at @param {number} by */
export function raise(values, at, by) {
  values[at] = (values[at] ?? 0) + by
}
