"""The calendar and the feed can be read by other programs and hold what the data says."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from handbook import subscriptions
from handbook.model import Book
from icalendar import Calendar

ATOM = "{http://www.w3.org/2005/Atom}"


def test_each_recurring_entry_is_an_event(handbook: Book) -> None:
    found = Calendar.from_ical(subscriptions.calendar(handbook))
    events = {str(event["uid"]).split("@")[0]: event for event in found.walk("VEVENT")}
    assert set(events) == {entry.id for entry in handbook.calendar if entry.every != "随时"}
    assert events["month-meeting"]["rrule"]["freq"] == ["MONTHLY"]
    assert events["quarter-assembly"]["rrule"]["interval"] == [3]
    assert "支部工作条例第十三条" in str(events["month-meeting"]["description"])
    assert "[@" not in subscriptions.calendar(handbook)


def test_the_same_data_gives_the_same_calendar(handbook: Book) -> None:
    assert subscriptions.calendar(handbook) == subscriptions.calendar(handbook)


def test_each_change_is_an_entry_with_its_place(handbook: Book) -> None:
    tree = etree.fromstring(subscriptions.feed(handbook, "https://example.org/book"))
    links = [link.get("href") for link in tree.iter(f"{ATOM}link")]
    assert links == [f"https://example.org/book/changes.html#{change}" for change in handbook.changes]
    relative = etree.fromstring(subscriptions.feed(handbook, ""))
    assert next(relative.iter(f"{ATOM}link")).get("href") == f"changes.html#{next(iter(handbook.changes))}"
