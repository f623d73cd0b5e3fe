"""年度计划: the days of a year's meetings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.tools.dates import Date, Workdays, nth_weekday, on_date
from handbook.tools.page import Data

_MONTHS = 12


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """The twelve months from ``start`` with the day of each meeting, as ``meeting``.

    ``given``: ``start``, a month such as 2027-01; the fixed day, either ``date``, from 1 to 31, or ``week``, from 1 for
    Monday to 7, with ``nth``, from 1 to 4, or 0 for the last.  On a public ``holiday`` the meeting stays where it is,
    and ``advice`` is the first working day after; ``unknown`` says that the holidays of that day are not in the table.
    """
    days = Workdays.of(data["workdays"])
    year, month = (int(part) for part in given["start"].split("-"))
    first = year * _MONTHS + month - 1
    return {"months": [_month(days, given, *divmod(first + later, _MONTHS)) for later in range(_MONTHS)]}


def _month(days: Workdays, given: Mapping[str, Any], year: int, before: int) -> Data:
    """A month of ``year`` that has so many ``before`` it."""
    day = _fixed(given, year, before + 1)
    found: Data = {"id": f"{year}-{before + 1:02d}", "meeting": day.isoformat()}
    if not days.known(day):
        return found | {"unknown": True}
    return found | ({"holiday": True, "advice": days.after(day, 1).isoformat()} if days.holiday(day) else {})


def _fixed(given: Mapping[str, Any], year: int, month: int) -> Date:
    if "date" in given:
        return on_date(year, month, given["date"])
    return nth_weekday(year, month, given["nth"], given["week"])
