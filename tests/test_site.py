"""What is written after the pages."""

from __future__ import annotations

import json

from handbook import site
from handbook.model import Book


def test_sections_of_a_chapter_stand_in_the_order_of_their_numbers(handbook: Book) -> None:
    rendered = [site.Rendered(page.path, page.head.title, "", page) for page in handbook.pages]
    numbers = {page.url: page.head.id for page in handbook.pages if page.head.kind == "section"}
    for outline in handbook.outline.chapters:
        found = [
            numbers[part.url] for part in site.chapter_pages(handbook, rendered)[outline.number] if part.url in numbers
        ]
        assert found == [section.id for section in outline.sections]


def test_cases_of_a_chapter_stand_last(handbook: Book) -> None:
    rendered = [site.Rendered(page.path, page.head.title, "", page) for page in handbook.pages]
    for parts in site.chapter_pages(handbook, rendered).values():
        folders = [part.url.startswith("cases/") for part in parts]
        assert folders == sorted(folders)


def test_every_result_says_what_it_belongs_to(handbook: Book) -> None:
    rendered = [site.Rendered(page.path, page.head.title, "", page) for page in handbook.pages]
    script = site.search_files(handbook, rendered)["search/documents.js"]
    rows = json.loads(script[script.index("=") + 1 : script.rindex(";")])["documents"]
    crumbs = {row[0]: row[6] for row in rows}
    assert [url for url, crumb in crumbs.items() if not crumb] == []
    assert crumbs["about/edition.html"] == "关于"
    assert crumbs["faq.html#how-often"] == "第三章"
    assert crumbs["glossary.html#dangfei"] == "党费"
    assert crumbs["rules/regulation/zhibu-tiaoli.html"] == "现行规定"
