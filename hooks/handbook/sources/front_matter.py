"""The YAML head of a Markdown page, with places counted in the page's own lines."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.diagnostics import Problems
from handbook.sources.marked_yaml import Marked, parse


@dataclass(frozen=True)
class Split:
    """A page taken apart: its head (None when there is none or it is wrong), its body and the body's first line."""

    head: Marked | None
    body: str
    first_line: int


def split(text: str, shown: str, problems: Problems) -> Split:
    """Take the ``---`` head off a page; records E301 when it is missing and E302 when it is not closed."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.add(shown, 1, 1, "E301", "页面开头缺少 front matter（以 --- 开始的一段）")
        return Split(None, text, 1)
    for number in range(1, len(lines)):
        if lines[number].rstrip() in ("---", "..."):
            head = parse("\n".join(lines[1:number]) + "\n", shown, problems, first_line=2)
            return Split(head, "\n".join(lines[number + 1 :]), number + 2)
    problems.add(shown, 1, 1, "E302", "front matter 没有用 --- 结束")
    return Split(None, "", len(lines))
