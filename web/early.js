/** 页头里载入，画出页面以前就要定的：存取读者选择的函数、字号、这里有脚本、现在是几月。 */

import "./material/scope.js"
import { apply, chosen } from "./text-size/size.js"

apply(chosen())
document.documentElement.classList.replace("no-js", "js")
document.documentElement.dataset.month = String(new Date().getMonth() + 1)
