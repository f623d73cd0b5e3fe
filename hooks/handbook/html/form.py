"""A record form as it will be printed."""

from __future__ import annotations

from html import escape

from handbook import addresses
from handbook.html import downloads
from handbook.html.citation import citations, inline
from handbook.model import Book, Form, FormField


def form(book: Book, one: Form, root: str) -> str:
    """Title, blanks, register and signature row of a form."""
    table = f'<table class="hb-form__table"><tbody>{_rows(one)}</tbody></table>' if one.fields else ""
    notes = "".join(f"<li>{inline(book, note, root)}</li>" for note in one.notes)
    listing = f'<ul class="hb-form__notes">{notes}</ul>' if notes else ""
    return (
        f'<section class="hb-form" data-form="{escape(one.id)}" id="form-{escape(one.id)}">'
        f'<h3 class="hb-form__title">{escape(one.title)}</h3>{table}{_register(one)}{_signatures(one)}{listing}'
        f'<p class="hb-form__basis">依据：{citations(book, one.basis, root)}</p>'
        f"{downloads.links(addresses.FORMS, one.id, root, one.table is not None)}</section>"
    )


def _rows(one: Form) -> str:
    rows, half = [], ""
    for field in one.fields:
        if field.width == "half" and half:
            rows.append(f"<tr>{half}{_cells(field, 1)}</tr>")
            half = ""
        elif field.width == "half":
            half = _cells(field, 1)
        else:
            rows.append(f'<tr>{half}<td colspan="2"></td></tr>' if half else "")
            half = ""
            rows.append(f"<tr>{_cells(field, 3)}</tr>")
    return "".join(rows) + (f'<tr>{half}<td colspan="2"></td></tr>' if half else "")


def _cells(field: FormField, span: int) -> str:
    hint = f'<small class="hb-form__hint">{escape(field.hint)}</small>' if field.hint else ""
    choices = "　".join(f"□ {escape(option)}" for option in field.options)
    lines = "<br>" * (field.lines - 1) if field.type == "lines" else ""
    blank = f"{choices}{lines}{hint}" or "&#8203;"
    wide = f' colspan="{span}"' if span > 1 else ""
    return f'<th scope="row">{escape(field.label)}</th><td{wide} class="hb-form__blank">{blank}</td>'


def _register(one: Form) -> str:
    if one.table is None:
        return ""
    head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in one.table.columns)
    row = "<tr>" + "<td>&#8203;</td>" * len(one.table.columns) + "</tr>"
    return (
        f'<table class="hb-form__register"><thead><tr>{head}</tr></thead><tbody>{row * one.table.rows}</tbody></table>'
    )


def _signatures(one: Form) -> str:
    if not one.signatures:
        return ""
    blanks = "　".join(f"{escape(label)}：＿＿＿＿＿＿" for label in one.signatures)
    return f'<p class="hb-form__signatures">{blanks}</p>'
