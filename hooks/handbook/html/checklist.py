"""A checklist as a list of boxes to tick."""

from __future__ import annotations

from html import escape

from handbook import addresses, sheets, wording
from handbook.html import downloads, sample
from handbook.html.citation import citations, inline
from handbook.html.links import numbered
from handbook.model import Book, Checklist, Item, Phase


def checklist(book: Book, one: Checklist, root: str, files: bool = True, nth: int = 1) -> str:
    """The whole checklist; the browser adds the memory of ticks, paper needs nothing more.

    ``files``: with links to its files.  ``nth``: how many times it stands on the page by now; the ids tell them apart,
    the ticks are the same.
    """
    name = numbered(one.id, nth)
    phases = "".join(_phase(book, name, phase, root) for phase in one.phases)
    link = f'<p class="hb-checklist__form">{_form_link(book, one.form, root)}</p>' if one.form else ""
    links = downloads.links(addresses.CHECKLISTS, one.id, root) if files else ""
    home = addresses.entry(addresses.CHECKLISTS, one.id)
    return (
        f'<section class="hb-checklist" data-checklist="{escape(one.id)}" id="checklist-{escape(name)}" '
        f'data-home="{escape(home)}" '
        f'aria-labelledby="checklist-{escape(name)}-title">'
        f'<h3 class="hb-checklist__title" id="checklist-{escape(name)}-title">{escape(one.title)}</h3>'
        f'<p class="hb-checklist__meta">{inline(book, sheets.lead(one), root)} '
        f"{wording.resting(citations(book, one.basis, root))}</p>"
        f'<ol class="hb-checklist__phases">{phases}</ol>{link}'
        f"{sample.of_checklist(book, one.id, root)}{links}</section>"
    )


def _phase(book: Book, name: str, phase: Phase, root: str) -> str:
    items = "".join(_item(book, name, item, root) for item in phase.items)
    return f'<li><h4>{escape(phase.title)}</h4><ul class="hb-checklist__items">{items}</ul></li>'


def _item(book: Book, name: str, item: Item, root: str) -> str:
    box = f'<input type="checkbox" data-item="{escape(item.id)}" id="{escape(name)}--{escape(item.id)}">'
    parts = [
        f'<label for="{escape(name)}--{escape(item.id)}">{box} '
        f'<span class="hb-item__text">{inline(book, item.text, root)}</span></label>',
        f'<span class="hb-item__who">{escape(item.who)}</span>',
    ]
    parts += [_note(book, item, kind, text, root) for kind, text in sheets.notes(book, item)]
    basis = citations(book, item.basis, root) if item.basis else ""
    practice = f'<span class="hb-badge">{wording.PRACTICE}</span>' if item.practice else ""
    parts.append(f'<span class="hb-item__basis">{basis}{" " if basis and practice else ""}{practice}</span>')
    return f'<li data-item="{escape(item.id)}">{" ".join(parts)}</li>'


def _note(book: Book, item: Item, kind: str, text: str, root: str) -> str:
    shown = _form_link(book, item.form, root) if kind == "form" and item.form else inline(book, text, root)
    return f'<span class="hb-item__{kind}">{shown}</span>'


def _form_link(book: Book, form_id: str, root: str) -> str:
    href = root + addresses.entry(addresses.FORMS, form_id)
    return f'<a href="{escape(href)}">{escape(sheets.form_named(book, form_id))}</a>'
