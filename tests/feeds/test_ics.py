"""The calendar can be read by other programs and holds what the data says, in months that fit."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from handbook.feeds.calendar import calendar
from handbook.model import Book, CalendarEntry
from icalendar import Calendar
from pydantic import ValidationError

SITE = "https://example.org/党 小组"


def events(book: Book, site_url: str = "") -> dict[str, Any]:
    found = Calendar.from_ical(calendar(book, site_url)).walk("VEVENT")
    return {str(event["uid"]).split("@")[0]: event for event in found}


def days(event: Any, until: int) -> list[datetime.date]:
    """All days of an event to the end of a year."""
    start = datetime.datetime.combine(event["dtstart"].dt, datetime.time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    return [moment.date() for moment in rule.between(start, datetime.datetime(until, 12, 31), inc=True)]


def entry(**changes: Any) -> CalendarEntry:
    return CalendarEntry(**{"id": "a", "every": "每年", "what": "事", "who": "组长", "practice": True, **changes})


def test_each_recurring_entry_is_an_event(handbook: Book) -> None:
    found = events(handbook)
    assert set(found) == {entry.id for entry in handbook.calendar if entry.every != "随时"}
    assert found["month-meeting"]["rrule"]["freq"] == ["MONTHLY"]
    assert "支部工作条例第十三条" in str(found["month-meeting"]["description"])
    assert "[@" not in calendar(handbook, "")


def test_events_start_in_the_year_of_the_edition_and_last_a_day(handbook: Book) -> None:
    year = datetime.date.fromisoformat(handbook.outline.edition).year
    for name, event in events(handbook).items():
        start, end = event["dtstart"].dt, event["dtend"].dt
        assert start.year == year, name
        assert end - start == datetime.timedelta(days=1), name
        assert days(event, year)[0] == start, name


def test_events_fall_into_the_months_that_data_names(handbook: Book) -> None:
    found = events(handbook)
    for one in handbook.calendar:
        if one.months:
            assert sorted({day.month for day in days(found[one.id], 2028)}) == list(one.months), one.id
    assert found["year-end"]["dtstart"].dt.month == 12
    assert found["year-life-meeting"]["dtstart"].dt.month >= 10


def test_weekly_events_fall_on_mondays(small_book: Book) -> None:
    for year in range(2024, 2036):
        outline = small_book.outline.model_copy(update={"edition": f"{year}-11-23"})
        book = small_book.model_copy(update={"outline": outline, "calendar": (entry(every="每周"),)})
        start = events(book)["a"]["dtstart"].dt
        assert (start.weekday(), start.year) == (0, year)
        assert start.day <= 7


def test_lines_are_as_the_standard_wants_them(handbook: Book) -> None:
    text = calendar(handbook, SITE)
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert not [line for line in lines if "\n" in line or "\r" in line]
    assert max(len(line.encode()) for line in lines) <= 75
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == len(events(handbook))


def test_event_leads_to_its_page_where_the_address_of_the_site_is_known(handbook: Book) -> None:
    assert not [event for event in events(handbook).values() if "url" in event]
    url = str(events(handbook, SITE)["month-meeting"]["url"])
    assert url == "https://example.org/%E5%85%9A%20%E5%B0%8F%E7%BB%84/checklists/group-meeting.html"


def test_text_with_marks_of_the_format_comes_out_as_typed(small_book: Book) -> None:
    typed = "甲;乙,丙\\n丁:戊\n己\r\nEND:VEVENT"
    one = CalendarEntry.model_construct(**{**dict(entry()), "what": typed, "who": typed})
    outline = small_book.outline.model_copy(update={"title": typed})
    book = small_book.model_copy(update={"calendar": (one,), "outline": outline})
    (event,) = events(book).values()
    assert str(event["summary"]).replace("\r", "") == typed.replace("\r", "")
    assert calendar(book, "").count("\r\nEND:VEVENT\r\n") == 1


@pytest.mark.parametrize(
    ("every", "months", "right"),
    [
        ("每年", (12,), True),
        ("每年", (11, 12), False),
        ("每年", (13,), False),
        ("每半年", (6, 12), True),
        ("每半年", (6, 11), False),
        ("每半年", (12, 6), False),
        ("每季度", (3, 6, 9, 12), True),
        ("每季度", (3, 6), False),
        ("每月", (1,), False),
        ("随时", (1,), False),
    ],
)
def test_months_fit_the_interval(every: str, months: tuple[int, ...], right: bool) -> None:
    if right:
        assert entry(every=every, months=months).months == months
    else:
        with pytest.raises(ValidationError):
            entry(every=every, months=months)
