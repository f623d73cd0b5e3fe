"""Data is escaped wherever it lands."""

from __future__ import annotations

from handbook.html import change, checklist, citation, form, rule
from handbook.model import Book

NASTY = "\"'>&lt;<img src=x onerror=alert(1)>"


def test_text_of_every_renderer_is_escaped(small_book: Book) -> None:
    one = small_book.rules["hui-01"].model_copy(update={"statement": NASTY, "note": NASTY, "article": NASTY})
    topic = small_book.topics[0].model_copy(update={"rules": (one,)})
    listed = small_book.checklists["meeting"].model_copy(update={"title": NASTY, "who": NASTY})
    blank = small_book.forms["record"].model_copy(update={"title": NASTY, "notes": (NASTY,), "signatures": (NASTY,)})
    noted = small_book.changes["delta-01"].model_copy(update={"was": NASTY, "kind": NASTY})
    book = small_book.model_copy(update={"topics": (topic,)})
    book.__dict__.pop("rules", None)
    html = "".join(
        [
            rule.card(book, one, ""),
            citation.citation(book, one, ""),
            checklist.checklist(book, listed, ""),
            form.form(book, blank, ""),
            change.change(book, noted, ""),
        ]
    )
    assert "<img" not in html
    assert html.count("&lt;img") >= 8
