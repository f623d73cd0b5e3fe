"""The year as a calendar to subscribe to (RFC 5545)."""

from __future__ import annotations

import datetime

from icalendar import Calendar, Event, vText

from handbook import addresses, wording
from handbook.escape import readable
from handbook.model import Book, CalendarEntry, Interval

_NOTE = f"日期只是提醒，请改成本组约定的日子。{wording.NOTICE}。"


def calendar(book: Book, site_url: str) -> str:
    """All entries that recur, as events of a whole day; those without an interval are left out.

    The first event of each falls into the edition's own year, so that the file depends on data alone.  Events lead to
    their page where ``site_url`` tells the site's address.
    """
    made = Calendar()
    made.add("prodid", "-//dangxiaozu-handbook//zh-CN")
    made.add("version", "2.0")
    made.add("x-wr-calname", vText(readable(wording.titled(book, wording.YEAR))))
    for entry in book.calendar:
        if entry.every.rrule:
            made.add_component(_event(book, entry, site_url))
    return str(made.to_ical().decode())


def _event(book: Book, entry: CalendarEntry, site_url: str) -> Event:
    edition = datetime.datetime.fromisoformat(book.outline.edition)
    start = _first(entry, edition.year)
    event = Event()
    event.add("uid", f"{entry.id}@dangxiaozu-handbook")
    event.add("dtstamp", edition.replace(tzinfo=datetime.UTC))
    event.add("dtstart", start)
    # Some programs show an event without an end as one of no length, or not at all.
    event.add("dtend", start + datetime.timedelta(days=1))
    event.add("rrule", {"freq": "yearly", "bymonth": list(entry.months)} if entry.months else entry.every.rrule)
    event.add("summary", readable(wording.plain(book, entry.what)))
    event.add("description", readable(_description(book, entry)))
    if site_url and entry.link:
        event.add("url", addresses.absolute(site_url, addresses.linked(entry.link, "")))
    event.add("transp", "TRANSPARENT")
    return event


def _first(entry: CalendarEntry, year: int) -> datetime.date:
    """The first day of the month it falls into, or the first Monday of the year."""
    day = datetime.date(year, entry.months[0] if entry.months else 1, 1)
    return day + datetime.timedelta(days=-day.weekday() % 7) if entry.every is Interval.WEEK else day


def _description(book: Book, entry: CalendarEntry) -> str:
    return f"谁：{entry.who}。依据：{wording.labels(book, entry.basis) or wording.PRACTICE}。{_NOTE}"
