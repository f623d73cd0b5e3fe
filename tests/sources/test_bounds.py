"""However long or deep the input, it is refused at a place within seconds, or read."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError
from handbook.lint import findings
from handbook.references import in_markdown, without_code
from handbook.sources.bodies import MAX_FULL, MAX_SIGNS
from handbook.sources.load import load_book
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

PAGE = "docs/chapters/1-status/nature.md"
SECONDS = 2.0
GROWING = "".join("`" * length + "x" for length in range(1, 250))


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("[" * 30_000, 1, "E121"),
        ("\n".join(["[" * 1500] * 20), 1, "E309"),
        (GROWING, 1, "E121"),
        ("\n".join([GROWING[:1900]] * 20), 1, "E309"),
        ("- " * 496 + "甲", 1, "E309"),
        ("> " * 50 + "甲", 1, "E309"),
        ("\n".join("    " * depth + "- 甲" for depth in range(249)), 8, "E309"),
        ("\n".join(["*a " * 400] * 100), 3, "E309"),
        ("甲" * 3000, 1, "E121"),
        ("\n\n".join(["![" * 400] * 60), 25, "E309"),
        ("\n\n".join(["`甲`" * 40] * 300), 13, "E309"),
    ],
)
def test_markup_without_measure_is_refused_at_its_place(body: str, line: int, code: str, good: Path) -> None:
    page = good / PAGE
    start = page.read_text("utf-8").count("\n") + 2
    page.write_text(f"{page.read_text('utf-8')}\n{body}\n", "utf-8")
    began = time.process_time()
    with pytest.raises(HandbookError) as caught:
        load_book(good)
    assert findings(good)
    assert time.process_time() - began < SECONDS
    first = caught.value.problems[0]
    assert (first.path, first.line, first.code) == (PAGE, start - 1 + line, code)


def test_a_page_as_full_as_may_be_is_shown_in_time(good: Path) -> None:
    page = good / PAGE
    body = "\n\n".join(["![" * (MAX_SIGNS["!"] // 2)] * (2 * MAX_FULL - 1))
    page.write_text(f"{page.read_text('utf-8')}\n{body}\n", "utf-8")
    load_book(good)
    began = time.process_time()
    Markdown(extensions=["attr_list", "tables", "toc"]).convert(body)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 2000, "E109"),
        ("a: " + "{b: " * 500, "E109"),
        ("a: " + "9" * 20, "E123"),
        ("questions: " + "9" * 20, "E123"),
        ("questions: -" + "9" * 4500, "E123"),
        ("questions: " + "甲" * 6000, "E121"),
        ("\n".join("  " * depth + "a:" for depth in range(200)), "E109"),
    ],
)
def test_yaml_without_measure_is_refused(text: str, code: str, good: Path) -> None:
    (good / "data" / "faq.yml").write_text(text + "\n", "utf-8")
    began = time.process_time()
    with pytest.raises(HandbookError) as caught:
        load_book(good)
    assert time.process_time() - began < SECONDS
    assert code in {problem.code for problem in caught.value.problems if problem.path == "data/faq.yml"}


@given(st.text(alphabet="`a\\ ", max_size=30))
def test_code_spans_are_those_of_the_converter(text: str) -> None:
    text = text.strip()
    shown = Markdown().convert(f"x{text}x")
    code = "".join(re.findall("<code>(.*?)</code>", shown, re.DOTALL))
    bare = without_code(f"x{text}x")
    assert len(bare) == len(text) + 2
    assert bare.count("a") == shown.count("a") - code.count("a")


def test_many_code_spans_take_no_time() -> None:
    began = time.process_time()
    assert list(in_markdown(GROWING * 10 + "[@hui-01]"))
    assert time.process_time() - began < SECONDS
