/**
 * 搜索应答脚本。回答 Material 的四种消息：SETUP 0、READY 1、QUERY 2、RESULT 3。
 * 先按相邻双字在全部条目里找出候选，再按整句、标题、连续相同的字重新排序，最后按页面归并。
 * 不建倒排索引：条目几千条，逐条找双字只要几毫秒；建索引要一秒多，读者的第一个字等不起。
 * 名称先到，先答；正文（案例的另有一份）后到，再答一次。
 * 经典脚本（不是模块），因为在 file:// 打开时要由 iframe-worker 代替 Worker 来运行。
 */
"use strict"

const MAX_QUERY = 64
const MAX_CANDIDATES = 100
const MAX_PAGES = 30
// 一句话里最多换几处口语。
const MAX_SPOKEN = 6
// 低于这个分的只碰巧有一两个常见的双字。
const LEAST = 0.8
// 出现在不到这么多条里的单字算少见。
const RARE = 0.02
// 两个词的接头也是双字，又常常少见；少见到一定程度，就不再加分。
const MAX_RARITY = 4.5
// 同一条里反复说到的双字，比各处只说一次的更像要找的事；说到的次数加多少分量。
const DWELT = 0.6
// 条目很多时一次做这么多条，大约几毫秒。
const BATCH = 1000
const WARM_BATCH = 100
const WARM_QUERIES = ["党小组会多久开一次", "党费怎么交", "发展党员要哪些步骤"]
// 许多段文字并成一串时，隔在中间的字符。
const APART = "\u0001"
const HAN = /[\u3400-\u9fff\ud840-\ud8bf\udc00-\udfff]/
// 问句里不指内容的字词，只影响排序，不影响找到与否。
const FILLERS = ["请问", "是否", "能否", "可否", "何时", "为什么", "为何", "不知道", "知道", "区别", "到底", "多长时间", "什么时候", "行不行", "可以不可以", "能不能够", "必须", "应当", "怎么办", "怎么样", "怎样", "怎么", "如何", "什么", "哪些", "哪个", "多久", "多少", "能不能", "可不可以", "可以", "需要", "是不是", "有没有", "应该", "一次", "吗", "呢", "吧", "啊", "的", "要", "是", "了", "谁", "几", "我", "他", "她", "把", "被", "啥", "咋", "哪"]
const QUESTION = /行不行|能否|可否|区别|啥|咋|多久|多少|怎么|怎样|如何|什么|能不能|可不可以|可以.*吗|吗$|谁|几|是不是|有没有|要不要|哪/
// 问一个词是什么意思：这些字不指内容。
const MEANING = /是?(什么|啥)意思|^(什么|啥)(是|叫)|指(的是)?(什么|啥)$|怎么理解$/g
// 要一张表：表单在前。
const FORM = /((?<![代发])表|台账|名册|模板|范本|登记簿|记录本)$/
const KIND_WEIGHT = { 章节: 0.98, 检查单: 1.01, 表单: 0.99, 问答: 1.12, 案例: 0.95, 术语: 1.23, 规定: 0.99, 页面: 0.91 }
// 排序的分量。照 tests/queries.yml 里 half: tune 的查询调出来的，改动后要看 check 的一半有没有变差。
const W = {
  names: 3.62, covered: 6, whole: 1.62, sound: 1.41, alike: 4.22, asked: 5.41, phrases: 1.07,
  holds: 2.32, exact: 8, oneOff: 7.15, titled: 1.04, titledShare: 1.19, aliased: 2.07, mentioned: 0.68, commonNames: 0.16,
  commonText: 0.07, core: 0.9, term: 0.95, floor: 0.42, wordFloor: 0.81, question: 0.91, story: 0.85, unwanted: 0.32, second: 0.32,
  meant: 2, compared: 1.33, form: 1.3,
}
const DIGITS = "零一二三四五六七八九"

let state = null
let trouble = ""
let last = { query: "", kind: "" }

/** 12 → 十二，130 → 一百三十；只用于 1 到 999。 */
function hanNumber(number) {
  if (number > 999) return String(number)
  const [h, t, o] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const hundred = h ? DIGITS[h] + "百" : ""
  const ten = t ? (t === 1 && !h ? "" : DIGITS[t]) + "十" : h && o ? "零" : ""
  return hundred + ten + (o ? DIGITS[o] : "")
}

/** 统一写法：小写、半角、简体，数字与汉字之间不留空格，第13条 写作 第十三条。 */
function normalize(text, convert = true) {
  let plain = text.normalize("NFKC").toLowerCase()
  if (convert && state) plain = [...plain].map(c => state.traditional[c] ?? c).join("")
  plain = plain.replace(/([\u3400-\u9fff])\s+(?=[0-9])/g, "$1").replace(/([0-9%])\s+(?=[\u3400-\u9fff])/g, "$1")
  return plain.replace(/第?(\d{1,3})条/g, (_, n) => "第" + hanNumber(Number(n)) + "条")
}

/** 同音字换成同一个代表字，用来容忍一个写错的字。 */
function fold(text) {
  let folded = ""
  for (const c of text) folded += state.sound.get(c) ?? c
  return folded
}

/** 许多段文字一起统一写法，比一段一段快得多；数据本来就是简体，不必逐字换。 */
function normalizeAll(texts) {
  return normalize(texts.join(APART), false).split(APART)
}

/** 换字用的几张表，和先到的一批条目。 */
function build(data) {
  state = { traditional: data.traditional, sound: new Map(), rarity: new Map(), holders: new Map(), documents: [], byUrl: new Map() }
  for (const group of Object.values(data.homophones)) {
    for (const c of group) state.sound.set(c, group[0])
  }
  state.spoken = Object.entries(data.spoken).map(([said, term]) => [normalize(said), normalize(term)])
  add(data.documents)
}

/** 让排着的查询先答。 */
function pause() {
  return new Promise(done => setTimeout(done))
}

/** 把许多条分成小批来做，批与批之间先答查询。 */
async function inBatches(list, work, size = BATCH) {
  for (let start = 0; start < list.length; start += size) {
    work(list.slice(start, start + size), start)
    await pause()
  }
}

/** 加进一批条目。每一列并成一串来换写法，再切开。 */
function add(rows) {
  const column = at => rows.map(row => row[at])
  const [titles, pages, aliases] = [1, 2, 4].map(at => normalizeAll(column(at)))
  const names = titles.map((title, n) => title + " " + aliases[n])
  const sounds = fold(names.join(APART)).split(APART)
  const pinyin = column(5).join(APART)
  const full = pinyin.replace(/ /g, "").split(APART)
  const initials = pinyin.replace(/(\w)\w* ?/g, "$1").split(APART)
  rows.forEach(([url, title, , kind, , , crumb], n) => {
    const plain = { title: titles[n], aliases: aliases[n], text: "", asked: "", names: names[n], all: names[n] + " " + pages[n] }
    const own = [titles[n], ...aliases[n].split(" ")].filter(Boolean)
    const document = { id: state.documents.length, url, title, text: "", kind, crumb, names: own, asked: [], pinyin: full[n].split("|"), initials: initials[n].split("|"), plain, sound: sounds[n] }
    state.documents.push(document)
    state.byUrl.set(url, document)
  })
  recount()
}

/** 条目变了，丢掉按原来的条目数出来的数。 */
function recount() {
  state.rarity.clear()
  state.holders.clear()
}

/** 一批条目的正文到了：补进条目。 */
function complete(texts, start) {
  normalizeAll(texts).forEach((plain, n) => {
    const document = state.documents[start + n]
    document.text = texts[n]
    document.plain.text = plain
    document.plain.all += " " + plain
  })
  recount()
}

/** 读者的说法到了：补进条目。 */
function credit(asked) {
  const places = Object.keys(asked)
  normalizeAll(places.map(place => asked[place])).forEach((said, n) => {
    const document = state.documents[places[n]]
    document.asked = said.split("|")
    document.phrases = undefined
    document.plain.asked = said
    document.plain.all += " " + said
  })
  recount()
}

/** 照这句话的问法，各种类的分乘多少：问句、要一张表、点名要一种（“检查单”“案例”）。 */
function kindWeights(plain, named) {
  const question = QUESTION.test(plain)
  const asked = { 问答: question ? W.question : 1, 案例: question ? W.story : 1, 表单: FORM.test(plain) ? W.form : 1 }
  const weights = Object.entries(KIND_WEIGHT).map(([kind, weight]) => [kind, weight * (asked[kind] ?? 1) * (named && named !== kind ? W.unwanted : 1)])
  return Object.fromEntries(weights)
}

/** 查询里可用来比对的说法：原话、去掉问词和种类的话、换成术语的话；以及照问法各种类的分量。 */
function phrasings(query) {
  const whole = normalize(query).replace(/[^\u3400-\u9fffa-z0-9.%]+/g, " ").replace(/有(什么|啥|何)不(同|一样)/g, "有什么区别").trim()
  const plain = whole.replace(MEANING, " ").replace(/ +/g, " ").trim() || whole
  // 问意思、问区别的，名称在话里的术语要在前。
  const meant = plain !== whole ? W.meant : plain.includes("区别") ? W.compared : 1
  // “流动党员 检查单”“送学上门的案例”：最后说的种类是要找的种类。
  const kind = Object.keys(KIND_WEIGHT).find(word => plain.split(" ").includes(word) || plain.endsWith("的" + word)) ?? null
  let core = kind ? plain.split(kind).join(" ").trim() || plain : plain
  for (const word of FILLERS) core = core.split(word).join(" ")
  core = core.replace(/\s+/g, " ").trim() || plain
  // 只换掉口语的那一段，其余的话照留；“小组”这样本来就在术语里的不换。长的说法先换，换过的不再换。
  const spoken = state.spoken.filter(([said, term]) => plain.includes(said) && !term.includes(said) && !plain.includes(term))
  const swap = pairs => pairs.reduce((text, [said, term]) => text.split(said).join(term), core)
  const longest = spoken.sort((a, b) => b[0].length - a[0].length).slice(0, MAX_SPOKEN)
  const terms = [...new Set([...longest.map(pair => swap([pair])), swap(longest), corrected(core)])].filter(term => term !== core)
  // 每种说法的双字只算一次，候选再多也不重算。
  const every = [...new Set([plain, core, ...terms])]
  const marked = new Map(every.map(phrase => [phrase, marks(phrase)]))
  const sounds = new Map(every.map(phrase => [phrase, bigrams(fold(phrase))]))
  return { plain, core, terms, kinds: kindWeights(plain, kind), meant, marks: marked, sounds }
}

/** 哪里都没有的相邻两字，多半错了一个；名称里有同音的，换成最常见的那个写法：换界 → 换届。 */
function corrected(phrase) {
  let text = phrase
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2)
    if (HAN.test(gram) && !gram.includes(" ") && !holders(gram).length) text = text.slice(0, i) + (heard(fold(gram)) ?? gram) + text.slice(i + 2)
  }
  return text
}

/** 名称里读这两个音的写法，取最常见的；没有是 undefined。 */
function heard(sound) {
  const found = new Map()
  for (const { plain, sound: names } of state.documents) {
    const at = names.indexOf(sound)
    const written = plain.names.slice(at, at + 2)
    if (at >= 0) found.set(written, (found.get(written) ?? 0) + 1)
  }
  return [...found].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** 查询里最长的、连着出现在正文里的一段有几个字，最多算 12 个；只有一个字相同不算。 */
function longestCommon(query, text) {
  let size = 1
  for (let i = 0; i + size < query.length && size < 12; i++) {
    while (size < 12 && i + size < query.length && text.includes(query.slice(i, i + size + 1))) size++
  }
  return size > 1 ? size : query.length === 1 && text.includes(query) ? 1 : 0
}

function bigrams(text) {
  const grams = new Set()
  for (const run of text.split(" ")) {
    for (let i = 0; i + 1 < run.length; i++) grams.add(run.slice(i, i + 2))
    if (run.length === 1) grams.add(run)
  }
  return grams
}

/** 含有这个双字的条目。 */
function holders(gram) {
  if (!state.holders.has(gram)) {
    state.holders.set(gram, state.documents.filter(({ plain }) => plain.all.includes(gram)))
  }
  return state.holders.get(gram)
}

/**
 * 少见的双字更能说明要找什么：按出现在多少条里给分。哪里都没有的，多半是两个词的接头或错字，不计。
 * “开始”这样的字，各处的说法里都只有一次；“党龄”集中在几条里，每条说许多次，分量更重。
 */
function rarity(gram) {
  if (!state.rarity.has(gram)) {
    const count = holders(gram).length
    const rare = count ? Math.min(MAX_RARITY, Math.log(1 + state.documents.length / (1 + count))) : 0
    state.rarity.set(gram, rare * (1 + DWELT * Math.log(dwelt(gram))))
  }
  return state.rarity.get(gram)
}

/** 读者的说法里有这个双字的条目，平均每条说到几次；都没有是 1。 */
function dwelt(gram) {
  let places = 0, times = 0
  for (const { plain } of holders(gram)) {
    const said = plain.asked.split(gram).length - 1
    if (said) places++
    times += said
  }
  return places ? times / places : 1
}

/** 用来比对的字：相邻双字，加上少见的单字（垫、吵），口语里常只有这一个字对得上。 */
function marks(phrase) {
  const grams = bigrams(phrase)
  for (const c of phrase) {
    if (HAN.test(c) && holders(c).length && holders(c).length <= state.documents.length * RARE) grams.add(c)
  }
  return grams
}

function share(grams, text) {
  let hit = 0, all = 0
  for (const gram of grams) {
    const weight = rarity(gram)
    all += weight
    if (text.includes(gram)) hit += weight
  }
  return all ? hit / all : 0
}

/** 名称里有没有一个和查询一样长、只差一个字的：多半是打错了一个。 */
function oneOff(query, document) {
  if (query.length < 3) return false
  return document.names.some(name => {
    if (name.length !== query.length) return false
    let wrong = 0
    for (let i = 0; i < query.length && wrong < 2; i++) if (name[i] !== query[i]) wrong++
    return wrong === 1
  })
}

/** 一条的名称和说法各自的双字，第一次用到时才切。 */
function parted(document) {
  document.parts ??= cut(document.names)
  document.phrases ??= cut(document.asked)
  return document
}

/** 许多段话的双字：每段各有几个，每个双字在哪几段里。 */
function cut(phrases) {
  const found = { sizes: [], at: new Map() }
  phrases.forEach((phrase, n) => {
    const grams = bigrams(phrase.replace(/[^\u3400-\u9fffa-z0-9.%]+/g, " "))
    found.sizes.push(grams.size)
    for (const gram of grams) {
      if (found.at.has(gram)) found.at.get(gram).push(n)
      else found.at.set(gram, [n])
    }
  })
  return found
}

/**
 * 查询和最像的一段话有多像，0 到 1：查询的双字有几成在那段话里（少见的分量重），那段话的双字有几成在查询里，取调和平均。
 * 那段话里多出来的也算，所以短而准的在前。
 */
function alike(grams, { sizes, at }) {
  const shared = new Map()
  let all = 0
  for (const gram of grams) {
    const weight = rarity(gram)
    all += weight
    for (const n of at.get(gram) ?? []) {
      const so = shared.get(n)
      if (so) { so.count++; so.weight += weight } else shared.set(n, { count: 1, weight })
    }
  }
  let best = 0
  for (const [n, { count, weight }] of shared) {
    const [found, used] = [weight / all, Math.min(1, count / sizes[n])]
    if (weight) best = Math.max(best, 2 * found * used / (found + used))
  }
  return best
}

/** 同音写法的双字里有多少出现，不计多少见。 */
function soundShare(grams, sound) {
  let hit = 0
  for (const gram of grams) if (sound.includes(gram)) hit++
  return grams.size ? hit / grams.size : 0
}

/** 同音写法的双字是不是有七成以上出现；逐条要问，够不上就不往下数。 */
function soundsClose(grams, sound) {
  let missing = 0
  for (const gram of grams) if (!sound.includes(gram) && ++missing / grams.size >= 0.3) return false
  return grams.size > 0
}

/** 空格分开的几个词有几个出现：全有是 1，少了就低，一个没有是 W.wordFloor；只有一个词时不管。 */
function wordsIn(phrase, text) {
  const words = phrase.split(" ").filter(Boolean)
  return words.length < 2 ? 1 : W.wordFloor + (1 - W.wordFloor) * words.filter(word => text.includes(word)).length / words.length
}

/** 0 到约 12 的分：标题和别名像不像，正文有没有这些话。 */
function likeness(document, asked) {
  const { title, aliases, text, names, all } = document.plain
  const { parts, phrases } = parted(document)
  let best = 0
  for (const [phrase, weight] of [[asked.plain, 1], [asked.core, W.core], ...asked.terms.map(term => [term, W.term])]) {
    const squeezed = phrase.replace(/ /g, "")
    if (!squeezed) continue
    const grams = asked.marks.get(phrase)
    const covered = share(grams, all)
    let score = W.names * share(grams, names) + W.covered * covered + (covered > 0.99 ? W.whole : 0)
    score += W.sound * soundShare(asked.sounds.get(phrase), document.sound)
    score += W.alike * alike(grams, parts)
    score += W.asked * alike(grams, phrases)
    score += W.phrases * share(grams, document.plain.asked)
    const near = oneOff(squeezed, document)
    if (title === squeezed || aliases.split(" ").includes(squeezed)) score += W.exact
    else if (near) score += W.oneOff
    else if (title.includes(squeezed)) score += W.titled + W.titledShare * (squeezed.length / title.length)
    else if (aliases.includes(squeezed)) score += W.aliased
    else if (title.length > 2 && squeezed.includes(title)) score += W.holds * title.length / squeezed.length
    else if (text.includes(squeezed)) score += W.mentioned
    score += W.commonNames * longestCommon(squeezed, names) + W.commonText * longestCommon(squeezed, text)
    // 少见的词没有出现，其余再像也不是要找的；分开写的几个词，少一个也差一截。
    // 只错一个字的名称，错的那个字当然没有出现，不算少。
    best = Math.max(best, score * weight * (near ? 1 : W.floor + (1 - W.floor) * covered) * wordsIn(phrase, all))
  }
  if (asked.meant > 1 && document.kind === "术语" && document.names.some(name => asked.plain.includes(name))) best *= asked.meant
  return best * (asked.kinds[document.kind] ?? 1)
}

/** 一段拼音和条目的名称有多像：一样最高，从头相同其次，中间有再次。 */
function soundsLike(letters, document) {
  let score = 0
  for (const [words, weight] of [[document.pinyin, 1], [document.initials, 0.9]]) {
    for (const word of words) {
      if (word === letters) score = Math.max(score, 10 * weight)
      else if (word.startsWith(letters)) score = Math.max(score, (6 + 3 * letters.length / word.length) * weight)
      else if (letters.length > 2 && word.includes(letters)) score = Math.max(score, (3 + 2 * letters.length / word.length) * weight)
    }
  }
  return score
}

/** 只写字母时按拼音找：先找连起来的；分开写的几段再找各段都有的、有几段的；都没有就去掉尾巴再找。 */
function byPinyin(plain) {
  const parts = plain.split(" ")
  const found = score => state.documents
    .map(document => ({ document, score: score(document) * (KIND_WEIGHT[document.kind] ?? 1) }))
    .filter(({ score }) => score)
  let ranked = found(document => soundsLike(parts.join(""), document))
  if (!ranked.length && parts.length > 1) ranked = found(document => parts.reduce((sum, part) => sum + soundsLike(part, document), 0) / parts.length)
  for (let end = parts[0].length - 1; !ranked.length && end >= 4; end--) ranked = found(document => soundsLike(parts[0].slice(0, end), document))
  return ranked
}

function candidates(asked) {
  const grams = new Set([...asked.marks.values()].flatMap(found => [...found]))
  const points = new Map()
  for (const gram of grams) {
    const weight = rarity(gram)
    for (const document of holders(gram)) {
      const named = document.plain.names.includes(gram) ? 3 : 1
      points.set(document, (points.get(document) ?? 0) + weight * named)
    }
  }
  const found = new Set([...points].sort((a, b) => b[1] - a[1]).slice(0, MAX_CANDIDATES).map(([document]) => document))
  // 最少见的一个双字常是要找的事；凡有它的都进候选，不让常见的词把它挤出去。
  const rarest = [...bigrams(asked.core)].sort((a, b) => rarity(b) - rarity(a))[0]
  if (rarest) for (const document of holders(rarest).slice(0, MAX_CANDIDATES)) found.add(document)
  // 写错一个字时，双字可能都对不上；同音的标题也进候选。
  const folded = asked.sounds.get(asked.plain)
  const squeezed = asked.plain.replace(/ /g, "")
  for (const document of state.documents) {
    if (soundsClose(folded, document.sound) || oneOff(squeezed, document)) found.add(document)
  }
  return [...found]
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, c => "&#" + c.charCodeAt(0) + ";")
}

/** 要标出的词：查询里确实出现的最长的几段。 */
function matched(document, asked) {
  const words = new Set()
  const body = document.plain.title + "\n" + document.plain.text
  for (const phrase of [asked.core, ...asked.terms]) {
    for (const run of phrase.split(" ")) {
      let i = 0
      while (i < run.length) {
        let size = Math.min(run.length - i, 16)
        while (size > 1 && !body.includes(run.slice(i, i + size))) size--
        // 单个字几乎处处都有，只在整句只有这一个字时才标。
        if (size > 1 || phrase.length === 1) words.add(run.slice(i, i + size))
        i += Math.max(size, 1)
      }
    }
  }
  return [...words].filter(word => body.includes(word))
}

function mark(text, words) {
  if (!words.length) return escapeHtml(text)
  const loose = words.map(word => [...word].map(c => c.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s*"))
  const pattern = new RegExp(loose.sort((a, b) => b.length - a.length).join("|"), "gi")
  let html = "", end = 0
  for (const match of text.matchAll(pattern)) {
    if (!match[0]) continue
    html += escapeHtml(text.slice(end, match.index)) + "<mark data-md-highlight>" + escapeHtml(match[0]) + "</mark>"
    end = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(end))
}

function excerpt(text, words) {
  const places = words.map(word => text.toLowerCase().indexOf(word)).filter(place => place >= 0)
  const start = Math.max(0, (places.length ? Math.min(...places) : 0) - 24)
  return (start ? "…" : "") + text.slice(start, start + 110) + (start + 110 < text.length ? "…" : "")
}

/**
 * 一条结果，写成 Material 的样子。Material 只给同页的后几条显示正文，
 * 单独成组的条目（问答、规定、术语）把摘要放进标题里。
 */
function present({ document, score }, asked, alone) {
  const words = matched(document, asked)
  const crumb = document.crumb ? `<span class="hb-crumb">${escapeHtml(document.crumb)}</span>` : ""
  const kind = `<span class="hb-kind">${escapeHtml(document.kind)}</span>${crumb}`
  const body = document.text ? mark(excerpt(document.text, words), words) : ""
  return {
    location: document.url,
    title: kind + mark(document.title, words) + (alone && body ? `<span class="hb-excerpt">${body}</span>` : ""),
    text: alone || !body ? "" : `<p>${body}</p>`,
    score,
    terms: Object.fromEntries(words.map(word => [word, true])),
  }
}

/** 同一页的结果归在一起；问答、规定、术语各条自成一组。 */
function group(ranked, asked) {
  const groups = new Map()
  for (const one of ranked) {
    const key = ["问答", "规定", "术语"].includes(one.document.kind) ? one.document.url : one.document.url.split("#")[0]
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(one)
  }
  // 一页有几处都像，比只有一处像更可能是要找的。
  const weigh = rows => rows[0].score + W.second * (rows[1]?.score ?? 0)
  const first = [...groups].sort((a, b) => weigh(b[1]) - weigh(a[1])).slice(0, MAX_PAGES)
  return first.map(([key, all]) => {
    const rows = all.slice(0, 4)
    return arrange(key, rows).map(one => present(one, asked, rows.length === 1 && one.document.url === rows[0].document.url))
  })
}

/** Material 把没有 # 的一条当作组头；组里没有这一条就补上。 */
function arrange(key, rows) {
  if (key.includes("#") || rows.some(one => one.document.url === key)) return rows
  const head = state.byUrl.get(key)
  return head ? [{ document: head, score: rows[0].score }, ...rows] : rows
}

/** 按种类数一数，每页算一次；选了种类就只留这一种。 */
function byKind(ranked, kind) {
  const counts = {}
  const seen = new Set()
  for (const { document } of ranked) {
    const key = document.kind + (["问答", "规定", "术语"].includes(document.kind) ? document.url : document.url.split("#")[0])
    if (seen.has(key)) continue
    seen.add(key)
    counts[document.kind] = (counts[document.kind] ?? 0) + 1
  }
  return { counts, kept: kind ? ranked.filter(({ document }) => document.kind === kind) : ranked }
}

/** 没有结果时，名称里有几个字相同的，最多三个；一个字也不相同的，给最先的几个术语。 */
function suggestions(asked) {
  const grams = new Set([...asked.core.replace(/ /g, "")])
  const near = state.documents
    .filter(({ kind }) => ["术语", "章节", "检查单", "表单"].includes(kind))
    .map(document => ({ title: document.title, score: share(grams, document.plain.names) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const offered = near.length ? near : state.documents.filter(({ kind }) => kind === "术语")
  return { suggestions: [...new Set(offered.map(({ title }) => title))].slice(0, 3), near: near.length > 0 }
}

function search(raw, kind) {
  if (!state) return { items: [], trouble }
  const asked = phrasings([...raw].slice(0, MAX_QUERY).join(""))
  if (!asked.plain) return { items: [], trouble }
  const letters = /^[a-z ]+$/.test(asked.plain)
  let ranked = letters ? byPinyin(asked.plain) : []
  if (!ranked.length) {
    // 不是拼音的字母（word、excel）要整个出现；只有两个字母相同的不算。
    const holds = ({ plain }) => !letters || asked.plain.split(" ").every(word => plain.all.includes(word))
    ranked = candidates(asked).filter(holds).map(document => ({ document, score: likeness(document, asked) }))
    const best = Math.max(0, ...ranked.map(one => one.score))
    ranked = ranked.filter(one => one.score > Math.max(LEAST, best * 0.1))
  }
  ranked.sort((a, b) => b.score - a.score || a.document.id - b.document.id)
  const { counts, kept } = byKind(ranked, kind)
  const items = group(kept, asked)
  return { items, counts, trouble, ...(ranked.length ? {} : suggestions(asked)) }
}

function answer(type, data) {
  self.postMessage(data === undefined ? { type } : { type, data })
}

function reply() {
  let data = { items: [], trouble: "搜索出错了，页面其余部分可以照常用" }
  try {
    data = search(last.query, last.kind)
  } catch (error) {
    console.error("搜索出错：", error)
  }
  answer(3, data)
}

/**
 * 载入一份数据：一个给 self 的属性赋值的脚本。在 Worker 里取来当 JSON 读，不挡住应答；
 * 从 file:// 打开时不许取文件，用 script 元素载入。
 */
async function load(url, name) {
  if (typeof document === "undefined") {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`${response.status} ${url}`)
    const text = await response.text()
    return JSON.parse(text.slice(text.indexOf("=") + 1, text.lastIndexOf(";")))
  }
  await new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = url
    script.onload = done
    script.onerror = () => failed(new Error(url))
    document.body.append(script)
  })
  return self[name]
}

/** 第一批名称必须有。条目很多时名称分两批，先到的先答；后一批或正文没有载入时，照已有的找，并说明。 */
async function prepare(base) {
  const part = (file, name) => load(new URL(`search/${file}.js`, base).href, name)
  let first
  try {
    first = await part("documents", "handbookSearch")
    build(first)
  } catch (error) {
    trouble = "搜索数据没有载入，请刷新页面再试；目录和页面可以照常用"
    console.warn("搜索数据没有载入：", error)
    return
  }
  let missing = "一部分搜索数据没有载入，现在找不全"
  try {
    if (first.more) {
      await inBatches(await part("names", "handbookNames"), add)
      if (last.query) reply()
    }
    missing = "正文的搜索数据没有载入，现在只按标题找"
    // 案例的正文另有一份，案例库也用；在条目里排在最后。
    const [others, cases] = await Promise.all([part("texts", "handbookTexts"), part("cases", "handbookCases")])
    const texts = [...others.texts, ...cases.flatMap(([, own]) => own)]
    if (texts.length !== state.documents.length) throw new Error("条数不一致")
    credit(others.asked)
    await inBatches(texts, complete)
  } catch (error) {
    trouble = missing
    console.warn(missing, error)
  }
  if (last.query) reply()
  await warm()
}

/** 趁空先切好各条的双字，再找几句常问的，免得第一个长句比后来的慢。 */
async function warm() {
  await inBatches(state.documents, batch => batch.forEach(parted), WARM_BATCH)
  await inBatches(WARM_QUERIES, ([query]) => search(query, ""), 1)
}

// 脚本自己的地址：Worker 里是 location，代替品里是当前的 script 元素。
self.handbookBase = typeof document === "undefined" ? self.location.href : document.currentScript.src
const prepared = prepare(new URL("../../", self.handbookBase))
let ready = false

self.addEventListener("message", event => {
  const { type, data, kind } = event.data
  if (type === 0) {
    // 名称一到就可以答；正文不必等。
    const tell = () => { if (!ready && (state || trouble)) { ready = true; answer(1) } else if (!ready) setTimeout(tell, 5) }
    tell()
    prepared.then(tell)
  } else if (type === 2) {
    last = { query: String(data), kind: kind ?? "" }
    reply()
  }
})
