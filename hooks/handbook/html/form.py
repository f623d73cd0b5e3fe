"""A record form as it will be printed."""

from __future__ import annotations

from html import escape

from handbook import addresses, sheets, wording
from handbook.html import downloads, sample
from handbook.html.citation import citations, inline
from handbook.html.links import numbered
from handbook.model import Book, Form
from handbook.sheets import Blank, FormSheet, Register


def form(book: Book, one: Form, root: str, files: bool = True, nth: int = 1, own: bool = False) -> str:
    """Title, blanks, register and signature row of a form; ``files``, ``nth`` and ``own`` as for a checklist."""
    sheet = sheets.form(book, one)
    notes = "".join(f"<li>{inline(book, note, root)}</li>" for note in one.notes)
    listing = f'<ul class="hb-form__notes">{notes}</ul>' if notes else ""
    home = addresses.entry(addresses.FORMS, one.id)
    links = downloads.links(addresses.FORMS, one.id, root, sheet.register is not None) if files and not own else ""
    title = '<span id="form"></span>' if own else f'<h3 class="hb-form__title">{escape(one.title)}</h3>'
    return (
        f'<section class="hb-form" data-form="{escape(one.id)}" id="form-{escape(numbered(one.id, nth))}" '
        f'data-home="{escape(home)}">{title}'
        f"{_blanks(sheet)}{_register(sheet.register)}{_signatures(sheet)}{listing}"
        f'<p class="hb-form__basis">{wording.resting(citations(book, one.basis, root))}</p>'
        f"{sample.of_form(book, one, root)}"
        f"{links}</section>"
    )


def _blanks(sheet: FormSheet) -> str:
    rows = "".join(f"<tr>{''.join(map(_cells, row))}</tr>" for row in sheet.rows)
    return f'<table class="hb-form__table"><tbody>{rows}</tbody></table>' if rows else ""


def _cells(blank: Blank) -> str:
    hint = f'<small class="hb-form__hint">{escape(blank.hint)}</small>' if blank.hint else ""
    choices = "　".join(f"□ {escape(option)}" for option in blank.options)
    lines = "<br>" * (blank.room - 1)
    content = f"{choices}{lines}{hint}" or "&#8203;"
    wide = f' colspan="{blank.span}"' if blank.span > 1 else ""
    return f'<th scope="row">{escape(blank.label)}</th><td{wide} class="hb-form__blank">{content}</td>'


def _register(register: Register | None) -> str:
    if register is None:
        return ""
    head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in register.columns)
    row = "<tr>" + "<td>&#8203;</td>" * len(register.columns) + "</tr>"
    body = f"<tbody>{row * register.rows}</tbody>"
    return f'<table class="hb-form__register"><thead><tr>{head}</tr></thead>{body}</table>'


def _signatures(sheet: FormSheet) -> str:
    # A blank to sign on is not divided between two lines.
    blanks = "　".join(f"<span>{escape(blank)}</span>" for blank in sheet.signed)
    return f'<p class="hb-form__signatures">{blanks}</p>' if blanks else ""
