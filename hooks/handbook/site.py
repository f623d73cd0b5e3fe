"""What is written after the pages: search data, JSON and PDFs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import feeds
from handbook.html.rule import plain
from handbook.model import Book, ChapterOutline, Page
from handbook.search import documents, index
from handbook.search.documents import Document

if TYPE_CHECKING:
    from handbook.print import typeset

_KINDS = {"checklists/": "检查单", "forms/": "表单", "cases/": "案例", "chapters/": "章节"}
# These pages consist of records, which are indexed one by one; their own headings would only repeat them.
_RECORD_PAGES = ("rules/", "glossary.md", "faq.md")


@dataclass(frozen=True)
class Rendered:
    """A page after conversion: path below docs/, title, HTML and, for written pages, its entry in the Book."""

    path: str
    title: str
    html: str
    page: Page | None

    @property
    def url(self) -> str:
        return self.path.removesuffix(".md") + ".html"


def write(book: Book, rendered: Sequence[Rendered], folder: Path, cache: Path, prints: bool) -> None:
    """Write everything into ``folder``, PDFs only when ``prints``; ``cache`` keeps what is costly to make."""
    for name, text in {**search_files(book, rendered, cache), **feeds.json_files(book)}.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    if prints:
        # Typst and pandoc are loaded only by builds that print.
        from handbook.print import typeset

        for chapter in chapters(book, rendered):
            target = folder / "pdf" / f"{chapter.slug}.pdf"
            target.parent.mkdir(parents=True, exist_ok=True)
            pdf = typeset.chapter_pdf(chapter, footnotes(book), book.outline.title, cache)
            target.write_bytes(pdf)


def search_files(book: Book, rendered: Sequence[Rendered], cache: Path | None = None) -> dict[str, str]:
    """File name → text of the search data."""
    found: list[Document] = []
    for one in rendered:
        if not one.path.startswith(_RECORD_PAGES):
            found.extend(documents.sections(one.html, one.url, one.title, _kind(one.path)))
    found.extend(_records(book))
    return index.render(found, {term.term: (*term.aliases, *term.synonyms) for term in book.terms}, cache)


def _kind(path: str) -> str:
    return next((kind for start, kind in _KINDS.items() if path.startswith(start)), "页面")


def _records(book: Book) -> Iterator[Document]:
    for rule in book.rules.values():
        label = book.citation(rule)
        text = f"{rule.statement} {label} {rule.article}"
        yield documents.record(label, text, book.rule_url(rule.id), "规定", (rule.id,))
    for term in book.terms:
        text = plain(book, term.definition)
        aliases = (*term.aliases, *term.synonyms)
        yield documents.record(term.term, text, f"glossary.html#{term.id}", "术语", aliases)
    for question in book.questions:
        text = plain(book, question.answer)
        yield documents.record(question.question, text, f"faq.html#{question.id}", "问答", question.ask)


def chapter_slug(book: Book, path: str) -> str | None:
    """The chapter a page belongs to, by its folder; None for pages outside the chapters."""
    parts = path.split("/")
    slugs = {chapter.slug for chapter in book.outline.chapters}
    return parts[1] if len(parts) > 2 and parts[0] == "chapters" and parts[1] in slugs else None


def chapters(book: Book, rendered: Iterable[Rendered]) -> Iterator[typeset.Chapter]:
    """The chapters that have pages, each with its pages in the order of the outline, cases last."""
    from handbook.print import typeset

    pages = list(rendered)
    for outline in book.outline.chapters:
        own = [one for one in pages if chapter_slug(book, one.path) == outline.slug]
        if own:
            cases = [one for one in pages if _case_of(one, outline)]
            parts = tuple(typeset.PagePart(one.title, one.url, one.html) for one in (*sorted(own, key=_order), *cases))
            yield typeset.Chapter(
                slug=outline.slug,
                number=outline.number,
                title=outline.title,
                edition=datetime.date.fromisoformat(book.outline.edition),
                pages=parts,
            )


def _case_of(one: Rendered, outline: ChapterOutline) -> bool:
    case = one.page.head.case if one.page else None
    return case is not None and case.chapter == outline.number


def _order(one: Rendered) -> tuple[int, str]:
    kinds = ["chapter", "section", "reading", "policy", "page"]
    if one.page is None:
        return len(kinds), one.path
    return kinds.index(one.page.head.kind), one.page.head.id


def footnotes(book: Book) -> dict[str, str]:
    """Rule id → text of its footnote: regulation, article, statement and how it was checked."""
    return {rule.id: _footnote(book, rule.id) for rule in book.rules.values()}


def _footnote(book: Book, rule_id: str) -> str:
    rule = book.rules[rule_id]
    title = book.regulations[rule.regulation].title
    kind = "" if rule.kind == "rule" else f"{rule.kind_label}，"
    return f"《{title}》{rule.article}。{rule.statement}（{kind}{rule.confidence.label}，{rule.checked_on}）"
