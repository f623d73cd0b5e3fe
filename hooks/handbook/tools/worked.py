"""Examples reckoned at build: what a page shows to readers without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.tools import discipline_period, division, dues, page, recruitment, standing, term, voting, year_plan
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
    yield Example("items", "工资条上哪些计入", "", ("工资条上的", "计不计", "谁"), tuple(_dues_items(data)))


def _dues_items(data: Data) -> Iterator[tuple[str, ...]]:
    labels = {who["id"]: who["label"] for who in page.rows(data, "who")}
    for name, counts in (("counted", "计入"), ("deducted", "减去个人缴的"), ("left-out", "不计")):
        for one in page.rows(data, name):
            yield one["label"], counts, "、".join(labels[who] for who in one["who"])


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


def _discipline(data: Data) -> Iterator[Example]:
    day = data["edition"]
    rows = []
    for kind in page.rows(data, "kinds"):
        found = discipline_period.reckon(data, {"kind": kind["id"], "day": day})
        rows.append((kind["label"], found.get("watch_ends") or found["ends"], found["free"]))
    lead = (
        f"设想处分决定在 {day} 作出，决定那天算第一天。留党察看的，中间一栏是察看期的最后一天，"
        "后面一栏照期满第二天就恢复权利来算，没有恢复的往后推。[@cf-25] [@cf-06]"
    )
    yield Example("worked", "手算的例子", lead, ("处分", "到哪天", "不再受限"), tuple(rows))


def _term(data: Data) -> Iterator[Example]:
    day = data["edition"]
    rows = []
    for kind in page.rows(data, "kinds"):
        found = term.reckon(data, {"kind": kind["id"], "day": day, "today": day})
        rows.append((kind["label"], found["ends"], found["longest"]))
    lead = f"设想 {day} 选出来的。选举那天算第一天，延期要报上级批准，一般不超过[=hj-04:years_max]。[@hj-03] [@hj-04]"
    yield Example("worked", "手算的例子", lead, ("哪一级", "任期到", "延期最长到"), tuple(rows))


# 党龄的例子里最长的一个，五十年。
_LONG = 600


def _standing(data: Data) -> Iterator[Example]:
    until = data["edition"]
    whole = Date.fromisoformat(until)
    rows = []
    for months in (1, 12, 23, 24, _LONG):
        full = add_months(whole, -months)
        found = standing.reckon(data, {"full": full.isoformat(), "until": until})
        rows.append((full.isoformat(), f"{found['years']} 年 {found['months']} 个月", found["medal"]))
    lead = f"算到 {until}，从转为正式党员那天算起，预备期不算。[@dj-17] 最后一栏是党龄满[=dj-19:years]的日子。[@dj-19]"
    yield Example("worked", "手算的例子", lead, ("转正", "党龄", "满年的日子"), tuple(rows))


def _voting(data: Data) -> Iterator[Example]:
    lead = (
        "设想应到会有表决权的是下面的人数。“到会”和“赞成”是最少的数，少一个都不行；"
        "正好一半不算通过。[@zzsh-03] [@xj-21] "
        "选举按应到会的人数算，选举办法另有写法的照选举办法。[@xj-10]"
    )
    rows = []
    for due in (8, 9, 20, 21):
        for matter in page.rows(data, "matter"):
            found = voting.reckon(data, {"matter": matter["id"], "full": due, "present": due, "agree": due})
            rows.append((matter["label"], str(due), str(found["need_present"]), str(found["need_yes"])))
    yield Example("worked", "手算的例子", lead, ("表决什么", "应到", "到会", "赞成"), tuple(rows))


# The example's members: so many at each place, of such a shift.
_PLACES = (("一号楼", "早班", 7), ("一号楼", "晚班", 4), ("二号楼", "早班", 2), ("三号楼", "晚班", 2))
_MOST = 8


def _division(data: Data) -> Iterator[Example]:
    roster = "\n".join(
        f"组员{place}{shift}{n}\t{place}\t{shift}" for place, shift, many in _PLACES for n in range(many)
    )
    rows = []
    for way in division.reckon(data, {"roster": roster, "most": _MOST})["ways"]:
        for number, group in enumerate(way["groups"], 1):
            rows.append((way["name"], f"第 {number} 组", f"{len(group['members'])} 人", "、".join(group["of"])))
    places = "，".join(f"{place}{shift} {many} 人" for place, shift, many in _PLACES)
    lead = f"设想支部有这些人：{places}，一组最多 {_MOST} 人。这是排法的例子，怎样分由支部定。[@shezhi-13]"
    yield Example("worked", "排好的几种", lead, ("分法", "组", "人数", "哪里的"), tuple(rows))


# The example's fixed day is the first Friday.
_NTH, _WEEK = 1, 5


def _year_plan(data: Data) -> Iterator[Example]:
    year = Date.fromisoformat(data["edition"]).year + 1
    plan = year_plan.reckon(data, {"start": f"{year}-01", "nth": _NTH, "week": _WEEK})
    rows = []
    for month in plan["months"]:
        due = [entry["what"] for entry in data["calendar"] if int(month["id"][5:]) in entry["months"]]
        rows.append((f"{int(month['id'][5:])} 月", month["meeting"], "；".join(due)))
    lead = (
        f"设想从 {year} 年一月排起，党小组会在每月第一个星期五。党小组会一般[=xzh-01:frequency]，哪天开由小组自己定；"
        "每个月都有的、随时要办的，见年历。[@xzh-01]"
    )
    yield Example("worked", "十二个月", lead, ("月份", "党小组会", "这个月到期的"), tuple(rows))


_EXAMPLES: Mapping[str, Callable[[Data], Iterator[Example]]] = MappingProxyType(
    {
        "dues": _dues,
        "recruitment": _recruitment,
        "discipline-period": _discipline,
        "term": _term,
        "standing": _standing,
        "voting": _voting,
        "year-plan": _year_plan,
        "division": _division,
    }
)
