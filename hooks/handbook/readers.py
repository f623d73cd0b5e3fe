"""Who may read a fragment of a page besides the person in front of it.

A renderer says so on the fragment's element: ``data-not="search print"`` names the readers that leave it out, and
``data-home="forms/record.html"`` the page of the thing that it shows; a search finds it there and not in a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from handbook.escape import readable_html


class Reader(StrEnum):
    """What reads the HTML of pages."""

    SEARCH = "search"
    """Makes what can be found."""
    PRINT = "print"
    """Sets chapters and the whole handbook."""
    TALLY = "tally"
    """Counts characters."""


# What a fragment bears that is for the screen alone.
SCREEN_ONLY = f'data-not="{" ".join(Reader)}"'
# These hold no text, or none that is the page's own.
_TAGS = frozenset(("script", "style", "button", "input"))
# Python-Markdown's link behind a heading.
_PERMALINK = "headerlink"


def tree(html: str) -> Any:
    """A page's HTML as an lxml element that holds it."""
    # Loaded only by builds that read pages: those of an unchanged site come from the cache.
    from lxml.html import fragment_fromstring

    return fragment_fromstring(readable_html(html), create_parent="div")


def leaves_out(reader: Reader, element: Any, url: str = "") -> bool:
    """Whether ``reader`` leaves an element out of the page at ``url``, with all in it."""
    # A comment has a function in place of a tag.
    if not isinstance(element.tag, str) or element.tag in _TAGS:
        return True
    if reader in element.get("data-not", "").split() or _PERMALINK in element.get("class", "").split():
        return True
    return reader is Reader.SEARCH and element.get("data-home", url) != url


def text(reader: Reader, html: str) -> str:
    """All that ``reader`` reads of a page, without regard to blanks."""
    return "".join(_texts(reader, tree(html)))


def _texts(reader: Reader, element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not leaves_out(reader, child):
            yield from _texts(reader, child)
        yield child.tail or ""
