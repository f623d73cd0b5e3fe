"""The self-test: every question with its answer folded, and the key that a printed paper ends with."""

from __future__ import annotations

from handbook import wording
from handbook.html import quiz, tool
from handbook.model import Book
from lxml import html


def tree(book: Book) -> html.HtmlElement:
    return html.fragment_fromstring(quiz.page(book, "../"), create_parent="div")


def test_each_question_has_its_options_and_its_answer_with_the_rule(small_book: Book) -> None:
    first, second = tree(small_book).find_class("hb-quiz__question")
    assert (first.get("data-kind"), first.get("data-right")) == ("单选", "2")
    assert [option.text for option in first.xpath(".//ol/li")] == ["每周一次", "每月一次", "每年一次"]
    answer = first.find(".//details")
    assert answer.get("open") is None
    assert answer.text_content().startswith("看答案B　一般每月开一次。")
    assert answer.xpath(".//a/@data-rule") == ["hui-01"]
    assert second.find(".//details").text_content().startswith("看答案AC")


def test_key_stands_apart_and_holds_the_letters_of_each_chapter(small_book: Book) -> None:
    (key,) = tree(small_book).find_class("hb-quiz__key")
    assert key.text_content() == "答案第一章 第一章的题目1. B　2. AC"


def test_list_of_tools_leads_to_it(small_book: Book) -> None:
    count = sum(len(one.questions) for one in small_book.quiz)
    assert f"九章 {count} 题" in tool.library(small_book, "../")
    assert "自测" not in tool.library(small_book.model_copy(update={"quiz": ()}), "../")


def test_every_chapter_of_the_handbook_has_questions_and_together_enough(handbook: Book) -> None:
    assert [one.chapter for one in sorted(handbook.quiz, key=lambda one: one.chapter)] == list(range(1, 10))
    questions = [question for one in handbook.quiz for question in one.questions]
    assert len(questions) >= 150
    assert len({question.ask for question in questions}) == len(questions)
    assert {question.kind for question in questions} == {"单选", "多选", "判断", "案例"}


def test_what_a_question_was_read_against_follows_the_rule(small_book: Book) -> None:
    before = wording.seen(small_book, ["hui-01"])
    (topic,) = [topic for topic in small_book.topics if any(rule.id == "hui-01" for rule in topic.rules)]
    rules = tuple(rule.model_copy(update={"statement": rule.statement + "改"}) for rule in topic.rules)
    topics = tuple(one.model_copy(update={"rules": rules}) if one is topic else one for one in small_book.topics)
    changed = small_book.model_copy(update={"topics": topics})
    changed.__dict__.pop("rules", None)
    assert wording.seen(changed, ["hui-01"]) != before
