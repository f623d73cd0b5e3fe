// 检查单：打过的勾留在本机浏览器里，键名带版本；不联网。
// 经典脚本，不是模块：从 file:// 打开的页面不能载入模块。
"use strict"
{
const KEY = "handbook.v1.checklist."

/** Read the ticked item ids of a checklist; an unreadable entry counts as empty. */
function read(id) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY + id) ?? "[]")
    return new Set(Array.isArray(kept) ? kept : [])
  } catch {
    return new Set()
  }
}

/** Keep the ticked item ids; private windows may refuse, then the ticks last as long as the page. */
function write(id, ticked) {
  try {
    localStorage.setItem(KEY + id, JSON.stringify([...ticked]))
  } catch {
    // nothing to do: the page works on without memory
  }
}

function button(label, action) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "md-button hb-checklist__button"
  made.textContent = label
  made.addEventListener("click", action)
  return made
}

function enhance(section) {
  const id = section.dataset.checklist
  const boxes = [...section.querySelectorAll("input[type=checkbox][data-item]")]
  const progress = document.createElement("p")
  progress.className = "hb-checklist__progress"
  progress.setAttribute("role", "status")
  const show = () => {
    progress.textContent = `已完成 ${boxes.filter(box => box.checked).length} / ${boxes.length} 项`
  }
  const save = () => {
    write(id, new Set(boxes.filter(box => box.checked).map(box => box.dataset.item)))
    show()
  }
  const ticked = read(id)
  for (const box of boxes) {
    box.checked = ticked.has(box.dataset.item)
    box.addEventListener("change", save)
  }
  const bar = document.createElement("div")
  bar.className = "hb-checklist__bar hb-noprint"
  bar.append(
    progress,
    button("清空", () => {
      for (const box of boxes) box.checked = false
      save()
    }),
    button("打印", () => print()),
  )
  section.querySelector(".hb-checklist__meta").after(bar)
  show()
}

for (const section of document.querySelectorAll("[data-checklist]")) enhance(section)
}
