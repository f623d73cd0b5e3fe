/**
 * 倒排：一个字串出现在哪些条目的哪一栏、几次。用整数数组连成链，随到随加，几十万个字只要几十毫秒；
 * 用对象建的索引要一秒多，读者等不起。
 */

const FIRST_SIZE = 1 << 16
/** 一处记成一个数：低十位是几次，再两位是哪一栏，其余是哪一条。 */
const FIELD_AT = 10
const OWNER_AT = FIELD_AT + 2
const MOST = (1 << FIELD_AT) - 1

export class Postings {
  constructor() {
    /** @type {Map<string, number>} 字串 → 链头 */
    this.heads = new Map()
    /** @type {Map<string, number>} 字串 → 有几处，数过的 */
    this.counted = new Map()
    this.length = 1
    this.packed = new Uint32Array(FIRST_SIZE)
    this.next = new Uint32Array(FIRST_SIZE)
  }

  /** 一段文字里的字串；同一个条目的同一栏要接着加完。 @param {Iterable<string>} terms @param {number} owner @param {number} field */
  add(terms, owner, field) {
    this.counted.clear()
    const place = owner << OWNER_AT | field << FIELD_AT
    for (const term of terms) {
      const head = this.heads.get(term) ?? 0
      const present = /** @type {number} */ (this.packed[head])
      if (head && (present ^ place) >>> FIELD_AT === 0) {
        if ((present & MOST) < MOST) this.packed[head] = present + 1
        continue
      }
      if (this.length === this.next.length) [this.packed, this.next] = [longer(this.packed), longer(this.next)]
      this.packed[this.length] = place + 1
      this.next[this.length] = head
      this.heads.set(term, this.length++)
    }
  }

  /** 哪里有没有。 @param {string} term */
  has(term) {
    return this.heads.has(term)
  }

  /** 每一处，后加的在前。 @param {string} term @param {(owner: number, field: number, times: number) => void} work */
  each(term, work) {
    for (let at = this.heads.get(term) ?? 0; at; at = /** @type {number} */ (this.next[at])) {
      const one = /** @type {number} */ (this.packed[at])
      work(one >>> OWNER_AT, one >>> FIELD_AT & 3, one & MOST)
    }
  }

  /** 有几处；数过就记得，到再加为止。 @param {string} term */
  count(term) {
    let found = this.counted.get(term)
    if (found !== undefined) return found
    found = 0
    for (let at = this.heads.get(term) ?? 0; at; at = /** @type {number} */ (this.next[at])) found++
    this.counted.set(term, found)
    return found
  }
}

/** 长一倍的，前面照抄。 @param {Uint32Array} values */
function longer(values) {
  const made = new Uint32Array(values.length * 2)
  made.set(values)
  return made
}

/** 一列里的一个数；要的总在里面。 @param {ArrayLike<number>} values @param {number} place */
export const at = (values, place) => /** @type {number} */ (values[place])

/** 一个数加上一点。 @param {Float64Array} values @param {number} at @param {number} by */
export function raise(values, at, by) {
  values[at] = /** @type {number} */ (values[at]) + by
}
