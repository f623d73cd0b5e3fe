"""A checklist as a list of boxes to tick."""

from __future__ import annotations

from html import escape

from handbook import addresses, sheets, wording
from handbook.html import downloads, sample
from handbook.html.citation import citations, inline
from handbook.html.links import numbered
from handbook.model import Book, Checklist, Item, Phase
from handbook.readers import SCREEN_ONLY


def checklist(book: Book, one: Checklist, root: str, files: bool = True, nth: int = 1, own: bool = False) -> str:
    """The whole checklist; the browser adds the memory of ticks, paper needs nothing more.

    ``files``: with links to its files.  ``nth``: how many times it stands on the page by now; the ids tell them apart,
    the ticks are the same.  ``own``: on its own page, whose title and files are there already.
    """
    name = numbered(one.id, nth)
    phases = "".join(_phase(book, name, phase, root, own) for phase in one.phases)
    link = f'<p class="hb-checklist__form">{_form_link(book, one.form, root)}</p>' if one.form else ""
    links = downloads.links(addresses.CHECKLISTS, one.id, root) if files and not own else ""
    home = addresses.entry(addresses.CHECKLISTS, one.id)
    return (
        f'<section class="hb-checklist" data-checklist="{escape(one.id)}" data-title="{escape(one.title)}" '
        f'id="checklist-{escape(name)}" data-home="{escape(home)}" {_titled(one, name, own)}'
        f'<p class="hb-checklist__meta">{inline(book, sheets.lead(one), root)} '
        f"{wording.resting(citations(book, one.basis, root))}</p>"
        f"{_kept(root)}"
        f'<ol class="hb-checklist__phases">{phases}</ol>{link}'
        f"{sample.of_checklist(book, one.id, root)}{links}</section>"
    )


def _kept(root: str) -> str:
    """Where what is ticked is kept, for those whose browser keeps it."""
    href = escape(root + addresses.MY_CHECKLISTS)
    said = f'勾、备注和日期只记在这台设备里，不传出去。各次都在<a href="{href}">我的检查单</a>。'
    return f'<p class="hb-run__private hb-with-script hb-noprint" {SCREEN_ONLY}>{said}</p>'


def _titled(one: Checklist, name: str, own: bool) -> str:
    """The end of the section's tag, and its title unless the page bears it; there the place has the name it had."""
    if own:
        return f'aria-label="{escape(one.title)}"><span id="checklist"></span>'
    title = f"checklist-{escape(name)}-title"
    return f'aria-labelledby="{title}"><h3 class="hb-checklist__title" id="{title}">{escape(one.title)}</h3>'


def _phase(book: Book, name: str, phase: Phase, root: str, own: bool) -> str:
    items = "".join(_item(book, name, item, root) for item in phase.items)
    heading = "h2" if own else "h4"
    title = f'<{heading} class="hb-checklist__phase">{escape(phase.title)}</{heading}>'
    return f'<li>{title}<ul class="hb-checklist__items">{items}</ul></li>'


def _item(book: Book, name: str, item: Item, root: str) -> str:
    former = f' data-aliases="{" ".join(map(escape, item.aliases))}"' if item.aliases else ""
    box = f'<input type="checkbox" data-item="{escape(item.id)}"{former} id="{escape(name)}--{escape(item.id)}">'
    parts = [
        f'<label for="{escape(name)}--{escape(item.id)}">{box} '
        f'<span class="hb-item__text">{inline(book, item.text, root)}</span> '
        f'<span class="hb-item__who">{escape(item.who)}</span></label>',
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
