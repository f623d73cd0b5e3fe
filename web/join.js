/**
 * 把这里的模块合成 docs/assets 下的经典脚本：从 file:// 打开的页面不能载入模块。
 * 合进去的别人的包，版本、出处和许可全文写在 docs/assets/vendor/packages.txt。
 * node join.js 写；node join.js --check 只比，不一样就列出来，以 1 结束。
 */

import { build } from "esbuild"
import { readFile, readdir, writeFile } from "node:fs/promises"
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
  "scripts/desk.js": "desk/desk.js",
  "scripts/desk-word.js": "desk/word.js",
  "scripts/quiz.js": "quiz/quiz.js",
  "scripts/runs.js": "runs/runs.js",
  "scripts/lists.js": "lists/lists.js",
  "scripts/pdf.js": "lists/pdf.js",
  "scripts/offline.js": "offline/panel.js",
  "offline/worker.js": "offline/worker.js",
  "offline/off.js": "offline/off.js",
  "search/worker.js": "search/worker.js",
}

const PACKAGES = "vendor/packages.txt"
/** 包的文件夹 → 合进了哪几个文件。 @type {Map<string, string[]>} */
const packages = new Map()

async function joined(name, entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    metafile: true,
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "utf8",
    target: ["chrome100", "safari15"],
    banner: { js: `// 由 web/${entry} 合成（make scripts），不要改这里。` },
  })
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter(path => inputs[path].bytesInOutput))
  // 包里还有包的，是最里面的那个。
  const folders = used.map(path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean)
  for (const folder of new Set(folders)) packages.set(folder, [...packages.get(folder) ?? [], name])
  return outputFiles[0].text
}

/** 一个包：名称、版本、许可、出处、合进了哪里，和许可的全文。 */
async function notice(folder, names) {
  const own = new URL(`${folder}/`, import.meta.url)
  const about = JSON.parse(await readFile(new URL("package.json", own), "utf8"))
  const source = String(about.repository?.url ?? about.repository ?? about.homepage ?? "").replace(/^git@([^:]+):/, "https://$1/").replace(/^git\+/, "").replace(/\.git$/, "")
  const file = (await readdir(own)).find(one => /^(?:un)?licen[cs]e/i.test(one))
  if (!file || !about.license || !source) throw new Error(`${folder} 没有写许可或者出处，不能合进来`)
  const text = (await readFile(new URL(file, own), "utf8")).replaceAll("\r\n", "\n").trim()
  return `${about.name} ${about.version}，${about.license}，${source}，在 ${names.join("、")} 里\n\n${text}\n`
}

const check = process.argv.includes("--check")
let stale = 0

async function write(name, text, source) {
  const target = new URL(name, ASSETS)
  const present = await readFile(target, "utf8").catch(() => "")
  if (present === text) return
  stale++
  if (check) console.error(`docs/assets/${name} 和 ${source} 不一致，请运行 make scripts`)
  else await writeFile(target, text)
}

for (const [name, entry] of Object.entries(SCRIPTS)) await write(name, await joined(name, entry), `web/${entry}`)
const notices = await Promise.all([...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([folder, names]) => notice(folder, names)))
await write(PACKAGES, notices.join(`\n${"=".repeat(72)}\n\n`), "node_modules 里的包")
process.exitCode = check && stale ? 1 : 0
