"""What the book of 2013 said and what holds now."""

from __future__ import annotations

from html import escape

from handbook import addresses
from handbook.html.citation import citations
from handbook.html.links import numbered
from handbook.model import Book, Change


def change(book: Book, one: Change, root: str, nth: int = 1) -> str:
    """A note with both statements, how this handbook treats it, and the rules behind it; ``nth`` as for a checklist."""
    basis = citations(book, one.rules, root)
    regulation = book.regulations[one.regulation]
    source = basis or f'<a href="{escape(root + addresses.regulation(regulation.id))}">{escape(regulation.short)}</a>'
    return (
        f'<div class="hb-change" role="note" id="change-{escape(numbered(one.id, nth))}" '
        f'data-change="{escape(one.id)}" data-home="{addresses.CHANGES}" '
        f'aria-label="2013 年以来的变化：{escape(one.kind)}">'
        f'<p class="hb-change__kind"><a class="hb-badge" href="{escape(root + addresses.change(one.id))}">'
        f"{escape(one.kind)}</a> {escape(one.where)}</p>"
        f'<p class="hb-change__was"><strong>2013 年的说法</strong> {escape(one.was)}</p>'
        f'<p class="hb-change__now"><strong>现在</strong> {escape(one.now)} {source}</p>'
        f'<p class="hb-change__advice"><strong>本手册的处理</strong> {escape(one.advice)}</p></div>'
    )


def change_list(book: Book, root: str) -> str:
    """All changes, each with links to the sections it touches when they are in this edition."""
    pages = book.section_pages
    titles = {s.id: s.title for c in book.outline.chapters for s in c.sections}
    parts = []
    for one in book.changes.values():
        links = [
            f'<a href="{escape(root + pages[s].url)}">{escape(titles[s])}</a>' if s in pages else escape(titles[s])
            for s in one.sections
        ]
        where = f'<p class="hb-change__sections">涉及：{"、".join(links)}</p>' if links else ""
        parts.append(
            f'<section id="{escape(one.id)}" class="hb-change-entry">{change(book, one, root)}{where}</section>'
        )
    return "".join(parts)
