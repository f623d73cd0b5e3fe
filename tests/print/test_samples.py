"""Samples on paper: the text to copy with the reasons beside it, and forms as they look when filled in."""

from __future__ import annotations

import io
from typing import Any

import pytest
from handbook import sheets, wording
from handbook.model import Book, Column, Form, FormField, FormTable, Sample
from handbook.print import jobs, typeset
from pypdf import PdfReader
from support.reading import SITE, broken_lines, needs_poppler, page_texts, squashed, text_of

# One of so many is set; all are alike, and a build sets all.
STEP = 12


def made(book: Book, name: str) -> bytes:
    return typeset.make(next(job for job in jobs.single(book, SITE) if job.path == f"pdf/samples/{name}.pdf"))


@pytest.fixture(scope="module")
def some(handbook: Book) -> dict[str, bytes]:
    return {name: made(handbook, name) for name in list(handbook.samples)[::STEP]}


def changed(book: Book, name: str, **changes: Any) -> Book:
    one = book.samples[name].model_copy(update=changes)
    return book.model_copy(update={"samples": {**book.samples, name: one}})


def test_sample_holds_every_text_note_and_worse_version(handbook: Book, some: dict[str, bytes]) -> None:
    for name, pdf in some.items():
        sheet, text = sheets.sample(handbook, handbook.samples[name]), text_of(pdf)
        parts = [part for written in sheet.parts for part in (written.label, written.note, written.why)]
        lines = [line for w in sheet.parts for one in (*w.text, *w.worse) for line in one.lines]
        for wanted in (sheet.head.title, wording.INVENTED, *sheet.facts, *parts, *lines):
            assert squashed(wanted) in text, (name, wanted)


def test_filled_form_shows_what_was_written_in_its_blanks_and_rows(small_book: Book) -> None:
    text = text_of(made(small_book, "filled"))
    for wanted in ("填好的记录表", "日期", "2026年11月18日（星期三）19:00", "甲：上月的事办完了", "乙：还差一件"):
        assert wanted in text
    assert text.count("记录人：＿") == 1


def test_option_that_a_sample_takes_is_ticked(small_book: Book) -> None:
    field = FormField(id="kind", label="种类", type="choice", options=("甲类", "乙类"))
    form: Form = small_book.forms["record"].model_copy(update={"fields": (field,)})
    book = changed(small_book.model_copy(update={"forms": {"record": form}}), "filled", fields={"kind": ("乙类",)})
    assert "□甲类✓乙类" in text_of(made(book, "filled"))


def test_filled_register_has_the_rows_that_were_written_and_no_others(small_book: Book) -> None:
    form = small_book.forms["record"]
    assert form.table is not None
    more = tuple(Column(id=f"c{n}", label="事由") for n in range(8))
    table = FormTable(rows=30, columns=(*form.table.columns, *more))
    book = small_book.model_copy(update={"forms": {"record": form.model_copy(update={"table": table})}})
    pdf = made(book, "filled")
    first = PdfReader(io.BytesIO(pdf)).pages[0]
    assert first.mediabox.width > first.mediabox.height
    assert len(page_texts(pdf)) <= 2


def test_sample_without_a_part_is_set(small_book: Book) -> None:
    lacking: tuple[dict[str, Any], ...] = ({"parts": ()}, {"basis": ()}, {"fields": {}}, {"rows": ()})
    for changes in lacking:
        assert "填好的记录表" in text_of(made(changed(small_book, "filled", **changes), "filled"))


@needs_poppler
def test_no_line_of_a_sample_starts_or_ends_with_the_wrong_mark(some: dict[str, bytes], tmp_path: Any) -> None:
    for name, pdf in some.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(pdf)
        assert broken_lines(file) == [], name


def test_text_of_a_sample_comes_out_as_typed(small_book: Book) -> None:
    typed = "= 甲 #set *x* <b> $y$ - 乙 / 丙: 丁 1. 戊"
    part = small_book.samples["agenda"].parts[0].model_copy(update={"text": typed, "note": typed, "label": typed})
    one: Sample = small_book.samples["agenda"].model_copy(update={"parts": (part,)})
    book = small_book.model_copy(update={"samples": {"agenda": one}})
    assert text_of(made(book, "agenda")).count(squashed(typed)) == 3
