"""The inline syntax that ties text to rules.

``[@xzh-01]`` cites a rule; ``[=xzh-01:frequency]`` prints one of its values.  The same two forms work in Markdown
pages and in the text fields of data files.  Block directives start with ``/// name | argument``.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

CITATION = r"\[@([A-Za-z0-9][\w-]*)\]"
CITATIONS = r"\[@[A-Za-z0-9][\w-]*\](?: *\[@[A-Za-z0-9][\w-]*\])*"
VALUE = r"\[=([A-Za-z0-9][\w-]*):([A-Za-z_]\w*)\]"
CITED = re.compile(CITATION)
TOKEN = re.compile(f"{CITATION}|{VALUE}")
BLOCK = re.compile(r"^/// *([a-z]+) *(?:\| *(.*?) *)?$")
# Code shows how a reference is written.
_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
_TICKS = re.compile("`+")
_BUT_LINE_END = re.compile("[^\n]")


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


def left(html: str) -> list[str]:
    """The references that a converted page shows as they were typed, each once."""
    return list(dict.fromkeys(found[0] for found in TOKEN.finditer(_CODE.sub("", html))))


def in_markdown(text: str, first_line: int = 1) -> Iterator[Reference]:
    """Citations, values and block directives in Markdown, leaving out code spans.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    paragraph: list[str] = []
    start = first_line
    for number, line in enumerate([*text.split("\n"), ""], first_line):
        block = BLOCK.match(line)
        if line.strip() and not block:
            paragraph.append(line)
            continue
        for offset, bare in enumerate(without_code("\n".join(paragraph)).split("\n")):
            yield from _in_line(bare, start + offset)
        paragraph, start = [], number + 1
        if block:
            column = block.start(2) + 1 if block[2] else 1
            yield Reference(block[1], block[2] or "", "", number, column)


def without_code(paragraph: str) -> str:
    """A paragraph with blanks in place of its code spans, as Python-Markdown finds them.

    A span goes from a run of back-ticks to the next run that is as long; where there is none, the first ticks of the
    run open one that ends at the next shorter run.  The converter's own pattern takes cubic time for this.
    """
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(paragraph)]
    of_length: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        of_length.setdefault(end - start, []).append(index)
    out, done, index = [], 0, 0
    while index < len(runs):
        start, end = runs[index]
        start += _escaped(paragraph, start)
        closing = next(_closing(of_length, end - start, index), None)
        if closing is None:
            index += 1
            continue
        last = runs[closing][1]
        out += [paragraph[done:start], _BUT_LINE_END.sub(" ", paragraph[start:last])]
        done, index = last, closing + 1
    return "".join([*out, paragraph[done:]])


def _escaped(text: str, place: int) -> bool:
    """Whether an odd number of backslashes stands before ``place``."""
    first = place
    while first and text[first - 1] == "\\":
        first -= 1
    return (place - first) % 2 == 1


def _closing(of_length: dict[int, list[int]], longest: int, index: int) -> Iterator[int]:
    """The next run after ``index`` of each length from ``longest`` down."""
    for length in range(longest, 0, -1):
        same = of_length.get(length, [])
        place = bisect(same, index)
        if place < len(same):
            yield same[place]


def _in_line(line: str, number: int) -> Iterator[Reference]:
    for match in TOKEN.finditer(line):
        if match[1]:
            yield Reference("citation", match[1], "", number, match.start() + 1)
        else:
            yield Reference("value", match[2], match[3], number, match.start() + 1)
