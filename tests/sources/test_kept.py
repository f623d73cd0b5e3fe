"""The Book of the last build is used only while nothing has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError
from handbook.model import Book
from handbook.sources import kept
from handbook.sources import load as loading
from handbook.sources.load import load_book


def load(root: Path, cache: Path) -> Book:
    return kept.load_kept(root, cache, kept.digest(root))


def test_an_unchanged_handbook_is_not_read_again(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(good, tmp_path / "cache")
    monkeypatch.setattr(loading, "load_book", lambda root: pytest.fail("read again"))
    assert load(good, tmp_path / "cache") == first


def test_a_changed_file_is_read_and_the_old_book_is_dropped(good: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load(good, cache)
    faq = good / "data" / "faq.yml"
    faq.write_text(faq.read_text("utf-8") + "\n# 改过\n", "utf-8")
    assert load(good, cache) == load_book(good)
    assert len(list((cache / "book").iterdir())) == 1


def test_a_mistake_is_reported_although_a_book_is_kept(good: Path, tmp_path: Path) -> None:
    load(good, tmp_path / "cache")
    (good / "data" / "faq.yml").write_text("", "utf-8")
    with pytest.raises(HandbookError):
        load(good, tmp_path / "cache")


def test_a_damaged_cache_is_made_anew(good: Path, tmp_path: Path) -> None:
    first = load(good, tmp_path / "cache")
    (file,) = (tmp_path / "cache" / "book").iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert load(good, tmp_path / "cache") == first
