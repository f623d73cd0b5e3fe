"""The pages that come from data alone."""

from __future__ import annotations

from handbook import addresses, generated
from handbook.model import Book


def test_every_record_has_a_page_and_no_written_page_is_replaced(handbook: Book) -> None:
    pages = generated.pages(handbook)
    assert {f"checklists/{name}.md" for name in handbook.checklists} <= pages.keys()
    assert {f"forms/{name}.md" for name in handbook.forms} <= pages.keys()
    assert {f"rules/regulation/{name}.md" for name in handbook.regulations} <= pages.keys()
    assert not pages.keys() & {page.path for page in handbook.pages}


def test_every_page_that_data_has_is_made(small_book: Book) -> None:
    made = {addresses.page(path) for path in generated.pages(small_book)}
    assert made == set(addresses.data_pages(small_book)) - {page.url for page in small_book.pages}
