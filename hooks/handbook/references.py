"""The inline syntax that ties text to rules.

``[@xzh-01]`` cites a rule; ``[=xzh-01:frequency]`` prints one of its values.  The same two forms work in Markdown
pages and in the text fields of data files.  Block directives start with ``/// name | argument``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CITATION = r"\[@([A-Za-z0-9][\w-]*)\]"
CITATIONS = r"\[@[A-Za-z0-9][\w-]*\](?: *\[@[A-Za-z0-9][\w-]*\])*"
VALUE = r"\[=([A-Za-z0-9][\w-]*):([A-Za-z_]\w*)\]"
CITED = re.compile(CITATION)
TOKEN = re.compile(f"{CITATION}|{VALUE}")
BLOCK = re.compile(r"^/// *([a-z]+) *(?:\| *(.*?) *)?$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Reference:
    """A use of a rule or of a block directive at a place (line and column from 1).

    ``kind`` is ``citation``, ``value`` or a directive's name; ``key`` is the value's key, else empty.
    """

    kind: str
    target: str
    key: str
    line: int
    column: int


def in_text(text: str) -> Iterator[Reference]:
    """Citations and values in a text; code spans count as text here."""
    for number, line in enumerate(text.split("\n"), 1):
        yield from _in_line(line, number)


def in_markdown(text: str, first_line: int = 1) -> Iterator[Reference]:
    """Citations, values and block directives in Markdown, leaving out fenced code and code spans.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    fence = ""
    for number, line in enumerate(text.split("\n"), first_line):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip("`~ "):
                fence = ""
            continue
        if mark:
            fence = mark[1]
            continue
        block = BLOCK.match(line)
        if block:
            column = block.start(2) + 1 if block[2] else 1
            yield Reference(block[1], block[2] or "", "", number, column)
            continue
        yield from _in_line(_CODE_SPAN.sub(lambda m: " " * len(m[0]), line), number)


def _in_line(line: str, number: int) -> Iterator[Reference]:
    for match in TOKEN.finditer(line):
        if match[1]:
            yield Reference("citation", match[1], "", number, match.start() + 1)
        else:
            yield Reference("value", match[2], match[3], number, match.start() + 1)
