/** 会存成的文件：最大多少，一份一份怎样读。 */

import { Fault } from "../lib/envelope.js"
import { LIMITS, read } from "./meeting.js"

/** @typedef {import("./meeting.js").Meeting} Meeting */

/** @type {import("../lib/envelope.js").Envelope<Meeting>} */
export const FILE = Object.freeze({ kind: "handbook.desk", of: "meetings", from: "会议台", largest: 8_000_000, most: LIMITS.meetings, read: numbered })

/** @param {unknown} one @param {number} at */
function numbered(one, at) {
  try {
    return read(one)
  } catch (fault) {
    throw fault instanceof Fault ? new Fault(`第 ${at + 1} 次会的 ${fault.message}`) : fault
  }
}
