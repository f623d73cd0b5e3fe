"""Terms and questions as lists."""

from __future__ import annotations

from html import escape

from handbook.html.rule import citations, inline
from handbook.model import Book, Question, Term


def terms(book: Book, root: str) -> str:
    """All terms in the order of the data."""
    return f'<dl class="hb-terms">{"".join(_term(book, term, root) for term in book.terms)}</dl>'


def _term(book: Book, term: Term, root: str) -> str:
    also = f'<p class="hb-term__also">也叫：{escape("、".join(term.aliases))}</p>' if term.aliases else ""
    unlike = "".join(f"<p>不同于“{escape(other.term)}”：{escape(other.why)}</p>" for other in term.not_)
    basis = f"<p>依据：{citations(book, term.basis, root)}</p>" if term.basis else ""
    return (
        f'<div><dt id="{escape(term.id)}">{escape(term.term)}</dt>'
        f"<dd><p>{inline(book, term.definition, root)}</p>{also}{unlike}{basis}</dd></div>"
    )


def questions(book: Book, root: str) -> str:
    """All questions with their answers."""
    return "".join(_question(book, question, root) for question in book.questions)


def _question(book: Book, question: Question, root: str) -> str:
    more = ""
    if question.link:
        more = f' <a class="hb-more" href="{escape(root + question.link.lstrip("/"))}">详细做法</a>'
    return (
        f'<section class="hb-faq" id="{escape(question.id)}"><h2>{escape(question.question)}</h2>'
        f"<p>{inline(book, question.answer, root)}{more}</p></section>"
    )
