/**
 * 一个模块里可以改坏的每一处：`node changes.js 文件…` 印出 JSON，
 * 每处是 { path, start, end, text, line }，start 和 end 按字符数。
 */

import { readFileSync } from "node:fs"
import { parse } from "acorn"

/** @type {Record<string, string>} */
const OPERATORS = {
  "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "==": "!=", "!=": "==", "+": "-", "-": "+", "*": "/", "/": "*", "%": "*",
  "&&": "||", "||": "&&", "??": "&&", "+=": "-=", "-=": "+=", "++": "--", "--": "++", "in": "instanceof",
}
/** 给人看的话怎么写，不由测试管。 */
const WORDING = /[\u3000-\u9fff]/

/**
 * @param {any} node
 * @param {string} text
 * @param {(start: number, end: number, text: string) => void} add
 */
function visit(node, text, add) {
  const code = (/** @type {any} */ one) => text.slice(one.start, one.end)
  switch (node.type) {
    case "ImportDeclaration": case "ExportAllDeclaration":
      return
    case "BinaryExpression": case "LogicalExpression": case "AssignmentExpression": {
      const replaced = OPERATORS[node.operator]
      if (replaced && !(node.operator === "+" && /["'`]/.test(code(node)))) {
        const at = text.indexOf(node.operator, node.left.end)
        add(at, at + node.operator.length, replaced)
      }
      break
    }
    case "UpdateExpression": {
      const at = node.prefix ? node.start : node.end - 2
      add(at, at + 2, OPERATORS[node.operator])
      break
    }
    case "UnaryExpression":
      if (node.operator === "!" || node.operator === "-") add(node.start, node.end, `(${code(node.argument)})`)
      break
    case "ConditionalExpression":
      add(node.start, node.end, `(${code(node.test)} ? ${code(node.alternate)} : ${code(node.consequent)})`)
      break
    case "IfStatement": case "WhileStatement":
      add(node.test.start, node.test.end, `!(${code(node.test)})`)
      break
    case "ReturnStatement":
      if (node.argument) add(node.argument.start, node.argument.end, "undefined")
      break
    case "ArrowFunctionExpression":
      if (node.expression) add(node.body.start, node.body.end, "undefined")
      break
    case "ExpressionStatement":
      if (["CallExpression", "ChainExpression"].includes(node.expression.type)) add(node.start, node.end, ";")
      break
    case "ContinueStatement":
      add(node.start, node.end, "break")
      break
    case "BreakStatement":
      if (!node.label) add(node.start, node.end, "")
      break
    case "Literal":
      if (typeof node.value === "number") add(node.start, node.end, String(node.value + 1))
      if (typeof node.value === "boolean") add(node.start, node.end, String(!node.value))
      if (typeof node.value === "string" && node.value && !WORDING.test(node.value)) add(node.start, node.end, JSON.stringify(node.value + "XX"))
      break
    case "CallExpression":
      if (node.callee.type === "Identifier" && node.arguments.length === 1 && node.arguments[0].type !== "SpreadElement") add(node.start, node.end, `(${code(node.arguments[0])})`)
      break
    case "Property":
      // 样式的名字由浏览器里的测试看。
      if (node.key.name === "class" && node.value.type === "Literal") return
      if (!node.computed && node.key.type === "Literal") return visit(node.value, text, add)
      break
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string") visit(child, text, add)
    }
  }
}

const found = process.argv.slice(2).flatMap(path => {
  const text = readFileSync(path, "utf8")
  /** @type {{ path: string, start: number, end: number, text: string, line: number }[]} */
  const changes = []
  // 字符数照 Python 的算法：补充平面的字算一个。
  const place = (/** @type {number} */ at) => [...text.slice(0, at)].length
  visit(parse(text, { ecmaVersion: 2022, sourceType: "module" }), text, (start, end, replaced) => {
    changes.push({ path, start: place(start), end: place(end), text: replaced, line: text.slice(0, start).split("\n").length })
  })
  return changes
})
process.stdout.write(JSON.stringify(found))
