"""Python-Markdown extensions; they work in any generator that runs Python-Markdown.

Each can be named in a generator's settings, with the handbook's folder as ``root`` and the page's path below docs/ as
``page``; this package itself stands for all of them.  A generator that converts many pages registers ``PageExtension``
in front of them, which tells for each page where it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from handbook import addresses
from handbook.model import Book, Page

_NAME = "hb-page"


@dataclass(frozen=True)
class Place:
    """The page that is being converted.

    ``path`` is its path below docs/, ``files`` whether files to take away are made of it.  ``problems`` gathers what
    is wrong with the page, as it stands there and in words; ``shown`` how often each record has been shown so far.
    """

    book: Book
    path: str = ""
    files: bool = True
    problems: list[tuple[str, str]] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)

    @property
    def root(self) -> str:
        """The way to the site's root."""
        return addresses.root(self.path)

    @property
    def page(self) -> Page | None:
        """The Book's entry for the page, when it is a written one."""
        return self.book.page_of.get(self.path)


class PageExtension(Extension):
    """Tells the other extensions on which page they are: on the one that ``place`` gives when conversion begins."""

    def __init__(self, place: Callable[[], Place]) -> None:
        super().__init__()
        self._place = place

    def extendMarkdown(self, md: Markdown) -> None:
        """The place hangs on the converter, of which every page has its own."""
        md.preprocessors.register(_Here(md, self._place()), _NAME, 100)


class _Here(Preprocessor):
    """Changes nothing; holds the place for whoever has the converter."""

    def __init__(self, md: Markdown, place: Place) -> None:
        super().__init__(md)
        self.place = place

    def run(self, lines: list[str]) -> list[str]:
        return lines


def settle(md: Markdown, root: str, page: str) -> None:
    """Tell a converter that does not know where it is that it is on ``page`` of the handbook in ``root``.

    Raises:
        HandbookError: when that handbook has mistakes.
    """
    if _NAME not in md.preprocessors:
        md.preprocessors.register(_Here(md, Place(_book(Path(root).resolve()), page)), _NAME, 100)


def place(md: Markdown) -> Place:
    """Where a converter is."""
    here = md.preprocessors[_NAME]
    assert isinstance(here, _Here)
    return here.place


@cache
def _book(root: Path) -> Book:
    # Loaded only where no one hands over a Book.
    from handbook.sources.load import load_book

    return load_book(root)


class HandbookExtension(Extension):
    """What the extensions share: the settings that tell where they are when no one else does."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"root": [".", "the handbook's folder"], "page": ["", "the page's path below docs/"]}
        super().__init__(**settings)

    def settle(self, md: Markdown) -> None:
        """See to it that the converter knows where it is."""
        settle(md, self.getConfig("root"), self.getConfig("page"))


class _All(HandbookExtension):
    def extendMarkdown(self, md: Markdown) -> None:
        self.settle(md)
        for one in extensions():
            one.extendMarkdown(md)


def extensions() -> list[Extension]:
    """All extensions of this package."""
    # They need this module.
    from handbook.markup import blocks, citation, frames, glossary_tips, safety, tables

    return [module.makeExtension() for module in (blocks, citation, glossary_tips, tables, frames, safety)]


def makeExtension(**settings: Any) -> Extension:
    """All extensions as one; ``root`` and ``page`` as above."""
    return _All(**settings)
