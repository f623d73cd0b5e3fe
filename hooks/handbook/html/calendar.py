"""The year of a party group as tables, one per interval."""

from __future__ import annotations

from html import escape

from handbook import addresses, wording
from handbook.html.citation import citations, inline
from handbook.html.tables import rows_table
from handbook.model import Book, CalendarEntry, Interval

_COLUMNS = (("做什么", "做什么"), ("谁", "谁"), ("依据", "依据"))


def calendar(book: Book, root: str) -> str:
    """Tables with a heading per interval that has entries; ``root`` leads back to the site's top."""
    return "".join(_interval(book, every, root) for every in Interval)


def _interval(book: Book, every: Interval, root: str) -> str:
    rows = [("", _row(book, entry, root)) for entry in book.calendar if entry.every is every]
    return f'<h2 id="{every.anchor}">{every}</h2>{rows_table("calendar", _COLUMNS, rows)}' if rows else ""


def _row(book: Book, entry: CalendarEntry, root: str) -> list[str]:
    what = inline(book, entry.what, root)
    if entry.link:
        what = f'<a href="{escape(addresses.linked(entry.link, root))}">{what}</a>'
    if entry.months:
        what += f"<br><small>{'、'.join(map(str, entry.months))} 月</small>"
    basis = citations(book, entry.basis, root) if entry.basis else wording.PRACTICE
    return [what, escape(entry.who), basis]


def months(book: Book, root: str) -> str:
    """The twelve months with what falls into each, and what every month has, as far as a page says how it is done.

    The style shows the present month alone, where a script has told which it is.
    """
    own = "".join(_month(book, month, root) for month in range(1, 13))
    every = _duties(book, [entry for entry in book.calendar if entry.every is Interval.MONTH], root)
    return f"<div>{own}</div><div><h3>每个月都有</h3>{every}</div>"


def _month(book: Book, month: int, root: str) -> str:
    entries = [entry for entry in book.calendar if month in entry.months]
    what = _duties(book, entries, root) if entries else "<p>没有另外到期的事。</p>"
    return f'<div class="hb-month" data-month="{month}"><h3>{month} 月到期</h3>{what}</div>'


def _duties(book: Book, entries: list[CalendarEntry], root: str) -> str:
    items = "".join(_duty(book, entry, entry.link, root) for entry in entries if entry.link)
    return f"<ul>{items}</ul>"


def _duty(book: Book, entry: CalendarEntry, link: str, root: str) -> str:
    what = f'<a href="{escape(addresses.linked(link, root))}">{inline(book, entry.what, root)}</a>'
    return f"<li>{what} <small>{escape(entry.who)}</small></li>"
