"""What the theme's templates are told of a page.

They do not escape what they print, so all texts are handed over escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from handbook import addresses, wording
from handbook.html import calendar, downloads, quiz, shelves, tool
from handbook.html.downloads import File
from handbook.model import Book


def head(book: Book, path: str, title: str) -> dict[str, Any]:
    """Title, description and the like of the page at ``path`` below docs/; ``title`` is that of a page made from data.

    What the generator reads from the page's head by itself is not used: its YAML takes 010 for a number.
    """
    page = book.page_of.get(path)
    if page is None:
        found: dict[str, Any] = {"title": title, "checked_on": book.outline.edition}
    else:
        named = ("title", "kind", "id", "checked_on", "description")
        found = {name: getattr(page.head, name) for name in named}
        found["title"] = page.name
        found["hide"] = list(page.head.hide)
    texts = {name: escape(value) for name, value in found.items() if isinstance(value, str)}
    return {**{name: value for name, value in found.items() if value}, **texts}


def frame(book: Book, path: str, files: Mapping[str, File]) -> dict[str, Any]:
    """What is known when all pages have been converted, and which ``files`` there will be.

    ``files`` are those of the page, as label and address, and ``picture`` shows the sheet among them; ``crumbs`` the
    list it belongs to, for pages that the navigation leaves out; ``own`` whether the page is that of one checklist or
    form, which is all that is printed of it; ``months`` the duties of the year, for the home page; ``tools`` and
    ``quiz`` the ways to the tools that it is about and to the questions of a chapter that ends; ``after`` the place of
    the list of all files, which says how large they are and so is put there when they have been made.
    """
    root, url = addresses.root(path), addresses.page(path)
    found = downloads.of_page(url, addresses.chapter_of(book, path), files)
    told = {
        "files": [{"label": escape(label), "href": escape(root + file)} for label, file in found],
        "crumbs": [{"title": escape(t), "href": escape(root + place)} for t, place in addresses.lists_above(path)],
        "picture": _picture(url, root, files),
        "own": addresses.folder(url) in (addresses.CHECKLISTS, addresses.FORMS) and addresses.record(url),
        "notice": escape(wording.NOTICE),
        "months": Markup(calendar.months(book, root)) if url == addresses.HOME else "",
        "tools": Markup(tool.beside(book, path, root)),
        "quiz": Markup(quiz.after(book, path, root)),
        "after": Markup(shelves.PLACE) if url == addresses.DOWNLOADS else "",
    }
    return {name: value for name, value in told.items() if value}


def _picture(url: str, root: str, files: Mapping[str, File]) -> Markup | str:
    """Where the picture of a record's sheet stands; empty where there is none."""
    record = addresses.record(url)
    path = addresses.picture(*record) if record else ""
    return escape(root + path) if path in files else ""
