"""Every message is one Chinese line, whatever was written."""

from __future__ import annotations

import re
from typing import Any

import pytest
from handbook.characters import ODD
from handbook.diagnostics import LONGEST_MESSAGE, Problem, Problems, nearest
from handbook.model import PageHead
from handbook.sources.kinds import KINDS
from handbook.sources.marked_yaml import Marked, parse
from handbook.sources.validate import validate
from hypothesis import given
from hypothesis import strategies as st

# Two lower-case words in a row are a sentence in English; names of keys stand alone or in a list.
ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")

BROKEN = [
    "a: b\n---\nc: d\n",
    "--- a\n--- b\n",
    'a: "b\n---\nc"\n',
    "a: *\n",
    "a: &\n",
    "a: %x\n",
    "%x\n",
    "%YAML 9.9\n---\na: b\n",
    "a: !<x\n",
    "a: !\n",
    "a: !x!y z\n",
    "a: | x\n  b\n",
    "a: >9x\n",
    "a: |0\n  b\n",
    "a: - b\n",
    "- a: - b\n",
    "? a: ? b\n",
    "a: ? b\n",
    'a: "\\u12"\n',
    'a: "\\q"\n',
    'a: "\\xzz"\n',
    'a: "\\ud800"\n',
    'a: "\\U00ffffff"\n',
    "a: [b\n",
    "a: {b: c\n",
    "a: [b]]\n",
    "a: {b}}\n",
    "a: 'b\n",
    "a: b: c\n",
    "a:\n b: c\n  d: e\n",
    "- a\nb: c\n",
    "a: b\n- c\n",
    "a: @x\n",
    "a: `x\n",
    "a: ]\n",
    "a: }\n",
    "a: ,\n",
    "a: [,]\n",
    "a: b\nc\n",
    "c\na: b\n",
    "a\n",
    "[a, b]\n",
    'a: "b" c\n',
    "a: 'b' c\n",
    "a: [b] c\n",
    "{a: b} c\n",
    "? \n: :\n",
    "a: #b\n",
    "a: |\nb\n",
    "a: \tb\n",
    "a:\n\t- b\n",
    "a: !!python/object:os.system b\n",
    "? [a]\n: b\n",
    "&a b: *a\n",
    "a: ? \n",
    "!!map [\n",
    "a: [b: c: d]\n",
    "a: {? b}\n",
    "...\n",
    "---\n...\na: b\n",
    'a: "\\\n',
    "a: -b\n -c\n",
]


def told(text: str) -> list[Problem]:
    problems = Problems()
    marked = parse(text, "x.yml", problems)
    if marked is not None:
        for kind in KINDS:
            validate(marked, kind.file, problems)
    return problems.sorted()


@pytest.mark.parametrize("text", BROKEN)
def test_no_message_of_the_yaml_parser_is_english(text: str) -> None:
    for problem in told(text):
        assert not ENGLISH.search(problem.message), problem
        assert re.search("[\u3400-\u9fff]", problem.message), problem


WRONG: list[Any] = [
    7,
    0.5,
    True,
    None,
    "",
    "甲" * 100,
    "a" * 100,
    [],
    ["甲"],
    [7],
    {},
    {"a": 1},
    [[["a"]]],
    10**12,
    -1,
    "2026-13-45",
]


def wrong(kind: type[Any], data: dict[str, Any]) -> list[str]:
    problems = Problems()
    validate(Marked("x.yml", data), kind, problems)
    return [problem.message for problem in problems.found]


def every_field(kind: Any, seen: set[Any]) -> list[tuple[type[Any], str]]:
    """Each model that a kind of data holds, with each of its keys."""
    if not hasattr(kind, "model_fields") or kind in seen:
        return [pair for inner in getattr(kind, "__args__", ()) for pair in every_field(inner, seen)]
    seen.add(kind)
    found = [(kind, info.alias or name) for name, info in kind.model_fields.items()]
    for info in kind.model_fields.values():
        found += every_field(info.annotation, seen)
    return found


FIELDS = [pair for kind in [PageHead, *(kind.file for kind in KINDS)] for pair in every_field(kind, set())]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=[f"{kind.__name__}-{name}" for kind, name in FIELDS])
def test_no_message_about_a_field_is_english(kind: type[Any], name: str) -> None:
    for value in WRONG:
        for message in wrong(kind, {name: value}):
            assert not ENGLISH.search(message), message


@given(st.text(st.characters() | st.sampled_from("\n\r\x1b\u2028\u202e\ud800"), max_size=60))
def test_a_problem_prints_on_one_line_without_control_characters(text: str) -> None:
    shown = str(Problem(text, 1, 1, "E000", text))
    assert shown.splitlines() == [shown]
    assert not ODD.search(shown)
    shown.encode()


def test_a_line_feed_and_an_escape_can_be_seen() -> None:
    assert str(Problem("a", 1, 1, "E1", "甲\n乙\x1b[31m\u202e")) == "a:1:1: E1 甲␊乙␛[31m‹U+202E›"


def test_a_long_message_keeps_its_beginning_and_its_end() -> None:
    shown = str(Problem("a", 1, 1, "E1", "头" + "甲" * 5000 + "尾"))
    assert len(shown) < LONGEST_MESSAGE + 20
    assert shown.startswith("a:1:1: E1 头") and shown.endswith("尾")


@pytest.mark.parametrize(
    ("word", "known", "right"),
    [
        ("xzh-1", ["xzh-13", "xzh-01", "xzh-10"], "xzh-01"),
        ("XZH_01", ["xzh-13", "xzh-01"], "xzh-01"),
        ("meting", ["meeting", "metal"], "meeting"),
        ("xzh-001", ["xzh-10", "xzh-01"], "xzh-01"),
    ],
)
def test_the_nearest_name_is_offered(word: str, known: list[str], right: str) -> None:
    assert nearest(word, known) == f"；是否指“{right}”？"


def test_nothing_near_nothing_offered() -> None:
    assert nearest("abc", ["xyz"]) == nearest("甲" * 300, ["甲" * 299]) == ""
