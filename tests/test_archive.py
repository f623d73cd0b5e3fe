"""Zip archives and Office files have the same bytes whenever they hold the same."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from handbook import archive
from handbook.diagnostics import StopError
from handbook.model import Book

FILES = {"乙/二.txt": "二".encode() * 100, "a.pdf": b"%PDF", "甲.docx": b""}
# Everything an office file is made from, digested in a process of its own.
DIGEST = """
import hashlib
from pathlib import Path
from handbook import sheets
from handbook.office import excel, word
from handbook.sources.load import load_book
book = load_book(Path({book!r}))
forms = [sheets.form(book, one) for one in book.forms.values()]
made = [word.form(one) + excel.register(one) for one in forms]
made += [word.checklist(sheets.checklist(book, one)) for one in book.checklists.values()]
print(hashlib.sha256(b"".join(made)).hexdigest())
"""


@pytest.mark.parametrize("stored", [False, True])
def test_archive_holds_names_and_contents_in_order(stored: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(archive.pack(FILES, stored))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == list(FILES)
        assert {name: opened.read(name) for name in FILES} == FILES


@pytest.mark.parametrize("stored", [False, True])
def test_same_files_give_the_same_archive(stored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    first = archive.pack(FILES, stored)
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        assert archive.pack(FILES, stored) == first
    finally:
        monkeypatch.undo()
        time.tzset()


def test_entries_tell_neither_time_nor_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.pack(FILES))) as opened:
        for entry in opened.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 3
            assert entry.external_attr == 0o644 << 16


def test_stored_files_are_left_as_they_are() -> None:
    assert FILES["乙/二.txt"] in archive.pack(FILES, stored=True)
    assert len(archive.pack(FILES)) < len(archive.pack(FILES, stored=True))


def test_archive_of_nothing_is_an_archive() -> None:
    assert zipfile.is_zipfile(io.BytesIO(archive.pack({})))


def test_dates_of_an_office_document_are_set_and_all_else_is_kept() -> None:
    core = b'<x><dcterms:created xsi:type="t">2013-12-23T23:15:00Z</dcterms:created><dc:title>2013-12-23</dc:title>'
    core += b"<dcterms:modified>1999-01-01T00:00:00Z</dcterms:modified></x>"
    given = archive.pack({"docProps/core.xml": core, "word/document.xml": b"2013-12-23T23:15:00Z"})
    with zipfile.ZipFile(io.BytesIO(archive.dated(given, 86400))) as opened:
        found = opened.read("docProps/core.xml")
        assert opened.read("word/document.xml") == b"2013-12-23T23:15:00Z"
    assert found.count(b"1970-01-02T00:00:00Z") == 2
    assert b"<dc:title>2013-12-23</dc:title>" in found


def test_document_without_dates_is_packed_all_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.dated(archive.pack(FILES), 0))) as opened:
        assert opened.namelist() == list(FILES)


def test_office_files_do_not_depend_on_the_process(root: Path) -> None:
    found = set()
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York")):
        environment = {**os.environ, "PYTHONPATH": str(root / "hooks"), "PYTHONHASHSEED": seed, "TZ": zone}
        code = DIGEST.format(book=str(root / "tests" / "fixtures" / "good"))
        out = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
        found.add(out.stdout)
    assert len(found) == 1


def test_date_of_a_file_follows_source_date_epoch(monkeypatch: pytest.MonkeyPatch, small_book: Book) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert datetime.datetime.fromtimestamp(archive.stamp(small_book), datetime.UTC).isoformat() == (
        f"{small_book.outline.edition}T12:00:00+00:00"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert archive.stamp(small_book) == 86400


@pytest.mark.parametrize("seconds", ["", " ", "abc", "-1", "1.5", "１", "99999999999999", "9" * 5000])
def test_wrong_source_date_epoch_is_told_and_not_guessed(
    seconds: str, monkeypatch: pytest.MonkeyPatch, small_book: Book
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(StopError, match="应是 1970 年以来的秒数"):
        archive.stamp(small_book)
