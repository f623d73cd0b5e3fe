"""The data as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from handbook import addresses, wording
from handbook.model import Book, Frozen
from handbook.sources.kinds import KINDS, Kind


def json_files(book: Book) -> dict[str, str]:
    """File name → JSON text under api/."""
    tables: dict[str, list[Any]] = {
        "rules": [_rule(book, rule_id) for rule_id in book.rules],
        **{kind.name: [_plain(one) for one in _records(book, kind)] for kind in KINDS if kind.published},
        "cases": [
            {"id": page.head.id, "title": page.head.title, "url": page.url, **_plain(page.head.case)}
            for page in book.cases
            if page.head.case
        ],
    }
    head = {"edition": book.outline.edition, "notice": wording.NOTICE}
    return {f"api/{name}.json": _table(head, name, rows) for name, rows in tables.items()}


def _records(book: Book, kind: Kind) -> Iterable[Any]:
    kept = getattr(book, kind.field)
    return kept.values() if isinstance(kept, Mapping) else kept


def _table(head: dict[str, str], name: str, rows: list[Any]) -> str:
    """An object whose records stand on a line each, so that a changed record is a changed line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"{json.dumps(head, ensure_ascii=False)[:-1]}, {json.dumps(name)}: [\n{lines}\n]}}\n"


def _rule(book: Book, rule_id: str) -> dict[str, Any]:
    rule = book.rules[rule_id]
    display = {key: value.display for key, value in rule.values.items()}
    cited = [page.url for page in book.cited_by.get(rule_id, ())]
    return {
        **_plain(rule),
        "display": display,
        "topic": book.topic_of[rule_id].topic,
        "url": addresses.rule(book, rule_id),
        "cited_by": cited,
    }


def _plain(value: Any) -> Any:
    """A model as JSON values, by alias and without what is at its default.

    Pydantic's own dump would first build a serializer for each model, which costs more than the writing.
    """
    if isinstance(value, Frozen):
        fields = type(value).model_fields
        return {
            field.alias or name: _plain(getattr(value, name))
            for name, field in fields.items()
            if getattr(value, name) != field.get_default(call_default_factory=True)
        }
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
