/** 照数据里的措辞写：填空，没有的那一句不写，一列的一条写一行。 */

/** @typedef {Record<string, string | string[] | undefined>} Values 空的名称 → 填的；一列的是数组 */

const LINE = "＿＿＿＿"
const BLANK = /\{([^{}?]+)(\?)?\}/g
/** 一句到句末的标点为止，后面的引号、括号跟着；可以不写的空后面有一个空格，也是一句完了：它自己带着问号。 */
const SENTENCE = /(?:(?!\?\} )[^。！？；])*(?:\?\} |[。！？；]+[”）』」]*|$)/g

/**
 * 填好的几行。
 * @param {string} text @param {Values} values
 * @returns {string[]}
 */
export function fill(text, values) {
  return text.split("\n").flatMap(line => {
    const listed = [...line.matchAll(BLANK)].find(([, name = ""]) => Array.isArray(values[name]))
    if (!listed) return [sentences(line, values)]
    const [whole, name = ""] = listed
    return /** @type {string[]} */ (values[name]).map(entry => sentences(line.replace(whole, "{\0}"), { ...values, "\0": entry }))
  }).filter(line => line.trim())
}

/** @param {string} line @param {Values} values */
function sentences(line, values) {
  const parts = line.match(SENTENCE) ?? []
  const kept = parts.filter(one => ![...one.matchAll(BLANK)].some(([, name = "", may]) => may && !values[name]?.length))
  return tidied(kept.map(one => one.replace(BLANK, (whole, name, _may, at) => set(one, whole, at, /** @type {string} */ (values[name]) || LINE))).join(""))
}

/** 汉字和数字、字母之间空一格。 @param {string} sentence @param {string} whole @param {number} at @param {string} value */
function set(sentence, whole, at, value) {
  const [before, after] = [sentence.slice(0, at).slice(-1), sentence.slice(at + whole.length)[0] ?? ""]
  return (meets(before, value[0] ?? "") ? " " : "") + value + (meets(value.slice(-1), after) ? " " : "")
}

/** @param {string} left @param {string} right */
function meets(left, right) {
  return (/\p{Script=Han}/u.test(left) && /[0-9A-Za-z]/.test(right)) || (/[0-9A-Za-z]/.test(left) && /\p{Script=Han}/u.test(right))
}

/** 填的自己带着标点时，不留两个。 @param {string} line */
function tidied(line) {
  return line.replace(/([。！？；])[。；，]+/g, "$1").replace(/([。！？；”]) (?=[^0-9A-Za-z])/g, "$1").trim()
}

/** 一个空里填的：去掉末尾的句号，换行变成空格。 @param {string} text */
export function told(text) {
  return text.trim().replace(/\s*\n\s*/g, " ").replace(/[。；，、]+$/, "")
}

/** 一问，末尾有问号。 @param {string} text */
export function asked(text) {
  const question = told(text)
  return !question || /[？?！!”]$/.test(question) ? question.replace(/\?$/, "？") : `${question}？`
}

/** 一列里的各条：空行不算。 @param {string} text */
export function entries(text) {
  return text.split("\n").map(line => line.trim().replace(/^(?:[\s\-·•]|\d+(?:[、)）]|\.(?!\d)))+/, "").trim()).filter(Boolean)
}
