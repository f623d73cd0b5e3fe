"""The page on which a reader finds what was begun, done and put away of all checklists.

What was ticked is in the reader's browser alone; without scripts the page leads to the checklists, which paper serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handbook import addresses
from handbook.model import Book, Checklist, chapter_label
from handbook.readers import SCREEN_ONLY


def page(book: Book, root: str) -> str:
    """Room for the list that the script makes, and all checklists by chapter."""
    chapters = "".join(_chapter(book, number, root) for number in sorted({c.chapter for c in book.checklists.values()}))
    return (
        f'<div class="hb-runs" id="runs" {SCREEN_ONLY}>'
        '<p class="hb-without-script">记打过的勾要靠脚本。没有脚本，可以打开下面的一张，打印出来用笔打勾。</p>'
        f'<div class="hb-runs__desk" hidden></div><h2 id="start">从哪一张开始</h2>{chapters}</div>'
    )


def _chapter(book: Book, number: int, root: str) -> str:
    found = [_line(one, root) for one in book.checklists.values() if one.chapter == number]
    return f'<p class="hb-runs__start"><strong>{chapter_label(number)}</strong>　{"、".join(found)}</p>'


def _line(one: Checklist, root: str) -> str:
    href = escape(root + addresses.entry(addresses.CHECKLISTS, one.id))
    return f'<a href="{href}" data-start="{escape(one.id)}">{escape(one.title)}</a>'


def entry(book: Book, root: str) -> Iterator[str]:
    """The line of the list of tools that leads here; nothing when there are no checklists."""
    if book.checklists:
        href = escape(root + addresses.MY_CHECKLISTS)
        told = f"办到哪一步、哪天到期，{len(book.checklists)} 张检查单的都在一处。"
        yield f'<li><a href="{href}">我的检查单</a>：{told}</li>'
