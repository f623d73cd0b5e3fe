"""Whether questions of the self-test can be answered: what is right is an option, and as many are as the kind says."""

from __future__ import annotations

from handbook.diagnostics import Problems
from handbook.model import QuizQuestion
from handbook.sources.marked_yaml import Marked, Path_
from handbook.sources.read import Sources

_JUDGED = ("对", "错")


def check(sources: Sources, problems: Problems) -> None:
    """Record what is wrong with questions that fit their model."""
    for file in sources.of("quiz"):
        for number, question in enumerate(file.value.questions):
            _question(file.marked, ("questions", number), question, problems)


def _question(marked: Marked, path: Path_, question: QuizQuestion, problems: Problems) -> None:
    def add(key: str, message: str) -> None:
        problems.add(marked.path, *marked.place((*path, key)), "E243", message)

    count = len(question.options)
    if len(set(question.options)) < count:
        add("options", "有两项一样")
    if question.kind == "判断" and question.options != _JUDGED:
        add("options", "判断题的两项写“对”“错”")
    if any(not 1 <= number <= count for number in question.right) or len(set(question.right)) < len(question.right):
        add("right", f"写对的是第几项，从 1 到 {count}，不重复")
    elif question.kind == "多选" and len(question.right) < 2:
        add("right", "多选题至少有两项是对的；只有一项的写成单选")
    elif question.kind != "多选" and len(question.right) > 1:
        add("right", f"{question.kind}题只有一项是对的；有几项的写成多选")
