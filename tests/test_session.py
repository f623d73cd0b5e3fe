"""What one run keeps for the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.model import Book
from handbook.session import Session
from handbook.sources import load as loading
from handbook.sources.load import load_book


def loaded(root: Path) -> Book:
    session = Session(root)
    assert session.load(), session.report()
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


def test_mistake_is_reported_although_a_book_is_kept(good: Path) -> None:
    loaded(good)
    (good / "data" / "faq.yml").write_text("", "utf-8")
    session = Session(good)
    assert not session.load()
    assert "E105" in session.report()
