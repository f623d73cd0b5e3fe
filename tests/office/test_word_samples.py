"""Samples in Word: text to write over, the reasons as comments, filled forms; and ledgers that Excel goes on with."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from handbook import sheets, wording
from handbook.model import Book, Sample, SampleKind
from handbook.office import excel, word
from openpyxl import load_workbook


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def made(book: Book, name: str) -> Any:
    return opened(word.sample(sheets.sample(book, book.samples[name])))


def body(document: Any) -> str:
    return "\n".join(t.text or "" for t in document.element.body.iter(qn("w:t")))


def comments(document: Any) -> list[str]:
    return ["\n".join(p.text for p in comment.paragraphs) for comment in document.comments]


def test_text_stands_alone_and_reasons_are_comments(small_book: Book) -> None:
    document = made(small_book, "agenda")
    shown, said = body(document), "\n".join(comments(document))
    for part in sheets.sample(small_book, small_book.samples["agenda"]).parts:
        assert all(line in shown for one in part.text for line in one.lines)
        assert part.label in shown
        for reason in (part.note, part.why, *(line for one in part.worse for line in one.lines)):
            assert reason in said
            assert not reason or reason not in shown


def test_without_notes_the_text_is_the_same_and_nothing_else_is_there(small_book: Book) -> None:
    for one in small_book.samples.values():
        sheet = sheets.sample(small_book, one)
        plain = opened(word.sample(sheet, notes=False))
        assert not comments(plain)
        assert not list(plain.element.body.iter(qn("w:commentReference")))
        assert body(plain) == body(made(small_book, one.id))


def test_comments_name_the_handbook_and_bear_the_date_of_the_edition(small_book: Book) -> None:
    found = list(made(small_book, "agenda").comments)
    assert {comment.author for comment in found} == {"样书"}
    assert {comment.timestamp.date().isoformat() for comment in found} == {small_book.outline.edition}


def test_every_sample_says_in_its_header_that_it_is_invented(handbook: Book) -> None:
    for name in list(handbook.samples)[::10]:
        header = made(handbook, name).sections[0].header.paragraphs[0].text
        assert header == wording.INVENTED, name


def test_filled_form_holds_what_was_written(small_book: Book) -> None:
    document = made(small_book, "filled")
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for wanted in ("2026 年 11 月 18 日（星期三）19:00", "甲：上月的事办完了\n乙：还差一件", "甲", "乙"):
        assert wanted in cells
    assert not list(document.element.body.iter(qn("w:sdt")))


def test_part_of_a_filled_form_is_a_comment_on_its_field(small_book: Book) -> None:
    part = small_book.samples["agenda"].parts[0].model_copy(update={"label": "地点", "minutes": None, "date": None})
    one = small_book.samples["filled"].model_copy(update={"parts": (part,)})
    document = opened(word.sample(sheets.sample(small_book, one)))
    (cell,) = [c for t in document.tables for r in t.rows for c in r.cells if c.text == "地点"][:1]
    assert list(cell._tc.iter(qn("w:commentReference")))
    assert any("先把人数说清楚" in said for said in comments(document))


def test_same_sample_gives_the_same_bytes(small_book: Book) -> None:
    for name in small_book.samples:
        sheet = sheets.sample(small_book, small_book.samples[name])
        assert word.sample(sheet) == word.sample(sheet)


def ledger(book: Book) -> sheets.FormSheet:
    one: Sample = book.samples["filled"].model_copy(update={"kind": SampleKind.LEDGER})
    found = sheets.sample(book, one).ledger
    assert found is not None
    return found


def test_ledger_goes_on_in_excel_behind_its_rows(small_book: Book) -> None:
    sheet = load_workbook(io.BytesIO(excel.register(ledger(small_book)))).worksheets[0]
    head = int(sheet.print_title_rows.split(":")[0].replace("$", ""))
    assert [sheet.cell(head + n, 1).value for n in range(1, 4)] == ["甲", "乙", None]
    assert sheet["B2"].value == "2026 年 11 月 18 日（星期三）19:00"


def test_only_ledgers_with_a_register_become_workbooks(handbook: Book) -> None:
    for name, one in handbook.samples.items():
        form = handbook.forms[one.form] if one.form else None
        wanted = one.kind is SampleKind.LEDGER and form is not None and form.table is not None
        assert (sheets.sample(handbook, one).ledger is not None) is wanted, name


def test_numbers_of_a_ledger_are_numbers(handbook: Book) -> None:
    summed = 0
    for one in handbook.samples.values():
        found = sheets.sample(handbook, one).ledger
        if found and found.register and found.register.total:
            sheet = load_workbook(io.BytesIO(excel.register(found))).worksheets[0]
            head = int(sheet.print_title_rows.split(":")[0].replace("$", ""))
            for at, column in enumerate(found.register.columns, 1):
                if column.sum:
                    values = [sheet.cell(head + n, at).value for n in range(1, len(found.register.filled) + 1)]
                    assert all(isinstance(value, int | float) for value in values if value is not None), one.id
                    summed += 1
    assert summed


@pytest.mark.parametrize("text", ["", "12", "3.5", "-1", "=1+1", "12 元"])
def test_only_plain_numbers_become_numbers(small_book: Book, text: str) -> None:
    form = ledger(small_book)
    assert form.register is not None
    column = sheets.Heading("金额", 1, "number", (), True)
    register = sheets.Register((column,), 1, True, ((text,),))
    made = load_workbook(io.BytesIO(excel.register(replace(form, register=register))))
    sheet = made.worksheets[0]
    head = int(sheet.print_title_rows.split(":")[0].replace("$", ""))
    value = sheet.cell(head + 1, 1).value
    assert value == (float(text) if text in ("12", "3.5", "-1") else text or None)


def test_nothing_of_the_template_is_left_that_no_reader_needs(small_book: Book) -> None:
    content = word.sample(sheets.sample(small_book, small_book.samples["agenda"]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "stylesWithEffects" in name or "thumbnail" in name]
