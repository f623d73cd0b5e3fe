"""The files that readers take away: PDFs, Word documents, Excel registers and bundles of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbook import addresses, archive
from handbook.cache import Cache, Kind
from handbook.model import Book
from handbook.office import excel, word
from handbook.print import sheets, typeset, volumes
from handbook.print.convert import PagePart
from handbook.print.typeset import Job

_WORD = Kind("word", (word.__name__,), ("python-docx", "lxml"))
_EXCEL = Kind("excel", (excel.__name__,), ("openpyxl",))


@dataclass(frozen=True)
class Download:
    """A file: its path below site/, its bytes and, for a PDF, the number of its pages."""

    path: str
    content: bytes
    pages: int | None = None

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


def make(book: Book, pages: Mapping[int, Sequence[PagePart]], cache: Cache, site_url: str) -> dict[str, Download]:
    """All files by their path below site/; ``pages`` gives the pages of each chapter in their order.

    Raises:
        TypesetError: when a document cannot be set; files made before stay in the cache.
    """
    jobs = [*volumes.volumes(book, pages), *sheets.sheets(book, site_url)]
    found = {path: Download(path, pdf.content, pdf.pages) for path, pdf in typeset.make_all(jobs, cache).items()}
    for path, content in _office_files(book, {job.path: job for job in jobs}, cache):
        found[path] = Download(path, content)
    for path, content in list(_bundles(book, found)):
        found[path] = Download(path, content)
    return found


def _office_files(book: Book, jobs: Mapping[str, Job], cache: Cache) -> Iterator[tuple[str, bytes]]:
    for checklist in book.checklists.values():
        pdf, document, _ = addresses.files(addresses.CHECKLISTS, checklist.id)
        make = partial(word.checklist, book, checklist)
        yield document, cache.value(_WORD, _texts(document, jobs[pdf]), bytes, make)
    for form in book.forms.values():
        pdf, document, register = addresses.files(addresses.FORMS, form.id)
        yield document, cache.value(_WORD, _texts(document, jobs[pdf]), bytes, partial(word.form, book, form))
        if form.table:
            table = [*_texts(register, jobs[pdf]), form.summary, form.table.model_dump_json()]
            yield register, cache.value(_EXCEL, table, bytes, partial(excel.register, book, form))


def _texts(path: str, job: Job) -> list[object]:
    """What a document is made of: the texts of its sheet, without the code that leads to the site."""
    return [path, {name: value for name, value in job.data.items() if name != "qr"}, job.stamp]


def _bundles(book: Book, files: Mapping[str, Download]) -> Iterator[tuple[str, bytes]]:
    """A zip for each chapter and one of everything; what is stored as it is needs no cache."""
    for chapter in book.outline.chapters:
        own = [addresses.chapter_pdf(chapter.slug)]
        for kind, records in ((addresses.CHECKLISTS, book.checklists), (addresses.FORMS, book.forms)):
            names = [name for name, one in records.items() if one.chapter == chapter.number]
            own += [path for name in names for path in addresses.files(kind, name)]
        present = [files[path] for path in own if path in files]
        if own[0] in files:
            yield addresses.chapter_zip(chapter.slug), _bundle(present)
    yield addresses.BOOK_ZIP, _bundle(files.values())


def _bundle(files: Iterable[Download]) -> bytes:
    return archive.pack({file.path: file.content for file in files}, stored=True)


def write(files: Mapping[str, Download], folder: Path) -> None:
    """Write all files into the site."""
    for file in files.values():
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
