"""No page of the book looks blank: each is a third full, but for the last before a chapter or a form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.model import Book
from pypdf import PdfReader
from pypdf.generic import Destination
from support.reading import needs_poppler, words

# Of A4 in points: where the text may begin and where it ends, above the notes.
TOP, BOTTOM = 79, 842 - 110
# A line may reach so far over.
SLACK = 4


def starts(reader: PdfReader, forms: set[str]) -> tuple[int, set[int]]:
    """The number of the first chapter's page, from 1, and those of all pages where a chapter or a form begins."""
    chapters = [_page(reader, one) for one in reader.outline if isinstance(one, Destination)]
    return min(chapters), {*chapters, *(number for title, number in _all(reader, reader.outline) if title in forms)}


def _all(reader: PdfReader, outline: object) -> Iterator[tuple[str, int]]:
    for one in outline if isinstance(outline, list) else ():
        if isinstance(one, Destination):
            yield str(one.title), _page(reader, one)
        else:
            yield from _all(reader, one)


def _page(reader: PdfReader, one: Destination) -> int:
    number = reader.get_destination_page_number(one)
    assert number is not None
    return number + 1


def fullness(file: Path) -> dict[int, float]:
    """How far down the text of each page reaches, as a share of the room that it has."""
    found: dict[int, float] = {}
    for word in words(file):
        if word.top > TOP - SLACK and word.bottom < BOTTOM + SLACK:
            found[word.page] = max(found.get(word.page, 0.0), (word.bottom - TOP) / (BOTTOM - TOP))
    return found


@needs_poppler
def test_no_page_but_the_last_of_a_chapter_is_less_than_a_third_full(handbook: Book, released: Path) -> None:
    forms = {form.title for form in handbook.forms.values()}
    slugs = [chapter.slug for chapter in handbook.outline.chapters]
    empty = {}
    for name in ("handbook", *slugs):
        file = released / "pdf" / f"{name}.pdf"
        reader, full = PdfReader(file), fullness(file)
        first, begun = starts(reader, forms)
        last = len(reader.pages) - (1 if name == "handbook" else 0)
        for number in range(first, last):
            if full.get(number, 0.0) < 1 / 3 and number + 1 not in begun:
                empty[name, number] = round(full.get(number, 0.0), 2)
    assert empty == {}
