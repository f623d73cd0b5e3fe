"""Checklists, forms, the pocket card and the year as single documents to be set."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import segno

from handbook import addresses, wording
from handbook.archive import stamp
from handbook.model import Book, CalendarEntry, CardPanel, Checklist, Form, FormField, Interval, Item
from handbook.print.typeset import Job
from handbook.wording import PRACTICE, basis, cited, plain

# More columns than this are set on a page turned on its side.
_PORTRAIT_COLUMNS = 7


def sheets(book: Book, site_url: str) -> Iterator[Job]:
    """All single sheets; ``site_url`` is the address the site will have, empty when it is not known."""
    for checklist in book.checklists.values():
        data = {**_common(book, checklist.title), **_checklist(book, checklist)}
        data["qr"] = qr(site_url, addresses.entry(addresses.CHECKLISTS, checklist.id))
        yield Job(addresses.pdf(addresses.CHECKLISTS, checklist.id), "checklist.typ", data, stamp(book))
    for form in book.forms.values():
        data = {**_common(book, form.title), **_form(book, form)}
        data["qr"] = qr(site_url, addresses.entry(addresses.FORMS, form.id))
        yield Job(addresses.pdf(addresses.FORMS, form.id), "form.typ", data, stamp(book))
    if book.card.front:
        yield Job(addresses.CARD_PDF, "card.typ", {**_common(book, book.card.title), **_card(book)}, stamp(book))
    if book.calendar:
        rows = {"rows": [_entry(book, e) for every in Interval for e in book.calendar if e.every is every]}
        yield Job(addresses.CALENDAR_PDF, "calendar.typ", {**_common(book, "党小组的一年"), **rows}, stamp(book))


def _common(book: Book, name: str) -> dict[str, Any]:
    return {
        "book": book.outline.title,
        "title": wording.titled(book, name),
        "name": name,
        "notice": wording.NOTICE,
        "edition": wording.edition(book),
    }


def qr(site_url: str, path: str) -> dict[str, str]:
    """A QR code of a page as SVG; of its path alone when the site's address is not known."""
    text = f"{site_url.rstrip('/')}/{path}" if site_url else path
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", xmldecl=False, svgns=True, border=2, dark="#000")
    return {"text": text, "svg": out.getvalue().decode(), "caption": "扫码看网页" if site_url else "扫码得网页路径"}


def _checklist(book: Book, one: Checklist) -> dict[str, Any]:
    return {
        "who": plain(book, one.who),
        "when": plain(book, one.when),
        "basis": basis(book, one.basis),
        "phases": [{"title": p.title, "items": [_item(book, item) for item in p.items]} for p in one.phases],
    }


def _item(book: Book, item: Item) -> dict[str, Any]:
    notes = [plain(book, item.due)] if item.due else []
    notes += [f"记录：{plain(book, item.record)}"] if item.record else []
    notes += [f"表单：{book.forms[item.form].title}"] if item.form else []
    return {
        "text": plain(book, item.text),
        "who": item.who,
        "notes": notes,
        "basis": item_basis(book, item),
    }


def item_basis(book: Book, item: Item) -> str:
    """What an item rests on: its basis and what its text cites."""
    return basis(book, list(dict.fromkeys([*item.basis, *cited(item.text)])), item.practice)


def form_basis(one: Form) -> tuple[str, ...]:
    """The rules that a form rests on: its basis and what its notes cite."""
    return tuple(dict.fromkeys([*one.basis, *(rule for note in one.notes for rule in cited(note))]))


def form_rows(one: Form) -> list[list[tuple[FormField, int]]]:
    """Rows of fields with the columns each covers (1 or 3, or 1 followed by nothing): two halves share a row."""
    rows: list[list[tuple[FormField, int]]] = []
    for field in one.fields:
        half = field.width == "half"
        open_row = rows[-1] if rows else []
        if half and len(open_row) == 1 and open_row[0][0].width == "half":
            open_row.append((field, 1))
        else:
            rows.append([(field, 1 if half else 3)])
    # A half without a neighbour takes the whole row.
    return [[(row[0][0], 3)] if len(row) == 1 else row for row in rows]


def landscape(one: Form) -> bool:
    """Whether the form's register needs the page on its side."""
    return one.table is not None and len(one.table.columns) > _PORTRAIT_COLUMNS


def _form(book: Book, one: Form) -> dict[str, Any]:
    register = None
    if one.table:
        columns = [{"label": column.label, "width": column.width} for column in one.table.columns]
        total = any(column.sum for column in one.table.columns)
        register = {"columns": columns, "rows": one.table.rows, "total": total}
    return {
        "landscape": landscape(one),
        "rows": [[_cell(field, span) for field, span in row] for row in form_rows(one)],
        "register": register,
        "signatures": one.signatures,
        "notes": [plain(book, note) for note in one.notes],
        "basis": basis(book, form_basis(one)),
    }


def _cell(field: FormField, span: int) -> dict[str, Any]:
    """Label, options and hint of a blank, with its room to write in lines."""
    room = field.lines if field.type == "lines" else 0 if field.options else 1
    return {
        "label": field.label,
        "span": span,
        "options": field.options,
        "hint": field.hint or "",
        "room": room,
    }


def _card(book: Book) -> dict[str, Any]:
    return {
        "front": [_panel(book, panel) for panel in book.card.front],
        "back": [_panel(book, panel) for panel in book.card.back],
    }


def _panel(book: Book, panel: CardPanel) -> dict[str, Any]:
    lines = [{"text": plain(book, line).strip(), "basis": basis(book, cited(line))} for line in panel.lines]
    return {"title": panel.title, "lines": lines}


def _entry(book: Book, entry: CalendarEntry) -> dict[str, Any]:
    return {
        "every": entry.every,
        "what": plain(book, entry.what),
        "who": entry.who,
        "basis": basis(book, entry.basis) or PRACTICE,
        # Months covered by one box of the calendar; 0 stands for no boxes.
        "span": entry.every.months,
    }
