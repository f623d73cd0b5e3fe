/** 照样例算一遍各个工具：node testing/tools.js < [{tool, data, given}, …]；写出同次序的结果。 */

import { text } from "node:stream/consumers"

const asked = JSON.parse(await text(process.stdin))
const found = []
for (const { tool, data, given } of asked) {
  const { reckon } = await import(`../tools/${tool}.js`)
  found.push(reckon(data, given))
}
process.stdout.write(JSON.stringify(found))
