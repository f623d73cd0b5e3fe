"""Read data/ and docs/ into one frozen Book, or say everything that is wrong with them."""

from __future__ import annotations

from pathlib import Path

from handbook import model
from handbook.cache import Cache
from handbook.diagnostics import HandbookError, Problems
from handbook.sources import consistency, desk, figures, heads, lessons, quiz, samples
from handbook.sources.kinds import KINDS
from handbook.sources.read import Sources, read
from handbook.sources.resolve import resolve


def load_book(root: Path, kept_in: Cache | None = None) -> model.Book:
    """The Book in ``root`` (which holds data/ and docs/); files that have not changed come from the cache ``kept_in``.

    Raises:
        HandbookError: with all problems at once, sorted by place.
    """
    return load(root, kept_in)[0]


def load(root: Path, kept_in: Cache | None = None) -> tuple[model.Book, Sources]:
    """The Book in ``root`` and the files it was made from.

    Raises:
        HandbookError: with all problems at once, sorted by place.
    """
    problems = Problems()
    sources = read(root, problems, kept_in)
    consistency.check(sources, problems)
    heads.check(sources, problems)
    resolve(sources, problems)
    samples.check(sources, problems)
    lessons.check(sources, problems)
    quiz.check(sources, problems)
    desk.check(sources, problems)
    figures.check(sources, problems)
    if not sources.complete:
        raise HandbookError(problems.found)
    book = _book(sources)
    consistency.check_addresses(sources, book, problems)
    if problems:
        raise HandbookError(problems.found)
    return book, sources


def _book(sources: Sources) -> model.Book:
    kept = {kind.field: kind.into(kind, [file.value for file in sources.of(kind.name)]) for kind in KINDS}
    return model.Book(**kept, pages=tuple(source.page for source in sources.pages))
