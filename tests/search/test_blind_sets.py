"""The blind sets of queries: in form, asked once only, and kept apart from what the search is made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import queries

_SETS = Path(__file__).parent
_ASKED = Path(__file__).resolve().parents[2] / "data" / "asked"
_KEYS = {"q", "voice", "half", "best", "also", "none", "late"}
# At most this share of a set may be questions that the handbook does not answer.
_UNANSWERED_MAX = 0.05


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((_SETS / f"{name}.yml").read_text("utf-8"))
    return rows


def bare(said: str) -> str:
    """The words without blanks and punctuation: what differs only there is one query."""
    return re.sub(r"[\s，。、；：？！,.;:?!“”\"]", "", said).lower()


def phrases() -> Iterator[str]:
    """All that readers say according to data/asked."""
    for path in sorted(_ASKED.glob("*.yml")):
        for said in yaml.safe_load(path.read_text("utf-8"))["asked"].values():
            yield from map(str, said)


@pytest.mark.parametrize("name", queries.BLIND)
def test_every_row_is_in_form(name: str) -> None:
    wrong = [
        row
        for row in _rows(name)
        if not {"q", "voice", "half", "best"} <= set(row) <= _KEYS
        or row["half"] not in ("tune", "check")
        or bool(row["best"]) is bool(row.get("none"))
        or len({*row["best"], *row.get("also", ())}) != len(row["best"]) + len(row.get("also", ()))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", queries.BLIND)
def test_a_set_has_two_equal_halves_and_few_questions_without_answer(name: str) -> None:
    rows = _rows(name)
    halves = Counter(row["half"] for row in rows)
    assert abs(halves["tune"] - halves["check"]) <= 1
    assert sum(bool(row.get("none")) for row in rows) <= _UNANSWERED_MAX * len(rows)


def test_no_query_is_asked_twice_in_all_sets() -> None:
    every = Counter(
        bare(query.text) for name in ("queries", "spoken", *queries.BLIND) for query in set(queries.read(name))
    )
    # The two older sets share some queries with each other on purpose.
    blind = {bare(query.text) for name in queries.BLIND for query in queries.read(name)}
    assert sorted(said for said, times in every.items() if times > 1 and said in blind) == []


def test_no_phrase_of_the_readers_is_a_query() -> None:
    asked = {
        bare(query.text): f"{name}.yml：{query.text}"
        for name in ("queries", "spoken", *queries.BLIND)
        for query in queries.read(name)
    }
    assert sorted({asked[bare(said)] for said in phrases() if bare(said) in asked}) == []
