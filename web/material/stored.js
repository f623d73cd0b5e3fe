/** Material 存在浏览器里的东西，读出来先看式样；Material 自己不看，式样不对时整页的脚本都停下。 */

/**
 * 读者选的颜色。
 * @param {unknown} value
 * @returns {{ index: number, color: Record<string, string> } | null} 式样不对是 null
 */
export function palette(value) {
  if (typeof value !== "object" || value === null) return null
  const { index, color } = /** @type {{ index?: unknown, color?: unknown }} */ (value)
  if (!Number.isInteger(index) || typeof color !== "object" || color === null) return null
  if (!Object.values(color).every(one => typeof one === "string")) return null
  return { index: /** @type {number} */ (index), color: /** @type {Record<string, string>} */ (color) }
}
