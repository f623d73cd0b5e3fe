"""One row for each kind of data: what is derived from the rows agrees with the Book and the directives."""

from __future__ import annotations

import pytest
from handbook.markup.blocks import DIRECTIVES
from handbook.model import Book, Interval
from handbook.sources import kinds


def test_every_field_of_the_book_but_its_pages_is_filled_by_one_row() -> None:
    assert sorted(kind.field for kind in kinds.KINDS) == sorted(set(Book.model_fields) - {"pages"})


def test_what_no_row_fills_has_a_default() -> None:
    assert [name for name, info in Book.model_fields.items() if info.is_required()] == []


def test_an_empty_book_has_every_field_and_every_view_of_it() -> None:
    empty = Book.empty()
    assert all(hasattr(empty, name) for name in Book.model_fields)
    assert not empty.rules and not empty.case_pages and not empty.section_pages
    assert empty.outline.title and empty.outline.chapters == ()


def test_names_of_rows_codes_and_directives_are_used_once() -> None:
    for values in (
        [kind.name for kind in kinds.KINDS],
        [kind.code for kind in kinds.KINDS if kind.code],
        [kind.directive for kind in kinds.KINDS if kind.directive],
        [key for kind in kinds.KINDS for key in kind.named_by],
    ):
        assert len(values) == len(set(values))


def test_each_directive_has_a_renderer_and_each_renderer_a_directive() -> None:
    assert set(DIRECTIVES) - {"whole"} == set(kinds.DIRECTIVES)


@pytest.mark.parametrize(
    ("every", "anchor", "months", "rule"),
    [
        (Interval.WEEK, "week", 0, {"freq": "weekly"}),
        (Interval.MONTH, "month", 1, {"freq": "monthly", "interval": 1}),
        (Interval.QUARTER, "quarter", 3, {"freq": "monthly", "interval": 3}),
        (Interval.HALF_YEAR, "half-year", 6, {"freq": "monthly", "interval": 6}),
        (Interval.YEAR, "year", 12, {"freq": "yearly"}),
        (Interval.ANY_TIME, "any-time", 0, {}),
    ],
)
def test_an_interval_knows_its_anchor_months_and_recurrence(
    every: Interval, anchor: str, months: int, rule: dict[str, object]
) -> None:
    assert (every.anchor, every.months, every.rrule) == (anchor, months, rule)
