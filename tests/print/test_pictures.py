"""Small pictures of forms: one for each, of its first page, made once."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from handbook.cache import Cache
from handbook.model import Book
from handbook.print import pictures
from handbook.print.workers import Worker

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def test_each_form_has_a_picture_of_a_whole_page(small_book: Book, tmp_path: Path) -> None:
    found = dict(pictures.of_forms(small_book, Cache(tmp_path)))
    assert list(found) == [f"pdf/forms/{name}.png" for name in small_book.forms]
    for content in found.values():
        assert content.startswith(_SIGNATURE)
        width, height = struct.unpack(">II", content[16:24])
        # A4, upright or lying.
        assert 1.4 < max(width, height) / min(width, height) < 1.43


def test_picture_that_is_kept_is_not_made_again(
    small_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = dict(pictures.of_forms(small_book, Cache(tmp_path)))

    def refuse(*_: Any) -> None:
        raise AssertionError("set again")

    monkeypatch.setattr(Worker, "do", refuse)
    assert dict(pictures.of_forms(small_book, Cache(tmp_path))) == first
