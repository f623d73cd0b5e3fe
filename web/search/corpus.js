/** 全部条目：名称、读者的说法、正文，和它们的字串各出现在哪里。 */

import { Numbers } from "./numbers.js"
import { Postings, raise } from "./postings.js"
import { Sounds, normalize, squeezed, together, wordsOnly } from "./text.js"
import { BM25, GRAMS } from "./weights.js"
import { Words } from "./words.js"

/**
 * @typedef {[url: string, title: string, kind: string, aliases: string, pinyin: string, crumb: string]} Row
 *   数据里的一条；别名用空格隔开，拼音各用“|”隔开，照各字通常的读音就对的是空的，没有的是“-”
 * @typedef {{ name: string, alone: boolean, offered: boolean }} Kind
 *   一个种类：alone 是各条自成一组，offered 是没有结果时可以提出它的名称
 * @typedef {object} FirstData 先到的一份数据
 * @property {string} edition 版次：各份数据要相同才能合用
 * @property {Row[]} documents
 * @property {boolean} more 还有一份名称
 * @property {Kind[]} kinds 照显示的次序
 * @property {Record<string, string>} spoken 口语 → 术语
 * @property {Record<string, string>} traditional 繁体字 → 简体字
 * @property {Record<string, string>} readings 读音 → 通常读这个音的字
 *
 * @typedef {object} Document 一条
 * @property {number} id 在全部条目里的次序
 * @property {string} url
 * @property {string} title
 * @property {string} kind
 * @property {string} crumb 属于哪里
 * @property {string} text 正文原样；没有到时是空的
 * @property {string} note 正文的依据；没有的是空的
 * @property {string[]} names 标题和各个别名，统一写法
 * @property {string[]} pinyin 各个名称的拼音，连写
 * @property {string[]} initials 各个名称的首字母
 * @property {{ title: string, names: string, text: string, run: string }} plain 统一写法；run 是名称和正文，没有标点和空格
 */

/** 一条有几栏。 */
export const FIELDS = Object.freeze({ names: 0, said: 1, text: 2 })

export class Corpus {
  /** @param {FirstData} data */
  constructor(data) {
    this.traditional = data.traditional
    this.kinds = new Map(data.kinds.map(kind => [kind.name, kind]))
    this.sounds = new Sounds(data.readings)
    this.numbers = new Numbers()
    this.words = new Words([])
    /** @type {[said: string, term: string][]} 口语 → 术语 */
    this.spoken = Object.entries(data.spoken).map(([said, term]) => [this.written(said), this.written(term)])
    /** @type {Document[]} */
    this.documents = []
    /** @type {Map<string, Document>} */
    this.byUrl = new Map()
    /** @type {Map<string, Document>} 规则编号（cf15）→ 条目 */
    this.byId = new Map()
    /** 字串在哪些条目的哪一栏里。 */
    this.entries = new Postings()
    /** @type {Map<string, number>} 字串 → 学来的轻重，没有的是 1 */
    this.importance = new Map()
    /** 各栏里每一条的长度。 @type {number[][]} */
    this.lengths = Object.values(FIELDS).map(() => [])
    this.totals = Object.values(FIELDS).map(() => 0)
    /** 字串在哪些名称和说法里。 */
    this.phrases = new Postings()
    /** 每句名称和说法属于哪一条。 @type {number[]} */
    this.phraseOf = []
    /** @type {Float64Array | null} 每句名称和说法有多重，用到时才算 */
    this.weighed = null
    /** @type {Map<string, string[]> | null} 拼音 → 名称、词，用到时才列 */
    this.spellings = null
    /** @type {Map<string, string> | null} 读音，近音的算一个 → 名称，用到时才列 */
    this.sounding = null
    this.add(data.documents)
  }

  /** 读者打的字的统一写法。 @param {string} text */
  asked(text) {
    return this.numbers.unify(normalize(text, this.traditional), false)
  }

  /** 条目里的文字的统一写法；本来就是简体，不必逐字换。 @param {string} text */
  written(text) {
    return this.numbers.unify(normalize(text), true)
  }

  /** 整句就是一条规则的编号（cf-15、cf15）时，那一条。 @param {string} text 读者打的字 */
  withId(text) {
    return this.byId.get(idKey(text.normalize("NFKC").toLowerCase().trim()) ?? "")
  }

  /** 加进一批条目。每一列并成一串来换写法，再切开。 @param {Row[]} rows */
  add(rows) {
    const column = (/** @type {1 | 3} */ at) => rows.map(row => row[at])
    const written = (/** @type {string} */ text) => this.written(text)
    const [titles, aliases] = [together(column(1), written), together(column(3), written)]
    const names = titles.map((title, n) => `${title} ${aliases[n]}`)
    const spelt = rows.map(row => row[4] ? row[4].replace("-", "") : this.spell([row[1], ...row[3].split(" ")]))
    const pinyin = together(spelt, text => text.replace(/ /g, ""))
    const initials = together(spelt, text => text.replace(/(\w)\w* ?/g, "$1"))
    rows.forEach(([url, title, kind, , , crumb], n) => {
      const [plainTitle, plainAliases, plainNames] = [titles[n] ?? "", aliases[n] ?? "", names[n] ?? ""]
      /** @type {Document} */
      const document = {
        id: this.documents.length, url, title, kind, crumb, text: "", note: "",
        names: [plainTitle, ...plainAliases.split(" ")].filter(Boolean),
        pinyin: (pinyin[n] ?? "").split("|"), initials: (initials[n] ?? "").split("|"),
        plain: { title: plainTitle, names: plainNames, text: "", run: squeezed(wordsOnly(plainNames)) },
      }
      this.documents.push(document)
      this.byUrl.set(url, document)
      for (const name of document.names) this.phrase(name, document, FIELDS.names)
      const id = this.standsAlone(kind) ? idKey(url.split("#")[1] ?? "") : undefined
      if (id) this.byId.set(id, document)
    })
    this.spellings = this.sounding = null
  }

  /**
   * 读这个音的词和名称里，名称和说法用得最多的；和左右的字连得上的，更像；一样的，取最常见的词。
   * @param {string} letters 拼音，连写 @param {string} [before] 左边的字 @param {string} [after] 右边的字
   * @returns {string | undefined}
   */
  spelling(letters, before = "", after = "") {
    if (!this.spellings) {
      this.spellings = new Map()
      const words = [...this.words.list].sort((a, b) => b[1].level - a[1].level).map(([word]) => word).filter(word => word.length > 1)
      for (const word of new Set([...words, ...this.documents.flatMap(({ names }) => names)])) {
        if (![...word].every(c => this.sounds.readings.has(c))) continue
        const spelt = this.sounds.spell(word).replace(/ /g, "")
        this.spellings.set(spelt, [...this.spellings.get(spelt) ?? [], word])
      }
    }
    const uses = (/** @type {string} */ text) => Math.log1p(Math.min(...pairs(text).map(pair => this.phrases.count(pair))))
    const fit = (/** @type {string} */ word) => uses(word) + uses(before + word.charAt(0)) + uses(word.slice(-1) + after)
    return this.spellings.get(letters)?.reduce((best, word) => fit(word) > fit(best) ? word : best)
  }

  /** 听起来是这样的名称。 @param {string[]} heard 各个字的读音，近音的算一个 @returns {string | undefined} */
  named(heard) {
    this.sounding ??= new Map(this.documents.flatMap(({ names }) => names).reverse().map(name => [this.sounds.hear(name).join(" "), name]))
    return this.sounding.get(heard.join(" "))
  }

  /** 有没有一句名称或说法，这几个字相邻的各对都在里面。 @param {string} text */
  said(text) {
    const each = pairs(text), shared = new Map()
    for (const pair of each) this.phrases.each(pair, phrase => { shared.set(phrase, (shared.get(phrase) ?? 0) + 1) })
    return [...shared.values()].some(count => count === each.length)
  }

  /** 各个名称的拼音，相同的只要一个。 @param {string[]} names */
  spell(names) {
    return [...new Set(names.map(name => this.sounds.spell(name)).filter(Boolean))].join("|")
  }

  /** 一段文字的字串记进一栏。 @param {string} words 只有字和空格 @param {Document} document @param {number} field @returns {string[]} 各个字串 */
  index(words, { id }, field) {
    const found = grams(words)
    const lengths = /** @type {number[]} */ (this.lengths[field])
    lengths[id] = (lengths[id] ?? 0) + found.length
    this.totals[field] = /** @type {number} */ (this.totals[field]) + found.length
    this.entries.add(found, id, field)
    return found
  }

  /** 一句名称或说法：自己算一句，也记进那一栏。 @param {string} text @param {Document} document @param {number} field */
  phrase(text, document, field) {
    this.phrases.add(new Set(this.index(wordsOnly(text), document, field)), this.phraseOf.length, field)
    this.phraseOf.push(document.id)
    this.weighed = null
  }

  /** 在一栏里出现几次，照这一栏的轻重和长短折算。 @param {number} field @param {number} id @param {number} count */
  scaled(field, id, count) {
    const [times, cut, total, length] = /** @type {[number, number, number, number]} */ ([BM25.fields[field], BM25.lengths[field], this.totals[field], this.lengths[field]?.[id]])
    return times * count / (1 - cut + cut * length / (total / this.documents.length))
  }

  /** 一个字串多能说明要找什么：少见的程度，乘学来的轻重。 @param {string} gram */
  value(gram) {
    return rarity(this.entries.count(gram), this.documents.length) * (this.importance.get(gram) ?? 1)
  }

  /** 每句名称和说法的字串一共有多重。 */
  phraseLengths() {
    if (this.weighed) return this.weighed
    const lengths = this.weighed = new Float64Array(this.phraseOf.length)
    for (const gram of this.phrases.heads.keys()) {
      const one = gram.length === 1 && gram >= "\u3400"
      const weight = this.value(gram) * (one ? GRAMS.inner : 1)
      this.phrases.each(gram, phrase => raise(lengths, phrase, weight))
    }
    return lengths
  }

  /** 字串的轻重到了：一样重的连写，用空格隔开。 @param {[factor: number, joined: string][]} groups */
  weigh(groups) {
    this.importance = new Map(groups.flatMap(([factor, joined]) => joined.split(" ").map(gram => /** @type {const} */ ([gram, factor]))))
    this.weighed = null
  }

  /** 词表到了。 @param {import("./words.js").Group[]} groups */
  learn(groups) {
    const terms = this.documents.filter(({ kind }) => this.standsAlone(kind) && this.kinds.get(kind)?.offered)
    this.words = new Words(groups, terms.flatMap(({ names }) => names))
    this.spellings = null
  }

  /** 从第 start 条起，一批条目的正文到了。 @param {string[]} texts @param {number} start */
  complete(texts, start) {
    together(texts, text => this.written(text)).forEach((plain, n) => {
      const document = this.documents[start + n]
      if (!document) return
      document.text = texts[n] ?? ""
      const words = wordsOnly(plain)
      document.plain.text = plain
      document.plain.run = squeezed(wordsOnly(document.plain.names) + words)
      this.index(words, document, FIELDS.text)
    })
    // 字串在几条里变了，各句的轻重要重算。
    this.weighed = null
  }

  /** 正文的依据到了：条目的次序 → 依据。 @param {Record<string, string>} notes */
  annotate(notes) {
    for (const [place, note] of Object.entries(notes)) {
      const document = this.documents[Number(place)]
      if (document) document.note = note
    }
  }

  /** 读者的说法到了：条目的次序 → 用“|”隔开的几句。 @param {Record<string, string>} phrases */
  credit(phrases) {
    const places = Object.keys(phrases)
    together(Object.values(phrases), text => this.written(text)).forEach((said, n) => {
      const document = this.documents[Number(places[n])]
      if (!document) return
      for (const one of said.split("|")) this.phrase(one, document, FIELDS.said)
    })
  }

  /** 这一类的各条是不是自成一组；不是的，同一页的归在一起。 @param {string} kind */
  standsAlone(kind) {
    return this.kinds.get(kind)?.alone ?? false
  }

  /** 归并用的地址：自成一组的是自己，别的是所在的页。 @param {Document} document */
  place(document) {
    return this.standsAlone(document.kind) ? document.url : /** @type {string} */ (document.url.split("#")[0])
  }
}

/** 少见的字串更能说明要找什么。 @param {number} places 几处有 @param {number} size 一共几条 */
export function rarity(places, size) {
  return Math.min(BM25.rarest, Math.log(1 + size / (places + 0.5)))
}

/** 一段文字的字串：每段里相邻的两个字，和每个单字；字母和号码整个算。 @param {string} text 空格隔开的几段 */
export function grams(text) {
  const found = []
  for (const run of text.split(" ")) {
    if (!run) continue
    let latin = ""
    for (let i = 0; i < run.length; i++) {
      const c = run.charAt(i)
      if (c < "\u3400") { latin += c; continue }
      if (latin) { found.push(latin); latin = "" }
      found.push(c)
      if (run.charAt(i + 1) >= "\u3400") found.push(run.slice(i, i + 2))
    }
    if (latin) found.push(latin)
  }
  return found
}

/** 相邻的两个字；只有一个字的就是它。 @param {string} text */
const pairs = text => text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

/** cf-05、cf5 都是 cf5；不像编号的没有。 @param {string} text @returns {string | undefined} */
function idKey(text) {
  const match = /^([a-z]+)[-_ ]?0*(\d+)$/.exec(text)
  return match ? `${match[1]}${match[2]}` : undefined
}
