"""Python-Markdown extensions; they work in any generator that runs Python-Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from handbook import addresses
from handbook.model import Book


@dataclass
class PageContext:
    """What the extensions need to know of the page being converted; set anew before each page.

    ``root`` is the way to the site's root, ``page`` the page's path below docs/.
    """

    book: Book
    root: str = ""
    page: str = ""

    def at(self, page: str) -> None:
        """Turn to another page."""
        self.page = page
        self.root = addresses.root(page)
