/** 网址里的查询。Material 把 q 放进搜索框，把 h 在页上标出；几千字的查询会让它停住。 */

/** 查询最多几个字；搜索框也这么长。 */
export const LONGEST = 200

/**
 * 网址里太长的查询截短。
 * @param {string} address 完整的网址
 * @returns {string | null} 截短了的网址；不用截是 null
 */
export function shortened(address) {
  const url = new URL(address)
  let cut = false
  for (const name of ["q", "h"]) {
    const value = url.searchParams.get(name) ?? ""
    if (value.length <= LONGEST) continue
    url.searchParams.set(name, [...value.slice(0, LONGEST)].join("").trim())
    cut = true
  }
  return cut ? url.href : null
}
