"""Which EPUBs and Word documents there are, and the making of those that have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from html import escape

from handbook import addresses, sheets
from handbook.cache import Cache, Kind
from handbook.flowing import covers, epub, plain, reduced, word
from handbook.model import Book
from handbook.print import volumes
from handbook.rendered import Rendered
from handbook.sheets import Head

_PAGES = Kind("plain", (reduced.__name__,), ("lxml",))
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
    works = list(_works(book, pages, cache))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # The longest first, so that none of them is left to be waited for.
        ordered = sorted(works, key=lambda work: len(work.html), reverse=True)
        made = pool.map(lambda work: cache.value(_KIND, asdict(work), bytes, lambda: _made(work)), ordered)
        return dict(zip((work.path for work in ordered), made, strict=True))


def _works(book: Book, pages: Mapping[int, Sequence[Rendered]], cache: Cache) -> Iterator[Work]:
    alone = partial(_alone, cache, plain.footnotes(book))
    about, every = _about(), list[str]()
    for chapter in book.outline.chapters:
        own = [(one, alone(one)) for one in pages.get(chapter.number, ())]
        if not own:
            continue
        texts = [text for _, text in own]
        every += texts
        head, html = sheets.head(book, chapter.name, addresses.HOME), reduced.document(texts)
        yield Work(addresses.chapter_epub(chapter.slug), head, about + html)
        yield Work(addresses.chapter_word(chapter.slug), head, html)
        for one, text in own:
            if one.page is not None and one.page.head.kind == "section":
                head = sheets.head(book, one.page.name, one.url)
                yield Work(addresses.section_word(one.url), head, reduced.document([text]))
    if every:
        html = reduced.document([*every, alone(volumes.terms(book))])
        yield Work(addresses.BOOK_EPUB, sheets.head(book, "全书", addresses.HOME), about + html)


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


def _made(work: Work) -> bytes:
    if not work.path.endswith(".epub"):
        return word.made(work.path, work.head, work.html)
    cover = covers.picture(work.path, work.head.book, work.head.title, work.head.edition)
    return epub.made(work.path, work.head, work.html, cover)
