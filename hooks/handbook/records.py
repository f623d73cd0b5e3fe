"""What an editor would mark in data/: missing blanks, and rules told surer than they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from handbook import prose
from handbook.diagnostics import Problem
from handbook.model import Book
from handbook.references import TOKEN
from handbook.sources.marked_yaml import Marked
from handbook.sources.read import Sources

_CLOSE = re.compile(r"[\u3400-\u9fff][0-9A-Za-z]|[0-9A-Za-z%][\u3400-\u9fff]")
# Titles and dates stand as they were published; the rest is what readers type, or no prose.
_NO_PROSE = frozenset(
    (
        "id",
        "link",
        "url",
        "article",
        "title",
        "date",
        "fraction",
        "asked",
        "synonyms",
        "aliases",
        "longer",
        "term",
        "pinyin",
    )
)


def findings(book: Book, sources: Sources) -> Iterator[Problem]:
    """L409 and L414 in the data files from which ``book`` was loaded."""
    for marked in (file.marked for file in sources.data):
        yield from _close(marked)
        yield from _too_sure(marked, book)


def _close(marked: Marked) -> Iterator[Problem]:
    """L414: no blank between a Han character and a digit or Latin letter."""
    for path, text, place in marked.texts():
        found = _CLOSE.search(TOKEN.sub("", text))
        if found and not _NO_PROSE.intersection(part for part in path if isinstance(part, str)):
            message = f"“{found[0]}”之间应空一格"
            yield Problem(marked.path, *place, "L414", message)


def _too_sure(marked: Marked, book: Book) -> Iterator[Problem]:
    """L409, as on pages, for each text; the place is the text's, as inside quotes the exact column is not known."""
    for _, text, (line, column) in marked.texts():
        for found in prose.too_sure(prose.Line(marked.path, line, text), book):
            yield replace(found, column=column)
