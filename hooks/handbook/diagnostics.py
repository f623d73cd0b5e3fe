"""One problem, many problems, and how they print.

A problem names a file, a 1-based line and column, a stable code, a message in Chinese and, where one is near, a
suggestion.  Readers of data collect problems instead of raising, so that one run shows them all.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place.  Prints as ``file:line:col: code message``."""

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"


@dataclass
class Problems:
    """The problems met in one run, in no particular order until printed."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: str, line: int, column: int, code: str, message: str) -> None:
        """Record a problem; ``line`` and ``column`` count from 1."""
        self.found.append(Problem(path, line, column, code, message))

    def sorted(self) -> list[Problem]:
        """All problems by file, line and column, without repeats."""
        return sorted(set(self.found))

    def __bool__(self) -> bool:
        return bool(self.found)


class TypesetError(Exception):
    """A document could not be set; the message names the page or document and says why.

    ``characters`` are those that no font has, when that is the reason.
    """

    def __init__(self, message: str, characters: str = "") -> None:
        # Both go to Exception, so that the error survives the way from one process to another.
        super().__init__(message, characters)
        self.message, self.characters = message, characters

    def __str__(self) -> str:
        return self.message


class HandbookError(Exception):
    """Raised once, after everything was read, when the data cannot make a Book."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str:
    """A closing phrase that proposes the known word nearest to ``word``; empty when none is near."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"；是否指“{close[0]}”？" if close else ""
