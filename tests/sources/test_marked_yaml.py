"""YAML keeps what was typed and knows where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from handbook.diagnostics import Problems
from handbook.sources.marked_yaml import MAX_BYTES, MAX_DEPTH, MAX_LINE, parse, read_text, scalar
from hypothesis import assume, given
from hypothesis import strategies as st


@pytest.mark.parametrize("text", ["9:30", "010", "no", "on", "yes", "1_000", "0x1f", "1e3", "2026-11-23", "1.", "+1"])
def test_what_yaml_would_convert_stays_text(text: str) -> None:
    assert scalar(text, plain=True) == text


@pytest.mark.parametrize(("text", "value"), [("7", 7), ("-2", -2), ("0.5", 0.5), ("true", True), ("null", None)])
def test_plain_numbers_and_words_are_values(text: str, value: object) -> None:
    assert scalar(text, plain=True) == value
    assert scalar(text, plain=False) == text


def test_places_count_from_one_and_follow_the_first_line() -> None:
    marked = parse("a: 1\nb:\n  - 词: 值\n", "x.yml", Problems(), first_line=2)
    assert marked is not None
    assert marked.place(("a",)) == (2, 4)
    assert marked.place(("b", 0, "词")) == (4, 8)
    assert marked.place(("b", 0, "词"), key=True) == (4, 5)
    assert marked.place(("b", 0, "没有")) == (4, 5)


_TREES = st.recursive(
    st.text("党小组会ABC ：#-'\"\\{}[]&*!|>%@`", max_size=12) | st.integers(-999, 999) | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("键值ab:#", min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(_TREES)
def test_what_is_dumped_is_read_back(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    # 行首一个英文词跟全角冒号，照打错的键处理。
    assume(not re.search(r"^[ -]*[a-z]+：", text, re.M))
    problems = Problems()
    marked = parse(text, "x.yml", problems)
    assert not problems.found
    assert marked is not None
    assert marked.data == tree


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    problems = Problems()
    marked = parse(text, "x.yml", problems)
    assert (marked is None) == bool(problems.found)
    assert all(p.line >= 1 and p.column >= 1 for p in problems.found)


@pytest.mark.parametrize(
    ("yaml_text", "line", "column", "place"),
    [
        ("a: 甲乙丙", 1, 3, (1, 6)),
        ("a: '甲乙丙'", 1, 3, (1, 7)),
        ("a: |\n  甲\n\n  乙丙", 3, 2, (4, 4)),
        ("a: |-\n  甲\n    乙丙", 2, 3, (3, 5)),
        ("a: 甲\n  乙", 1, 3, (1, 4)),
        ("a: >\n  甲\n  乙", 1, 3, (1, 4)),
        ("a: '甲''乙'", 1, 3, (1, 4)),
    ],
)
def test_a_place_inside_a_text_is_found_unless_the_text_is_folded(
    yaml_text: str, line: int, column: int, place: tuple[int, int]
) -> None:
    marked = parse(yaml_text + "\n", "x.yml", Problems())
    assert marked is not None
    assert marked.place_in(("a",), line, column) == place


@pytest.mark.parametrize(("depth", "right"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_lists_may_be_as_deep_as_the_limit_and_no_deeper(depth: int, right: bool) -> None:
    problems = Problems()
    parse("[" * depth + "]" * depth + "\n", "x.yml", problems)
    assert [problem.code for problem in problems.found] == ([] if right else ["E109"])
    if not right:
        assert (problems.found[0].line, problems.found[0].column) == (1, depth)


@pytest.mark.parametrize(("more", "right"), [(0, True), (1, False)])
def test_a_file_may_be_as_long_as_the_limit_and_no_longer(more: int, right: bool, tmp_path: Path) -> None:
    problems, file = Problems(), tmp_path / "x.yml"
    file.write_bytes(b"a\n" * (MAX_BYTES // 2) + b"\n" * more)
    assert (read_text(file, "x.yml", problems) is not None) is right
    assert [problem.code for problem in problems.found] == ([] if right else ["E104"])


@pytest.mark.parametrize(("length", "right"), [(MAX_LINE, True), (MAX_LINE + 1, False)])
def test_a_line_may_be_as_long_as_the_limit_and_no_longer(length: int, right: bool, tmp_path: Path) -> None:
    problems, file = Problems(), tmp_path / "x.yml"
    file.write_text("短\n" + "长" * length, "utf-8")
    assert (read_text(file, "x.yml", problems) is not None) is right
    assert [(one.code, one.line, one.column) for one in problems.found] == ([] if right else [("E121", 2, length)])


def test_what_is_missing_at_the_end_is_told_in_the_last_line() -> None:
    problems = Problems()
    assert parse("a: b\nc:\n  - {", "a.yml", problems) is None
    assert [(one.line, one.column) for one in problems.found] == [(3, 6)]


def test_a_mark_of_byte_order_is_left_out(tmp_path: Path) -> None:
    problems, file = Problems(), tmp_path / "x.yml"
    file.write_bytes("\ufeffa: 甲\n".encode())
    assert read_text(file, "x.yml", problems) == "a: 甲\n"
    assert not problems
