"""Links to pages by their titles."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook.model import Page


def page_links(pages: Iterable[Page], root: str) -> str:
    """Links side by side; ``root`` leads back to the site's top."""
    return "、".join(f'<a href="{escape(root + page.url)}">{escape(page.name)}</a>' for page in pages)


def numbered(name: str, nth: int) -> str:
    """An id for the ``nth`` time that a thing stands on a page; ids of data have no dots."""
    return f"{name}.{nth}" if nth > 1 else name
