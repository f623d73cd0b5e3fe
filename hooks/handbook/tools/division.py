"""党小组划分: from a pasted list of members to ways in which they could be divided, as advice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from handbook.tools import page
from handbook.tools.page import Data

# The most lines that are read, and the most characters of a cell.
_LINES, _CELL = 2000, 40
_UNNAMED = "没有写"
# A column whose head holds such a word is of that kind; their order is that of columns without a head.
_COLUMNS = {
    "name": re.compile("姓名|名字|党员姓名|^名$"),
    "place": re.compile("地点|地址|住|哪里|单位|部门|科室|楼|车间|项目|工地"),
    "shift": re.compile("班"),
    "kind": re.compile("类别|类型|正式|预备|备注|身份"),
}
_BY_HAND = re.compile(r"\s*[,，、;；|]\s*|\s+")
_INVISIBLE = re.compile("[\u200b\ufeff]")


@dataclass(frozen=True)
class Member:
    """A line of the list."""

    name: str
    place: str
    shift: str
    probationary: bool


@dataclass(eq=False)
class Group:
    """Members from the places ``of``."""

    of: list[str]
    members: list[Member]


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """Ways to divide the members.

    ``given``: ``roster``, a line for each member, as from a spreadsheet (tabs) or typed; ``most`` in a group.  Each of
    ``ways`` has a ``name`` and ``groups``; a group has the names of its ``members`` and where they are, ``of``.
    """
    members = read(given["roster"])
    least = page.number(data, "shezhi-15", "min_members")
    return {
        "ways": [
            {
                "name": name,
                "groups": [
                    {"of": group.of, "members": [one.name for one in group.members]}
                    for group in divide(members, by, least, given["most"])
                ],
            }
            for name, by in _ways(members)
        ]
    }


def read(roster: str) -> list[Member]:
    """The members on a list whose first line may be a head; lines without a name are left out."""
    lines = [_INVISIBLE.sub("", line) for line in re.split(r"\r\n?|\n", roster)]
    lines = [line for line in lines if line.strip()]
    tabbed = any("\t" in line for line in lines)
    table = [
        [
            unicodedata.normalize("NFKC", cell).strip()[:_CELL]
            for cell in (line.split("\t") if tabbed else _BY_HAND.split(line))
        ]
        for line in lines[:_LINES]
    ]
    head = _head(table[0]) if table else None
    at = head or {name: number for number, name in enumerate(_COLUMNS)}
    found = [_member(cells, at) for cells in (table[1:] if head else table)]
    return [one for one in found if one.name]


def _head(cells: list[str]) -> dict[str, int] | None:
    """The column of each kind, -1 for one that is not there; None when the line is no head."""
    if not any(_COLUMNS["name"].search(cell) for cell in cells):
        return None
    return {
        name: next((number for number, cell in enumerate(cells) if words.search(cell)), -1)
        for name, words in _COLUMNS.items()
    }


def _member(cells: list[str], at: Mapping[str, int]) -> Member:
    said = {name: cells[number] if 0 <= number < len(cells) else "" for name, number in at.items()}
    return Member(said["name"], said["place"] or _UNNAMED, said["shift"] or _UNNAMED, "预备" in said["kind"])


def _ways(members: list[Member]) -> list[tuple[str, Callable[[Member], str]]]:
    """What to divide by: places or shifts where there are several, both where there are several of both."""
    ways: list[tuple[str, Callable[[Member], str]]] = [
        ("按在哪里分", lambda one: one.place),
        ("按班次分", lambda one: one.shift),
    ]
    useful = [way for way in ways if len(set(map(way[1], members))) > 1]
    if len(useful) == len(ways):
        useful.append(("先看在哪里，再看班次", lambda one: f"{one.place}·{one.shift}"))
    return useful or [("按名单次序分匀", lambda one: "全部")]


def divide(members: list[Member], by: Callable[[Member], str], least: int, most: int) -> list[Group]:
    """Groups of at least ``least`` and, where that can be, at most ``most``: large places are split, small ones joined.

    What is too small even so goes to the smallest of the others.
    """
    places: dict[str, list[Member]] = {}
    for one in members:
        places.setdefault(by(one), []).append(one)
    large = [Group([of], inside) for of, inside in places.items() if len(inside) >= least]
    small = [Group([of], inside) for of, inside in places.items() if len(inside) < least]
    groups = [part for group in large for part in _split(group, least, most)] + _joined(small, least, most)
    while len(groups) > 1 and (lone := next((group for group in groups if len(group.members) < least), None)):
        groups.remove(lone)
        target = min(groups, key=lambda group: len(group.members))
        target.of += lone.of
        target.members += lone.members
    return groups


def _split(group: Group, least: int, most: int) -> list[Group]:
    """Evenly; into fewer parts where they would be too small."""
    size = len(group.members)
    count = max(1, min(ceil(size / most), size // least))
    edges = [size * at // count for at in range(count + 1)]
    return [
        Group(
            [f"{name}（{at + 1}）" for name in group.of] if count > 1 else [*group.of],
            group.members[edges[at] : edges[at + 1]],
        )
        for at in range(count)
    ]


def _joined(small: list[Group], least: int, most: int) -> list[Group]:
    """One place after the other, until there are enough for a group."""
    groups: list[Group] = []
    for group in small:
        fits = groups and len(groups[-1].members) < least
        if fits and len(groups[-1].members) + len(group.members) <= most:
            groups[-1].of += group.of
            groups[-1].members += group.members
        else:
            groups.append(Group([*group.of], [*group.members]))
    return groups
