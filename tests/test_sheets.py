"""Sheets are laid out once: which blanks share a row, what stands below an act, and what it rests on."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from handbook import sheets
from handbook.model import Book, Column, Form, FormField, FormTable, Item, Phase


def with_fields(book: Book, *widths: str) -> Form:
    fields = tuple(FormField(id=f"f{n}", label=str(n), width=width) for n, width in enumerate(widths))  # type: ignore[arg-type]
    return book.forms["record"].model_copy(update={"fields": fields})


def act(book: Book, **changes: Any) -> sheets.Act:
    item = Item(**{"id": "a", "text": "填表", "who": "组长", **changes})
    one = book.checklists["meeting"].model_copy(update={"phases": (Phase(title="会前", items=(item,)),)})
    return sheets.checklist(book, one).phases[0].acts[0]


@pytest.mark.parametrize(
    ("widths", "rows"),
    [
        (["half", "half"], [["0", "1"]]),
        (["half", "full"], [["0"], ["1"]]),
        (["half", "half", "half"], [["0", "1"], ["2"]]),
        (["full", "half", "half"], [["0"], ["1", "2"]]),
        ([], []),
    ],
)
def test_two_halves_share_a_row_and_a_lone_half_takes_one(
    small_book: Book, widths: list[str], rows: list[list[str]]
) -> None:
    found = sheets.form(small_book, with_fields(small_book, *widths)).rows
    assert [[blank.label for blank in row] for row in found] == rows
    assert all(sum(1 + blank.span for blank in row) == 4 for row in found)


@pytest.mark.parametrize(("count", "wide"), [(0, False), (1, False), (7, False), (8, True)])
def test_form_lies_down_beyond_seven_columns(small_book: Book, count: int, wide: bool) -> None:
    columns = tuple(Column(id=f"c{n}", label=f"栏{n}") for n in range(count))
    table = FormTable(rows=1, columns=columns) if columns else None
    form = small_book.forms["record"].model_copy(update={"table": table})
    assert sheets.form(small_book, form).landscape is wide


def test_act_has_its_time_its_record_and_its_form_below_it(small_book: Book) -> None:
    found = act(small_book, form="record", due="当天", record="留底")
    assert found.notes == ("当天", "记录：留底", "表单：记录表")
    assert act(small_book).notes == ()


def test_act_rests_on_its_basis_and_on_what_its_texts_cite(small_book: Book) -> None:
    assert act(small_book, text="开会[@hui-01]") == sheets.Act("开会", (), "组长", "条例第十三条")
    assert act(small_book, due="当天[@hui-01]", practice=True).basis == "条例第十三条、建议做法"


def test_form_says_how_to_fill_it_in_and_what_it_rests_on(small_book: Book) -> None:
    form = small_book.forms["record"].model_copy(update={"basis": (), "notes": ("会后归档[@hui-01]",)})
    assert sheets.form(small_book, form).remarks == ("填写说明：会后归档", "依据：条例第十三条")
    assert sheets.form(small_book, form.model_copy(update={"notes": ()})).remarks == ()


def test_sheets_are_made_of_nothing_but_texts_numbers_and_lists(handbook: Book) -> None:
    every: list[Any] = [sheets.card(handbook, handbook.card), sheets.year(handbook)]
    every += [sheets.checklist(handbook, one) for one in handbook.checklists.values()]
    every += [sheets.form(handbook, one) for one in handbook.forms.values()]
    for sheet in every:
        text = json.dumps(dataclasses.asdict(sheet), ensure_ascii=False)
        assert "[@" not in text, sheet.head.title
        assert "[=" not in text, sheet.head.title


def summed(book: Book, *cells: str) -> sheets.Register:
    columns = (Column(id="who", label="谁"), Column(id="paid", label="元", type="number", sum=True))
    form = book.forms["record"].model_copy(update={"table": FormTable(rows=9, columns=columns)})
    rows = tuple({"who": "甲", "paid": cell} if cell else {"who": "甲"} for cell in cells)
    found = sheets.form(book, form, book.samples["filled"].model_copy(update={"rows": rows})).register
    assert found is not None
    return found


def test_sums_are_those_of_the_rows_that_a_sample_has_written(small_book: Book) -> None:
    assert summed(small_book, "90.12", "0.40", "", "欠 3").sums == ("", "90.52")
    assert summed(small_book).sums == ()


def test_sums_stand_in_every_filled_register_that_has_a_row_for_them(handbook: Book) -> None:
    for one in handbook.samples.values():
        found = sheets.form(handbook, handbook.forms[one.form], one).register if one.form else None
        if found and found.total and found.filled:
            wanted = [column.sum for column in found.columns]
            assert [bool(text) for text in found.sums] == wanted, one.id
