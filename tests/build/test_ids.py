"""On every page of the site each id stands once, and whatever names a place finds it, on this page or another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

# Attributes that name elements of their own page by their ids, with blanks between.
NAMING = ("for", "list", "headers", "aria-controls", "aria-describedby", "aria-labelledby")


@pytest.fixture(scope="module")
def pages(pages_site: Path) -> dict[str, lxml.html.HtmlElement]:
    """The pages by their addresses."""
    files = sorted(pages_site.rglob("*.html"))
    return {file.relative_to(pages_site).as_posix(): lxml.html.fromstring(file.read_bytes()) for file in files}


@pytest.fixture(scope="module")
def places(pages: dict[str, lxml.html.HtmlElement]) -> dict[str, Counter[str]]:
    """How often each id stands on each page."""
    return {address: Counter(map(str, page.xpath("//@id"))) for address, page in pages.items()}


def test_no_id_stands_twice_on_a_page(places: dict[str, Counter[str]]) -> None:
    twice = {address: [name for name, times in own.items() if times > 1] for address, own in places.items()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_what_is_named_on_a_page_is_there(
    pages: dict[str, lxml.html.HtmlElement], places: dict[str, Counter[str]]
) -> None:
    missing = [
        (address, attribute, name)
        for address, page in pages.items()
        for attribute in NAMING
        for names in page.xpath(f"//@{attribute}")
        for name in names.split()
        if name not in places[address]
    ]
    assert missing == []


def test_links_inside_the_site_lead_to_a_page_and_a_place(
    pages: dict[str, lxml.html.HtmlElement], places: dict[str, Counter[str]], pages_site: Path
) -> None:
    dead = []
    for address, page in pages.items():
        for link in set(page.xpath("//a/@href")):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                continue
            target = (pages_site / address).parent / unquote(parts.path) if parts.path else pages_site / address
            target = target / "index.html" if target.is_dir() else target
            # Files for taking along are made by a build with PDFs only.
            if target.suffix != ".html":
                continue
            found = places.get(target.resolve().relative_to(pages_site.resolve()).as_posix())
            if found is None or parts.fragment and unquote(parts.fragment) not in found:
                dead.append((address, link))
    assert dead == []
