"""What other programs can subscribe to: the year as a calendar (RFC 5545), the changes as a feed (RFC 4287)."""

from __future__ import annotations

import datetime
from xml.sax.saxutils import escape, quoteattr

from icalendar import Calendar, Event

from handbook import addresses, wording
from handbook.model import Book, CalendarEntry, Interval

_NOTE = f"日期只是提醒，请改成本组约定的日子。{wording.NOTICE}。"


def calendar(book: Book) -> str:
    """All entries that recur, as all-day events; those without an interval are left out.

    The first event of each falls into the January after the edition, so that the file depends on data alone.
    """
    year = datetime.date.fromisoformat(book.outline.edition).year + 1
    made = Calendar()
    made.add("prodid", "-//dangxiaozu-handbook//zh-CN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{book.outline.title}：党小组的一年")
    for entry in book.calendar:
        if entry.every.rrule:
            event = Event()
            event.add("uid", f"{entry.id}@dangxiaozu-handbook")
            event.add("dtstamp", datetime.datetime.fromisoformat(book.outline.edition).replace(tzinfo=datetime.UTC))
            event.add("dtstart", datetime.date(year, 1, 4 if entry.every is Interval.WEEK else 1))
            event.add("rrule", entry.every.rrule)
            event.add("summary", wording.plain(book, entry.what))
            event.add("description", _description(book, entry))
            event.add("transp", "TRANSPARENT")
            made.add_component(event)
    return str(made.to_ical().decode())


def _description(book: Book, entry: CalendarEntry) -> str:
    return f"谁：{entry.who}。依据：{wording.labels(book, entry.basis) or wording.PRACTICE}。{_NOTE}"


def feed(book: Book, site_url: str) -> str:
    """The changes since 2013, newest edition first, as Atom; addresses are relative when the site's is not known."""
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    updated = f"{book.outline.edition}T00:00:00Z"
    entries = "".join(
        f"<entry><id>tag:dangxiaozu-handbook,2026:{escape(change.id)}</id>"
        f"<title>{escape(change.kind)}：{escape(wording.plain(book, change.was))}</title>"
        f"<updated>{updated}</updated><link href={quoteattr(base + addresses.change(change.id))}/>"
        f"<summary>{escape(wording.plain(book, change.now))}</summary></entry>\n"
        for change in book.changes.values()
    )
    title = f"{book.outline.title}：2013 年以来的变化"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<id>tag:dangxiaozu-handbook,2026:feed</id><title>{escape(title)}</title><updated>{updated}</updated>"
        f"<author><name>{escape(book.outline.title)}</name></author>\n{entries}</feed>\n"
    )
