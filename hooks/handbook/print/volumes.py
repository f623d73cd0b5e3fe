"""The chapters and the whole handbook as documents to be set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from handbook import addresses, sheets, wording
from handbook.archive import stamp
from handbook.articles import first
from handbook.html import glossary
from handbook.model import Book, ChapterOutline
from handbook.print.typeset import Job, Part
from handbook.rendered import Rendered

ABOUT = (
    "本书不是官方资料。办事以正式文件和上级党组织的通知为准。",
    "每条规定注明出处和条号，每章第一次出现时用脚注写出大意、核对程度和核对日期。",
    "核对程度分三种：全文核对、摘录核对、待核。“归纳”是由条文推出来的话；“未作规定”指已读到的条文里没有写。",
    "案例中的数字是报道一方的说法。标“建议做法”的，没有条文依据。",
    "文字以 CC BY 4.0 许可发布，可以复制、修改和再发布，注明出处即可。",
    "字体为 Noto Serif SC 和 Noto Sans SC，以 SIL OFL 1.1 许可发布。",
)


_WHOLE = "全书"


def volumes(
    book: Book,
    pages: Mapping[int, Sequence[Rendered]],
    layout: str = "a4",
    address: Callable[[str], str] = addresses.chapter_pdf,
) -> Iterator[Job]:
    """A job for each chapter that has ``pages``, and one for all of them together, in the order of ``names``.

    ``layout`` is one of those in layout.typ; ``address`` tells where the volume of a name stands.
    """
    notes = footnotes(book)
    present = _present(book, pages)
    for chapter in present:
        part = Part(tuple(pages[chapter.number]), notes)
        data = _data(book, chapter.name, layout)
        yield Job(address(chapter.slug), "book", data, stamp(book), (part,))
    if present:
        parts = [Part(tuple(pages[c.number]), notes, c.name) for c in present]
        data = {**_data(book, _WHOLE, layout), "whole": True, "index": _index(book)}
        parts.append(Part((terms(book),), notes, "附录一 术语"))
        yield Job(address(addresses.BOOK), "book", data, stamp(book), tuple(parts))


def names(book: Book, pages: Mapping[int, Sequence[Rendered]]) -> Iterator[tuple[str, str, str]]:
    """Name, title and page of each volume."""
    present = _present(book, pages)
    for chapter in present:
        yield chapter.slug, chapter.name, addresses.chapter(chapter.slug)
    if present:
        yield addresses.BOOK, _WHOLE, addresses.HOME


def _present(book: Book, pages: Mapping[int, Sequence[Rendered]]) -> list[ChapterOutline]:
    return [chapter for chapter in book.outline.chapters if pages.get(chapter.number)]


def _data(book: Book, title: str, layout: str) -> dict[str, Any]:
    head = asdict(sheets.head(book, title, addresses.HOME))
    return {"head": head, "about": ABOUT, "layout": layout, "whole": False}


def terms(book: Book) -> Rendered:
    """The glossary as a page at the end of a volume."""
    return Rendered("术语", addresses.GLOSSARY, f'<h1 id="top">术语</h1>{glossary.terms(book, "")}')


def _index(book: Book) -> list[dict[str, Any]]:
    """Regulations that rules rest on, each with its rules by article; the pages are found when the book is set."""
    found = []
    for regulation in book.regulations.values():
        rules = [rule for rule in book.rules.values() if rule.regulation == regulation.id]
        if rules:
            rules.sort(key=lambda rule: first(rule.article))
            entries = [{"id": r.id, "article": r.article, "statement": r.statement} for r in rules]
            found.append({"title": f"《{regulation.title}》", "rules": entries})
    return found


def footnotes(book: Book) -> dict[str, str]:
    """Rule id → text of its footnote: regulation, article, statement and how it was checked."""
    return {rule.id: wording.footnote(book, rule) for rule in book.rules.values()}
