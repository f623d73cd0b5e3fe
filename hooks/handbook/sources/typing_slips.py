"""What Chinese input methods leave in YAML: full-width signs and blanks where the syntax needs plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.diagnostics import Problems

_INDENT = re.compile(r"[ \t]*([^\S \t])")
_KEY = re.compile(r" *(?:- +)*[a-z][a-z0-9_]*(?P<sign>：)")
_AFTER = re.compile(r" *(?:- +)*[a-z][a-z0-9_]*:(?P<blank>[^\S \t\n])")
_CLOSE = re.compile(r" *(?:- +)*[a-z][a-z0-9_]*:(?P<next>[^\s:/])")
_DASH = re.compile(r" *(?:- +)*(?P<dash>[－﹣−–•])")
_BLOCK = re.compile(r"[ -]*(?:[\w-]+: +)?[|>][+-]?[0-9]?\s*(?:#.*)?$")


def find(text: str, shown: str, problems: Problems, first_line: int) -> None:
    """Record E116, E117 and E118, each where the sign stands; texts written as blocks are left alone."""
    for number, line in _outside_blocks(text, first_line):
        if found := _INDENT.match(line):
            _blank(shown, number, found.start(1) + 1, found[1], "缩进里", problems)
        elif found := _KEY.match(line):
            message = "用了全角冒号“：”；请改成半角冒号和一个空格“: ”"
            problems.add(shown, number, found.start("sign") + 1, "E116", message)
        elif found := _AFTER.match(line):
            _blank(shown, number, found.start("blank") + 1, found["blank"], "冒号后面", problems)
        elif found := _DASH.match(line):
            message = f"列表项用了“{found['dash']}”；请改成半角连字符和一个空格“- ”"
            problems.add(shown, number, found.start("dash") + 1, "E117", message)


def _blank(shown: str, line: int, column: int, sign: str, where: str, problems: Problems) -> None:
    name = {"\u3000": "全角空格", "\u00a0": "不换行空格"}.get(sign, "不是半角的空格")
    problems.add(shown, line, column, "E118", f"{where}有{name}（U+{ord(sign):04X}）；请改用半角空格")


def without_blank(text: str, first_line: int) -> tuple[int, int] | None:
    """Where a key's colon is followed by its text without a blank, in YAML that cannot be parsed; the first place."""
    for number, line in _outside_blocks(text, first_line):
        if found := _CLOSE.match(line):
            return number, found.start("next") + 1
    return None


def _outside_blocks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is not part of a text written as a block (| or >)."""
    inside = -1
    for number, line in enumerate(text.split("\n"), first_line):
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (indent > inside or not line.strip()):
            continue
        inside = indent if _BLOCK.match(line) else -1
        if not line.lstrip(" ").startswith("#"):
            yield number, line
