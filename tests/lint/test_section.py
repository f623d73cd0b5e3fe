"""What an editor would send back in a section: parts missing or misplaced, hedges, scattered notes, wrong sums."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.diagnostics import Problem
from handbook.lint import sections
from handbook.model import Page, PageHead
from handbook.sources.load import load_book


def page() -> Page:
    omit = {"example": "没有合用的"}
    head = PageHead(title="节", kind="section", id="9.9", checked_on="2026-11-23", omit=omit)
    return Page(path="a.md", head=head, cites=(), blocks=())


def codes(found: Iterable[Problem]) -> list[str]:
    return [one.code for one in found]


def test_a_missing_part_without_a_reason_is_found_and_one_with_a_reason_is_not() -> None:
    headings = {name: number for number, name in enumerate(sections.ORDER) if name not in ("example", "why")}
    assert codes(sections.missing_or_misplaced("a", page(), headings)) == ["L403"]


def test_parts_in_another_order_are_found() -> None:
    headings = {name: number for number, name in enumerate(reversed(sections.ORDER))}
    assert codes(sections.missing_or_misplaced("a", page(), headings)) == ["L404"]


def test_one_hedge_is_allowed_and_two_on_a_short_page_are_not() -> None:
    once, twice = [(1, "条例没有写。")], [(1, "条例没有写。"), (2, "这一条待核。")]
    assert not list(sections.too_many_hedges("a", once))
    assert [(one.code, one.line, one.column) for one in sections.too_many_hedges("a", twice)] == [("L416", 2, 4)]
    assert not list(sections.too_many_hedges("a", [*twice, (3, "字" * 2000)]))
    (one,) = sections.too_many_hedges("a", [(4, "条例没有写，这一条待核。")])
    assert (one.line, one.column) == (4, 10)


def test_a_regulation_cited_twice_in_a_paragraph_is_found_but_not_in_one_run(root: Path) -> None:
    book = load_book(root)
    assert codes(sections.notes_apart("a", 1, "每月开。[@xzh-01] 组长主持。[@xzh-03]", book)) == ["L417"]
    assert not list(sections.notes_apart("a", 1, "每月开，组长主持。[@xzh-01] [@xzh-03]", book))
    assert not list(sections.notes_apart("a", 1, "| 每月 [@xzh-01] | 组长 [@xzh-03] |", book))


def test_a_cited_rule_that_the_table_of_the_section_leaves_out_is_found_where_it_is_first_cited() -> None:
    def found(*listed: str) -> list[tuple[str, int, int]]:
        blocks = (("rules", ", ".join(listed)),) if listed else ()
        cites = ("xzh-01", "xzh-10")
        one = Page(path="a.md", head=page().head, cites=cites, blocks=blocks)
        lines = [(3, "每月开，[=xzh-10:no]。[@xzh-01]"), (4, "再说一次。[@xzh-10]")]
        return [(problem.code, problem.line, problem.column) for problem in sections.not_in_the_table("a", one, lines)]

    assert found("xzh-01") == [("L421", 3, 5)]
    assert found("xzh-1", "xzh-10") == [("L421", 3, 18)]
    assert not found("xzh-10", "xzh-01") + found()


def test_minutes_that_are_no_agenda_are_found() -> None:
    def table(last: int) -> list[tuple[int, str]]:
        return [(1, "| 步 | 分钟 |"), (2, "|---|---|"), (3, "| 一 | 20 |"), (4, f"| 二 | {last} |"), (5, "")]

    assert not list(sections.minutes("a", table(40)))
    assert [(one.code, one.line) for one in sections.minutes("a", table(41))] == [("L418", 1)]
