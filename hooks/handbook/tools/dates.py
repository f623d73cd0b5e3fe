"""Dates as the rules count them."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

Date = datetime.date
_DAY = datetime.timedelta(days=1)


def add_months(day: Date, months: int) -> Date:
    """The same day of the month so many ``months`` later, or the last of a month that has no such day.

    Raises:
        OverflowError: beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError(year)
    return Date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(first: Date, months: int) -> Date:
    """The last day of a period of so many ``months`` that begins on ``first`` and counts that day.

    In a month that has no such day, the period ends with the month.
    """
    day = add_months(first, months)
    return day if day.day < first.day else day - _DAY


def full_months(first: Date, later: Date) -> int:
    """How many whole months have passed from ``first`` to ``later``, which is not earlier."""
    months = (later.year - first.year) * 12 + later.month - first.month
    return months - (add_months(first, months) > later)


def on_date(year: int, month: int, date: int) -> Date:
    """The day of that ``date`` in a month, or the last of a month that has no such date."""
    return Date(year, month, min(date, calendar.monthrange(year, month)[1]))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> Date:
    """The ``nth`` of a month's days that fall on ``weekday``, 1 for Monday; ``nth`` of 0 is the last one.

    Every month has four of each.
    """
    last = on_date(year, month, 31)
    if nth == 0:
        return last - _DAY * ((last.isoweekday() - weekday) % 7)
    first = Date(year, month, 1)
    return first + _DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


@dataclass(frozen=True)
class Workdays:
    """Which days offices work: weekdays, but for holidays (``off``) and with working week-ends (``on``).

    Outside the range from ``first`` to ``last`` only weekdays are known.
    """

    first: Date
    last: Date
    off: frozenset[Date]
    on: frozenset[Date]

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Workdays:
        """From the table of a page's data, see ``workdays.table``."""
        first, last, off, on = (table[name] for name in ("first", "last", "off", "on"))
        assert isinstance(off, list) and isinstance(on, list)
        days = (frozenset(map(Date.fromisoformat, named)) for named in (off, on))
        return cls(Date.fromisoformat(str(first)), Date.fromisoformat(str(last)), *days)

    def known(self, day: Date) -> bool:
        """Whether the holidays around ``day`` are in the table."""
        return self.first <= day <= self.last

    def holiday(self, day: Date) -> bool:
        """Whether ``day`` is one of a public holiday, as far as is known; an ordinary week-end is none."""
        return day in self.off

    def works(self, day: Date) -> bool:
        """Whether ``day`` is a working day as far as is known."""
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def after(self, day: Date, count: int) -> Date:
        """The last of ``count`` working days that begin on the day after ``day``."""
        while count:
            day += _DAY
            count -= self.works(day)
        return day
