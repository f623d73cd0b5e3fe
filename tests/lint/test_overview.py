"""The table of sections below the findings."""

from __future__ import annotations

from pathlib import Path

from handbook.lint import examined, overview
from handbook.model import Page, PageHead
from handbook.sources.marked_yaml import Marked
from handbook.sources.read import PageFile


def section(number: str, body: str, cites: tuple[str, ...] = (), kind: str = "section") -> PageFile:
    head = PageHead.model_validate({"title": "节", "kind": kind, "id": number, "checked_on": "2026-11-23"})
    page = Page(path="a.md", head=head, cites=cites, blocks=(("sample", "one"), ("form", "sheet")))
    return PageFile("docs/a.md", page, Marked("docs/a.md", {}, (), 1), body, 1, ())


def test_sections_stand_in_their_order_and_a_sum_counts_each_thing_once() -> None:
    more = "看[样例](../../samples/two.md)、[又一次](../../samples/one.md)和[案例](../../cases/story.md)。"
    pages = [section("3.10", "字" * 497 + "没有写", ("r-1", "r-2")), section("3.9", more, ("r-2",))]
    pages.append(section("start", more, (), "page"))
    rows = [line.split() for line in overview.table(pages).split("\n")]
    assert rows == [
        ["节", "汉字", "没有写／千字", "样例", "案例", "规则"],
        ["3.9", "9", "0.0", "2", "1", "1"],
        ["3.10", "500", "2.0", "1", "0", "2"],
        ["2", "节", "509", "2.0", "2", "1", "2"],
    ]


def test_columns_are_as_wide_as_their_widest_cell_where_han_take_two_places() -> None:
    lines = overview.table([section("1.1", "字")]).split("\n")
    assert {sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in lines} == {len(lines[1])}


def test_there_is_no_table_of_what_cannot_be_loaded(good: Path) -> None:
    assert examined(good)[1]
    (good / "data" / "faq.yml").write_text("", "utf-8")
    assert examined(good)[1] == ""
