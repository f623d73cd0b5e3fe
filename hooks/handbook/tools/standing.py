"""党龄: from which day it counts and how long it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.tools import page
from handbook.tools.dates import Date, add_months, full_months, last_day
from handbook.tools.page import Data

_YEAR = 12


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """Years and months of membership.

    ``given``: ``full``, the day on which the member became a full one, or ``admitted``, that of the meeting which took
    him in, with ``extend``, months by which probation was extended; ``until``; all days ISO.  ``since`` is the first
    day that counts; ``years`` and ``months`` are full ones until the day ``until`` comes; ``medal`` is the day on
    which it is long enough for the medal.  Nothing is counted when that lies ahead: ``ahead``.
    """
    if "full" in given:
        since = Date.fromisoformat(given["full"])
    else:
        months = page.months(page.value(data, "fz-43", "years")) + given.get("extend", 0)
        since = last_day(Date.fromisoformat(given["admitted"]), months) + Date.resolution
    medal = add_months(since, page.months(page.value(data, "dj-19", "years")))
    found: Data = {"since": since.isoformat(), "medal": medal.isoformat()}
    until = Date.fromisoformat(given["until"])
    if until < since:
        return found | {"ahead": True}
    years, months = divmod(full_months(since, until), _YEAR)
    return found | {"years": years, "months": months}
