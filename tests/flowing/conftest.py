"""A chapter of the small book, made into flowing documents once."""

from __future__ import annotations

import pytest
from handbook.cache import Cache
from handbook.flowing import works
from handbook.model import Book
from handbook.rendered import Rendered

TYPED = "甲 & 乙 <b>丙</b> *丁* `戊` $a_b$ \\x @己 [庚](辛)"
CITE = '<a class="hb-cite" href="../../rules/a.html#{0}" data-rule="{0}">条例第十三条</a>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@pytest.fixture(scope="session")
def pages(small_book: Book) -> dict[int, list[Rendered]]:
    """The pages of the small book's chapter, with a hostile sentence, a table and a note on each."""
    own = [one for one in small_book.pages if one.head.kind in ("chapter", "section")]
    own.sort(key=lambda one: one.head.kind)
    rule = next(iter(small_book.rules))
    body = (
        f'<h2 id="steps">怎么做</h2><p>{escaped(TYPED)}{CITE.format(rule)}。</p>'
        f"<table><thead><tr><th>项</th><th>说明</th></tr></thead><tbody><tr><td>{escaped(TYPED)}</td><td>乙</td></tr>"
        "</tbody></table>"
    )
    return {1: [Rendered(p.name, p.url, f'<h1 id="top">{escaped(p.head.title)}</h1>{body}', p) for p in own]}


@pytest.fixture(scope="session")
def made(small_book: Book, pages: dict[int, list[Rendered]]) -> dict[str, bytes]:
    """Path below site/ → document."""
    return works.make_all(small_book, pages, Cache())
