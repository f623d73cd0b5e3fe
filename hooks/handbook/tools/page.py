"""What a tool's page hands to its script: the rules with their values, and the tool's own lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook import addresses, wording
from handbook.model import Book, CalendarEntry, Rule, Tool, ToolRow, Value
from handbook.references import TOKEN
from handbook.tools import desk, workdays

Data = dict[str, Any]


def data(book: Book, one: Tool, root: str) -> Data:
    """JSON values; ``root`` leads from the page to the site's top, for the links to rules."""
    found: Data = {
        "id": one.id,
        "title": one.title,
        "edition": book.outline.edition,
        "rules": {name: _rule(book, book.rules[name], root) for name in rules(book, one)},
        "lists": {name: [_row(book, row) for row in rows] for name, rows in one.lists.items()},
    }
    if one.desk:
        found["desk"] = desk.data(book, one.desk, root)
    if one.workdays:
        found["workdays"] = workdays.table(book.outline.edition)
    if one.calendar:
        found["calendar"] = [_entry(book, entry, root) for entry in book.calendar]
    return found


def rules(book: Book, one: Tool) -> list[str]:
    """The rules that a tool rests on, each once: its own, those of the calendar if it has that, those of its lists."""
    return list(dict.fromkeys(_rules(book, one)))


def _rules(book: Book, one: Tool) -> Iterator[str]:
    yield from one.basis
    for entry in book.calendar if one.calendar else ():
        yield from entry.basis
    if one.desk:
        yield from desk.rules(one.desk)
    for row in (row for rows in one.lists.values() for row in rows):
        yield from row.basis
        for text in (*row.values.values(), row.label, row.text or "", row.group or ""):
            yield from (match[1] or match[2] for match in TOKEN.finditer(text))


def _entry(book: Book, entry: CalendarEntry, root: str) -> Data:
    """``months`` in which it falls due; none for what every week, month or any time has, see ``every``."""
    found: Data = {
        "id": entry.id,
        "every": str(entry.every),
        "months": list(entry.months),
        "what": wording.plain(book, entry.what),
        "who": entry.who,
        "basis": list(entry.basis),
    }
    return found | ({"href": addresses.linked(entry.link, root)} if entry.link else {})


def _rule(book: Book, rule: Rule, root: str) -> Data:
    found: Data = {
        "label": wording.label(book, rule),
        "short": book.regulations[rule.regulation].short,
        "statement": rule.statement,
        "href": root + addresses.rule(book, rule.id),
        "kind": rule.kind_label,
        "checked": rule.confidence.label,
        "unverified": rule.unverified,
        "values": {key: _value(value) for key, value in rule.values.items()},
    }
    return found | ({"note": rule.note} if rule.note else {})


def _value(value: Value) -> Data:
    if value.brackets:
        return {"brackets": [{"upto": step.upto, "rate_pct": step.rate_pct} for step in value.brackets]}
    named = {name: getattr(value, name) for name in ("number", "to", "fraction", "of", "unit", "per", "text")}
    return {name: given for name, given in named.items() if given is not None} | {
        "bound": value.bound,
        "display": value.display,
        "amount": value.amount,
    }


def _row(book: Book, row: ToolRow) -> Data:
    found: Data = {"id": row.id, "basis": list(row.basis), "practice": row.practice}
    for name in ("label", "text", "group"):
        if getattr(row, name):
            found[name] = wording.plain(book, getattr(row, name))
    if row.who:
        found["who"] = list(row.who)
    if row.after:
        found["after"] = row.after
    values = {name: TOKEN.fullmatch(text) for name, text in row.values.items()}
    return found | {"values": {name: [at[2], at[3]] for name, at in values.items() if at}}


def value(found: Data, rule: str, key: str) -> Data:
    """A rule's value in a page's data.

    Raises:
        KeyError: when the rule has no such value.
    """
    known: Data = found["rules"][rule]["values"][key]
    return known


def number(found: Data, rule: str, key: str) -> int:
    """A whole number among the values, as of months.

    Raises:
        KeyError: when the rule has no such value, or it is no number.
    """
    return int(value(found, rule, key)["number"])


_MONTHS = {"月": 1, "个月": 1, "季度": 3, "半年": 6, "年": 12}


def months(period: Data) -> int:
    """The months of a value that is a period: 6 个月, 2 年, or those from one time to the next: 每半年 1 次.

    Raises:
        KeyError: when it is in other units.
    """
    number = int(period["number"])
    return _MONTHS[period["per"]] // number if "per" in period else number * _MONTHS[period["unit"]]


def rows(found: Data, name: str) -> list[Data]:
    """One of the tool's lists; empty when it has none of that name."""
    known: list[Data] = found["lists"].get(name, [])
    return known


def row(found: Data, name: str, row_id: str) -> Data:
    """A row of one of the tool's lists.

    Raises:
        KeyError: when there is none.
    """
    for one in rows(found, name):
        if one["id"] == row_id:
            return one
    raise KeyError(row_id)
