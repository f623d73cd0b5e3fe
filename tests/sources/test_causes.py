"""A mistake is told where its cause is, once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError, Problem
from handbook.sources.load import load_book


def problems_of(root: Path) -> list[Problem]:
    with pytest.raises(HandbookError) as caught:
        load_book(root)
    return caught.value.problems


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the real data and pages."""
    for name in ("data", "docs"):
        shutil.copytree(root / name, tmp_path / "book" / name, ignore=shutil.ignore_patterns("assets"))
    return tmp_path / "book"


def test_a_deleted_topic_is_told_once_and_not_at_every_place_that_names_it(copy: Path) -> None:
    asked = copy / "data" / "asked" / "rules.yml"
    more = "  /rules/theme-day.html:\n    - 甲乙丙丁戊\n"
    assert "/rules/theme-day.html#ztdr-02:" in asked.read_text("utf-8")
    asked.write_text(asked.read_text("utf-8").rstrip() + "\n" + more, "utf-8")
    (copy / "data" / "rules" / "theme-day.yml").unlink()
    found = problems_of(copy)
    assert {(one.path, one.line) for one in found} == {("data/rules", 1)}
    assert [one.code for one in found] == ["E203", "E219"]
    assert "“ztdr-”" in found[0].message and "主题文件" in found[0].message
    assert "/rules/theme-day.html" in found[1].message


def test_a_single_wrong_rule_is_told_at_its_place(copy: Path) -> None:
    faq = copy / "data" / "faq.yml"
    faq.write_text(faq.read_text("utf-8").replace("[@ztdr-01]", "[@ztdx-01]", 1), "utf-8")
    (problem,) = problems_of(copy)
    assert (problem.path, problem.code) == ("data/faq.yml", "E203")


def test_a_page_that_is_gone_is_told_once_with_how_often_it_is_named(copy: Path) -> None:
    (copy / "data" / "forms" / "attendance.yml").unlink()
    found = problems_of(copy)
    addresses = [one for one in found if one.code == "E219"]
    assert [one.message.partition("这个地址")[0] for one in addresses] == ["没有“/forms/attendance.html”"]


def test_a_topic_must_be_named_as_its_file_and_not_as_the_list(good: Path) -> None:
    meeting = good / "data" / "rules" / "meeting.yml"
    meeting.write_text(meeting.read_text("utf-8").replace("slug: meeting", "slug: meetings"), "utf-8")
    assert [(one.path, one.line, one.column, one.code) for one in problems_of(good)] == [
        ("data/rules/meeting.yml", 2, 7, "E211")
    ]
    meeting.write_text(meeting.read_text("utf-8").replace("slug: meetings", "slug: index"), "utf-8")
    meeting.rename(meeting.with_name("index.yml"))
    assert "清单页" in problems_of(good)[0].message
