"""The year of a party group as tables, one per interval."""

from __future__ import annotations

from html import escape

from handbook import addresses, wording
from handbook.html.citation import citations, inline
from handbook.model import Book, CalendarEntry, Interval

_CELLS = "".join(f'<th scope="col">{name}</th>' for name in ("做什么", "谁", "依据"))
_HEAD = f"<thead><tr>{_CELLS}</tr></thead>"


def calendar(book: Book, root: str) -> str:
    """Tables with a heading per interval that has entries; ``root`` leads back to the site's top."""
    return "".join(_interval(book, every, root) for every in Interval)


def _interval(book: Book, every: Interval, root: str) -> str:
    rows = "".join(_row(book, entry, root) for entry in book.calendar if entry.every is every)
    if not rows:
        return ""
    return f'<h2 id="{every.anchor}">{every}</h2><table class="hb-calendar">{_HEAD}<tbody>{rows}</tbody></table>'


def _row(book: Book, entry: CalendarEntry, root: str) -> str:
    what = inline(book, entry.what, root)
    if entry.link:
        what = f'<a href="{escape(addresses.linked(entry.link, root))}">{what}</a>'
    if entry.months:
        what += f"<br><small>{'、'.join(map(str, entry.months))} 月</small>"
    basis = citations(book, entry.basis, root) if entry.basis else wording.PRACTICE
    return f"<tr><td>{what}</td><td>{escape(entry.who)}</td><td>{basis}</td></tr>"
