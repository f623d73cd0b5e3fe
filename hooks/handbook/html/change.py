"""What the book of 2013 said and what holds now."""

from __future__ import annotations

from html import escape

from handbook import addresses
from handbook.html.citation import citations
from handbook.html.links import numbered
from handbook.model import Book, Change, Regulation

# How many checklists and forms are named under a change.
_SHOWN = 6


def change(book: Book, one: Change, root: str, nth: int = 1, titled: bool = True) -> str:
    """A note with both statements, how this handbook treats it, and the rules behind it; ``nth`` as for a checklist.

    It bears its title where it is ``titled``, and not where a heading above it says the same.
    """
    title = f"<strong>{escape(one.title)}</strong> " if titled else ""
    basis = citations(book, one.rules, root)
    regulation = book.regulations[one.regulation]
    source = basis or f'<a href="{escape(root + addresses.regulation(regulation.id))}">{escape(regulation.short)}</a>'
    return (
        f'<div class="hb-change" role="note" id="change-{escape(numbered(one.id, nth))}" '
        f'data-change="{escape(one.id)}" data-home="{addresses.CHANGES}" '
        f'aria-label="2013 年以来的变化：{escape(one.kind)}">'
        f'<p class="hb-change__kind"><a class="hb-badge" href="{escape(root + addresses.change(one.id))}">'
        f"{escape(one.kind)}</a> {title}<small>{escape(one.where)}</small></p>"
        f'<p class="hb-change__was"><strong>2013 年的说法</strong> {escape(one.was)}</p>'
        f'<p class="hb-change__now"><strong>现在</strong> {escape(one.now)} {source}</p>'
        f'<p class="hb-change__advice"><strong>本手册的处理</strong> {escape(one.advice)}</p></div>'
    )


def change_list(book: Book, root: str) -> str:
    """All changes: first by the year of what brought them, as links, then whole, by chapter."""
    return f"{_by_year(book, root)}{_by_chapter(book, root)}"


def _by_year(book: Book, root: str) -> str:
    years: dict[str, dict[str, list[Change]]] = {}
    for one in book.changes.values():
        regulation = _cause(book, one)
        years.setdefault(_year(regulation), {}).setdefault(regulation.id, []).append(one)
    parts = []
    for year, regulations in sorted(years.items()):
        lines = []
        for name, changes in regulations.items():
            regulation = book.regulations[name]
            link = f'<a href="{escape(root + addresses.regulation(name))}">{escape(regulation.short)}</a>'
            links = "；".join(f'<a href="#{escape(one.id)}">{escape(one.title)}</a>' for one in changes)
            lines.append(f"<li>{link}：{links}</li>")
        parts.append(f'<h3 id="year-{year}">{year} 年</h3><ul>{"".join(lines)}</ul>')
    return f'<h2 id="by-year">按年看</h2>{"".join(parts)}' if parts else ""


def _cause(book: Book, one: Change) -> Regulation:
    """What a change comes from: its own regulation or, where that is older than the book, the newest it rests on."""
    rests_on = [book.regulations[book.rules[rule].regulation] for rule in one.rules]
    own = book.regulations[one.regulation]
    return own if _year(own) >= book.outline.source_published[:4] else max([own, *rests_on], key=_year)


def _year(regulation: Regulation) -> str:
    """The year since which it holds as it stands, as four digits."""
    dates = (regulation.last_revised, regulation.effective, regulation.issued)
    return next((str(date)[:4] for date in dates if date), "")


def _by_chapter(book: Book, root: str) -> str:
    parts = []
    for chapter in book.outline.chapters:
        own = [one for one in book.changes.values() if _chapter(one) == chapter.number]
        if own:
            entries = "".join(_entry(book, one, root) for one in own)
            parts.append(f'<h2 id="chapter-{chapter.number}">{escape(chapter.name)}</h2>{entries}')
    return "".join(parts)


def _chapter(one: Change) -> int:
    """That of the first section it touches."""
    return int(min(one.sections).partition(".")[0]) if one.sections else 1


def _entry(book: Book, one: Change, root: str) -> str:
    """A change with the sections that it touches and the checklists and forms that rest on the same rules."""
    pages = book.section_pages
    titles = {s.id: s.title for c in book.outline.chapters for s in c.sections}
    sections = [
        f'<a href="{escape(root + pages[s].url)}">{s} {escape(titles[s])}</a>' if s in pages else escape(titles[s])
        for s in one.sections
    ]
    records = [
        f'<a href="{escape(root + addresses.entry(folder, record.id))}">{escape(record.title)}</a>'
        for folder, kept in ((addresses.CHECKLISTS, book.checklists), (addresses.FORMS, book.forms))
        for record in kept.values()
        if set(record.basis) & set(one.rules)
    ]
    lines = [f"讲它的节：{'、'.join(sections)}"] if sections else []
    lines += [f"照它的检查单和表：{'、'.join(records[:_SHOWN])}"] if records else []
    touched = "".join(f'<p class="hb-change__sections">{line}</p>' for line in lines)
    return (
        f'<section id="{escape(one.id)}" class="hb-change-entry"><h3>{escape(one.title)}</h3>'
        f"{change(book, one, root, titled=False)}{touched}</section>"
    )
