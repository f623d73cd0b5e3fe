/**
 * 把这里的模块合成 docs/assets 下的经典脚本：从 file:// 打开的页面不能载入模块。
 * node join.js 写；node join.js --check 只比，不一样就列出来，以 1 结束。
 */

import { build } from "esbuild"
import { readFile, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const ASSETS = new URL("../docs/assets/", import.meta.url)

/** 合成的文件 → 从哪个模块起。 */
const SCRIPTS = {
  "scripts/early.js": "early.js",
  "scripts/palette.js": "material/palette.js",
  "scripts/channel.js": "search-panel/channel.js",
  "scripts/page.js": "page.js",
  "scripts/library.js": "library/library.js",
  "scripts/tools.js": "tools/tools.js",
  "scripts/quiz.js": "quiz/quiz.js",
  "scripts/lists.js": "lists/lists.js",
  "scripts/pdf.js": "lists/pdf.js",
  "search/worker.js": "search/worker.js",
}

async function joined(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "utf8",
    target: ["chrome100", "safari15"],
    banner: { js: `// 由 web/${entry} 合成（make scripts），不要改这里。` },
  })
  return outputFiles[0].text
}

const check = process.argv.includes("--check")
let stale = 0
for (const [name, entry] of Object.entries(SCRIPTS)) {
  const [target, text] = [new URL(name, ASSETS), await joined(entry)]
  const present = await readFile(target, "utf8").catch(() => "")
  if (present === text) continue
  stale++
  if (check) console.error(`docs/assets/${name} 和 web/${entry} 不一致，请运行 make scripts`)
  else await writeFile(target, text)
}
process.exitCode = check && stale ? 1 : 0
