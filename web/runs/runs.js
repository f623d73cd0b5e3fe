/** 检查单的各次：页上的检查单，和“我的检查单”一页。 */

import { startChecklists } from "./checklist.js"
import { startMine } from "./mine.js"
import { Shelf } from "./shelf.js"

const shelf = new Shelf()
startChecklists(shelf)
const root = document.getElementById("runs")
if (root) startMine(root, shelf)
