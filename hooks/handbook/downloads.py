"""The files that readers take away: PDFs, EPUBs, Word documents, Excel registers, slides and bundles of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial

from handbook import addresses, archive, sheets
from handbook.cache import Cache, Kind
from handbook.editions.edition import Source
from handbook.editions.table import EDITIONS
from handbook.flowing import works
from handbook.model import Book
from handbook.office import excel, slides, word
from handbook.print import jobs, pictures, typeset, volumes
from handbook.rendered import Rendered

_WORD = Kind("word", (word.__name__,), ("python-docx", "lxml"))
_SLIDES = Kind("slides", (slides.__name__,), ("python-pptx", "lxml"))
_EXCEL = Kind("excel", (excel.__name__,), ("openpyxl",))


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


def make(
    book: Book, pages: Mapping[int, Sequence[Rendered]], cache: Cache, site_url: str, editions: bool = False
) -> dict[str, Download]:
    """All files by their path below site/; ``pages`` gives the pages of each chapter in their order.

    Those of the other ``editions`` only when they are asked for; bundles leave them out.

    Raises:
        TypesetError: when a document cannot be set; files made before stay in the cache.
    """
    wanted = [*volumes.volumes(book, pages, site_url=site_url), *jobs.single(book, site_url)]
    # While the typesetters are at work, which are other processes, this one has time to spare; so has pandoc.
    with ThreadPoolExecutor(2) as aside:
        texts = aside.submit(works.make_all, book, pages, cache)
        office = aside.submit(
            lambda: [*_office_files(book, cache), *_slides(book, cache), *pictures.of_forms(book, cache)]
        )
        pdfs = typeset.make_all(wanted, cache)
    found = {path: Download(path, pdf.content, pdf.pages) for path, pdf in pdfs.items()}
    found |= {path: Download(path, content) for path, content in office.result()}
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


def _office_files(book: Book, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Word and Excel files; all that one is made from is its sheet."""
    for checklist in book.checklists.values():
        listed = sheets.checklist(book, checklist)
        content = cache.value(_WORD, asdict(listed), bytes, partial(word.checklist, listed))
        yield addresses.word(addresses.CHECKLISTS, checklist.id), content
    for form in book.forms.values():
        blank = sheets.form(book, form)
        content = cache.value(_WORD, asdict(blank), bytes, partial(word.form, blank))
        yield addresses.word(addresses.FORMS, form.id), content
        if blank.register:
            content = cache.value(_EXCEL, asdict(blank), bytes, partial(excel.register, blank))
            yield addresses.excel(addresses.FORMS, form.id), content
    for sample in book.samples.values():
        written = sheets.sample(book, sample)
        content = cache.value(_WORD, asdict(written), bytes, partial(word.sample, written))
        yield addresses.word(addresses.SAMPLES, sample.id), content
        content = cache.value(_WORD, [asdict(written), "plain"], bytes, partial(word.sample, written, notes=False))
        yield addresses.plain_word(sample.id), content
        if written.ledger:
            content = cache.value(_EXCEL, asdict(written.ledger), bytes, partial(excel.register, written.ledger))
            yield addresses.excel(addresses.SAMPLES, sample.id), content


def _slides(book: Book, cache: Cache) -> Iterator[tuple[str, bytes]]:
    for lesson in book.lessons.values():
        held = sheets.lesson(book, lesson)
        yield addresses.slides(lesson.id), cache.value(_SLIDES, asdict(held), bytes, partial(slides.slides, held))


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
