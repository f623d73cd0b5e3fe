"""发展党员: from the steps that are done to the earliest and latest day of each that is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.tools import page
from handbook.tools.dates import Date, Workdays, add_months, last_day
from handbook.tools.page import Data

_DAY = Date.resolution
# The steps between which the branch looks at an activist every half-year, and on which an extension is counted.
_ACTIVIST, _LISTED, _ADMITTED, _FULL = "activist", "listed", "admitted", "full"


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """The steps with what is known of each.

    ``given``: ``dates`` by step, ISO; ``extend``, months by which probation was extended; ``today``.  ``wrong`` names
    the steps that are dated before the one they follow.  Otherwise each of ``steps`` has its ``date`` or ``earliest``
    (``guess``: if the step before is done as early as can be) and the ``latest`` and ``longest`` day; ``early``,
    ``late``, ``over`` say that the date, or today, is outside; ``weekdays`` that holidays were not known;
    ``skipped`` that a later step is done and this one has no date.
    """
    return _Line(data, given).found()


@dataclass
class _Line:
    data: Data
    given: Mapping[str, Any]
    earliest: dict[str, Date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.steps: list[Data] = self.data["lists"]["steps"]
        self.dates = {name: Date.fromisoformat(day) for name, day in self.given["dates"].items()}
        self.today = Date.fromisoformat(self.given["today"])
        self.days = Workdays.of(self.data["workdays"])

    def found(self) -> Data:
        wrong = [
            step["id"]
            for step in self.steps
            if step.get("after") in self.dates
            and step["id"] in self.dates
            and self.dates[step["id"]] < self.dates[step["after"]]
        ]
        if wrong:
            return {"wrong": wrong}
        done = [number for number, step in enumerate(self.steps) if step["id"] in self.dates]
        last = max(done, default=-1)
        found: Data = {"steps": [self._step(step, number < last) for number, step in enumerate(self.steps)]}
        if _ADMITTED in self.dates:
            months = self._months(page.row(self.data, "steps", _FULL), "earliest") + self.given.get("extend", 0)
            found["probation_ends"] = last_day(self.dates[_ADMITTED], months).isoformat()
        if inspection := self._inspection():
            found["inspection"] = inspection.isoformat()
        return found

    def _step(self, step: Data, passed: bool) -> Data:
        name, found = step["id"], {"id": step["id"]}
        day = self.dates.get(name)
        if day is None and passed:
            return found | {"skipped": True}
        base = self.dates.get(step.get("after", ""))
        guess = base is None
        base = base or self.earliest.get(step.get("after", ""))
        if day:
            found["date"] = day.isoformat()
        if base:
            found |= self._limits(step, base, day, guess)
        return found

    def _limits(self, step: Data, base: Date, day: Date | None, guess: bool) -> Data:
        found: Data = {}
        earliest, known = self._earliest(step, base)
        latest = self._latest(step, base, "latest") or self._latest(step, base, "usual")
        longest = self._latest(step, base, "longest")
        if day:
            found |= {"early": True} if day < earliest else {}
        else:
            self.earliest[step["id"]] = max(earliest, self.today)
            found["earliest"] = self.earliest[step["id"]].isoformat()
            found |= {"guess": True} if guess else {}
        if not known and (day is None or day < earliest):
            found["weekdays"] = True
        if guess or latest is None:
            return found
        found["latest"] = latest.isoformat()
        found |= {"longest": longest.isoformat()} if longest else {}
        when = day or self.today
        if when > latest:
            found["over" if when > (longest or latest) and (longest or not day) else "late"] = True
        return found

    def _earliest(self, step: Data, base: Date) -> tuple[Date, bool]:
        """The first day that is allowed, and whether all holidays until then are known."""
        if "workdays" in step["values"]:
            count = int(page.value(self.data, *step["values"]["workdays"])["number"])
            end = self.days.after(base - _DAY, count)
            return end + _DAY, self.days.known(base) and self.days.known(end)
        months = self._months(step, "earliest")
        if step["id"] == _FULL:
            months += self.given.get("extend", 0)
        return last_day(base, months) + _DAY if months else base, True

    def _latest(self, step: Data, base: Date, name: str) -> Date | None:
        months = self._months(step, name)
        return add_months(base, months) if months else None

    def _months(self, step: Data, name: str) -> int:
        if name not in step["values"]:
            return 0
        return page.months(page.value(self.data, *step["values"][name]))

    def _inspection(self) -> Date | None:
        """The branch's next half-yearly look at an activist; none before he is one or once he is listed."""
        start = self.dates.get(_ACTIVIST)
        if start is None or any(step["id"] in self.dates for step in self.steps[self._at(_LISTED) :]):
            return None
        step = page.months(page.value(self.data, "fz-13", "frequency"))
        count = 1
        while add_months(start, step * count) < self.today:
            count += 1
        return add_months(start, step * count)

    def _at(self, name: str) -> int:
        return [step["id"] for step in self.steps].index(name)
