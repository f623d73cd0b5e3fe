"""The holidays of the years around an edition, from the State Council's notices as chinesecalendar has them."""

from __future__ import annotations

from typing import Any

# So many years before the edition's are in the table, for what has happened already.
_BEFORE = 2


def table(edition: str) -> dict[str, Any]:
    """First and last day that the table covers, holidays ``off`` and working week-end days ``on``, all as ISO dates."""
    # Loaded only by builds that have a tool which counts working days.
    from chinese_calendar.constants import holidays, workdays

    start, end = int(edition[:4]) - _BEFORE, max(day.year for day in holidays)
    start = min(start, end)
    off = [day.isoformat() for day in sorted(holidays) if start <= day.year <= end]
    on = [day.isoformat() for day in sorted(workdays) if start <= day.year <= end and day.weekday() >= 5]
    return {"first": f"{start}-01-01", "last": f"{end}-12-31", "off": off, "on": on}
