"""The files that readers take away: PDFs, Word documents, Excel registers and bundles of them.

Each is made once and kept in the cache under a digest of what it is made from; the site gets copies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbook import addresses, archive, office
from handbook.model import Book
from handbook.office import excel, word
from handbook.print import sheets, typeset, volumes
from handbook.print.convert import PagePart
from handbook.print.typeset import Job

_OFFICE = Path(office.__file__).parent


@dataclass(frozen=True)
class Download:
    """A file: its path below site/, where it is kept, its size in bytes and, for a PDF, its pages."""

    path: str
    kept: Path
    size: int
    pages: int | None = None


def make(book: Book, pages: Mapping[int, Sequence[PagePart]], cache: Path, site_url: str) -> dict[str, Download]:
    """All files by their path below site/; ``pages`` gives the pages of each chapter in their order.

    Raises:
        TypesetError: when a document cannot be set; files made before stay in the cache.
    """
    jobs = [*volumes.volumes(book, pages), *sheets.sheets(book, site_url)]
    pdfs = typeset.make_all(jobs, cache)
    found = {path: Download(path, kept, kept.stat().st_size, typeset.pages(kept)) for path, kept in pdfs.items()}
    for path, kept in _office_files(book, {job.path: job for job in jobs}, cache):
        found[path] = Download(path, kept, kept.stat().st_size)
    for path, kept in list(_bundles(book, found, cache)):
        found[path] = Download(path, kept, kept.stat().st_size)
    return found


def _office_files(book: Book, jobs: Mapping[str, Job], cache: Path) -> Iterator[tuple[str, Path]]:
    code = [file.read_text("utf-8") for file in sorted(_OFFICE.glob("*.py"))]
    for checklist in book.checklists.values():
        pdf, document, _ = addresses.files(addresses.CHECKLISTS, checklist.id)
        yield _kept(document, jobs[pdf], code, cache, partial(word.checklist, book, checklist))
    for form in book.forms.values():
        pdf, document, register = addresses.files(addresses.FORMS, form.id)
        yield _kept(document, jobs[pdf], code, cache, partial(word.form, book, form))
        if form.table:
            table = [code, form.summary, form.table.model_dump_json()]
            yield _kept(register, jobs[pdf], table, cache, partial(excel.register, book, form))


def _kept(path: str, job: Job, code: object, cache: Path, make: Callable[[], bytes]) -> tuple[str, Path]:
    """A file from the cache, made if it isn't there; the sheet's texts are the document's texts."""
    data = {name: value for name, value in job.data.items() if name != "qr"}
    digest = _digest([path, data, job.stamp, code])
    kept = cache / "office" / f"{digest}{Path(path).suffix}"
    if not kept.is_file():
        typeset.keep(kept, make())
    return path, kept


def _bundles(book: Book, files: Mapping[str, Download], cache: Path) -> Iterator[tuple[str, Path]]:
    """A zip for each chapter and one of everything."""
    for chapter in book.outline.chapters:
        own = [addresses.chapter_pdf(chapter.slug)]
        for kind, records in ((addresses.CHECKLISTS, book.checklists), (addresses.FORMS, book.forms)):
            names = [name for name, one in records.items() if one.chapter == chapter.number]
            own += [path for name in names for path in addresses.files(kind, name)]
        present = [files[path] for path in own if path in files]
        if own[0] in files:
            yield addresses.chapter_zip(chapter.slug), _bundle(present, cache)
    yield addresses.BOOK_ZIP, _bundle(list(files.values()), cache)


def _bundle(files: Sequence[Download], cache: Path) -> Path:
    kept = cache / "zip" / f"{_digest([[file.path, file.kept.name] for file in files])}.zip"
    if not kept.is_file():
        typeset.keep(kept, archive.pack({file.path: file.kept.read_bytes() for file in files}, stored=True))
    return kept


def _digest(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def write(files: Mapping[str, Download], folder: Path) -> None:
    """Copy all files into the site."""
    for file in files.values():
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.kept.read_bytes())
