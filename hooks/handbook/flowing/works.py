"""Which EPUBs and Word documents there are, and the making of those that have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from html import escape

from handbook import addresses, sheets
from handbook.beside import Check, go_on
from handbook.cache import Cache, Kind
from handbook.flowing import covers, epub, pieces, plain, reduced, word
from handbook.flowing.pieces import Piece
from handbook.model import Book
from handbook.print import volumes
from handbook.rendered import Rendered
from handbook.sheets import Head

_PAGES = Kind("plain", (reduced.__name__,), ("lxml",))
_PIECES = Kind("pieces", (pieces.__name__,), ("pypandoc-binary", "lxml"))
_KIND = Kind("flowing", (__name__,), ("pypandoc-binary", "lxml", "python-docx", "typst", "pylopdf-fonts-zh-cn"))
# pandoc is a process of its own, so that a thread is enough to wait for it.
_AT_ONCE = 2

_ABOUT = (
    "本书不是官方资料。办事以正式文件和上级党组织的通知为准。",
    "每条规定注明出处和条号，每章第一次出现时用脚注写出大意、核对程度和核对日期。",
    "核对程度分三种：全文核对、摘录核对、待核。“归纳”是由条文推出来的话；“未作规定”指已读到的条文里没有写。",
    "案例中的数字是报道一方的说法。标“建议做法”的，没有条文依据。",
    "文字以 CC BY 4.0 许可发布，可以复制、修改和再发布，注明出处即可。",
    "字体为 Noto Serif SC 和 Noto Sans SC，以 SIL OFL 1.1 许可发布。",
)


# The HTML of pages that belong together, each by itself.
_Part = tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """A document to be made: its path below site/, what it bears, and its parts; only an EPUB has more than one."""

    path: str
    head: Head
    parts: tuple[_Part, ...]

    @property
    def is_book(self) -> bool:
        """Whether it is an EPUB."""
        return self.path.endswith(".epub")


def paths(book: Book, pages: Mapping[int, Sequence[Rendered]]) -> Iterator[str]:
    """The paths of all that ``make_all`` makes."""
    for chapter in book.outline.chapters:
        if pages.get(chapter.number):
            yield from (addresses.chapter_epub(chapter.slug), addresses.chapter_word(chapter.slug))
            yield from (addresses.section_word(one.url) for one in pages[chapter.number] if _is_section(one))
    if any(pages.values()):
        yield addresses.BOOK_EPUB


def _is_section(one: Rendered) -> bool:
    return one.page is not None and one.page.head.kind == "section"


def make_all(
    book: Book, pages: Mapping[int, Sequence[Rendered]], cache: Cache, check: Check = go_on
) -> dict[str, bytes]:
    """Path below site/ → EPUB or Word document; ``pages`` gives the pages of each chapter in their order.

    ``check`` is called before each document; what it raises is passed on.

    Raises:
        TypesetError: when a document cannot be made; those made before stay in the cache.
    """
    works = list(_works(book, pages, cache))
    found = {work.path: cache.find(_KIND, asdict(work), bytes) for work in works}
    missing = [work for work in works if found[work.path] is None]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # Those of several books are made once, and before any of these; the longest first, so that none is waited for.
        parts = sorted({part for work in missing if work.is_book for part in work.parts}, key=_length, reverse=True)
        made = dict(zip(parts, pool.map(partial(_piece, cache, check), parts), strict=True))
        ordered = sorted(missing, key=lambda work: sum(map(_length, work.parts)), reverse=True)
        for work, content in zip(ordered, pool.map(partial(_made, made, check), ordered), strict=True):
            cache.put(_KIND, asdict(work), content)
            found[work.path] = content
    return {path: content for path, content in found.items() if content is not None}


def _length(part: _Part) -> int:
    return sum(map(len, part))


def _piece(cache: Cache, check: Check, part: _Part) -> Piece:
    check()
    return cache.value(_PIECES, part, Piece, lambda: pieces.made(addresses.BOOK_EPUB, part, epub.CSS.read_bytes()))


def _works(book: Book, pages: Mapping[int, Sequence[Rendered]], cache: Cache) -> Iterator[Work]:
    alone = partial(_alone, cache, plain.footnotes(book))
    every = list[_Part]()
    for chapter in book.outline.chapters:
        own = [(one, alone(one)) for one in pages.get(chapter.number, ())]
        if not own:
            continue
        part = tuple(text for _, text in own)
        every.append(part)
        head = sheets.head(book, chapter.name, addresses.HOME)
        yield Work(addresses.chapter_epub(chapter.slug), head, (part,))
        yield Work(addresses.chapter_word(chapter.slug), head, (part,))
        for one, text in own:
            if one.page is not None and _is_section(one):
                yield Work(addresses.section_word(one.url), sheets.head(book, one.page.name, one.url), ((text,),))
    if every:
        every.append((alone(volumes.terms(book)),))
        yield Work(addresses.BOOK_EPUB, sheets.head(book, "全书", addresses.HOME), tuple(every))


def _alone(cache: Cache, footnotes: Mapping[str, str], page: Rendered) -> str:
    """A page by itself; one that has not changed comes from the cache."""
    noted = {rule: footnotes[rule] for rule in page.rules if rule in footnotes}
    head = page.page.head if page.page else None
    made_of = [page.url, page.html, head and [head.kind, head.id], noted]
    return cache.value(_PAGES, made_of, str, lambda: reduced.alone(page, noted))


def _about() -> str:
    """What a reader should know first, as on the first pages of the printed book."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in _ABOUT)
    return f'<h1 id="about">这本书</h1><ul>{lines}</ul>'


def _made(known: Mapping[_Part, Piece], check: Check, work: Work) -> bytes:
    check()
    if not work.is_book:
        (part,) = work.parts
        return word.made(work.path, work.head, reduced.document(part))
    cover = covers.picture(work.path, work.head.book, work.head.title, work.head.edition)
    return epub.made(work.path, work.head, _about(), [known[part] for part in work.parts], cover)
