"""What an editor would mark in the data."""

from __future__ import annotations

from pathlib import Path

from handbook import wording
from handbook.lint import data, findings
from handbook.sources.load import load


def marked(root: Path) -> list[str]:
    return [str(problem) for problem in data.findings(*load(root))]


def test_good_data_has_nothing_to_mark(good: Path) -> None:
    assert marked(good) == []


def test_missing_blank_is_marked_in_prose_only(good: Path) -> None:
    rules = good / "data" / "rules" / "meeting.yml"
    rules.write_text(rules.read_text("utf-8").replace("一般每月开 1 次", "一般每月开1次"), "utf-8")
    assert "每月1次" in (good / "data" / "asked" / "faq.yml").read_text("utf-8")
    found = [one for one in marked(good) if "L414" in one]
    assert found == ["data/rules/meeting.yml:5:23: L414 “开1”之间应空一格"]


def test_a_question_of_the_self_test_is_marked_when_its_rule_changes(good: Path) -> None:
    rules = good / "data" / "rules" / "meeting.yml"
    rules.write_text(rules.read_text("utf-8").replace("一般每月开 1 次", "一般每月要开 1 次"), "utf-8")
    book, _ = load(good)
    today = wording.seen(book, ["hui-01"])
    said = f"L423 这一题依据的规则改过了；对着规则看一遍，题和答案仍然对，就把 checked 写成“{today}”"
    places = ["data/quiz/1-status.yml:11:14", "data/quiz/1-status.yml:19:14"]
    assert [one for one in marked(good) if "L423" in one] == [f"{place}: {said}" for place in places]


def test_unverified_rule_told_flatly_is_marked_in_data_too(good: Path) -> None:
    faq = good / "data" / "faq.yml"
    text = faq.read_text("utf-8")
    faq.write_text(text.replace("。[@hui-01]", "。[@hui-02]"), "utf-8")
    assert marked(good) == ["data/faq.yml:4:35: L409 规则“hui-02”待核；请在这一段写明“待核”"]
    faq.write_text(text.replace("。[@hui-01]", "，待核。[@hui-02]"), "utf-8")
    assert marked(good) == []


def test_a_limit_that_is_not_said_is_marked_in_data_too(good: Path) -> None:
    rules = good / "data" / "rules" / "meeting.yml"
    rules.write_text(rules.read_text("utf-8").replace("unit: 次", "unit: 次, bound: at_least", 1), "utf-8")
    limits = [one for one in marked(good) if "L419" in one]
    assert limits and all("规则写的是“每月不少于 1 次”，这里只印出“每月 1 次”" in one for one in limits)
    (one,) = [one for one in limits if one.startswith("data/faq.yml:4:")]
    line = (good / "data" / "faq.yml").read_text("utf-8").split("\n")[3]
    assert line.index("[=hui-01") + 1 == int(one.split(":")[2])


def test_a_sentence_that_stands_on_a_page_and_in_data_is_marked_in_the_data(good: Path) -> None:
    same = "组长在会前一周通知每名组员并请有事的人说明原因和日期"
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    page.write_text(page.read_text("utf-8") + f"\n先打招呼。{same}。\n", "utf-8")
    faq = good / "data" / "faq.yml"
    faq.write_text(faq.read_text("utf-8").replace("answer: ", f"answer: 先说一句。{same}。", 1), "utf-8")
    (found,) = [one for one in findings(good) if one.code == "L406"]
    written = faq.read_text("utf-8").split("\n")[found.line - 1]
    assert (found.path, found.column) == ("data/faq.yml", written.index(same) + 1)
