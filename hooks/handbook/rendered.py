"""A page after conversion, and the pages of a chapter in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handbook import addresses
from handbook.model import Book, ChapterOutline, Page

# The kinds of page inside a chapter, in the order in which they stand there.
_KINDS = ("chapter", "section", "reading", "policy", "page")
_RULE = re.compile(r'data-rule="([^"]*)"')


@dataclass(frozen=True)
class Rendered:
    """Title, address and HTML of a page and, for written pages, its entry in the Book."""

    title: str
    url: str
    html: str
    page: Page | None = None

    @property
    def rules(self) -> frozenset[str]:
        """The ids of the rules that it cites."""
        return frozenset(_RULE.findall(self.html))

    @property
    def path(self) -> str:
        """Where its source stands or would stand, below docs/."""
        return addresses.source(self.url)


def of_chapters(book: Book, rendered: Iterable[Rendered]) -> dict[int, list[Rendered]]:
    """The pages of each chapter that has any, in the order of the outline, cases last."""
    pages, found = list(rendered), {}
    for outline in book.outline.chapters:
        own = [one for one in pages if addresses.chapter_of(book, one.path) == outline]
        if own:
            cases = [one for one in pages if _is_case_of(one, outline)]
            found[outline.number] = [*sorted(own, key=_order), *cases]
    return found


def _is_case_of(one: Rendered, outline: ChapterOutline) -> bool:
    case = one.page.head.case if one.page else None
    return case is not None and case.chapter == outline.number


def _order(one: Rendered) -> tuple[int, list[int], str]:
    """By kind, then by number, as 3.10 comes after 3.9, then by path."""
    if one.page is None:
        return len(_KINDS), [], one.path
    head = one.page.head
    return _KINDS.index(head.kind), [int(part) for part in re.findall(r"\d+", head.id)], one.path
