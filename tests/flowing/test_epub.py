"""EPUBs: right by the standard's own checker, the same bytes each time, nothing typed taken for markup."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from handbook import sheets
from handbook.cache import Cache
from handbook.flowing import covers, epub, works
from handbook.model import Book
from handbook.rendered import Rendered
from lxml import etree

from .conftest import TYPED

CHECKER = Path("/usr/share/java/epubcheck.jar")
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def documents(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = [name for name in book.namelist() if name.endswith((".xhtml", ".opf"))]
        return {name: etree.fromstring(book.read(name)) for name in names}


def texts(content: bytes) -> str:
    return "".join("".join(root.itertext()) for root in documents(content).values())


def test_a_chapter_and_the_whole_are_made(made: dict[str, bytes]) -> None:
    assert sorted(name for name in made if name.endswith(".epub")) == ["epub/1-status.epub", "epub/handbook.epub"]


def test_two_builds_give_the_same_bytes(
    small_book: Book, pages: dict[int, list[Rendered]], made: dict[str, bytes]
) -> None:
    assert works.make_all(small_book, pages, Cache()) == made


def test_kind_stands_first_and_is_not_compressed(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["epub/handbook.epub"])) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"


def test_what_was_typed_is_text_and_nothing_else(made: dict[str, bytes]) -> None:
    assert TYPED in texts(made["epub/1-status.epub"])


def test_title_is_kept_as_it_was_typed(small_book: Book, made: dict[str, bytes]) -> None:
    head = sheets.head(small_book, TYPED, "index.html")
    cover = covers.picture("x", "甲", "乙", "丙")
    found = documents(epub.made("epub/x.epub", head, "<h1>甲</h1><p>乙</p>", cover))["EPUB/content.opf"]
    assert head.name in [title.text for title in found.iter("{http://purl.org/dc/elements/1.1/}title")]


@pytest.mark.parametrize(("site", "name"), [("书" * 300, "册" * 2000), ("a" * 2000, "b c " * 2000), ("甲", "乙")])
def test_names_of_any_length_stay_on_one_cover(site: str, name: str) -> None:
    assert covers.picture("x", site, name, "2026-11-23").startswith(b"\x89PNG")


def test_notes_open_where_they_stand(made: dict[str, bytes]) -> None:
    for root in documents(made["epub/1-status.epub"]).values():
        for link in root.iter(f"{XHTML}a"):
            if link.get(TYPE) == "noteref":
                target = (link.get("href") or "").rpartition("#")[2]
                (note,) = root.xpath(f"//*[@id='{target}']")
                assert note.get(TYPE) == "footnote"
                return
    raise AssertionError("no note at all")


def test_contents_lead_to_the_sections_by_number(small_book: Book, made: dict[str, bytes]) -> None:
    nav = documents(made["epub/1-status.epub"])["EPUB/nav.xhtml"]
    found = ["".join(link.itertext()) for link in nav.iter(f"{XHTML}a")]
    for one in small_book.pages:
        if one.head.kind == "section":
            assert f"{one.head.id} {one.head.title}" in found


@pytest.mark.skipif(
    not CHECKER.exists() or shutil.which("java") is None, reason="epubcheck is missing: apt-get install epubcheck"
)
def test_checker_of_the_standard_finds_nothing(made: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("1-status", "handbook"):
        file = tmp_path / f"{name}.epub"
        file.write_bytes(made[f"epub/{name}.epub"])
        ran = subprocess.run(["java", "-jar", str(CHECKER), str(file)], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert "0 fatals / 0 errors / 0 warnings" in ran.stdout
