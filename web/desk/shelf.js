/** 我的会，一次一份存着，后改的在前。 */

import { orNone } from "../lib/envelope.js"
import { Shelf } from "../lib/shelf.js"
import { read } from "./meeting.js"

/** @typedef {import("./meeting.js").Meeting} Meeting */

/** @returns {Shelf<Meeting>} */
export const meetings = () => new Shelf("desk.meeting.", orNone(read), (one, other) => other.changed - one.changed)
