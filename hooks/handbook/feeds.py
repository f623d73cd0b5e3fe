"""The data as JSON, for other programs."""

from __future__ import annotations

import json
from typing import Any

from handbook.model import Book, Frozen


def json_files(book: Book) -> dict[str, str]:
    """File name → JSON text under api/."""
    tables: dict[str, list[Any]] = {
        "rules": [_rule(book, rule_id) for rule_id in book.rules],
        "regulations": [_plain(one) for one in book.regulations.values()],
        "checklists": [_plain(one) for one in book.checklists.values()],
        "cases": [
            {"id": page.head.id, "title": page.head.title, "url": page.url, **_plain(page.head.case)}
            for page in book.cases
            if page.head.case
        ],
    }
    head = {"edition": book.outline.edition, "notice": "非官方资料，以正式文件为准"}
    return {
        f"api/{name}.json": json.dumps({**head, name: rows}, ensure_ascii=False, indent=1) + "\n"
        for name, rows in tables.items()
    }


def _rule(book: Book, rule_id: str) -> dict[str, Any]:
    rule = book.rules[rule_id]
    display = {key: value.display for key, value in rule.values.items()}
    cited = [page.url for page in book.cited_by.get(rule_id, ())]
    return {
        **_plain(rule),
        "display": display,
        "topic": book.topic_of[rule_id].topic,
        "url": book.rule_url(rule_id),
        "cited_by": cited,
    }


def _plain(model: Frozen) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
