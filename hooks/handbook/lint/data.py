"""What an editor would mark in data/: rules without use, missing blanks, and what is told surer than it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from handbook import tally, wording
from handbook.diagnostics import Problem
from handbook.lint import sentences
from handbook.model import Book
from handbook.references import TOKEN, VALUE
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
    """L405, L409, L411, L414, L419, L422 and L423 in the data files from which ``book`` was loaded."""
    yield from _without_basis(book)
    yield from _unused(book, sources)
    yield from _outdated(book, sources)
    for marked in (file.marked for file in sources.data):
        yield from _close(marked)
        yield from _told(marked, book)


def lines(sources: Sources) -> Iterator[sentences.Line]:
    """Each line of each text that pages show; what readers type is none of it."""
    for file in (file for file in sources.data if file.kind.name != "asked"):
        for path, text, _ in file.marked.texts():
            for number, line in enumerate(text.split("\n"), 1):
                place = file.marked.place_in(path, number, 1)
                yield sentences.Line(file.marked.path, place[0], line, place[1])


def _without_basis(book: Book) -> Iterator[Problem]:
    """L405: a checklist that cites nothing anywhere would mislead; each must rest on at least one rule."""
    for one in book.checklists.values():
        if not one.basis:
            yield Problem(f"data/checklists/{one.id}.yml", 1, 1, "L405", "检查单没有写 basis")


def _unused(book: Book, sources: Sources) -> Iterator[Problem]:
    """L411: a rule that nothing cites."""
    cited = tally.used(book)
    for file in sources.of("rules"):
        for path, rule in file.kind.found_in(file.value):
            if rule.id not in cited:
                line, _ = file.marked.place((*path, "id"))
                yield Problem(file.marked.path, line, 1, "L411", f"规则“{rule.id}”没有一处引用；请引用或说明")


def _outdated(book: Book, sources: Sources) -> Iterator[Problem]:
    """L423: a question of the self-test whose rules say something else since it was last read against them."""
    for file in sources.of("quiz"):
        for path, question in file.kind.found_in(file.value):
            today = wording.seen(book, question.rules)
            if question.checked != today:
                place = file.marked.place((*path, "checked"))
                message = f"这一题依据的规则改过了；对着规则看一遍，题和答案仍然对，就把 checked 写成“{today}”"
                yield Problem(file.marked.path, *place, "L423", message)


def _close(marked: Marked) -> Iterator[Problem]:
    """L414: no blank between a Han character and a digit or Latin letter."""
    for path, text, _ in marked.texts():
        found = _CLOSE.search(TOKEN.sub(lambda token: "\0" * len(token[0]), text))
        if found and not _NO_PROSE.intersection(part for part in path if isinstance(part, str)):
            place = marked.place_of(path, found.start())
            yield Problem(marked.path, *place, "L414", f"“{found[0]}”之间应空一格")


def _told(marked: Marked, book: Book) -> Iterator[Problem]:
    """L409, L419 and L422, as on pages, for each text; a text that is nothing but a value's name is none to be read."""
    for path, text, (first, _) in marked.texts():
        if re.fullmatch(VALUE, text):
            continue
        written = sentences.Line(marked.path, first, text)
        marks = (sentences.too_sure, sentences.without_limit, sentences.doubled)
        for found in (problem for mark in marks for problem in mark(written, book)):
            line, column = marked.place_of(path, found.column - 1)
            yield replace(found, line=line, column=column)
