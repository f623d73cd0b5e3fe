"""What one run keeps for the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError
from handbook.model import Book
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
