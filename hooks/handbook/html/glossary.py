"""Terms and questions as lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from handbook import addresses
from handbook.html.citation import citations, inline
from handbook.model import Book, Question, Term
from handbook.readers import SCREEN_ONLY
from handbook.references import CITED


def terms(book: Book, root: str) -> str:
    """All terms by their pinyin, with links to the letters."""
    groups = [(letter, list(found)) for letter, found in groupby(sorted(book.terms, key=_sound), key=_letter)]
    return _letters(groups) + "".join(
        f'<dl class="hb-terms" id="letter-{letter}">{"".join(_term(book, one, root) for one in found)}</dl>'
        for letter, found in groups
    )


def _sound(term: Term) -> tuple[list[str], str]:
    """What terms are sorted by: syllables without their tones, then with them."""
    plain = "".join(c for c in unicodedata.normalize("NFD", term.pinyin) if not unicodedata.combining(c))
    return plain.split(), term.pinyin


def _letter(term: Term) -> str:
    return _sound(term)[0][0][0]


def _letters(groups: Sequence[tuple[str, list[Term]]]) -> str:
    links = " ".join(f'<a href="#letter-{letter}">{letter.upper()}</a>' for letter, _ in groups)
    return f'<nav class="hb-letters hb-noprint" {SCREEN_ONLY} aria-label="按拼音首字母">{links}</nav>'


def _term(book: Book, term: Term, root: str) -> str:
    also = f'<p class="hb-term__also">也叫：{escape("、".join(term.aliases))}</p>' if term.aliases else ""
    unlike = "".join(f"<p>不同于“{escape(other.term)}”：{escape(other.why)}</p>" for other in term.not_)
    cited = CITED.findall(term.definition)
    more = tuple(rule for rule in term.basis if rule not in cited)
    basis = f"<p>另见：{citations(book, more, root)}</p>" if more else ""
    return (
        f'<div><dt id="{escape(term.id)}">{escape(term.term)} '
        f'<span class="hb-term__pinyin" lang="zh-Latn-pinyin">{escape(term.pinyin)}</span></dt>'
        f"<dd><p>{inline(book, term.definition, root)}</p>{also}{unlike}{basis}</dd></div>"
    )


def questions(book: Book, root: str) -> str:
    """All questions with their answers, under the chapters they belong to, with links to the chapters."""
    found = [
        (chapter, [one for one in book.questions if one.chapter == chapter.number]) for chapter in book.outline.chapters
    ]
    asked = [(chapter, own) for chapter, own in found if own]
    links = "".join(
        f'<li><a href="#chapter-{chapter.number}">{escape(chapter.name)}</a>（{len(own)} 问）</li>'
        for chapter, own in asked
    )
    return f'<nav class="hb-noprint" {SCREEN_ONLY} aria-label="各章的问题"><ul>{links}</ul></nav>' + "".join(
        f'<h2 id="chapter-{chapter.number}">{escape(chapter.name)}</h2>{"".join(_questions(book, own, root))}'
        for chapter, own in asked
    )


def _questions(book: Book, own: Sequence[Question], root: str) -> Iterator[str]:
    for one in own:
        more = ""
        if one.link:
            more = f' <a class="hb-more" href="{escape(addresses.linked(one.link, root))}">详细做法</a>'
        yield (
            f'<section class="hb-faq" id="{escape(one.id)}"><h3>{escape(one.question)}</h3>'
            f"<p>{inline(book, one.answer, root)}{more}</p></section>"
        )
