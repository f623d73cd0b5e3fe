"""Terms and questions as lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from handbook import addresses, wording
from handbook.html import links
from handbook.html.citation import citations, inline, without_tips
from handbook.model import Book, Matter, Question, Term
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
    letters = " ".join(f'<a href="#letter-{letter}">{letter.upper()}</a>' for letter, _ in groups)
    return f'<nav class="hb-letters hb-noprint" {SCREEN_ONLY} aria-label="按拼音首字母">{letters}</nav>'


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


def tip(book: Book, term: Term, word: str, root: str) -> str:
    """A ``word`` of a page as a link to its term, with the definition beside it."""
    said = f"{term.term}：{wording.plain(book, term.definition)}".rstrip()
    return (
        f'<a class="hb-term" href="{escape(root + addresses.term(term.id))}" title="{escape(said)}" '
        f'data-term="{escape(term.id)}">{escape(word)}</a>'
    )


def questions(book: Book, root: str) -> str:
    """All questions with their answers by what they are about, behind those asked most and links to each."""
    matters = [(matter, [one for one in book.questions if one.group is matter]) for matter in Matter]
    asked = [(matter, own) for matter, own in matters if own]
    groups = "".join(
        f'<section class="hb-faq-group"><h2 id="{matter.anchor}">{escape(matter.value)}</h2>'
        f"{''.join(_questions(book, own, root))}</section>"
        for matter, own in asked
    )
    return f'{_index(book, asked)}<div id="questions">{without_tips(groups)}</div>'


def _index(book: Book, asked: Sequence[tuple[Matter, Sequence[Question]]]) -> str:
    """What is asked most, then each matter's questions, folded: a page with hundreds is not read from its top."""
    top = [one for one in book.questions if one.top]
    often = f'<p id="most-asked">最常问的</p>{_anchors(top)}' if top else ""
    folded = "".join(
        f"<details><summary>{escape(matter.value)}（{len(own)} 问）</summary>"
        f'<p><a href="#{matter.anchor}">从头看这一类</a></p>{_anchors(own)}</details>'
        for matter, own in asked
    )
    return f'<nav class="hb-asked hb-noprint" {SCREEN_ONLY} aria-label="问题目录">{often}{folded}</nav>'


def _anchors(own: Sequence[Question]) -> str:
    items = "".join(f'<li><a href="#{escape(one.id)}">{escape(one.question)}</a></li>' for one in own)
    return f"<ul>{items}</ul>"


def _questions(book: Book, own: Sequence[Question], root: str) -> Iterator[str]:
    for one in own:
        more = ""
        if one.link:
            title = links.title(book, one.link)
            said = f"看：{title}" if title else "详细做法"
            more = f' <a class="hb-more" href="{escape(addresses.linked(one.link, root))}">{escape(said)}</a>'
        # Links to a question that went into this one still lead here.
        also = "".join(f'<span id="{escape(name)}"></span>' for name in one.also)
        yield (
            f'<section class="hb-faq" id="{escape(one.id)}">{also}<h3>{escape(one.question)} '
            f'<a class="hb-faq__here hb-noprint" {SCREEN_ONLY} href="#{escape(one.id)}" title="这一问的地址">#</a></h3>'
            f"<p>{inline(book, one.answer, root)}{more}</p></section>"
        )
