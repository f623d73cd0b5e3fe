"""The slides of lessons: what stands on them, what only the speaker sees, and how much room there is."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from handbook import sheets
from handbook.model import Book
from handbook.office import slides
from pptx import Presentation
from pptx.oxml.ns import qn


def opened(sheet: sheets.LessonSheet) -> Any:
    return Presentation(io.BytesIO(slides.slides(sheet)))


@pytest.fixture(scope="module")
def lessons(handbook: Book) -> list[sheets.LessonSheet]:
    return [sheets.lesson(handbook, one) for one in handbook.lessons.values()]


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_each_chapter_has_a_lesson_of_twenty_minutes(handbook: Book) -> None:
    held = {one.chapter: one.minutes for one in handbook.lessons.values()}
    assert held == {chapter.number: 20 for chapter in handbook.outline.chapters}


def test_deck_has_title_parts_questions_and_task(lessons: list[sheets.LessonSheet]) -> None:
    for sheet in lessons:
        deck = list(opened(sheet).slides)
        assert [slide.shapes.title.text_frame.text for slide in deck] == [
            sheet.head.title,
            *(part.label for part in sheet.slides),
            "三个讨论题",
            "回去做一件事",
        ]
        for slide, part in zip(deck[1:], sheet.slides, strict=False):
            assert all(line in texts(slide) for line in part.lines)
            assert slide.notes_slide.notes_text_frame.text == "\n".join(part.said)
        assert all(question in texts(deck[-2]) for question in sheet.questions)
        assert sheet.task in texts(deck[-1])
        assert sheet.head.notice in texts(deck[0])


def test_fonts_are_those_of_chinese_offices(lessons: list[sheets.LessonSheet]) -> None:
    for slide in opened(lessons[0]).slides:
        for run in (run for shape in slide.shapes for p in shape.text_frame.paragraphs for run in p.runs):
            (asian,) = run._r.rPr.findall(qn("a:ea"))
            assert asian.get("typeface") == run.font.name in ("黑体", "宋体")


def test_no_text_leaves_its_slide(lessons: list[sheets.LessonSheet]) -> None:
    for sheet in lessons:
        deck = opened(sheet)
        for shape in (shape for slide in deck.slides for shape in slide.shapes):
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height


def test_same_lesson_gives_the_same_bytes(lessons: list[sheets.LessonSheet]) -> None:
    assert slides.slides(lessons[0]) == slides.slides(lessons[0])


def test_hostile_text_stays_text(lessons: list[sheets.LessonSheet]) -> None:
    typed = "<a:t>&amp; \x0b\x07 {{x}}"
    part = replace(lessons[0].slides[0], label=typed, lines=(typed,), said=(typed,))
    deck = opened(replace(lessons[0], slides=(part,), questions=(typed,), task=typed))
    assert "<a:t>&amp;" in texts(deck.slides[1])
    assert "\x07" not in texts(deck.slides[1])
