// 各脚本之间、和 Material 之间用到的全局名称。
import type { Channel } from "./search-panel/channel.js"

declare global {
  interface Window {
    /** 搜索面板和查询之间的一根线；channel.js 先载入。 */
    handbookSearchChannel?: Channel
    /** Material 的脚本用的四个名称；material/scope.js 定义。 */
    __md_scope: URL
    __md_hash: (text: string) => number
    __md_get: (key: string, storage?: Storage, scope?: URL) => any
    __md_set: (key: string, value: unknown, storage?: Storage, scope?: URL) => void
  }
}
