/** 每页都载入的脚本：页上有什么，就启动什么；一样出错不连累别的。 */

import { startCase } from "./copy/case.js"
import { startCopy } from "./copy/copy.js"
import { startDisplay } from "./menus/display.js"
import { startMenu } from "./menus/menu.js"
import { startSearchBox } from "./menus/search-box.js"
import { startNotes } from "./notes/notes.js"
import { startOffline } from "./offline/register.js"
import { startPrint } from "./print/print.js"
import { startRuns } from "./runs/loader.js"
import { startScrolling } from "./scrolling/scrolling.js"
import { startSearchPanel } from "./search-panel/panel.js"
import { startTextSize } from "./text-size/control.js"

const own = /** @type {HTMLScriptElement | null} */ (document.currentScript)

for (const start of [() => startRuns(own?.dataset.runs), startSearchPanel, startPrint, startNotes, startCopy, startCase, startMenu, startSearchBox, startDisplay, startTextSize, startScrolling, startOffline]) {
  try {
    start()
  } catch (error) {
    console.error(error)
  }
}
