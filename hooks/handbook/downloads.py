"""The files that readers take away: PDFs, EPUBs, Word documents, Excel registers, slides and bundles of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache as once
from functools import partial
from typing import Any

from handbook import addresses, archive, sheets
from handbook.beside import Check, go_on
from handbook.cache import Cache, Kind
from handbook.editions.edition import Source
from handbook.editions.table import EDITIONS
from handbook.flowing import works
from handbook.model import Book
from handbook.office import word
from handbook.print import jobs, pictures, typeset, volumes
from handbook.rendered import Rendered
from handbook.sheets import FormSheet, LessonSheet, SampleSheet

_WORD = Kind("word", (word.__name__,), ("python-docx", "lxml"))
_SLIDES = Kind("slides", ("handbook.office.slides",), ("python-pptx", "lxml"))
_EXCEL = Kind("excel", ("handbook.office.excel",), ("openpyxl",))


@dataclass(frozen=True)
class Download:
    """A file: its path below site/, its bytes and, for a PDF, the number of its pages.

    A file of an edition also says the words of a link to it, what lists call it, and the page that links to it.
    """

    path: str
    content: bytes
    pages: int | None = None
    label: str = ""
    title: str = ""
    page: str = ""

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


# What is known of a file while it is being made: that there will be one.
_AWAITED = Download("", b"")


def awaited(book: Book, pages: Mapping[int, Sequence[Rendered]], cache: Cache) -> dict[str, Download]:
    """The paths of all that ``make`` makes without editions, before it has made any."""
    slugs = [chapter.slug for chapter in volumes.present(book, pages)]
    found = [*map(addresses.chapter_pdf, slugs), *map(addresses.chapter_zip, slugs)]
    found += [*jobs.paths(book), *works.paths(book, pages), *(path for path, _ in _office_files(book, cache))]
    found += [addresses.picture(addresses.FORMS, form) for form in book.forms]
    return dict.fromkeys([*found, addresses.BOOK_ZIP], _AWAITED)


def make(
    book: Book,
    pages: Mapping[int, Sequence[Rendered]],
    cache: Cache,
    site_url: str,
    editions: bool = False,
    check: Check = go_on,
) -> dict[str, Download]:
    """All files by their path below site/; ``pages`` gives the pages of each chapter in their order.

    The PDF of the whole and those of the other editions only when ``editions`` are asked for: to set the whole takes as
    long as all else that is made when a page has changed.  Bundles leave the other editions out.  ``check`` is called
    again and again; what it raises is passed on.

    Raises:
        TypesetError: when a document cannot be set; files made before stay in the cache.
    """
    wanted = [*volumes.chapters(book, pages), *jobs.single(book, site_url)]
    # While the typesetters are at work, which are other processes, this one has time to spare; so has pandoc.
    with ThreadPoolExecutor(2) as aside:
        texts = aside.submit(works.make_all, book, pages, cache, check)
        office = aside.submit(_office, book, cache, check)
        pdfs = typeset.make_all(wanted, cache, typeset.PDFS, check)
        if editions:
            whole = list(volumes.whole(book, pages, site_url=site_url))
            pdfs |= typeset.make_all(whole, cache, typeset.EDITIONS, check)
    found = {path: Download(path, pdf.content, pdf.pages) for path, pdf in pdfs.items()}
    found |= {path: Download(path, content) for path, content in office.result().items()}
    found |= {path: Download(path, content) for path, content in texts.result().items()}
    for path, content in list(_bundles(book, found)):
        found[path] = Download(path, content)
    if editions:
        found |= {file.path: file for file in _editions(Source(book, pages, cache, site_url))}
    return found


def _editions(source: Source) -> Iterator[Download]:
    for edition in EDITIONS:
        for one in edition.make(edition, source):
            yield Download(edition.address(one.name), one.content, one.pages, edition.label, one.title, one.page)


def _office(book: Book, cache: Cache, check: Check) -> dict[str, bytes]:
    made = {}
    for path, make_one in _office_files(book, cache):
        check()
        made[path] = make_one()
    return made | dict(pictures.of_forms(book, cache))


def _office_files(book: Book, cache: Cache) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Word and Excel files and slides, by what makes them or finds them kept; all they are made from is a sheet."""
    for checklist in book.checklists.values():
        listed = partial(sheets.checklist, book, checklist)
        yield addresses.word(addresses.CHECKLISTS, checklist.id), partial(_kept, cache, _WORD, listed, word.checklist)
    for form in book.forms.values():
        blank = partial(sheets.form, book, form)
        yield addresses.word(addresses.FORMS, form.id), partial(_kept, cache, _WORD, blank, word.form)
        if form.table:
            yield addresses.excel(addresses.FORMS, form.id), partial(_kept, cache, _EXCEL, blank, _register)
    for sample in book.samples.values():
        written = once(partial(sheets.sample, book, sample))
        yield addresses.word(addresses.SAMPLES, sample.id), partial(_kept, cache, _WORD, written, word.sample)
        yield addresses.plain_word(sample.id), partial(_plain, cache, written)
        if sheets.is_ledger(book, sample):
            ledger = partial(_ledger, written)
            yield addresses.excel(addresses.SAMPLES, sample.id), partial(_kept, cache, _EXCEL, ledger, _register)
    for lesson in book.lessons.values():
        held = partial(sheets.lesson, book, lesson)
        yield addresses.slides(lesson.id), partial(_kept, cache, _SLIDES, held, _slides)


def _kept(cache: Cache, kind: Kind, sheet: Callable[[], Any], make_one: Callable[[Any], bytes]) -> bytes:
    """A file that is made from a sheet and nothing else."""
    shown = sheet()
    return cache.value(kind, asdict(shown), bytes, partial(make_one, shown))


def _register(form: FormSheet) -> bytes:
    # Loaded only when a register has changed, as most have not.
    from handbook.office import excel

    return excel.register(form)


def _slides(lesson: LessonSheet) -> bytes:
    # As above.
    from handbook.office import slides

    return slides.slides(lesson)


def _plain(cache: Cache, sheet: Callable[[], SampleSheet]) -> bytes:
    """A sample without its notes."""
    written = sheet()
    return cache.value(_WORD, [asdict(written), "plain"], bytes, partial(word.sample, written, notes=False))


def _ledger(sheet: Callable[[], SampleSheet]) -> FormSheet:
    """The register that a sample is."""
    ledger = sheet().ledger
    assert ledger is not None
    return ledger


def _bundles(book: Book, files: Mapping[str, Download]) -> Iterator[tuple[str, bytes]]:
    """A zip for each chapter and one of everything; what is stored as it is needs no cache."""
    for chapter in book.outline.chapters:
        whole = addresses.chapter_pdf(chapter.slug)
        if whole in files:
            volumes = (whole, addresses.chapter_epub(chapter.slug), addresses.chapter_word(chapter.slug))
            own = [path for path in (*volumes, *_of_chapter(book, chapter.number)) if path in files]
            yield addresses.chapter_zip(chapter.slug), _bundle(files[path] for path in own)
    left = {path for name in book.samples for path in _left_out(name)}
    # The pictures show on a page what a sheet looks like; nobody takes them away.
    left |= {addresses.picture(addresses.FORMS, name) for name in book.forms}
    yield addresses.BOOK_ZIP, _bundle(file for path, file in files.items() if path not in left)


def _of_chapter(book: Book, chapter: int) -> Iterator[str]:
    """The paths of the files of a chapter's checklists, forms, samples and lessons that its bundle may hold."""
    for kind, records in (
        (addresses.CHECKLISTS, book.checklists),
        (addresses.FORMS, book.forms),
        (addresses.SAMPLES, book.samples),
        (addresses.LESSONS, book.lessons),
    ):
        for name in (name for name, one in records.items() if one.chapter == chapter):
            left = _left_out(name) if kind == addresses.SAMPLES else set()
            yield from (path for path in addresses.files(kind, name).values() if path not in left)


def _left_out(sample: str) -> set[str]:
    """The files of a sample that no bundle holds: its Word document says the same, and can be printed without notes."""
    return {addresses.pdf(addresses.SAMPLES, sample), addresses.plain_word(sample)}


def _bundle(files: Iterable[Download]) -> bytes:
    return archive.pack({file.path: file.content for file in files}, stored=True)
