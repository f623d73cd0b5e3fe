"""Whatever is written into the body of a page: it is refused with its place, or what comes of it is harmless."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import markdown
import pytest
from handbook import markup
from handbook.diagnostics import HandbookError, Problems
from handbook.markup import PageExtension, Place
from handbook.model import Book
from handbook.sources import bodies
from handbook.sources.load import load_book
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension

REFUSED = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js>",
    "甲 <b>乙</b>",
    "<div>没有结束",
    "<!-- 注释 -->",
    "<?php x ?>",
    "</div>",
    "<a href='javascript:alert(1)'>点</a>",
    "<details open ontoggle=alert(1)>",
    "<javascript:alert(1)>",
    "[点](javascript:alert(1))",
    "[点]( JaVaScRiPt:alert(1))",
    "[点](<javascript:alert(1)>)",
    "[点](data:text/html,1)",
    "[点](vbscript:x)",
    "[点](file:///etc/passwd)",
    "[点][x]\n\n[x]: javascript:alert(1)",
    "[点][x]\n\n  [x]: <data:text/html,1>",
    "![图](https://evil.example/x.png)",
    "![图](//evil.example/x.png)",
    "![图](<https://evil.example/x.png>)",
    "甲 {: onmouseover=alert(1) }",
    "甲\n{: onmouseover=alert(1) }",
    "**甲**{style=position:fixed}",
    "## 甲 {#a onclick=alert(1)}",
    "[点](a.md){: target=_blank }",
]
# What the check of the sources does not see; the conversion takes it off.
TAKEN_OFF = [
    "[点](java&#115;cript:alert(1))",
    "[点](&#x6A;avascript&colon;alert(1))",
    "![图][x]\n\n[x]: https://evil.example/x.png",
    "[点](//evil.example/x)",
]
FINE = [
    "甲 < 乙，3<4，a<1",
    "`<script>` 和 `[点](javascript:x)`",
    "<https://example.org/a>",
    "[甲](a.md#b)、[乙](https://example.org/)、[丙](mailto:a@example.org)",
    "![图](assets/a.png)",
    "## 甲 {#steps-1}",
]


def converted(book: Book, text: str) -> tuple[str, Place]:
    here = Place(book, "chapters/1-status/nature.md")
    extensions: list[str | Extension] = [
        "attr_list",
        "tables",
        "toc",
        "fenced_code",
        PageExtension(lambda: here),
        *markup.extensions(),
    ]
    return markdown.markdown(text, extensions=extensions), here


def harmless(html: str) -> bool:
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iter():
        if element.tag in ("script", "iframe", "object", "embed", "base", "meta", "link", "style"):
            return False
        for name, value in element.attrib.items():
            address = "".join(value.split()).lower()
            if name.startswith("on") or address.startswith(("javascript:", "data:", "vbscript:", "file:")):
                return False
            if name == "src" and address.startswith(("http", "//")) or name == "style" and "text-align" not in value:
                return False
            if name == "href" and address.startswith("//"):
                return False
    return True


@pytest.mark.parametrize("text", REFUSED)
def test_foreign_body_is_refused_at_its_place(text: str, small_book: Book) -> None:
    problems = Problems()
    bodies.check(f"# 甲\n\n{text}\n", "docs/a.md", 8, problems)
    found = problems.sorted()
    assert [problem.code for problem in found[:1]] == ["E311"]
    line = text.split("\n")[found[0].line - 10]
    assert 1 <= found[0].column <= len(line)
    # Were it let through, it would do no harm.
    assert harmless(converted(small_book, text)[0])


@pytest.mark.parametrize("text", TAKEN_OFF)
def test_what_gets_past_the_check_is_taken_off_and_noted(text: str, small_book: Book) -> None:
    html, here = converted(small_book, text)
    assert harmless(html)
    assert here.problems


@pytest.mark.parametrize("text", FINE)
def test_plain_markdown_is_left_alone(text: str, small_book: Book) -> None:
    problems = Problems()
    bodies.check(text, "docs/a.md", 1, problems)
    assert problems.sorted() == []
    assert converted(small_book, text)[1].problems == []


SIGNS = st.sampled_from(
    ["<", ">", "[", "]", "(", ")", "{", "}", ":", "!", "&", "#", ";", '"', "'", "=", "/", "\\", "`", "\n", " ", "甲"]
    + ["javascript:", "&#106;", "onclick=x", "script", "img src=x", "//evil.example", "data:", "{: ", "![", "]("]
)


@given(st.lists(SIGNS, max_size=14).map("".join))
def test_no_mixture_of_signs_becomes_harmful(small_book: Book, text: str) -> None:
    assert harmless(converted(small_book, text)[0])


def test_page_with_a_foreign_body_makes_no_book(good: Path) -> None:
    page = good / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n甲 <b>乙</b>\n", "utf-8")
    with pytest.raises(HandbookError, match=r"docs/index\.md:12:3: E311 页面里不写 HTML"):
        load_book(good)
