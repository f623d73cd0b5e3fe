"""All files of a book at once: their paths, the bundles, and the cache."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from handbook import downloads, sheets
from handbook.cache import Cache
from handbook.diagnostics import TypesetError
from handbook.downloads import Download
from handbook.model import Book
from handbook.office import excel, word
from handbook.print import typeset, volumes
from handbook.rendered import Rendered
from pypdf import PdfReader

SITE = "https://handbook.example"
CHAPTER = ["pdf/checklists/meeting.pdf", "checklists/meeting.docx"]
CHAPTER += ["pdf/forms/record.pdf", "forms/record.docx", "forms/record.xlsx"]
CHAPTER += ["samples/filled.docx"]
ALONE = ["samples/agenda.docx", "pdf/card.pdf", "pdf/calendar.pdf"]
VOLUMES = ["pdf/1-status.pdf", "epub/1-status.epub", "chapters/1-status.docx"]
WHOLE = "epub/handbook.epub"
WHOLE_PDF = "pdf/handbook.pdf"
BUNDLED = {*VOLUMES, WHOLE, *ALONE, *CHAPTER}
# Of a sample, bundles hold the Word document with notes alone.
LEFT_OUT = {
    f"{path}.{kind}"
    for name in ("agenda", "filled")
    for path, kind in ((f"pdf/samples/{name}", "pdf"), (f"samples/plain/{name}", "docx"))
}
SINGLE = BUNDLED | LEFT_OUT


def pages(text: str = "照规定办。") -> Mapping[int, Sequence[Rendered]]:
    return {1: [Rendered("甲", "chapters/1-status/nature.html", f"<h1>甲</h1><p>{text}</p>")]}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("cache"))


def kept(cache: Cache) -> dict[Path, bytes]:
    assert cache.folder
    return {file: file.read_bytes() for file in cache.folder.glob("pdf/*")}


@pytest.fixture(scope="module")
def files(small_book: Book, cache: Cache) -> dict[str, Download]:
    return downloads.make(small_book, pages(), cache, SITE)


def entries(file: Download) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def with_form(book: Book, **changes: Any) -> Book:
    return book.model_copy(update={"forms": {"record": book.forms["record"].model_copy(update=changes)}})


def test_book_gives_documents_workbooks_and_bundles(files: dict[str, Download]) -> None:
    assert set(files) == {*SINGLE, "pdf/1-status.zip", "pdf/handbook.zip", "pdf/forms/record.png"}
    assert all(path == file.path for path, file in files.items())


def test_sizes_and_pages_are_those_of_the_files(files: dict[str, Download]) -> None:
    for path, file in files.items():
        assert file.size == len(file.content) > 0
        if path.endswith(".pdf"):
            assert file.pages == len(PdfReader(io.BytesIO(file.content)).pages)
        else:
            assert file.pages is None


def test_bundle_of_a_chapter_holds_its_own_files(files: dict[str, Download]) -> None:
    found = entries(files["pdf/1-status.zip"])
    assert list(found) == [*VOLUMES, *CHAPTER]
    assert found == {path: files[path].content for path in found}


def test_bundle_of_the_book_holds_every_document_once(files: dict[str, Download]) -> None:
    found = entries(files["pdf/handbook.zip"])
    assert set(found) == BUNDLED
    assert found == {path: files[path].content for path in found}


def test_whole_book_is_set_and_bundled_only_with_editions(
    small_book: Book, files: dict[str, Download], cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "EDITIONS", ())
    more = downloads.make(small_book, pages(), cache, SITE, editions=True)
    assert more.keys() - files.keys() == {WHOLE_PDF}
    assert entries(more["pdf/handbook.zip"]).keys() == BUNDLED | {WHOLE_PDF}
    (whole,) = volumes.whole(small_book, pages(), site_url=SITE)
    assert more[WHOLE_PDF].content == typeset.make(whole)


def test_whole_book_stays_kept_when_a_build_leaves_it_out(
    small_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "EDITIONS", ())
    made = downloads.make(small_book, pages(), Cache(tmp_path), SITE, editions=True)
    between = Cache(tmp_path)
    downloads.make(small_book, pages(), between, SITE)
    between.sweep()
    again = Cache(tmp_path)
    (whole,) = volumes.whole(small_book, pages(), site_url=SITE)
    monkeypatch.setattr(typeset._Desk, "set", lambda *_: pytest.fail("set again"))
    assert typeset.make_all([whole], again, typeset.EDITIONS)[WHOLE_PDF].content == made[WHOLE_PDF].content


def test_chapter_without_pages_gets_no_bundle(small_book: Book, cache: Cache) -> None:
    found = downloads.make(small_book, {}, cache, SITE)
    assert "pdf/1-status.zip" not in found
    assert "pdf/1-status.pdf" not in found
    assert "pdf/handbook.zip" in found


def test_unchanged_files_come_from_the_cache(
    small_book: Book, files: dict[str, Download], cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("made again")

    for module, name in (
        (typeset._Desk, "set"),
        (word, "form"),
        (word, "checklist"),
        (word, "sample"),
        (excel, "register"),
    ):
        monkeypatch.setattr(module, name, refuse)
    assert downloads.make(small_book, pages(), cache, SITE) == files


def test_same_book_gives_the_same_bytes_in_another_cache(
    small_book: Book, files: dict[str, Download], tmp_path: Path
) -> None:
    again = downloads.make(small_book, pages(), Cache(tmp_path), SITE)
    assert {path: file.content for path, file in again.items()} == {path: file.content for path, file in files.items()}


def test_all_paths_are_known_before_anything_is_made(small_book: Book, files: dict[str, Download]) -> None:
    assert downloads.awaited(small_book, pages(), Cache()).keys() == files.keys()


def test_changed_page_leaves_sheets_and_office_files(
    small_book: Book, files: dict[str, Download], cache: Cache
) -> None:
    after = downloads.make(small_book, pages("改了。"), cache, SITE)
    changed = {path for path in files if files[path] != after[path]}
    assert changed == {*VOLUMES, WHOLE, "pdf/1-status.zip", "pdf/handbook.zip"}


def test_address_of_the_site_does_not_change_office_files(
    small_book: Book, files: dict[str, Download], cache: Cache
) -> None:
    after = downloads.make(small_book, pages(), cache, "")
    changed = {path for path in files if files[path] != after[path]}
    coded = {path for path in SINGLE if path.startswith(("pdf/checklists/", "pdf/forms/", "pdf/samples/"))}
    assert changed == {*coded, "pdf/1-status.zip", "pdf/handbook.zip"}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"notes": ("改了",)}, {"forms/record.docx", "forms/record.xlsx"}),
        ({"signatures": ("别人",)}, {"forms/record.docx"}),
        ({"summary": "改了"}, {"forms/record.xlsx"}),
    ],
    ids=["notes", "signatures", "summary"],
)
def test_changed_form_makes_the_office_files_that_show_it_anew(
    small_book: Book, files: dict[str, Download], cache: Cache, changes: dict[str, Any], wanted: set[str]
) -> None:
    book = with_form(small_book, **changes)
    after = downloads.make(book, pages(), cache, SITE)
    one = book.forms["record"]
    assert after["forms/record.docx"].content == word.form(sheets.form(book, one))
    assert after["forms/record.xlsx"].content == excel.register(sheets.form(book, one))
    assert wanted <= {path for path in files if files[path] != after[path]}
    assert after["checklists/meeting.docx"] == files["checklists/meeting.docx"]


def test_failing_document_is_named_and_leaves_what_was_kept(
    small_book: Book, files: dict[str, Download], cache: Cache
) -> None:
    before = kept(cache)
    with pytest.raises(TypesetError, match=r"nature\.html：字体里没有这些字：😀") as caught:
        downloads.make(small_book, pages("😀"), cache, SITE)
    assert caught.value.characters == "😀"
    assert kept(cache) == before
    assert downloads.make(small_book, pages(), cache, SITE) == files
