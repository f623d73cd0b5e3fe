"""处分影响期: until when a member is limited, and when what must have been done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.tools import page
from handbook.tools.dates import Date, add_months, last_day
from handbook.tools.page import Data

_DAY = Date.resolution


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """What follows from a sanction.

    ``given``: ``kind``, a row of the list “kinds”; ``day`` of the decision, ISO; ``again``, kind and day of a second
    one; ``restored``, the day on which rights were given back.  All days of the result are the last of what they end;
    ``free`` is the first day after everything.  ``wrong`` names what was given and cannot be.
    """
    kind, day = page.row(data, "kinds", given["kind"]), Date.fromisoformat(given["day"])
    announce = add_months(day, page.months(page.value(data, "cf-16", "months")))
    report = add_months(day, page.months(page.value(data, "cf-17", "months")))
    found: Data = {"announce": announce.isoformat(), "report": report.isoformat()}
    if "watch" in kind["values"]:
        watched = _watched(data, kind, day, given)
        return watched if "wrong" in watched else found | watched
    end = last_day(day, _months(data, kind, "period" if "period" in kind["values"] else "barred"))
    found["ends"] = end.isoformat()
    if again := given.get("again"):
        second, later = page.row(data, "kinds", again["kind"]), Date.fromisoformat(again["day"])
        if later < day:
            return {"wrong": "again"}
        # What is left of the first and the whole of the second, one after the other.
        found["adds"] = later <= end
        end = last_day(end + _DAY if later <= end else later, _months(data, second, "period"))
        found["again_ends"] = end.isoformat()
    return found | {"free": (end + _DAY).isoformat()}


def _watched(data: Data, kind: Data, day: Date, given: Mapping[str, Any]) -> Data:
    """留党察看 does not end by itself: what follows counts from the day on which rights are given back."""
    end = last_day(day, _months(data, kind, "watch"))
    found: Data = {"watch_ends": end.isoformat()}
    restored = Date.fromisoformat(given["restored"]) if given.get("restored") else None
    if restored and restored <= end:
        return {"wrong": "restored"}
    limited = last_day(restored or end + _DAY, _months(data, kind, "after"))
    return found | {"limited_ends": limited.isoformat(), "free": (limited + _DAY).isoformat()}


def _months(data: Data, kind: Data, name: str) -> int:
    return page.months(page.value(data, *kind["values"][name]))
