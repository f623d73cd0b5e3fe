/**
 * 全部条目，和它们的字各出现在哪里。不建倒排索引：条目几千条，逐条找双字只要几毫秒；
 * 建索引要一秒多，读者的第一个字等不起。
 */

import { Numbers, SIGN } from "./numbers.js"
import { LIMITS } from "./weights.js"
import { HAN, Sounds, bigrams, normalize, together, wordsOnly } from "./text.js"

/**
 * @typedef {[url: string, title: string, page: string, kind: string, aliases: string, pinyin: string, crumb: string]} Row
 *   数据里的一条；page 和标题相同时是空的，别名用空格隔开，拼音各用“|”隔开
 * @typedef {{ name: string, alone: boolean, offered: boolean }} Kind
 *   一个种类：alone 是各条自成一组，offered 是没有结果时可以提出它的名称
 * @typedef {object} FirstData 先到的一份数据
 * @property {string} edition 版次：各份数据要相同才能合用
 * @property {Row[]} documents
 * @property {boolean} more 还有一份名称
 * @property {Kind[]} kinds 照显示的次序
 * @property {Record<string, string>} spoken 口语 → 术语
 * @property {Record<string, string>} traditional 繁体字 → 简体字
 * @property {Record<string, string>} homophones 读音 → 读这个音的字
 *
 * @typedef {{ sizes: number[], at: Map<string, number[]> }} Cut 许多段话的双字：每段各有几个，每个双字在哪几段里
 * @typedef {object} Document 一条
 * @property {number} id 在全部条目里的次序
 * @property {string} url
 * @property {string} title
 * @property {string} kind
 * @property {string} crumb 属于哪里
 * @property {string} text 正文原样；没有到时是空的
 * @property {string[]} names 标题和各个别名，统一写法
 * @property {string[]} said 读者的各种说法，统一写法
 * @property {string[]} pinyin 各个名称的拼音，连写
 * @property {string[]} initials 各个名称的首字母
 * @property {string} sound 名称的同音写法
 * @property {{ title: string, aliases: string, names: string, text: string, said: string, all: string }} plain 统一写法
 * @property {{ names: Cut, said: Cut } | null} cuts 名称和说法各自的双字，第一次用到时才切
 */

export class Corpus {
  /** @param {FirstData} data */
  constructor(data) {
    this.traditional = data.traditional
    this.kinds = new Map(data.kinds.map(kind => [kind.name, kind]))
    this.sounds = new Sounds(data.homophones)
    this.numbers = new Numbers()
    /** @type {[said: string, term: string][]} 口语 → 术语 */
    this.spoken = Object.entries(data.spoken).map(([said, term]) => [this.written(said), this.written(term)])
    /** @type {Document[]} */
    this.documents = []
    /** @type {Map<string, Document>} */
    this.byUrl = new Map()
    /** @type {Map<string, Document>} 规则编号（cf15）→ 条目 */
    this.byId = new Map()
    /** @type {Map<string, number>} */
    this.rarities = new Map()
    /** @type {Map<string, Document[]>} */
    this.holding = new Map()
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
    const column = (/** @type {1 | 2 | 4 | 5} */ at) => rows.map(row => row[at])
    const written = (/** @type {string} */ text) => this.written(text)
    const [titles, pages, aliases] = [together(column(1), written), together(column(2), written), together(column(4), written)]
    const names = titles.map((title, n) => `${title} ${aliases[n]}`)
    const sounds = together(names, text => this.sounds.fold(text))
    const pinyin = together(column(5), text => text.replace(/ /g, ""))
    const initials = together(column(5), text => text.replace(/(\w)\w* ?/g, "$1"))
    rows.forEach(([url, title, , kind, , , crumb], n) => {
      const [plainTitle, plainAliases, plainNames] = [titles[n] ?? "", aliases[n] ?? "", names[n] ?? ""]
      /** @type {Document} */
      const document = {
        id: this.documents.length, url, title, kind, crumb, text: "", said: [], cuts: null,
        names: [plainTitle, ...plainAliases.split(" ")].filter(Boolean),
        pinyin: (pinyin[n] ?? "").split("|"), initials: (initials[n] ?? "").split("|"), sound: sounds[n] ?? "",
        plain: { title: plainTitle, aliases: plainAliases, names: plainNames, text: "", said: "", all: `${plainNames} ${pages[n]}` },
      }
      this.documents.push(document)
      this.byUrl.set(url, document)
      const id = this.standsAlone(kind) ? idKey(url.split("#")[1] ?? "") : undefined
      if (id) this.byId.set(id, document)
    })
    this.recount()
  }

  /** 从第 start 条起，一批条目的正文到了。 @param {string[]} texts @param {number} start */
  complete(texts, start) {
    together(texts, text => this.written(text)).forEach((plain, n) => {
      const document = this.documents[start + n]
      if (!document) return
      document.text = texts[n] ?? ""
      document.plain.text = plain
      document.plain.all += " " + plain
    })
    this.recount()
  }

  /** 读者的说法到了：条目的次序 → 用“|”隔开的几句。 @param {Record<string, string>} phrases */
  credit(phrases) {
    const places = Object.keys(phrases)
    together(Object.values(phrases), text => this.written(text)).forEach((said, n) => {
      const document = this.documents[Number(places[n])]
      if (!document) return
      document.said = said.split("|")
      document.cuts = null
      document.plain.said = said
      document.plain.all += " " + said
    })
    this.recount()
  }

  /** 条目变了，丢掉按原来的条目数出来的数。 */
  recount() {
    this.rarities.clear()
    this.holding.clear()
  }

  /** 这一类的各条是不是自成一组；不是的，同一页的归在一起。 @param {string} kind */
  standsAlone(kind) {
    return this.kinds.get(kind)?.alone ?? false
  }

  /** 归并用的地址：自成一组的是自己，别的是所在的页。 @param {Document} document */
  place(document) {
    return this.standsAlone(document.kind) ? document.url : /** @type {string} */ (document.url.split("#")[0])
  }

  /** 含有这些字的条目。 @param {string} gram @returns {Document[]} */
  holders(gram) {
    let found = this.holding.get(gram)
    if (!found) this.holding.set(gram, found = this.documents.filter(({ plain }) => plain.all.includes(gram)))
    return found
  }

  /**
   * 少见的双字更能说明要找什么：按出现在多少条里给分。哪里都没有的，多半是两个词的接头或错字，不计。
   * “开始”这样的字，各处的说法里都只有一次；“党龄”集中在几条里，每条说许多次，分量更重。
   * @param {string} gram
   */
  rarity(gram) {
    let found = this.rarities.get(gram)
    if (found === undefined) {
      const count = this.holders(gram).length
      const rare = count ? Math.min(LIMITS.rarity, Math.log(1 + this.documents.length / (1 + count))) : 0
      this.rarities.set(gram, found = rare * (1 + LIMITS.dwelt * Math.log(this.dwelt(gram))))
    }
    return found
  }

  /** 读者的说法里有这个双字的条目，平均每条说到几次；都没有是 1。 @param {string} gram */
  dwelt(gram) {
    let places = 0, times = 0
    for (const { plain } of this.holders(gram)) {
      const said = plain.said.split(gram).length - 1
      if (said) places++
      times += said
    }
    return places ? times / places : 1
  }

  /** 用来比对的字：相邻双字，加上少见的单字（垫、吵）和少见的数，口语里常只有这一个字对得上。 @param {string} phrase */
  marks(phrase) {
    const grams = bigrams(phrase)
    for (const c of phrase) {
      const count = HAN.test(c) || SIGN.test(c) ? this.holders(c).length : 0
      if (count && count <= this.documents.length * LIMITS.rare) grams.add(c)
    }
    return grams
  }

  /** 这些双字有几成在一段文字里，少见的重。 @param {Set<string>} grams @param {string} text */
  share(grams, text) {
    let hit = 0, all = 0
    for (const gram of grams) {
      const weight = this.rarity(gram)
      all += weight
      if (text.includes(gram)) hit += weight
    }
    return all ? hit / all : 0
  }

  /** 名称里读这两个音的写法，取最常见的；没有是 undefined。 @param {string} sound */
  heard(sound) {
    /** @type {Map<string, number>} */
    const found = new Map()
    for (const { plain, sound: names } of this.documents) {
      const at = names.indexOf(sound)
      const written = plain.names.slice(at, at + 2)
      if (at >= 0) found.set(written, (found.get(written) ?? 0) + 1)
    }
    return [...found].sort((a, b) => b[1] - a[1])[0]?.[0]
  }

  /** 一条的名称和说法各自的双字。 @param {Document} document */
  cuts(document) {
    return document.cuts ??= { names: cut(document.names), said: cut(document.said) }
  }
}

/** @param {string[]} phrases @returns {Cut} */
function cut(phrases) {
  /** @type {Cut} */
  const found = { sizes: [], at: new Map() }
  phrases.forEach((phrase, n) => {
    const grams = bigrams(wordsOnly(phrase))
    found.sizes.push(grams.size)
    for (const gram of grams) {
      const places = found.at.get(gram)
      if (places) places.push(n)
      else found.at.set(gram, [n])
    }
  })
  return found
}

/** cf-05、cf5 都是 cf5；不像编号的没有。 @param {string} text @returns {string | undefined} */
function idKey(text) {
  const match = /^([a-z]+)[-_ ]?0*(\d+)$/.exec(text)
  return match ? `${match[1]}${match[2]}` : undefined
}
