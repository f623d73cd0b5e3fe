"""The linter names what an editor would mark in a case."""

from __future__ import annotations

from typing import Any

from handbook.lint.stories import findings
from handbook.model import CaseFacts, Evidence, Source

STORY = "据日报，组里有 9 名党员。" + "他来了。" * 50
GOOD = (
    f"# 题 {{#top}}\n\n## 事情 {{#story}}\n\n{STORY}\n\n"
    "## 可以拿走的 {#takeaways}\n\n- 一\n\n## 要掂量的 {#caveats}\n\n- 二\n"
)


def found(body: str, **facts: Any) -> list[tuple[str, int]]:
    case = CaseFacts(chapter=1, evidence=Evidence.EXCERPT, level="小组", source=Source(publisher="报"), **facts)
    return [(one.code, one.line) for one in findings("docs/cases/a.md", case, list(enumerate(body.split("\n"), 20)))]


def test_a_case_in_order_has_nothing_to_mark() -> None:
    assert found(GOOD) == []
    assert found("# 题 {#top}\n\n据日报，组里有 9 名党员。\n", brief=True) == []


def test_parts_that_are_missing_misplaced_or_not_wanted() -> None:
    assert found(GOOD.replace("{#takeaways}", "{#steps}")) == [("L430", 20)]
    assert found(GOOD, brief=True) == [("L430", 20)]
    assert found("# 题 {#top}\n\n甲。\n\n乙。\n", brief=True) == [("L430", 20)]


def test_more_than_three_to_take_or_two_to_weigh() -> None:
    assert found(GOOD.replace("- 一", "- 一\n" * 4)) == [("L431", 31)]
    assert found(GOOD.replace("- 二", "- 二\n" * 3)) == [("L431", 34)]


def test_a_story_that_is_too_short_or_too_long() -> None:
    assert found(GOOD.replace("他来了。" * 50, "他来了。")) == [("L432", 24)]
    assert found(GOOD.replace("他来了。" * 50, "他来了。" * 150)) == [("L432", 24)]


def test_figures_of_which_nobody_is_said_to_give_them() -> None:
    assert found(GOOD.replace("据日报，", "")) == [("L433", 24)]
    assert found("# 题 {#top}\n\n2013 年，组里有 9 名党员。\n", brief=True) == [("L433", 22)]
    assert found("# 题 {#top}\n\n2013 年 5 月的一个组。\n", brief=True) == []
