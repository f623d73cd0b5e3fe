/**
 * 搜索应答脚本。回答 Material 的四种消息：SETUP 0、READY 1、QUERY 2、RESULT 3。
 * 先由 MiniSearch 按单字和双字找出候选，再按整句、标题、连续相同的字重新排序，最后按页面归并。
 * 经典脚本（不是模块），因为在 file:// 打开时要由 iframe-worker 代替 Worker 来运行。
 */
"use strict"

const FIELDS = ["title", "aliases", "page", "text", "pinyin", "initials"]
const BOOST = { title: 4, aliases: 4, page: 1.5, text: 1, pinyin: 3, initials: 2 }
const MAX_QUERY = 64
const MAX_CANDIDATES = 150
const MAX_PAGES = 30
const HAN = /[\u3400-\u9fff\ud840-\ud8bf\udc00-\udfff]/
const RUNS = /[\u3400-\u9fff]+|[a-z0-9.%]+/g
// 问句里不指内容的字词，只影响排序，不影响找到与否。
const FILLERS = ["请问", "怎么办", "怎么样", "怎样", "怎么", "如何", "什么", "哪些", "哪个", "多久", "多少", "能不能", "可不可以", "可以", "需要", "是不是", "有没有", "应该", "一次", "吗", "呢", "的", "要", "是", "了", "谁", "几"]
const QUESTION = /多久|多少|怎么|怎样|如何|什么|能不能|可不可以|可以.*吗|吗$|谁|几|是不是|有没有|要不要|哪/
const KIND_WEIGHT = { 章节: 1.12, 检查单: 1.08, 表单: 1.04, 问答: 1.06, 案例: 1, 术语: 1.02, 规定: 0.95, 页面: 1 }
const DIGITS = "零一二三四五六七八九"

let state = null

/** 12 → 十二，130 → 一百三十；只用于 1 到 999。 */
function hanNumber(number) {
  if (number > 999) return String(number)
  const [h, t, o] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const hundred = h ? DIGITS[h] + "百" : ""
  const ten = t ? (t === 1 && !h ? "" : DIGITS[t]) + "十" : h && o ? "零" : ""
  return hundred + ten + (o ? DIGITS[o] : "")
}

/** 统一写法：小写、半角、简体，数字与汉字之间不留空格，第13条 写作 第十三条。 */
function normalize(text) {
  let plain = text.normalize("NFKC").toLowerCase()
  if (state) plain = [...plain].map(c => state.traditional[c] ?? c).join("")
  plain = plain.replace(/([\u3400-\u9fff])\s+(?=[0-9])/g, "$1").replace(/([0-9%])\s+(?=[\u3400-\u9fff])/g, "$1")
  return plain.replace(/第?(\d{1,3})条/g, (_, n) => "第" + hanNumber(Number(n)) + "条")
}

/** 单字和相邻双字；拉丁字母和数字按词。 */
function tokenize(text) {
  const tokens = []
  for (const [run] of normalize(text).matchAll(RUNS)) {
    if (!HAN.test(run)) {
      tokens.push(run)
      continue
    }
    for (let i = 0; i < run.length; i++) {
      tokens.push(run[i])
      if (i + 1 < run.length) tokens.push(run.slice(i, i + 2))
    }
  }
  return tokens
}

/** 同音字换成同一个代表字，用来容忍一个写错的字。 */
function fold(text) {
  return [...text].map(c => state.sound[c] ?? c).join("")
}

function build(data) {
  state = { traditional: data.traditional, sound: {}, rarity: new Map(), synonyms: Object.entries(data.synonyms) }
  for (const group of Object.values(data.homophones)) {
    for (const c of group) state.sound[c] = group[0]
  }
  state.synonyms = state.synonyms.map(([said, term]) => [normalize(said), normalize(term)])
  state.documents = data.documents.map(([url, title, page, text, kind, aliases, pinyin, initials], id) => {
    const plain = { title: normalize(title), aliases: normalize(aliases), page: normalize(page), text: normalize(text) }
    return { id, url, title, page, text, kind, aliases, pinyin, initials, plain, sound: fold(plain.title + " " + plain.aliases) }
  })
  state.index = new MiniSearch({
    fields: FIELDS,
    tokenize: (text, field) => (field === "pinyin" || field === "initials" ? text.split(" ").filter(Boolean) : tokenize(text)),
    processTerm: term => term,
    extractField: (document, name) => document[name],
  })
  state.index.addAll(state.documents)
}

/** 查询里可用来比对的说法：原话、去掉问词的话、换成术语的话。 */
function phrasings(query) {
  const plain = normalize(query).replace(/[^\u3400-\u9fffa-z0-9.%]+/g, " ").trim()
  let core = plain
  for (const word of FILLERS) core = core.split(word).join(" ")
  core = core.replace(/\s+/g, " ").trim() || plain
  // 只换掉口语的那一段，其余的话照留；“小组”这样本来就在术语里的不换。
  const spoken = state.synonyms.filter(([said, term]) => plain.includes(said) && !term.includes(said) && !plain.includes(term))
  const terms = spoken.map(([said, term]) => core.split(said).join(term)).filter(term => term !== core)
  return { plain, core, terms }
}

function longestCommon(query, text) {
  for (let size = Math.min(query.length, 12); size > 1; size--) {
    for (let i = 0; i + size <= query.length; i++) {
      if (text.includes(query.slice(i, i + size))) return size
    }
  }
  return text.includes(query) ? query.length : 0
}

function bigrams(text) {
  const grams = new Set()
  for (const run of text.split(" ")) {
    for (let i = 0; i + 1 < run.length; i++) grams.add(run.slice(i, i + 2))
    if (run.length === 1) grams.add(run)
  }
  return grams
}

/** 少见的双字更能说明要找什么：按出现在多少条里给分。 */
function rarity(gram) {
  if (!state.rarity.has(gram)) {
    let count = 0
    for (const { plain } of state.documents) {
      if (plain.title.includes(gram) || plain.aliases.includes(gram) || plain.text.includes(gram)) count++
    }
    state.rarity.set(gram, Math.log(1 + state.documents.length / (1 + count)))
  }
  return state.rarity.get(gram)
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

/** 同音写法的双字里有多少出现，不计多少见。 */
function soundShare(grams, sound) {
  let hit = 0
  for (const gram of grams) if (sound.includes(gram)) hit++
  return grams.size ? hit / grams.size : 0
}

/** 0 到约 12 的分：标题和别名像不像，正文有没有这些话。 */
function likeness(document, asked, question) {
  const { title, aliases, page, text } = document.plain
  const names = title + " " + aliases
  let best = 0
  for (const [phrase, weight] of [[asked.plain, 1], [asked.core, 0.95], ...asked.terms.map(term => [term, 0.9])]) {
    const squeezed = phrase.replace(/ /g, "")
    if (!squeezed) continue
    const grams = bigrams(phrase)
    const covered = share(grams, names + " " + page + " " + text)
    let score = 4 * share(grams, names) + 2.2 * covered + (covered > 0.99 ? 1.5 : 0)
    score += soundShare(bigrams(fold(phrase)), document.sound) * 1.5
    if (title === squeezed || aliases.split(" ").includes(squeezed)) score += 6
    else if (title.includes(squeezed)) score += 3 + 2 * (squeezed.length / title.length)
    else if (aliases.includes(squeezed)) score += 2.5
    else if (text.includes(squeezed)) score += 1.6
    score += 0.15 * longestCommon(squeezed, names) + 0.06 * longestCommon(squeezed, text)
    best = Math.max(best, score * weight)
  }
  if (question && document.kind === "问答") best *= 1.25
  if (!document.url.includes("#")) best *= 1.05
  return best * (KIND_WEIGHT[document.kind] ?? 1)
}

/** 只写字母时按拼音找：全拼或首字母从头相同的在前。 */
function byPinyin(letters) {
  const found = []
  for (const document of state.documents) {
    let score = 0
    for (const [words, weight] of [[document.pinyin.split(" "), 1], [document.initials.split(" "), 0.9]]) {
      for (const word of words) {
        if (word === letters) score = Math.max(score, 10 * weight)
        else if (word.startsWith(letters)) score = Math.max(score, (6 + 3 * letters.length / word.length) * weight)
        else if (letters.length > 2 && word.includes(letters)) score = Math.max(score, (3 + 2 * letters.length / word.length) * weight)
      }
    }
    if (score) found.push({ document, score: score * (KIND_WEIGHT[document.kind] ?? 1) * (document.url.includes("#") ? 1 : 1.05) })
  }
  return found
}

function candidates(asked) {
  const query = [asked.plain, ...asked.terms].join(" ")
  const hits = state.index.search(query, { boost: BOOST, combineWith: "OR", prefix: term => /^[a-z0-9]{2,}$/.test(term) })
  const found = new Set(hits.slice(0, MAX_CANDIDATES).map(hit => hit.id))
  // 写错一个字时，双字可能都对不上；同音的标题也进候选。
  const folded = bigrams(fold(asked.plain))
  for (const document of state.documents) if (soundShare(folded, document.sound) > 0.7) found.add(document.id)
  return [...found].map(id => state.documents[id])
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
  const kind = `<span class="hb-kind">${escapeHtml(document.kind)}</span>`
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
    if (!groups.has(key)) {
      if (groups.size >= MAX_PAGES) continue
      groups.set(key, [])
    }
    const rows = groups.get(key)
    if (rows.length < 4) rows.push(one)
  }
  return [...groups].map(([key, rows]) => arrange(key, rows).map(one => present(one, asked, rows.length === 1 && one.document.url === rows[0].document.url)))
}

/** Material 把没有 # 的一条当作组头；组里没有这一条就补上。 */
function arrange(key, rows) {
  if (key.includes("#") || rows.some(one => one.document.url === key)) return rows
  const head = state.documents.find(document => document.url === key)
  return head ? [{ document: head, score: rows[0].score }, ...rows] : rows
}

function search(raw) {
  if (!state?.index) return []
  const asked = phrasings([...raw].slice(0, MAX_QUERY).join(""))
  if (!asked.plain) return []
  const letters = asked.plain.replace(/ /g, "")
  const question = QUESTION.test(asked.plain)
  let ranked = /^[a-z]+$/.test(letters) ? byPinyin(letters) : []
  if (!ranked.length) {
    ranked = candidates(asked).map(document => ({ document, score: likeness(document, asked, question) }))
    const least = HAN.test(asked.plain) ? 1.2 : 0.4
    ranked = ranked.filter(one => one.score > least)
  }
  ranked.sort((a, b) => b.score - a.score || a.document.id - b.document.id)
  return group(ranked, asked)
}

function answer(type, data) {
  self.postMessage(data === undefined ? { type } : { type, data })
}

async function handle({ type, data }) {
  if (type === 0) {
    try {
      const base = new URL("../../", self.handbookBase)
      // 在 Worker 里 importScripts 同步完成；在 file:// 的代替品里返回一个 Promise。
      await importScripts(new URL("assets/vendor/minisearch/minisearch.js", base).href, new URL("search/documents.js", base).href)
      build(self.handbookSearch)
    } catch (error) {
      console.error("搜索数据没有载入：", error)
    }
    answer(1)
  } else if (type === 2) {
    let items = []
    try {
      items = search(String(data))
    } catch (error) {
      console.error("搜索出错：", error)
    }
    answer(3, { items })
  }
}

// 脚本自己的地址：Worker 里是 location，代替品里是当前的 script 元素。
self.handbookBase = typeof document === "undefined" ? self.location.href : document.currentScript.src
self.addEventListener("message", event => handle(event.data))
