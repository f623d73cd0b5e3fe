"""The chapters and the whole handbook as documents to be set."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from handbook import addresses, sheets, wording
from handbook.archive import stamp
from handbook.articles import first
from handbook.html import glossary
from handbook.model import Book, ChapterOutline, Confidence, Flow, Rule
from handbook.print.jobs import code
from handbook.print.notes import Cited
from handbook.print.typeset import Job, Part
from handbook.rendered import Rendered

_ABOUT = (
    "本书不是官方资料。办事以正式文件和上级党组织的通知为准。",
    "正文里的①②是注，写明依据的规定和条号；规定说了什么、引用在哪几页，见最后的规定索引。同一章里，一件规定总是同一个号码。",
    "规定索引里的大意是本书的概括，不是原文。没有另外标明的按全文核对；标“摘录核对”的只读到摘录，标“待核”的用前要核对原文。",
    "案例中的数字是报道一方的说法。标“建议做法”的，没有条文依据。样例里的人和事都是编的。",
)
_IMPRINT = (
    "文字以 CC BY 4.0 许可发布，可以复制、修改和再发布，注明出处即可。",
    "字体：Noto Serif SC、Noto Sans SC（SIL OFL 1.1）。排版：Typst。",
)
# A flow of more characters may be divided between two sheets.
_LONG = 500
_WHOLE = "全书"


def volumes(
    book: Book,
    pages: Mapping[int, Sequence[Rendered]],
    layout: str = "a4",
    address: Callable[[str], str] = addresses.chapter_pdf,
    site_url: str = "",
) -> Iterator[Job]:
    """The jobs of ``chapters`` and that of the ``whole``, in the order of ``names``."""
    yield from chapters(book, pages, layout, address)
    yield from whole(book, pages, layout, address, site_url)


def chapters(
    book: Book,
    pages: Mapping[int, Sequence[Rendered]],
    layout: str = "a4",
    address: Callable[[str], str] = addresses.chapter_pdf,
) -> Iterator[Job]:
    """A job for each chapter that has ``pages``.

    ``layout`` is one of those in layout.typ; ``address`` tells where the volume of a name stands.
    """
    notes = footnotes(book)
    for chapter in present(book, pages):
        part = Part(tuple(pages[chapter.number]), notes, chapter.name)
        data = _data(book, chapter.name, layout, (part,))
        yield Job(address(chapter.slug), "book", data, stamp(book), (part,))


def whole(
    book: Book,
    pages: Mapping[int, Sequence[Rendered]],
    layout: str = "a4",
    address: Callable[[str], str] = addresses.chapter_pdf,
    site_url: str = "",
) -> Iterator[Job]:
    """A job for all chapters together, when there are any; the rest as ``chapters``.

    It has the code of the site on its back where ``site_url``, the address that the site will have, is known.
    """
    notes = footnotes(book)
    if found := present(book, pages):
        parts = [Part(tuple(pages[c.number]), notes, c.name) for c in found]
        # The part bears the title already.
        bare = Rendered("术语", addresses.GLOSSARY, glossary.terms(book, ""))
        parts.append(Part((bare,), notes, "附录一 术语"))
        data = {**_data(book, _WHOLE, layout, parts), "whole": True}
        if site_url:
            data["code"] = code(addresses.absolute(site_url, ""))
        yield Job(address(addresses.BOOK), "book", data, stamp(book), tuple(parts))


def names(book: Book, pages: Mapping[int, Sequence[Rendered]]) -> Iterator[tuple[str, str, str]]:
    """Name, title and page of each of the ``volumes``; that of the whole stands last."""
    found = present(book, pages)
    for chapter in found:
        yield chapter.slug, chapter.name, addresses.chapter(chapter.slug)
    if found:
        yield addresses.BOOK, _WHOLE, addresses.HOME


def present(book: Book, pages: Mapping[int, Sequence[Rendered]]) -> list[ChapterOutline]:
    """The chapters that have ``pages``, in the order of the book."""
    return [chapter for chapter in book.outline.chapters if pages.get(chapter.number)]


def _data(book: Book, title: str, layout: str, parts: Sequence[Part]) -> dict[str, Any]:
    """What the template is given: the head, the words of the imprint, what data draws, and the index of rules."""
    html = "".join(page.html for part in parts for page in part.pages)
    named = {kind: set(re.findall(f'data-{kind}="([^"]*)"', html)) for kind in ("checklist", "form", "flow", "rule")}
    return {
        "layout": layout,
        "whole": False,
        "head": asdict(sheets.head(book, title, addresses.HOME)),
        "about": _ABOUT,
        "imprint": _IMPRINT,
        "checklists": {
            name: asdict(sheets.checklist(book, one))
            for name, one in book.checklists.items()
            if name in named["checklist"]
        },
        "forms": {name: asdict(sheets.form(book, one)) for name, one in book.forms.items() if name in named["form"]},
        "flows": {name: _flow(book, one) for name, one in book.flows.items() if name in named["flow"]},
        "index": _index(book, named["rule"]),
    }


def _flow(book: Book, flow: Flow) -> dict[str, Any]:
    """A flow as rows: what is done, by whom and on which basis."""
    steps = [
        {
            "act": wording.plain(book, step.text),
            "who": step.who,
            "basis": wording.basis(book, step.basis, step.practice),
            "otherwise": step.otherwise or "",
        }
        for step in flow.steps
    ]
    return {"title": flow.title, "steps": steps, "long": sum(len("".join(step.values())) for step in steps) > _LONG}


def terms(book: Book) -> Rendered:
    """The glossary as a page with a title."""
    return Rendered("术语", addresses.GLOSSARY, f'<h1 id="top">术语</h1>{glossary.terms(book, "")}')


def _index(book: Book, cited: Collection[str]) -> list[dict[str, Any]]:
    """Regulations with the rules that are cited, by article; the pages are found when the book is set."""
    found = []
    for regulation in book.regulations.values():
        rules = [rule for rule in book.rules.values() if rule.regulation == regulation.id and rule.id in cited]
        if rules:
            rules.sort(key=lambda rule: first(rule.article))
            names = list(dict.fromkeys(_cited(book, rule).regulation for rule in rules))
            entries = [_entry(rule) for rule in rules]
            found.append({"title": f"《{regulation.title}》", "names": names, "rules": entries})
    return found


def _entry(rule: Rule) -> dict[str, str]:
    checked = "" if rule.confidence is Confidence.FULL else f"（{rule.confidence.label}）"
    return {"id": rule.id, "article": rule.article, "statement": rule.statement + checked}


def footnotes(book: Book) -> dict[str, Cited]:
    """Rule id → what a note says of it: the regulation's short name and the articles, as far as they were seen."""
    return {rule.id: _cited(book, rule) for rule in book.rules.values()}


def _cited(book: Book, rule: Rule) -> Cited:
    name = book.regulations[rule.regulation].short
    article = wording.label(book, rule).removeprefix(name)
    parts = article.split("、") if article else []
    return Cited(wording.marked(rule, name), tuple((first(part), part) for part in parts))
