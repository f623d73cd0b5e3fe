"""The single sheets (checklists, forms, samples, handouts, the pocket card and the year) as documents to be set."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from math import ceil

import segno

from handbook import addresses, sheets
from handbook.model import Book
from handbook.print.typeset import Job
from handbook.sheets import CardSheet, ChecklistSheet, FormSheet, LessonSheet, SampleSheet, YearSheet

Printed = ChecklistSheet | FormSheet | SampleSheet | LessonSheet | CardSheet | YearSheet
# A code would not lead to more than these say, or there is no room for it.
_WITHOUT_CODE = ("card", "calendar")


def single(book: Book, site_url: str) -> Iterator[Job]:
    """All single sheets; ``site_url`` is the address the site will have, empty when it is not known."""
    for path, template, sheet in _printed(book):
        yield _job(path, template, sheet(), "" if template in _WITHOUT_CODE else site_url)


def paths(book: Book) -> list[str]:
    """The paths of all single sheets."""
    return [path for path, _, _ in _printed(book)]


def _printed(book: Book) -> Iterator[tuple[str, str, Callable[[], Printed]]]:
    """Path, template and what gives the sheet."""
    for checklist in book.checklists.values():
        path = addresses.pdf(addresses.CHECKLISTS, checklist.id)
        yield path, "checklist", partial(sheets.checklist, book, checklist)
    for form in book.forms.values():
        yield addresses.pdf(addresses.FORMS, form.id), "form", partial(sheets.form, book, form)
    for sample in book.samples.values():
        yield addresses.pdf(addresses.SAMPLES, sample.id), "sample", partial(sheets.sample, book, sample)
    for lesson in book.lessons.values():
        yield addresses.pdf(addresses.LESSONS, lesson.id), "handout", partial(sheets.lesson, book, lesson)
    if book.card.front:
        yield addresses.CARD_PDF, "card", partial(sheets.card, book, book.card)
    if book.calendar:
        yield addresses.CALENDAR_PDF, "calendar", partial(sheets.year, book)


def large(book: Book, address: Callable[[str], str]) -> Iterator[tuple[str, str, str, Job]]:
    """Checklists and the card in large print: name, title, page and job; ``address`` tells where each stands."""
    printed: list[tuple[str, str, ChecklistSheet | CardSheet]] = [
        (f"{addresses.CHECKLISTS}/{one.id}", "checklist", sheets.checklist(book, one))
        for one in book.checklists.values()
    ]
    if book.card.front:
        printed.append(("card", "card", sheets.card(book, book.card)))
    for name, template, sheet in printed:
        data = {**asdict(sheet), "large": True}
        yield name, sheet.head.title, sheet.head.page, Job(address(name), template, data, sheet.head.stamp)


# Millimetres of a leaf of the paper that books are mostly printed on, 70 g/m² offset.
_LEAF = 0.09


def spine(book: Book, path: str, pages: int) -> Job:
    """The spine of the whole handbook of so many ``pages``, as wide as it will be on common paper."""
    head = sheets.head(book, "书脊", addresses.HOME)
    leaves = ceil(pages / 2)
    data = {"head": asdict(head), "leaves": leaves, "leaf": _LEAF, "width": round(leaves * _LEAF, 1)}
    return Job(path, "spine", data, head.stamp)


def _job(path: str, template: str, sheet: Printed, site_url: str = "") -> Job:
    """A sheet with the code of its page where the site's address is known."""
    data = asdict(sheet)
    if site_url:
        data["code"] = code(addresses.absolute(site_url, sheet.head.page))
    return Job(path, template, data, sheet.head.stamp)


def code(address: str) -> dict[str, str]:
    """A QR code of an address, as SVG."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, svgns=True, border=2, dark="#000")
    return {"text": address, "svg": out.getvalue().decode()}
