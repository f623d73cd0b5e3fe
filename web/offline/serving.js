/** 存着的文件怎样应答。 */

/**
 * 要一段的给一段：看 PDF 的程序一段一段地要。
 * @param {Response} kept 存着的整个文件
 * @param {string | null} range 要哪一段，如 bytes=0-99；不要一段的是 null
 * @returns {Promise<Response>} 网址照问的算，不照存的时候算
 */
export async function served(kept, range) {
  const headers = new Headers(kept.headers)
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? []
  if (!first && !last) return new Response(kept.body, { status: 200, headers })
  const content = await kept.blob()
  // 没有开头的是最后多少个字节。
  const most = content.size - 1
  const start = first ? +first : Math.max(0, content.size - +last)
  const end = first && last ? Math.min(+last, most) : most
  headers.delete("Content-Encoding")
  if (start > end) {
    headers.set("Content-Range", `bytes */${content.size}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set("Content-Range", `bytes ${start}-${end}/${content.size}`)
  headers.set("Content-Length", `${end - start + 1}`)
  return new Response(content.slice(start, end + 1), { status: 206, headers })
}

/**
 * 网站来的应答；太久没有来、来的是服务器的错、网不通的时候，用存着的。
 * @param {Promise<Response>} network
 * @param {Response | undefined} kept
 * @param {number} patience 有存着的时候等多久，毫秒
 * @returns {Promise<Response | null>} 用存着的是 null
 */
export async function fresh(network, kept, patience) {
  if (!kept) return network
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const late = new Promise(done => { timer = setTimeout(done, patience, null) })
  try {
    const response = await Promise.race([network, late])
    return response && response.status < 500 ? response : null
  } catch {
    return null
  } finally {
    clearTimeout(timer)
    network.catch(() => {})
  }
}
