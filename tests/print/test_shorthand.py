"""Text that looks like the typesetter's own markup comes out as it was typed, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pytest
from handbook.print.notes import Cited
from handbook.print.typeset import Job, Part, make
from handbook.rendered import Rendered
from support.places import HEAD, WHERE
from support.reading import squashed, text_of

TYPED = (
    *("= 甲", "== 甲", "=甲", "=", "==", "= =", "=1+1", " = 甲", "甲 = 乙", "甲\u00a0= 乙", "&#61; 甲"),
    *("+ 甲", "+", "+ + 甲", "+1", "- 甲", "-", "- - 甲", "--", "---", "-?", "-5", "甲-?乙", "零下 -5 度"),
    *("/ 甲: 乙", "/ 甲", "/", "//", "// 甲", "/* 甲 */", "a/b", "https://e.org/a_b...c", "a@b.org", "@甲", "@a"),
    *(
        "1. 甲",
        "1.",
        "12. 甲",
        "3) 甲",
        "(1) 甲",
        "1. 2. 甲",
        "...",
        "甲...乙",
        "* 甲",
        "*甲*",
        "甲 *乙* 丙",
        "_甲_",
        "~",
        "甲~乙",
    ),
    *("`甲`", "```甲```", "#", "#甲", "#set text(red)", "#(1+1)", "#[甲]", "#;", "$甲$", "$", "<甲>", "<a>", "<b>"),
    *(
        "\\",
        "\\u{41}",
        "\\ 甲",
        "'甲'",
        '"甲"',
        "[甲]",
        "[",
        "]",
        "{甲}",
        "{",
        "}",
        "| 甲 |",
        "> 甲",
        "% 甲",
        "& 甲",
        "；",
        "〔甲〕",
    ),
)


def blocks() -> Iterator[str]:
    """Each text in each place between two marks, and a citation whose footnote is the text."""
    for number, text in enumerate(TYPED):
        for place, html in enumerate(WHERE.values()):
            yield f"<p>始{number}、{place}界</p>{html.format(escape(text))}"
        yield f'<p>止{number}界<span class="hb-cited"><a data-rule="note-{number}">条</a></span></p>'


@pytest.fixture(scope="module")
def text() -> str:
    """All of it in one document."""
    notes = {f"note-{number}": Cited(f"注{number}界{text}注止", ()) for number, text in enumerate(TYPED)}
    page = Rendered("甲", "a.html", f"<h1>甲</h1>{''.join(blocks())}")
    return text_of(make(Job("pdf/x.pdf", "book", {"head": HEAD}, 0, (Part((page,), notes),))))


def between(text: str, start: str, end: str) -> str:
    at = text.index(start) + len(start)
    return text[at : text.index(end, at)]


def test_text_comes_out_as_typed_in_every_place(text: str) -> None:
    wrong = []
    for number, typed in enumerate(TYPED):
        for place, name in enumerate(WHERE):
            end = f"始{number}、{place + 1}界" if place + 1 < len(WHERE) else f"止{number}界"
            found = between(text, f"始{number}、{place}界", end)
            if squashed(typed) not in found or found.count("●") > (name == "item"):
                wrong.append((typed, name, found))
    assert wrong == []


def test_text_comes_out_as_typed_in_a_footnote(text: str) -> None:
    wrong = {typed for number, typed in enumerate(TYPED) if f"注{number}界{squashed(typed)}注止" not in text}
    assert wrong == set()
