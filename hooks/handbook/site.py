"""What is written after the pages: search data, JSON and PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import addresses, readers, tally, wording
from handbook.cache import Cache, Kind
from handbook.model import Book, ChapterOutline, Checklist, Form, Page, chapter_label
from handbook.readers import Reader
from handbook.search import documents, index
from handbook.search.documents import Document

if TYPE_CHECKING:
    from handbook.print.convert import PagePart

_KINDS = {
    addresses.CHECKLISTS: "检查单",
    addresses.FORMS: "表单",
    addresses.SAMPLES: "样例",
    addresses.CASES: "案例",
    addresses.CHAPTERS: "章节",
}
_SEARCH = Kind("search", (__name__,), ("lxml", "pypinyin", "opencc"))
_SECTIONS = Kind("sections", (documents.__name__,), ("lxml",))
_FEEDS = Kind("feeds", ("handbook.feeds.api", "handbook.feeds.atom", "handbook.feeds.calendar"), ("icalendar",))
# These pages consist of records, which are indexed one by one; their own headings would only repeat them.
_RECORD_PAGES = (addresses.GLOSSARY, addresses.FAQ)
# What the pages outside the chapters belong to, by their folder.
_HOMES = {addresses.ABOUT: "关于", addresses.CASES: "案例", addresses.SAMPLES: "样例"}


@dataclass(frozen=True)
class Rendered:
    """A page after conversion: path below docs/, title, HTML and, for written pages, its entry in the Book."""

    path: str
    title: str
    html: str
    page: Page | None

    @property
    def url(self) -> str:
        return addresses.page(self.path)


def write(book: Book, rendered: Sequence[Rendered], folder: Path, cache: Cache, key: str, site_url: str) -> None:
    """Write search data, JSON, calendar and feed into ``folder``.

    ``cache`` keeps what is costly to make; ``key`` stands for all that the Book was made from.
    """
    pages = [(one.path, one.title, one.html) for one in rendered]
    search = cache.value(_SEARCH, [key, pages], dict, lambda: search_files(book, rendered, cache))
    data = cache.value(_FEEDS, [key, site_url], dict, lambda: data_files(book, site_url))
    for name, text in {**search, **data}.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    if not site_url:
        # A map of addresses that nobody knows is empty, which no map may be.
        for name in (addresses.MAP, f"{addresses.MAP}.gz"):
            (folder / name).unlink(missing_ok=True)


def data_files(book: Book, site_url: str) -> dict[str, str]:
    """File name → text of what depends on the Book alone: JSON, calendar and, where the site has an address, feed."""
    # Loaded only when the data has changed: the calendar brings time zones that no other part needs.
    from handbook.feeds import api, atom, calendar

    feed = {addresses.FEED: atom.feed(book, site_url)} if site_url else {}
    return {**api.json_files(book), addresses.SUBSCRIPTION: calendar.calendar(book, site_url), **feed}


def tally_table(book: Book, rendered: Sequence[Rendered]) -> str:
    """The build's closing table; text is what a reader sees, with checklists, forms and notes."""
    texts = {one.path: readers.text(Reader.TALLY, one.html) for one in rendered if one.page}
    return tally.table(book, texts)


def search_files(book: Book, rendered: Sequence[Rendered], cache: Cache | None = None) -> dict[str, str]:
    """File name → text of the search data."""
    found: list[Document] = []
    cases: dict[str, list[Document]] = {}
    for one in _searched(rendered):
        own = _sections(cache or Cache(), one.html, one.url, one.title, _kind(one.path), _crumb(book, one))
        if one.page and one.page.head.case:
            cases[one.page.head.id] = _said(book, own)
        else:
            found.extend(own)
    found.extend(_records(book))
    spoken = {said: term.term for term in book.terms for said in (*term.aliases, *term.synonyms)}
    return index.render(_said(book, found), cases, spoken, cache)


def _sections(cache: Cache, *page: str) -> list[Document]:
    """The sections of a page; those of a page that has not changed come from the cache."""
    return cache.value(_SECTIONS, page, list, lambda: documents.sections(*page))


def _said(book: Book, found: Iterable[Document]) -> list[Document]:
    """The documents with what readers type who look for them."""
    return [replace(one, asked=book.asked.get(f"/{one.url}", ())) for one in found]


def _searched(rendered: Sequence[Rendered]) -> Iterator[Rendered]:
    """The pages that are searched as pages."""
    return (one for one in rendered if addresses.folder(one.url) != addresses.RULES and one.url not in _RECORD_PAGES)


def _crumb(book: Book, one: Rendered) -> str:
    """What a page belongs to: its chapter, or for pages outside the chapters the part of the site."""
    number, record = 0, _record(book, one)
    if record:
        number = record.chapter
    elif one.page and one.page.head.case:
        number = one.page.head.case.chapter
    elif chapter := addresses.chapter_of(book, one.path):
        number = chapter.number
    return chapter_label(number) if number else _HOMES.get(addresses.folder(one.path), "首页")


def _record(book: Book, one: Rendered) -> Checklist | Form | None:
    """The checklist or form that a page shows; None for other pages."""
    kind, name = addresses.record(one.url) or ("", "")
    if kind == addresses.CHECKLISTS:
        return book.checklists.get(name)
    return book.forms.get(name) if kind == addresses.FORMS else None


def _kind(path: str) -> str:
    """Lists lead to the things themselves, which come first."""
    return "页面" if addresses.is_list(path) else _KINDS.get(addresses.folder(path), "页面")


def _records(book: Book) -> Iterator[Document]:
    for rule in book.rules.values():
        label = wording.label(book, rule)
        text = f"{rule.statement} {label} {rule.article}"
        url, topic = addresses.rule(book, rule.id), book.topic_of[rule.id].topic
        yield documents.record(label, text, url, "规定", (rule.id,), topic)
    for regulation in book.regulations.values():
        text = "，".join(part for part in (regulation.issuer, regulation.status, regulation.status_note) if part)
        url = addresses.regulation(regulation.id)
        yield documents.record(f"《{regulation.title}》", text, url, "规定", (regulation.short,), "现行规定")
    for term in book.terms:
        text = wording.plain(book, term.definition)
        aliases = (*term.aliases, *term.synonyms)
        yield documents.record(term.term, text, addresses.term(term.id), "术语", aliases, _topic(book, term.basis))
    for question in book.questions:
        text = wording.plain(book, question.answer)
        yield documents.record(
            question.question, text, addresses.question(question.id), "问答", crumb=chapter_label(question.chapter)
        )


def _topic(book: Book, basis: Sequence[str]) -> str:
    """The topic of the first rule that a term rests on; the glossary itself when it rests on none."""
    return book.topic_of[basis[0]].topic if basis else "术语"


def chapter_pages(book: Book, rendered: Iterable[Rendered]) -> dict[int, list[PagePart]]:
    """The pages of each chapter that has any, in the order of the outline, cases last."""
    from handbook.print.convert import PagePart

    pages, found = list(rendered), {}
    for outline in book.outline.chapters:
        own = [one for one in pages if addresses.chapter_of(book, one.path) == outline]
        if own:
            cases = [one for one in pages if _case_of(one, outline)]
            in_order = (*sorted(own, key=_order), *cases)
            found[outline.number] = [PagePart(one.title, one.url, one.html) for one in in_order]
    return found


def _case_of(one: Rendered, outline: ChapterOutline) -> bool:
    case = one.page.head.case if one.page else None
    return case is not None and case.chapter == outline.number


def _order(one: Rendered) -> tuple[int, list[int], str]:
    """By kind, then by number, as 3.10 comes after 3.9, then by path."""
    kinds = ["chapter", "section", "reading", "policy", "page"]
    if one.page is None:
        return len(kinds), [], one.path
    head = one.page.head
    return kinds.index(head.kind), [int(part) for part in re.findall(r"\d+", head.id)], one.path
