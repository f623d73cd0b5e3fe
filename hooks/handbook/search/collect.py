"""All that can be found: the sections of pages, and the records of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from handbook import addresses, wording
from handbook.cache import Cache, Kind
from handbook.model import Book, Checklist, Form, Lesson, Sample, Tool, chapter_label
from handbook.rendered import Rendered
from handbook.search import documents, index, kinds
from handbook.search.documents import Document

_SEARCH = Kind("search", (__name__,), ("lxml", "pypinyin", "opencc"))
_SECTIONS = Kind("sections", (documents.__name__,), ("lxml",))
_KINDS = {
    addresses.CHECKLISTS: kinds.CHECKLIST,
    addresses.FORMS: kinds.FORM,
    addresses.SAMPLES: kinds.SAMPLE,
    addresses.LESSONS: kinds.LESSON,
    addresses.TOOLS: kinds.TOOL,
    addresses.CASES: kinds.CASE,
    addresses.CHAPTERS: kinds.SECTION,
}
# These pages consist of records, which are indexed one by one; their own headings would only repeat them.
_RECORD_PAGES = (addresses.GLOSSARY, addresses.FAQ)
# These are found by names, by what readers call them and by their first lines; the rest would only weigh on phones.
_OPENED = (addresses.SAMPLES, addresses.LESSONS)
_OPENING = 130
# What the pages outside the chapters belong to, by their folder.
_HOMES = {
    addresses.ABOUT: "关于",
    addresses.CASES: "案例",
    addresses.SAMPLES: "样例",
    addresses.LESSONS: "党课",
    addresses.TOOLS: "工具",
}


def files(book: Book, rendered: Sequence[Rendered], key: str, cache: Cache) -> dict[str, str]:
    """File name → text of the search data; ``key`` stands for all that the Book was made from."""
    pages = [(one.url, one.title, one.html) for one in rendered]
    return cache.value(_SEARCH, [key, pages], dict, lambda: _files(book, rendered, cache))


def _files(book: Book, rendered: Sequence[Rendered], cache: Cache) -> dict[str, str]:
    found: list[Document] = []
    cases: dict[str, list[Document]] = {}
    called = {addresses.entry(addresses.FORMS, form.id): form.synonyms for form in book.forms.values()}
    for one in rendered:
        if addresses.folder(one.url) != addresses.RULES and one.url not in _RECORD_PAGES:
            own = _sections(cache, one.html, one.url, one.title, _kind(one.path).name, _crumb(book, one))
            if addresses.folder(one.url) in _OPENED:
                own = [replace(part, text=_opening(part.text)) for part in own]
            own = [replace(part, aliases=called.get(part.url, ())) for part in own]
            if one.page and one.page.head.case:
                cases[one.page.head.id] = _said(book, own)
            else:
                found.extend(own)
    found.extend(_records(book))
    spoken = {said: term.term for term in book.terms for said in (*term.aliases, *term.synonyms)}
    spoken |= {said: form.title for form in book.forms.values() for said in form.synonyms}
    return index.render(_said(book, found), cases, spoken, cache)


def _sections(cache: Cache, *page: str) -> list[Document]:
    """The sections of a page; those of a page that has not changed come from the cache."""
    return cache.value(_SECTIONS, page, list, lambda: documents.sections(*page))


def _opening(text: str) -> str:
    """The first sentences of a text; of a longer first sentence its beginning."""
    return text if len(text) <= _OPENING else text[: text.rfind("。", 0, _OPENING) + 1 or _OPENING]


def _said(book: Book, found: Iterable[Document]) -> list[Document]:
    """The documents with what readers type who look for them."""
    return [replace(one, asked=book.asked.get(f"/{one.url}", ())) for one in found]


def _crumb(book: Book, one: Rendered) -> str:
    """What a page belongs to: a sample to what it is for, others to their chapter or, outside, the part of the site."""
    number, record = 0, _record(book, one)
    if isinstance(record, Sample):
        return record.task
    if record:
        number = record.chapter
    elif one.page and one.page.head.case:
        number = one.page.head.case.chapter
    elif chapter := addresses.chapter_of(book, one.path):
        number = chapter.number
    return chapter_label(number) if number else _HOMES.get(addresses.folder(one.path), "首页")


def _record(book: Book, one: Rendered) -> Checklist | Form | Sample | Lesson | Tool | None:
    """The checklist, form, sample, lesson or tool that a page shows; None for other pages."""
    found: dict[str, Mapping[str, Checklist | Form | Sample | Lesson | Tool]] = {
        addresses.CHECKLISTS: book.checklists,
        addresses.FORMS: book.forms,
        addresses.SAMPLES: book.samples,
        addresses.LESSONS: book.lessons,
        addresses.TOOLS: book.tools,
    }
    return found.get(addresses.folder(one.url), {}).get(PurePosixPath(one.url).stem)


def _kind(path: str) -> kinds.Kind:
    """Lists lead to the things themselves, which come first."""
    return kinds.PAGE if addresses.is_list(path) else _KINDS.get(addresses.folder(path), kinds.PAGE)


def _records(book: Book) -> Iterator[Document]:
    for rule in book.rules.values():
        label = wording.label(book, rule)
        url, topic = addresses.rule(book, rule.id), book.topic_of[rule.id].topic
        yield documents.record(label, rule.statement, url, kinds.RULE.name, (rule.id,), topic)
    for regulation in book.regulations.values():
        text = "，".join(part for part in (regulation.issuer, regulation.status, regulation.status_note) if part)
        url = addresses.regulation(regulation.id)
        yield documents.record(f"《{regulation.title}》", text, url, kinds.RULE.name, (regulation.short,), "现行规定")
    for term in book.terms:
        text = wording.plain(book, term.definition)
        aliases = (*term.aliases, *term.synonyms)
        url, topic = addresses.term(term.id), _topic(book, term.basis)
        note = _note(book, term.basis)
        yield documents.record(term.term, text, url, kinds.TERM.name, aliases, topic, note=note)
    for question in book.questions:
        text = wording.plain(book, question.answer)
        url, chapter = addresses.question(question.id), chapter_label(question.chapter)
        note = _note(book, question.basis)
        yield documents.record(question.question, text, url, kinds.QUESTION.name, crumb=chapter, note=note)


def _note(book: Book, basis: Sequence[str]) -> str:
    """The articles that an answer rests on, each once."""
    return "、".join(dict.fromkeys(wording.label(book, book.rules[rule]) for rule in basis))


def _topic(book: Book, basis: Sequence[str]) -> str:
    """The topic of the first rule that a term rests on; the glossary itself when it rests on none."""
    return book.topic_of[basis[0]].topic if basis else "术语"
