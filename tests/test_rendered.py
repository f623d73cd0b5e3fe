"""The pages of a chapter in their order."""

from __future__ import annotations

from handbook.model import Book
from handbook.rendered import Rendered, of_chapters


def pages(book: Book) -> list[Rendered]:
    return [Rendered(page.head.title, page.url, "", page) for page in book.pages]


def test_sections_of_a_chapter_stand_in_the_order_of_their_numbers(handbook: Book) -> None:
    numbers = {page.url: page.head.id for page in handbook.pages if page.head.kind == "section"}
    for outline in handbook.outline.chapters:
        found = of_chapters(handbook, pages(handbook))[outline.number]
        assert [numbers[one.url] for one in found if one.url in numbers] == [section.id for section in outline.sections]


def test_cases_of_a_chapter_stand_last(handbook: Book) -> None:
    for found in of_chapters(handbook, pages(handbook)).values():
        folders = [one.url.startswith("cases/") for one in found]
        assert folders == sorted(folders)


def test_path_and_address_are_two_names_of_one_page(handbook: Book) -> None:
    assert [one.path for one in pages(handbook)] == [page.path for page in handbook.pages]
