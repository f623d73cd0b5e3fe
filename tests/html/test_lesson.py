"""Lessons: the outline with its minutes, the questions, and the links that lead to it."""

from __future__ import annotations

from handbook.html import lesson
from handbook.model import Book, Lesson, LessonPart
from lxml import html

TEXT = "先说这一句。[@hui-01]\n\n再说 甲 & 乙。"
PARTS = tuple(
    LessonPart(label=f"第{n}段", minutes=minutes, text=TEXT, slide=("一行",)) for n, minutes in enumerate((3, 5, 2))
)
LESSON = Lesson(
    id="short",
    title="一课",
    chapter=1,
    minutes=10,
    summary="学会一件事。",
    parts=PARTS,
    questions=("问一", "问二", "问三"),
    handout=("一句。[@hui-01]", "两句。", "三句。"),
    task="做一件事。",
)


def with_lesson(book: Book) -> Book:
    return book.model_copy(update={"lessons": {"short": LESSON}})


def test_each_part_says_from_which_minute_to_which(small_book: Book) -> None:
    tree = html.fragment_fromstring(lesson.page(with_lesson(small_book), LESSON, "../"), create_parent="div")
    assert tree.xpath("//p[@class='hb-lesson__minutes']/text()") == ["第 0—3 分钟", "第 3—8 分钟", "第 8—10 分钟"]


def test_texts_are_escaped_and_cited(small_book: Book) -> None:
    shown = lesson.page(with_lesson(small_book), LESSON, "../")
    assert "甲 &amp; 乙" in shown
    assert "[@" not in shown
    assert shown.count('data-rule="hui-01"') == len(PARTS) + 1


def test_chapter_and_list_lead_to_the_lesson(small_book: Book) -> None:
    book = with_lesson(small_book)
    assert 'href="../../lessons/short.html"' in lesson.of_chapter(book, 1, "../../")
    assert lesson.of_chapter(book, 2, "../../") == ""
    assert lesson.library(book, "../").count("<li>") == 1
