"""The list of all files and the links on each page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from handbook import addresses
from handbook.html import checklist, downloads, form, shelves
from handbook.model import Book
from lxml import html

NASTY = "\"'>&lt;<img src=x onerror=alert(1)>"


@dataclass(frozen=True)
class Made:
    size: int = 12_345
    pages: int | None = None
    label: str = ""
    title: str = ""
    page: str = ""


PATHS = ["pdf/1-status.pdf", "pdf/1-status.zip", "pdf/handbook.pdf", "pdf/handbook.zip", "pdf/card.pdf"]
PATHS += ["epub/1-status.epub", "chapters/1-status.docx", "epub/handbook.epub"]
PATHS += ["pdf/calendar.pdf", "pdf/checklists/meeting.pdf", "checklists/meeting.docx", "pdf/forms/record.pdf"]
PATHS += ["forms/record.docx", "forms/record.xlsx", "pdf/samples/agenda.pdf", "samples/agenda.docx"]
PATHS += ["pdf/samples/filled.pdf", "samples/filled.docx"]
PATHS += ["samples/plain/agenda.docx", "samples/plain/filled.docx"]
FILES = {path: Made(1_234_567, 3) if path.endswith(".pdf") else Made() for path in PATHS}


def rows(listing: str) -> dict[str, list[str]]:
    """First cell of each row of the tables → texts of the others."""
    found = html.fragment_fromstring(listing, create_parent="div").xpath(".//tbody/tr")
    return {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in found}


def shelf(listing: str) -> dict[str, list[str]]:
    """Title of each sheet → its kind, and what is said of its files."""
    found = html.fragment_fromstring(listing, create_parent="div").xpath(".//li")
    return {item.xpath("./a")[0].text: [span.text_content() for span in item.xpath("./span")] for item in found}


def test_volumes_stand_in_tables_and_sheets_by_their_chapters(small_book: Book) -> None:
    listing = shelves.listing(small_book, FILES, "../")
    found, sheets = rows(listing), shelf(listing)
    assert list(found) == ["全书", "第一章 第一章的题目", "随身卡", "党小组的一年"]
    assert found["全书"] == ["PDF 3 页，1.2 MB", "EPUB 12 KB", "—没有", "ZIP 12 KB"]
    assert found["第一章 第一章的题目"] == ["PDF 3 页，1.2 MB", "EPUB 12 KB", "Word 12 KB", "ZIP 12 KB"]
    assert sheets["开会"] == ["检查单", "PDF 3 页，1.2 MB Word 12 KB"]
    assert sheets["记录表"] == ["表单", "PDF 3 页，1.2 MB Word 12 KB Excel 12 KB"]
    assert sheets["议程（60 分钟）"] == ["样例", "PDF 3 页，1.2 MB Word 12 KB Word（只要正文） 12 KB"]


def test_sheets_of_a_chapter_stand_under_its_name(small_book: Book) -> None:
    tree = html.fragment_fromstring(shelves.listing(small_book, FILES, "../"), create_parent="div")
    heading = tree.xpath(".//section[.//a[text()='开会']]/h3")[0]
    assert heading.text == "第一章 第一章的题目"


def test_link_names_its_sheet_to_those_who_hear_it_alone(small_book: Book) -> None:
    tree = html.fragment_fromstring(shelves.listing(small_book, FILES, "../"), create_parent="div")
    labels = [link.get("aria-label") for link in tree.xpath(".//a[@download]")]
    assert "开会 PDF" in labels
    assert len(labels) == len(set(labels))


def test_list_of_the_real_handbook_has_all_checklists_forms_and_samples(handbook: Book) -> None:
    made = {
        path: Made()
        for folder, records in (
            ("checklists", handbook.checklists),
            ("forms", handbook.forms),
            ("samples", handbook.samples),
            ("lessons", handbook.lessons),
        )
        for name in records
        for path in addresses.files(folder, name).values()
    }
    tree = html.fragment_fromstring(shelves.listing(handbook, made, "../"), create_parent="div")
    found = [link.get("href") for link in tree.xpath(".//li/a")]
    wanted = {f"../checklists/{name}.html" for name in handbook.checklists}
    wanted |= {f"../forms/{name}.html" for name in handbook.forms}
    wanted |= {f"../lessons/{name}.html" for name in handbook.lessons}
    assert set(found) == wanted | {f"../samples/{name}.html" for name in handbook.samples}
    assert len(found) == len(set(found))


def test_list_links_every_file_once_and_nothing_else(small_book: Book) -> None:
    tree = html.fragment_fromstring(shelves.listing(small_book, FILES, "../"), create_parent="div")
    found = [link.get("href") for link in tree.xpath(".//a[@download]")]
    assert sorted(found) == sorted(f"../{path}" for path in PATHS)


def test_file_that_was_not_made_is_said_to_be_missing_or_not_named(small_book: Book) -> None:
    few = {path: file for path, file in FILES.items() if not path.endswith((".xlsx", ".zip"))}
    listing = shelves.listing(small_book, few, "")
    assert "Excel" not in shelf(listing)["记录表"][1]
    assert rows(listing)["全书"][-1] == "—没有"


def test_chapter_without_pdf_has_no_row(small_book: Book) -> None:
    few = {path: file for path, file in FILES.items() if "1-status" not in path and "card" not in path}
    found = rows(shelves.listing(small_book, few, ""))
    assert "第一章 第一章的题目" not in found
    assert "随身卡" not in found


def test_build_without_files_says_so(small_book: Book) -> None:
    assert shelves.listing(small_book, {}, "") == "<p>这次建站没有生成打印文件。</p>"


def test_titles_are_escaped(small_book: Book) -> None:
    (chapter,) = small_book.outline.chapters
    nasty = small_book.model_copy(
        update={
            "outline": small_book.outline.model_copy(
                update={"chapters": (chapter.model_copy(update={"title": NASTY}),)}
            ),
            "checklists": {"meeting": small_book.checklists["meeting"].model_copy(update={"title": NASTY})},
            "forms": {"record": small_book.forms["record"].model_copy(update={"title": NASTY})},
            "card": small_book.card.model_copy(update={"title": NASTY}),
        }
    )
    listing = shelves.listing(nasty, FILES, "../")
    assert "<img" not in listing
    assert listing.count("&lt;img") >= 4
    assert f"第一章 {NASTY}" in rows(listing)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 KB"), (999, "1 KB"), (12_345, "12 KB"), (999_400, "999 KB"), (1_000_000, "1.0 MB"), (1_234_567, "1.2 MB")],
)
def test_sizes_are_in_kb_or_mb(count: int, words: str) -> None:
    assert downloads.size(count) == words


def test_links_of_a_sheet_lead_from_the_page_to_its_files() -> None:
    found = html.fragment_fromstring(downloads.links("forms", "record", "../", True)).xpath(".//a")
    assert [(link.text, link.get("href")) for link in found] == [
        ("下载 PDF", "../pdf/forms/record.pdf"),
        ("下载 Word", "../forms/record.docx"),
        ("下载 Excel", "../forms/record.xlsx"),
    ]
    assert "xlsx" not in downloads.links("checklists", "meeting", "../")


def test_pages_of_a_build_without_files_have_no_links_to_them(small_book: Book) -> None:
    one, blank = small_book.checklists["meeting"], small_book.forms["record"]
    links = [downloads.links("checklists", "meeting", "../"), downloads.links("forms", "record", "../", True)]
    listed = [checklist.checklist(small_book, one, "../", files) for files in (True, False)]
    blanks = [form.form(small_book, blank, "../", files) for files in (True, False)]
    for (with_links, without), link in zip((listed, blanks), links, strict=True):
        assert with_links.count(link) == 1
        assert without == with_links.replace(link, "")


@pytest.mark.parametrize(
    ("url", "labels"),
    [
        ("checklists/meeting.html", ["下载 PDF", "下载 Word"]),
        ("forms/record.html", ["下载 PDF", "下载 Word", "下载 Excel"]),
        ("chapters/1-status/nature.html", ["下载本章 PDF", "本章 Word", "本章 EPUB（手机看）"]),
        ("chapters/9-none/x.html", []),
        ("calendar.html", ["下载年历 PDF", "加进手机或电脑的日历"]),
        ("index.html", ["下载全书 PDF", "全书 EPUB"]),
        ("glossary.html", ["下载全书 PDF", "全书 EPUB"]),
        ("rules/meeting.html", []),
    ],
)
def test_page_offers_its_own_files(url: str, labels: list[str], small_book: Book) -> None:
    found = downloads.of_page(url, addresses.chapter_of(small_book, url), FILES)
    assert [label for label, _ in found] == labels
    # The calendar to subscribe to is made by every build, so it is not among the printed files.
    assert all(path in {*FILES, "calendar.ics"} for _, path in found)


def test_page_offers_nothing_that_was_not_made() -> None:
    assert downloads.of_page("forms/record.html", None, {}) == []
