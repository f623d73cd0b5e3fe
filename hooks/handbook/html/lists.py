"""Lists that lead to records, and the sentence under the title of one."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook import addresses
from handbook.html.citation import inline
from handbook.model import Book, Checklist, Form


def summary(book: Book, text: str, root: str) -> str:
    """A record's summary as a paragraph."""
    return f"<p>{inline(book, text, root)}</p>"


def checklists(book: Book, chapter: int, root: str) -> str:
    """The checklists of a chapter."""
    return _records(book, addresses.CHECKLISTS, (c for c in book.checklists.values() if c.chapter == chapter), root)


def forms(book: Book, chapter: int, root: str) -> str:
    """The forms of a chapter."""
    return _records(book, addresses.FORMS, (form for form in book.forms.values() if form.chapter == chapter), root)


def _records(book: Book, folder: str, records: Iterable[Checklist | Form], root: str) -> str:
    lines = (
        f'<li><a href="{escape(root + addresses.entry(folder, one.id))}">{escape(one.title)}</a>：'
        f"{inline(book, one.summary, root)}</li>"
        for one in records
    )
    return f"<ul>{''.join(lines)}</ul>"


def topics(book: Book, root: str) -> str:
    """The topics of the rules, with how many each has."""
    lines = (
        f'<li><a href="{escape(root + addresses.topic(one.slug))}">{escape(one.topic)}</a>（{len(one.rules)} 条）</li>'
        for one in book.topics
    )
    return f"<ul>{''.join(lines)}</ul>"
