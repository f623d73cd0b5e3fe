"""Which EPUBs and Word documents there are, and the making of those that have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from html import escape

from handbook import addresses, sheets
from handbook.cache import Cache, Kind
from handbook.flowing import covers, epub, reduced, word
from handbook.model import Book
from handbook.print import volumes
from handbook.rendered import Rendered
from handbook.sheets import Head

_KIND = Kind("flowing", (__name__,), ("pypandoc-binary", "lxml", "python-docx", "typst", "pylopdf-fonts-zh-cn"))
# pandoc is a process of its own, so that a thread is enough to wait for it.
_AT_ONCE = 2


@dataclass(frozen=True)
class Work:
    """A document to be made: its path below site/, what it bears, and the HTML of its pages."""

    path: str
    head: Head
    html: str


def make_all(book: Book, pages: Mapping[int, Sequence[Rendered]], cache: Cache) -> dict[str, bytes]:
    """Path below site/ → EPUB or Word document; ``pages`` gives the pages of each chapter in their order.

    Raises:
        TypesetError: when a document cannot be made; those made before stay in the cache.
    """
    works = list(_works(book, pages))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # The longest first, so that none of them is left to be waited for.
        ordered = sorted(works, key=lambda work: len(work.html), reverse=True)
        made = pool.map(lambda work: cache.value(_KIND, asdict(work), bytes, lambda: _made(work)), ordered)
        return dict(zip((work.path for work in ordered), made, strict=True))


def _works(book: Book, pages: Mapping[int, Sequence[Rendered]]) -> Iterator[Work]:
    document = partial(reduced.document, footnotes=volumes.footnotes(book))
    about = _about()
    for chapter in book.outline.chapters:
        own = pages.get(chapter.number, ())
        if not own:
            continue
        head, html = sheets.head(book, chapter.name, addresses.HOME), document(own)
        yield Work(addresses.chapter_epub(chapter.slug), head, about + html)
        yield Work(addresses.chapter_word(chapter.slug), head, html)
        for one in own:
            if one.page is not None and one.page.head.kind == "section":
                yield Work(addresses.section_word(one.url), sheets.head(book, one.page.name, one.url), document([one]))
    every = [one for number in sorted(pages) for one in pages[number]]
    if every:
        html = document([*every, volumes.terms(book)])
        yield Work(addresses.BOOK_EPUB, sheets.head(book, "全书", addresses.HOME), about + html)


def _about() -> str:
    """What a reader should know first, as on the first pages of the printed book."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in volumes.ABOUT)
    return f'<h1 id="about">这本书</h1><ul>{lines}</ul>'


def _made(work: Work) -> bytes:
    if not work.path.endswith(".epub"):
        return word.made(work.path, work.head, work.html)
    cover = covers.picture(work.path, work.head.book, work.head.title, work.head.edition)
    return epub.made(work.path, work.head, work.html, cover)
