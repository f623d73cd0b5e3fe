"""Examples reckoned at build: what a page shows to readers without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.tools import dues, page, recruitment
from handbook.tools.dates import Date, add_months
from handbook.tools.page import Data


@dataclass(frozen=True)
class Example:
    """A table that works something out; ``lead`` may cite rules."""

    id: str
    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def of(data: Data) -> list[Example]:
    """The examples of the tool whose data this is; none for a tool that reckons nothing.

    Nor are there any where the rules' values are no longer of the kind that is reckoned with; tests tell of that.
    """
    make = _EXAMPLES.get(data["id"])
    try:
        return list(make(data)) if make else []
    except KeyError:
        return []


def _dues(data: Data) -> Iterator[Example]:
    lead = (
        "先把计入的加起来，减去个税、社保、公积金和年金，得到基数；基数落在哪一档，全部按那一档的比例算，"
        "一般以每月[=df-27:month_max]为限。[@df-02] [@df-27]"
    )
    edges = [step["upto"] for step in page.value(data, "df-02", "brackets")["brackets"] if step["upto"]]
    bases = [edge + more for edge in edges for more in (0, 1)] + [edges[-1] * 6]
    yield Example(
        "worked", "手算的例子", lead, ("基数（元）", "比例", "每月（元）"), tuple(_dues_rows(data, "agency", bases))
    )
    edge = page.value(data, "df-05", "brackets")["brackets"][0]["upto"]
    rows = tuple(_dues_rows(data, "retired", [edge, edge + 1]))
    yield Example("retired", "离退休的", "只有两档。[@df-05]", ("基数（元）", "比例", "每月（元）"), rows)


def _dues_rows(data: Data, who: str, bases: list[int]) -> Iterator[tuple[str, ...]]:
    for base in bases:
        found = dues.reckon(data, {"who": who, "base": base})
        yield str(base), f"{found['rate_pct']:g}%", dues.yuan(found["monthly"])


# The application of the example is so many months before the edition.
_SINCE = 24


def _recruitment(data: Data) -> Iterator[Example]:
    start = add_months(Date.fromisoformat(data["edition"]).replace(day=1), -_SINCE)
    line = recruitment.reckon(data, {"dates": {"apply": start.isoformat()}, "today": start.isoformat()})
    dates: dict[str, str] = {"apply": start.isoformat()}
    rows = []
    # Each step as early as can be, so that the next one has its latest day too.
    for step in page.rows(data, "steps"):
        line = recruitment.reckon(data, {"dates": dates, "today": max(dates.values())})
        found = next(one for one in line["steps"] if one["id"] == step["id"])
        day = found.get("earliest", found.get("date", ""))
        dates[step["id"]] = day
        rows.append((step["label"], day, found.get("longest") or found.get("latest", ""), step.get("group", "")))
    lead = (
        "设想有人在第一行那天递了申请书，后面每一步都在规定容许的头一天办。真办的时候看条件成熟没有，不赶这个日子。"
        "“最迟”照前一步的日子算，审批一栏是特殊情况下最长的期限。[@fz-39] [@fz-02]"
    )
    yield Example("worked", "排好的一张", lead, ("步骤", "最早", "最迟", "小组做什么"), tuple(rows))


_EXAMPLES: Mapping[str, Callable[[Data], Iterator[Example]]] = MappingProxyType(
    {"dues": _dues, "recruitment": _recruitment}
)
