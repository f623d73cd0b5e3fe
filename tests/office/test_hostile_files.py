"""Whatever the data says, Word and Excel files open, hold it as text, and do nothing of their own."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from handbook import sheets
from handbook.escape import readable
from handbook.model import Book
from handbook.office import excel, word
from openpyxl import load_workbook
from support.hostile import HTML, MARKDOWN, poisoned

MARK = "毒"
BAD = f" {MARK}{HTML}{MARKDOWN}\x00\x0b\x11\ufffe\u2028"


@pytest.fixture(scope="module")
def bad(small_book: Book) -> Book:
    return poisoned(small_book, BAD)


@pytest.fixture(scope="module")
def form(bad: Book) -> sheets.FormSheet:
    return sheets.form(bad, bad.forms["record"])


@pytest.fixture(scope="module")
def checklist(bad: Book) -> sheets.ChecklistSheet:
    return sheets.checklist(bad, bad.checklists["meeting"])


def squashed(text: str) -> str:
    return "".join(text.split())


def texts(content: bytes) -> str:
    """Everything in the order of the document, without blanks."""
    document = Document(io.BytesIO(content))
    return squashed("".join(t.text or "" for t in document.element.body.iter(qn("w:t"))))


def every_text(value: Any) -> list[str]:
    """The texts of a sheet that bear the mark."""
    if isinstance(value, str):
        return [value] if MARK in value else []
    if isinstance(value, tuple | list):
        return [text for one in value for text in every_text(one)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for name in value.__dataclass_fields__ for text in every_text(getattr(value, name))]
    return []


@pytest.mark.parametrize("kind", ["form", "checklist"])
def test_document_holds_every_text_as_typed(
    kind: str, form: sheets.FormSheet, checklist: sheets.ChecklistSheet
) -> None:
    sheet, made = (form, word.form(form)) if kind == "form" else (checklist, word.checklist(checklist))
    found = texts(made)
    missing = [text for text in every_text(sheet) if squashed(readable(text)) not in found]
    # The name of the file is no text of the page, and the summary stands in Excel.
    assert [
        text for text in missing if text not in (sheet.head.name, sheet.head.book, getattr(sheet, "summary", ""))
    ] == []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        relations = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations


def test_workbook_holds_every_text_as_text(form: sheets.FormSheet) -> None:
    workbook = load_workbook(io.BytesIO(excel.register(form)))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    found = squashed("".join(str(cell.value) for cell in cells))
    for text in (form.head.title, form.summary, *form.remarks, *(c.label for c in form.register.columns)):  # type: ignore[union-attr]
        assert squashed(readable(text)) in found
