"""What a build would accept but an editor would not; run ``python -m handbook.lint ROOT``.

``pages`` looks at pages, ``sections`` and ``stories`` at what sections and cases hold, ``sentences`` at single
sentences, ``data`` at the texts of data files, ``phrases`` at what readers type; ``overview`` puts each section in
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.diagnostics import HandbookError, Problem
from handbook.lint import data, overview, pages, phrases, sentences
from handbook.model import Book
from handbook.sources import schema
from handbook.sources.load import load
from handbook.sources.read import Sources


def findings(root: Path) -> list[Problem]:
    """All findings in the handbook at ``root``, sorted; the problems of the data when it can't be loaded."""
    return examined(root)[0]


def examined(root: Path) -> tuple[list[Problem], str]:
    """The ``findings``, and the tables of sections and phrases; no table when the data can't be loaded."""
    try:
        book, sources = load(root)
    except HandbookError as error:
        return error.problems, ""
    found = [*pages.findings(book, sources), *data.findings(book, sources), *phrases.findings(book, sources)]
    tables = (overview.table(sources.pages), phrases.table(book, sources.pages))
    return sorted([*found, *_across(book, sources), *_schemas(root / "data" / "schema")]), "\n\n".join(tables)


def _schemas(folder: Path) -> Iterator[Problem]:
    """E120: a schema that is not that of the models, where editors are given schemas at all."""
    for name in schema.stale(folder) if folder.is_dir() else ():
        yield Problem(f"data/schema/{name}", 1, 1, "E120", "模式文件不是最新的；请运行 make schema")


def _across(book: Book, sources: Sources) -> Iterator[Problem]:
    """What only all pages and data together show: sentences that stand in two of them."""
    lines = [line for source in sources.pages for line in sentences.lines(source)]
    articles = sentences.known_articles(book)
    yield from sentences.repeated([*lines, *data.lines(sources)])
    for line in lines:
        yield from sentences.findings(line, book, articles)
