"""Scripts for a page on a narrow screen."""

from __future__ import annotations

# What a phone's own setting does: the text grows and nothing else.
GROW = """factor => {
  const all = [...document.querySelectorAll("body *")].filter(one => !(one instanceof SVGElement))
  const sizes = all.map(one => parseFloat(one.dataset.size ??= String(parseFloat(getComputedStyle(one).fontSize))))
  all.forEach((one, at) => { one.style.fontSize = `${sizes[at] * factor}px` })
}"""
# What a reader has to move sideways to see; a box that scrolls by itself is another matter.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const box = one.getBoundingClientRect()
  if (!box.width || !box.height || box.right <= innerWidth + 1) return false
  if (getComputedStyle(one).visibility === "hidden") return false
  for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
    if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return false
  return true
}).map(one => one.className + " " + one.textContent.slice(0, 20))"""
