"""Editions are a table: each row's files stand in its folder, and are made and linked only when asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from handbook import downloads
from handbook.cache import Cache
from handbook.editions.edition import Edition, Source, Volume
from handbook.editions.table import EDITIONS
from handbook.html.downloads import of_page
from handbook.html.shelves import listing
from handbook.model import Book
from handbook.print import typeset


def _make(edition: Edition, source: Source) -> Iterator[Volume]:
    for name, title, page in (
        ("1-status", "第一章", "chapters/1-status/index.html"),
        ("handbook", "全书", "index.html"),
    ):
        yield Volume(name, title, page, b"x" * 2000, 7)
    yield Volume("checklists/meeting", "开会", "checklists/meeting.html", b"y")


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The only edition there is, and nothing beside it."""
    one = Edition("odd", "怪版", "odd", _make)
    monkeypatch.setattr(downloads, "EDITIONS", (one,))
    monkeypatch.setattr(typeset, "make_all", lambda *_: {})
    return one


def test_ids_labels_and_addresses_of_editions_differ() -> None:
    told = [(edition.id, edition.label, edition.address("x")) for edition in EDITIONS]
    assert all(len(set(column)) == len(EDITIONS) for column in zip(*told, strict=True))


def test_editions_are_made_only_when_asked_for(small_book: Book, edition: Edition) -> None:
    plain = downloads.make(small_book, {}, Cache(), "")
    more = downloads.make(small_book, {}, Cache(), "", editions=True)
    assert set(more) - set(plain) == {
        f"editions/odd/{name}.odd" for name in ("1-status", "handbook", "checklists/meeting")
    }
    # A bundle of what every build makes stays what it is.
    assert all(more[path] == file for path, file in plain.items())


def test_editions_are_linked_only_when_made(small_book: Book, edition: Edition) -> None:
    (chapter,) = small_book.outline.chapters
    plain = downloads.make(small_book, {}, Cache(), "")
    more = downloads.make(small_book, {}, Cache(), "", editions=True)
    for url, of, path in (
        ("chapters/1-status/index.html", chapter, "editions/odd/1-status.odd"),
        ("checklists/meeting.html", None, "editions/odd/checklists/meeting.odd"),
        ("index.html", None, "editions/odd/handbook.odd"),
    ):
        assert ("下载怪版", path) in of_page(url, of, more)
        assert ("下载怪版", path) not in of_page(url, of, plain)
    assert "其他版本" not in listing(small_book, plain, "")
    listed = listing(small_book, more, "../")
    assert '"../editions/odd/1-status.odd" download aria-label="第一章 ODD">ODD</a> <small>7 页，2 KB</small>' in listed
    # That of a checklist stands on its own page.
    assert "editions/odd/checklists" not in listed
