"""Handouts of lessons: one page each, with every point, question and the task."""

from __future__ import annotations

import pytest
from handbook import sheets
from handbook.model import Book
from handbook.print import jobs, typeset
from handbook.sources import lessons
from support.reading import SITE, page_texts, squashed, text_of


@pytest.fixture(scope="module")
def handouts(handbook: Book) -> dict[str, bytes]:
    found = [job for job in jobs.single(handbook, SITE) if job.template == "handout"]
    return {job.path.removeprefix("pdf/lessons/").removesuffix(".pdf"): typeset.make(job) for job in found}


def test_every_handout_is_one_page(handbook: Book, handouts: dict[str, bytes]) -> None:
    assert handouts.keys() == handbook.lessons.keys()
    for name, pdf in handouts.items():
        assert len(page_texts(pdf)) == 1, name


def test_handout_holds_points_questions_and_task(handbook: Book, handouts: dict[str, bytes]) -> None:
    for name, pdf in handouts.items():
        sheet, text = sheets.lesson(handbook, handbook.lessons[name]), text_of(pdf)
        points = [part for point in sheet.points for part in (point.text, point.basis)]
        for wanted in (sheet.head.title, sheet.summary, *points, *sheet.questions, sheet.task):
            assert squashed(wanted) in text, (name, wanted)


def test_a_handout_as_long_as_the_check_allows_is_one_page(handbook: Book) -> None:
    one = next(iter(handbook.lessons.values()))
    line, others = "说" * lessons.HANDOUT_LINE, 2 + 3 * (1 + lessons.ANSWER_LINES)
    full = one.model_copy(
        update={
            "summary": line,
            "task": line,
            "questions": (line,) * 3,
            "handout": (line,) * (lessons.HANDOUT_LINES - others),
        }
    )
    book = handbook.model_copy(update={"lessons": {one.id: full}})
    (job,) = [job for job in jobs.single(book, SITE) if job.template == "handout"]
    assert len(page_texts(typeset.make(job))) == 1
