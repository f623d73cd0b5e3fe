"""Links to pages by their titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from handbook import addresses
from handbook.model import Book, Checklist, Form, Page, Sample
from handbook.readers import SCREEN_ONLY

# Pages that data makes, which have no title of their own in the Book.
_MADE = {addresses.GLOSSARY: "术语", addresses.CALENDAR: "年历"}


def page_links(pages: Iterable[Page], root: str) -> str:
    """Links side by side; ``root`` leads back to the site's top."""
    return "、".join(f'<a href="{escape(root + page.url)}">{escape(page.name)}</a>' for page in pages)


def nearby(label: str, counted: str, same: Sequence[tuple[str, str]], at: int, root: str) -> str:
    """Links to what stands before and after the one ``at`` in ``same``, titles with addresses; nothing for one alone.

    ``counted`` is the word that they are counted by: 上一份、下一个.
    """
    ways = (("prev", f"上一{counted}", at - 1), ("next", f"下一{counted}", at + 1))
    found = "".join(
        f'<a rel="{rel}" href="{escape(root + same[place][1])}"><small>{said}</small>{escape(same[place][0])}</a>'
        for rel, said, place in ways
        if 0 <= place < len(same)
    )
    nav = f'<nav class="hb-neighbours hb-noprint" {SCREEN_ONLY} aria-label="{escape(label)}">{found}</nav>'
    return nav if found else ""


def title(book: Book, link: str) -> str:
    """What the page is called that a ``link`` of data leads to; empty for a page that only the site's frame names."""
    place = link.lstrip("/")
    if page := book.page_of.get(addresses.source(place)):
        return page.head.title
    folder, name = addresses.folder(place), addresses.source(place).partition("/")[2].removesuffix(".md")
    if folder == addresses.RULES:
        return next((f"规定：{one.topic}" for one in book.topics if one.slug == name), "")
    kinds: dict[str, Mapping[str, Checklist | Form | Sample]] = {
        addresses.CHECKLISTS: book.checklists,
        addresses.FORMS: book.forms,
        addresses.SAMPLES: book.samples,
    }
    found = kinds.get(folder, {}).get(name)
    return found.title if found else _MADE.get(place.partition("#")[0], "")


def numbered(name: str, nth: int) -> str:
    """An id for the ``nth`` time that a thing stands on a page; ids of data have no dots."""
    return f"{name}.{nth}" if nth > 1 else name
