"""Whether lessons can be held: the minutes add up, there is time to say it all, slides and handout have room for it."""

from __future__ import annotations

import re
import unicodedata
from math import ceil

from handbook.diagnostics import Problems
from handbook.model import Lesson
from handbook.references import CITATIONS, VALUE
from handbook.sources.marked_yaml import Marked, Path_
from handbook.sources.read import Sources

# Han characters that are said in a minute, without haste; a part needs at least half of them to fill its time.
SPOKEN = 240
# Lines of a slide, and Han characters on each of them.
SLIDE_LINES, SLIDE_LINE = 5, 24
# Lines of the handout for summary, points, questions and task, Han characters on each, and lines to write an answer on.
HANDOUT_LINES, HANDOUT_LINE, ANSWER_LINES = 28, 38, 2


def check(sources: Sources, problems: Problems) -> None:
    """Record what is wrong with lessons that fit their model."""
    for file in sources.of("lessons"):
        _time(file.marked, file.value, problems)
        _slides(file.marked, file.value, problems)
        _handout(file.marked, file.value, problems)


def _add(problems: Problems, marked: Marked, path: Path_, code: str, message: str) -> None:
    problems.add(marked.path, *marked.place(path), code, message)


def _time(marked: Marked, lesson: Lesson, problems: Problems) -> None:
    total = sum(part.minutes for part in lesson.parts)
    if total != lesson.minutes:
        message = f"写的是 {lesson.minutes} 分钟，各段加起来是 {total} 分钟"
        _add(problems, marked, ("minutes",), "E240", message)
    for number, part in enumerate(lesson.parts):
        long, room = ceil(width(part.text)), part.minutes * SPOKEN
        if long > room:
            message = f"这一段有 {long} 个字，{part.minutes} 分钟讲不完；一分钟最多 {SPOKEN} 个字"
            _add(problems, marked, ("parts", number, "text"), "E240", message)


def _slides(marked: Marked, lesson: Lesson, problems: Problems) -> None:
    for number, part in enumerate(lesson.parts):
        if len(part.slide) > SLIDE_LINES:
            message = f"一张幻灯片最多 {SLIDE_LINES} 行"
            _add(problems, marked, ("parts", number, "slide", SLIDE_LINES), "E241", message)
        for line, text in enumerate(part.slide):
            long = ceil(width(text))
            if long > SLIDE_LINE:
                message = f"幻灯片一行最多 {SLIDE_LINE} 个字，这里有 {long} 个"
                _add(problems, marked, ("parts", number, "slide", line), "E241", message)


def _handout(marked: Marked, lesson: Lesson, problems: Problems) -> None:
    """The point with which the handout becomes longer than its page."""
    taken = _lines(lesson.summary) + _lines(lesson.task)
    taken += sum(_lines(question) + ANSWER_LINES for question in lesson.questions)
    for number, point in enumerate(lesson.handout):
        taken += _lines(point)
        if taken > HANDOUT_LINES:
            message = f"讲义只有一页，到这一句已有 {taken} 行，一页 {HANDOUT_LINES} 行；删去几句，或者写短些"
            _add(problems, marked, ("handout", number), "E242", message)
            return


def _lines(text: str) -> int:
    return max(1, ceil(width(text) / HANDOUT_LINE))


def width(text: str) -> float:
    """Width in Han characters without citations; Latin letters and digits take half, a rule's value about four."""
    shown = re.sub(VALUE, "某某某某", re.sub(CITATIONS, "", text))
    return sum(1 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in shown if not one.isspace())
