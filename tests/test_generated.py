"""The pages that come from data alone, and where they belong."""

from __future__ import annotations

import pytest
from handbook import generated
from handbook.model import Book


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("cases/one.md", [("案例", "cases/index.html")]),
        ("rules/regulation/dangzhang.md", [("现行规定", "rules/index.html")]),
        ("checklists/index.md", []),
        ("cases/book-titles.md", []),
        ("chapters/1-status/setup.md", []),
        ("index.md", []),
    ],
)
def test_a_record_page_belongs_to_its_list(path: str, above: list[tuple[str, str]]) -> None:
    assert list(generated.lists_above(path)) == above


def test_every_record_has_a_page_and_no_written_page_is_replaced(handbook: Book) -> None:
    pages = generated.pages(handbook)
    assert {f"checklists/{name}.md" for name in handbook.checklists} <= pages.keys()
    assert {f"forms/{name}.md" for name in handbook.forms} <= pages.keys()
    assert {f"rules/regulation/{name}.md" for name in handbook.regulations} <= pages.keys()
    assert not pages.keys() & {page.path for page in handbook.pages}


def test_pages_and_records_have_addresses(handbook: Book) -> None:
    found = generated.addresses(handbook)
    assert {"index.html", "calendar.html", "checklists/absence.html", "chapters/1-status/nature.html"} <= found
    assert {"faq.html#min-size", "glossary.html#dangfei", "rules/dues.html#df-02"} <= found
    assert not {address for address in found if address.startswith("/")}
