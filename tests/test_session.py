"""What one run keeps for the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook import addresses, downloads
from handbook.diagnostics import Fault, HandbookError, TypesetError
from handbook.html import shelves
from handbook.model import Book
from handbook.print import typeset
from handbook.session import Session
from handbook.sources import load as loading
from handbook.sources.load import load_book


def loaded(root: Path) -> Book:
    session = Session(root)
    assert session.load(), session.problems
    return session.book


def test_unchanged_handbook_is_not_read_again_also_when_it_was_moved(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = loaded(good)
    monkeypatch.setattr(loading, "load_book", lambda root: pytest.fail("read again"))
    assert loaded(good) == first
    assert loaded(good.rename(good.with_name("党小组 手册"))) == first


@pytest.mark.parametrize("changed", ["data/faq.yml", "docs/index.md"])
def test_changed_file_is_read(good: Path, changed: str) -> None:
    loaded(good)
    file = good / changed
    file.write_text(file.read_text("utf-8").replace("。", "！"), "utf-8")
    assert loaded(good) == load_book(good)


def test_page_that_shows_what_does_not_exist_fails_the_build_with_its_line(good: Path) -> None:
    session = Session(good)
    assert session.load()
    session.begin("index.md", "")
    session.place.problems.append(("[@hui-01]", "不认得"))
    session.collect("<p></p>")
    with pytest.raises(HandbookError, match=r"^docs/index\.md:10:1: E403 “\[@hui-01\]”不认得"):
        session.make_files("")
    session.serving = True
    session.make_files("")


def test_mistake_is_reported_although_a_book_is_kept(good: Path) -> None:
    loaded(good)
    (good / "data" / "faq.yml").write_text("", "utf-8")
    session = Session(good)
    assert not session.load()
    assert [problem.code for problem in session.problems] == ["E105"]


def test_pages_know_the_files_before_these_are_made_and_the_list_says_how_large_they_are(good: Path) -> None:
    session = Session(good)
    assert session.load()
    session.make_files("")
    named = set(session.files)
    assert [file["href"] for file in session.frame("forms/record.md")["files"]]
    page = good / "site" / addresses.DOWNLOADS
    page.parent.mkdir(parents=True)
    page.write_text(f"前{shelves.PLACE}后", "utf-8")
    session.finish_files()
    session.list_files(page)
    assert set(session.files) == named
    listed = page.read_text("utf-8")
    assert listed == f"前{shelves.listing(session.book, session.files, addresses.root(addresses.DOWNLOADS))}后"
    assert all(file.content for file in session.files.values())


def test_file_that_cannot_be_set_fails_the_build_with_its_place(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TypesetError(Fault("pdf/card.pdf", "排版失败"))

    session = Session(good)
    assert session.load()
    monkeypatch.setattr(typeset, "make_all", refuse)
    session.make_files("")
    with pytest.raises(HandbookError, match="排版失败"):
        session.finish_files()
    session.finish_files()


def test_file_that_pages_link_to_and_that_was_not_made_fails_the_build_with_its_name(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(good)
    assert session.load()
    real = downloads.make
    monkeypatch.setattr(
        downloads, "make", lambda *given: {name: file for name, file in real(*given).items() if name != "pdf/card.pdf"}
    )
    session.make_files("")
    with pytest.raises(RuntimeError, match=r"没有做出来的文件：pdf/card\.pdf$"):
        session.finish_files()
