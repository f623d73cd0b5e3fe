"""Where everything stands."""

from __future__ import annotations

import pytest
from handbook import addresses
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
    assert list(addresses.lists_above(path)) == above


def test_pages_and_records_have_addresses(handbook: Book) -> None:
    found = addresses.places(handbook)
    assert {"index.html", "calendar.html", "checklists/absence.html", "chapters/1-status/nature.html"} <= found
    assert {"faq.html#min-size", "glossary.html#dangfei", "rules/dues.html#df-02"} <= found
    assert not {address for address in found if address.startswith("/")}


@pytest.mark.parametrize(
    ("place", "way"),
    [("index.md", ""), ("cases/one.md", "../"), ("rules/regulation/one.html", "../../"), ("faq.html#a/b", "")],
)
def test_way_to_the_root_is_as_long_as_the_folders_are_deep(place: str, way: str) -> None:
    assert addresses.root(place) == way


@pytest.mark.parametrize(
    ("place", "record"),
    [
        ("forms/record.md", ("forms", "record")),
        ("checklists/meeting.html#a", ("checklists", "meeting")),
        ("forms/index.md", None),
        ("cases/one.md", None),
        ("forms.md", None),
    ],
)
def test_page_of_a_record_names_it(place: str, record: tuple[str, str] | None) -> None:
    assert addresses.record(place) == record


def test_page_belongs_to_the_chapter_of_its_folder(small_book: Book) -> None:
    (chapter,) = small_book.outline.chapters
    assert addresses.chapter_of(small_book, f"chapters/{chapter.slug}/setup.md") == chapter
    assert addresses.chapter_of(small_book, f"chapters/{chapter.slug}.md") is None
    assert addresses.chapter_of(small_book, "chapters/9-none/setup.md") is None
    assert addresses.chapter_of(small_book, f"cases/{chapter.slug}/setup.md") is None


@pytest.mark.parametrize(
    ("site", "link"),
    [
        ("https://example.org", "https://example.org/a.html#b"),
        ("https://example.org/book/", "https://example.org/book/a.html#b"),
        ("https://example.org:8080/党 组", "https://example.org:8080/%E5%85%9A%20%E7%BB%84/a.html#b"),
        ("https://example.org/%E5%85%9A", "https://example.org/%E5%85%9A/a.html#b"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/a.html#b"),
        ("http://[::1]:8000/", "http://[::1]:8000/a.html#b"),
        ("https://例子.example/", "https://xn--fsqu00a.example/a.html#b"),
    ],
)
def test_address_with_the_site_in_front_is_one_that_a_link_may_hold(site: str, link: str) -> None:
    assert addresses.absolute(site, "a.html#b") == link
    assert addresses.absolute(addresses.encoded(site), "a.html#b") == link


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//evil.example/x", "/\\evil.example", "https://evil.example/"]
)
def test_link_of_data_leads_to_the_site_whatever_it_says(link: str) -> None:
    found = addresses.linked(link, "")
    assert ":" not in found
    assert not found.startswith(("/", "\\"))


def test_link_of_data_keeps_its_place_in_the_page() -> None:
    assert addresses.linked("/faq.html#often", "../") == "../faq.html#often"
