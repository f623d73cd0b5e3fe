"""EPUBs: right by the standard's own checker, the same bytes each time, nothing typed taken for markup."""

from __future__ import annotations

import io
import posixpath
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from handbook import sheets
from handbook.cache import Cache
from handbook.flowing import covers, epub, pandoc, works
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
    found = documents(epub.made("epub/x.epub", head, "<h1>甲</h1><p>乙</p>", [], cover))["EPUB/content.opf"]
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


ELSEWHERE, OTHER = "到另一章", "chapters/2-more/more.html"


@pytest.fixture(scope="module")
def book(small_book: Book) -> Book:
    """The small book with a second chapter."""
    outline = small_book.outline
    second = outline.chapters[0].model_copy(update={"number": 2, "slug": "2-more", "title": "又一章", "sections": ()})
    chapters = {"chapters": (*outline.chapters, second)}
    return small_book.model_copy(update={"outline": outline.model_copy(update=chapters)})


def two_chapters(pages: dict[int, list[Rendered]], said: str = "") -> dict[int, list[Rendered]]:
    """The pages, the first with a link to the title of another chapter's only page, where ``said`` stands."""
    first, *rest = pages[1]
    up = "../" * first.url.count("/")
    link = f'<p><a href="{up}{OTHER}#top">{ELSEWHERE}</a></p>'
    other = Rendered("又一节", OTHER, f'<h1 id="top">又一节</h1><p>{said}</p>')
    return {1: [replace(first, html=first.html + link), *rest], 2: [other]}


def links(content: bytes) -> dict[str, tuple[str, str]]:
    """Words of each link inside a book → file and id that it leads to."""
    found = {}
    for name, root in documents(content).items():
        for link in root.iter(f"{XHTML}a"):
            href = link.get("href") or ""
            if ":" not in href:
                file, _, place = href.partition("#")
                found["".join(link.itertext())] = posixpath.join(posixpath.dirname(name), file) if file else name, place
    return found


def test_link_to_another_chapter_leads_there_in_the_whole_alone(book: Book, pages: dict[int, list[Rendered]]) -> None:
    two = two_chapters(pages)
    made = works.make_all(book, two, Cache())
    whole = made["epub/handbook.epub"]
    file, place = links(whole)[ELSEWHERE]
    (heading,) = documents(whole)[file].xpath(f"//*[@id='{place}']/*[1]")
    assert two[2][0].title in "".join(heading.itertext())
    assert ELSEWHERE in texts(made["epub/1-status.epub"])
    assert ELSEWHERE not in links(made["epub/1-status.epub"])


def test_every_link_of_a_book_has_a_target(book: Book, pages: dict[int, list[Rendered]]) -> None:
    for name, content in works.make_all(book, two_chapters(pages), Cache()).items():
        if name.endswith(".epub"):
            there = documents(content)
            for file, place in links(content).values():
                assert file in there
                assert not place or there[file].xpath(f"//*[@id='{place}']"), f"{name}: {file}#{place}"


def test_a_change_in_one_chapter_leaves_the_piece_of_another(
    book: Book, pages: dict[int, list[Rendered]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    works.make_all(book, two_chapters(pages), cache)
    given, run = list[str](), pandoc.made

    def noted(path: str, target: str, html: str, *rest: Any) -> bytes:
        given.append(html)
        return run(path, target, html, *rest)

    monkeypatch.setattr(pandoc, "made", noted)
    changed = works.make_all(book, two_chapters(pages, "改过的"), cache)
    assert any("改过的" in html for html in given)
    assert not any(ELSEWHERE in html for html in given)
    assert changed == works.make_all(book, two_chapters(pages, "改过的"), Cache())
