"""换届: until when a committee's term lasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.tools import page
from handbook.tools.dates import Date, add_months, last_day
from handbook.tools.page import Data


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """When the term ends.

    ``given``: ``kind``, a row of the list “kinds”; ``day`` of the last election and ``today``, ISO; ``before``, how
    many months ahead to remind.  ``ends`` and ``longest`` are last days; ``over`` says that today is after the one or
    the other.
    """
    kind, day = page.row(data, "kinds", given["kind"]), Date.fromisoformat(given["day"])
    months = page.months(page.value(data, *kind["values"]["years"]))
    end = last_day(day, months)
    longest = last_day(day, months + page.months(page.value(data, "hj-04", "years_max")))
    found: Data = {"ends": end.isoformat(), "longest": longest.isoformat()}
    if given.get("before"):
        found["remind"] = add_months(end, -given["before"]).isoformat()
    today = Date.fromisoformat(given["today"])
    if today > end:
        found["over"] = "longest" if today > longest else "ends"
    return found
