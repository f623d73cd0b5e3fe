"""What is written after the pages."""

from __future__ import annotations

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
