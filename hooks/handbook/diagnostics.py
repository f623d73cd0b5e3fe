"""One problem, many problems, and how they print.

A problem names a file, a 1-based line and column, a stable code, a message in Chinese and, where one is near, a
suggestion.  Readers of data collect problems instead of raising, so that one run shows them all.
"""

from __future__ import annotations

import difflib
import errno
import io
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handbook.characters import visible

# A message quotes what was written; more of it than this would hide the next problem.
LONGEST_MESSAGE = 400
# Nobody meant a known word by a text longer than this, and comparing it would take long.
LONGEST_WORD = 200


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place.  Prints as ``file:line:col: code message``."""

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        message = visible(self.message)
        if len(message) > LONGEST_MESSAGE:
            message = f"{message[: LONGEST_MESSAGE // 2]}……{message[-LONGEST_MESSAGE // 2 :]}"
        return f"{visible(self.path)}:{self.line}:{self.column}: {self.code} {message}"


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


@dataclass(frozen=True, order=True)
class Fault:
    """Why something cannot be set.

    ``where`` is the address of the page or the path of the document below site/; ``characters`` are those that no font
    has; ``near`` is text that stands where the typesetter gave up.
    """

    where: str
    reason: str
    characters: str = ""
    near: str = ""

    def __str__(self) -> str:
        return f"{self.where}：{self.reason}"


class TypesetError(Exception):
    """Documents could not be set; one line for each fault."""

    def __init__(self, *faults: Fault) -> None:
        # They go to Exception, so that the error survives the way from one process to another.
        super().__init__(*faults)
        self.faults = faults

    @property
    def characters(self) -> str:
        """All characters that no font has."""
        return "".join(sorted({c for fault in self.faults for c in fault.characters}))

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class StopError(Exception):
    """The run cannot go on, for a reason that lies outside the handbook; the message says what to do."""


class HandbookError(Exception):
    """Raised once, after everything was read, when the data cannot make a Book."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def report(problems: Sequence[Problem]) -> str:
    """All problems, one a line, with a closing count."""
    return "\n".join([*map(str, problems), f"共 {len(problems)} 处错误", ""])


def any_console() -> None:
    """Show what the console's encoding lacks as a code, so that no list of problems is cut off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def nearest(word: str, known: Iterable[str]) -> str:
    """A closing phrase that proposes the known word nearest to ``word``; empty when none is near."""
    candidates = list(known)
    close = [one for one in candidates if _bare(one) == _bare(word)]
    if not close and len(word) <= LONGEST_WORD:
        close = difflib.get_close_matches(word, candidates, n=1, cutoff=0.6)
    return f"；是否指“{close[0]}”？" if close else ""


def _bare(word: str) -> str:
    """A word without signs, capitals and leading zeros, so that xzh-1 is near xzh-01 before all others."""
    return re.sub(r"[\W_]|(?<![0-9])0+(?=[0-9])", "", word.casefold())


# What the system says of a full disk, and of what may not be written.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
# Windows: access denied, used by another process, a part of it locked by another process.
_IN_USE_ON_WINDOWS = (5, 32, 33)


def of_system(error: OSError) -> str | None:
    """What a reader can do about an error of the system; None when it is a mistake of this program."""
    named = f"“{error.filename}”" if error.filename else "文件"
    if error.errno in _FULL:
        return f"磁盘满了，写不下{named}；腾出空间，再试一次。"
    if error.errno == errno.EBUSY or getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS:
        return f"{named}正被别的程序使用；关掉打开着它的窗口（WPS、浏览器、资源管理器），再试一次。"
    if error.errno in _FORBIDDEN:
        return f"没有权限写{named}，或者它在只读的磁盘上；改了权限，再试一次。"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{named}应是文件夹，那里却有一个同名的文件；移走它，再试一次。"
    return None
