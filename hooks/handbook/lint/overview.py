"""What ``make check`` prints below its findings: each section in numbers, so that the thin ones are seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.lint import sections
from handbook.sources.read import PageFile

_HEADINGS = ("节", "汉字", "没有写／千字", "样例", "案例", "规则")
_SAMPLE = re.compile(r"samples/([a-z0-9-]+)\.md")
_CASE = re.compile(r"cases/([a-z0-9-]+)\.md")


@dataclass(frozen=True)
class Row:
    """A section: Han characters of its running text, hedges in it, and the samples, cases and rules that it shows."""

    number: str
    han: int
    hedges: int
    samples: frozenset[str]
    cases: frozenset[str]
    rules: frozenset[str]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed; hedges are per thousand characters."""
        rate = 1000 * self.hedges / self.han if self.han else 0.0
        shown = (len(self.samples), len(self.cases), len(self.rules))
        return (self.number, str(self.han), f"{rate:.1f}", *map(str, shown))


def row(source: PageFile) -> Row:
    """The row of one section: text that stands in a form, a checklist or a sample is not its running text."""
    page = source.page
    hedges, han = sections.hedges(source.body)
    blocks = {argument for name, argument in page.blocks if name == "sample"}
    return Row(
        number=page.head.id,
        han=han,
        hedges=hedges,
        samples=frozenset(blocks.union(_SAMPLE.findall(source.body))),
        cases=frozenset(_CASE.findall(source.body)),
        rules=frozenset(page.cites),
    )


def table(pages: Iterable[PageFile]) -> str:
    """A row for each section in the order of the book, and the sums; what two sections share counts once in a sum."""
    rows = sorted((row(source) for source in pages if source.page.head.kind == "section"), key=_place)
    whole = Row(
        f"{len(rows)} 节",
        sum(one.han for one in rows),
        sum(one.hedges for one in rows),
        frozenset().union(*(one.samples for one in rows)),
        frozenset().union(*(one.cases for one in rows)),
        frozenset().union(*(one.rules for one in rows)),
    )
    return "\n".join(aligned([_HEADINGS, *(one.cells for one in (*rows, whole))]))


def _place(one: Row) -> tuple[int, ...]:
    return tuple(int(part) for part in one.number.split("."))


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines, every column as wide as its widest cell, where a Han character takes two places."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_filled, cells, widths)) for cells in rows]


def _filled(cell: str, width: int) -> str:
    return " " * (width - _width(cell)) + cell


def _width(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in cell)
