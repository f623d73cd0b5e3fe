"""Small pictures of forms, so that a page can show on a telephone which sheet it gives away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from handbook import addresses, sheets
from handbook.cache import Cache, Kind
from handbook.model import Book
from handbook.print import compile
from handbook.print.compile import Document
from handbook.print.workers import Worker

_KIND = Kind("pictures", (__name__,), ("typst", "pylopdf-fonts-zh-cn"))
# A sheet of A4 becomes 496 pixels wide, two for each of the page.
_RESOLUTION = 60
# As for the typesetters: Typst keeps much of what it has set.
_LIFETIME = 25


def of_forms(book: Book, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Path below site/ and PNG of the first page of each form.

    Raises:
        TypesetError: when a form cannot be set.
    """
    worker = Worker(_LIFETIME)
    try:
        for form in book.forms.values():
            path = addresses.picture(addresses.FORMS, form.id)
            sheet = sheets.form(book, form)
            document = Document(path, "form", asdict(sheet), sheet.head.stamp, "")
            made = cache.find(_KIND, asdict(document), bytes)
            if made is None:
                made = worker.do(path, compile.picture, document, _RESOLUTION)
                cache.put(_KIND, asdict(document), made)
            yield path, made
    finally:
        worker.close()
