"""The record form as a Word document that the meeting desk fills in, on the reader's own device.

It is the form's own document with ``{{field}}`` where a text goes, so that its layout has one home.  It stands in a
script because a page opened from file:// may load scripts but not fetch files.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict, replace

from handbook import addresses, sheets
from handbook.cache import Cache, Kind
from handbook.model import Book, Form
from handbook.sheets import FormSheet

_FILLABLE = Kind("fillable", ("handbook.office.word", __name__), ("python-docx", "lxml"))


def files(book: Book, cache: Cache) -> dict[str, str]:
    """Address → script, for each form that a desk fills in."""
    return {addresses.fillable(form.id): _script(book, form, cache) for form in _forms(book)}


def _forms(book: Book) -> Iterator[Form]:
    yield from (book.forms[tool.desk.form] for tool in book.tools.values() if tool.desk)


def _script(book: Book, form: Form, cache: Cache) -> str:
    sheet = marked(book, form)
    content = cache.value(_FILLABLE, asdict(sheet), bytes, lambda: _word(sheet))
    return f'self.handbookFillable="{b64encode(content).decode()}";\n'


def marked(book: Book, form: Form) -> FormSheet:
    """The sheet of a form with the name of its field in each blank.

    What is ticked stays as it is; how to fill it in, and the room to write by hand, are left out.  What a group files
    is its own paper: the foot names the handbook, but doesn't call the record unofficial.
    """
    sheet, names = sheets.form(book, form), (field.id for field in form.fields)
    rows = tuple(
        tuple(
            blank if blank.options else replace(blank, filled=(f"{{{{{name}}}}}",), room=1)
            for blank, name in zip(row, names, strict=False)
        )
        for row in sheet.rows
    )
    return replace(sheet, head=replace(sheet.head, notice=sheet.head.book), rows=rows, remarks=())


def _word(sheet: FormSheet) -> bytes:
    # Loaded only when the form has changed.
    from handbook.office import word

    return word.form(sheet)
