"""Which tests notice a change to the Python code, and whether one does."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mutants import forking
from mutants.changes import Change
from mutants.python import Source

_LEFT_OUT = (".venv", ".git", "site", "dist", ".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache", "node_modules")
# Tests that need the whole site or a browser take minutes; builds are tried last, where they can notice something.
_NOT_TRIED = ("tests/browser/", "tests/torture/", "tests/mutants/")
# They load a handbook and show all of it.
_CENTRAL = (
    "tests/html/test_golden.py",
    "tests/sources/test_load.py",
    "tests/test_template.py",
    "tests/lint/test_lint.py",
)
_BUILDING = ("tests/build/test_build.py", "tests/build/test_injection.py", "tests/test_commands.py")
# Seconds that each of these may take.
_BUILDS = 60.0
_SLOW = ("tests/build/", "tests/test_commands.py", "tests/test_emergency.py", "tests/web/", "tests/search/test_queries")
# A change that makes the tests so many times slower has been noticed.
_PATIENCE = 6


@dataclass(frozen=True)
class TestFile:
    """A file of tests, its seconds and the functions of hooks/ that it calls: path and first line, 0 for a module."""

    path: str
    seconds: float
    functions: frozenset[tuple[str, int]]


class Copy:
    """A copy of the project whose files change."""

    # Python takes a compiled module for current when its file has the same second and size.
    _clock = itertools.count(int(time.time()) + 1000, 2)

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = folder
        shutil.copytree(root, folder, symlinks=True, ignore=shutil.ignore_patterns(*_LEFT_OUT, "__pycache__"))
        (folder / "web" / "node_modules").symlink_to(root / "web" / "node_modules")

    def survives(self, change: Change, tests: Sequence[TestFile]) -> bool:
        """Whether the tests pass with the change."""
        file = self.root / change.path
        source = file.read_text("utf-8")
        self._write(file, change.apply(source))
        try:
            # Small ones first; the others are loaded only when none of these notices.
            for group in _grouped(tests):
                seconds = 20 + _PATIENCE * sum(test.seconds for test in group)
                if forking.run(self.root, [test.path for test in group], seconds) != 0:
                    return False
            return True
        finally:
            self._write(file, source)

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text, "utf-8")
        now = next(self._clock)
        os.utime(file, (now, now))


@cache
def _copy(root: Path, folder: Path, process: int) -> Copy:
    """The copy of a process."""
    return Copy(root, folder / f"python-{process}")


def survives(root: Path, folder: Path, tests: Sequence[TestFile], change: Change) -> bool:
    """Whether the tests pass with the change, in this process's own copy of the project below ``folder``."""
    return _copy(root, folder, os.getpid()).survives(change, choose(change, tests))


def _grouped(tests: Sequence[TestFile]) -> list[Sequence[TestFile]]:
    groups = [
        [test for test in tests if test.seconds < 3],
        [test for test in tests if test.seconds >= 3 and not test.path.startswith(_SLOW)],
        [test for test in tests if test.seconds >= 3 and test.path.startswith(_SLOW)],
    ]
    return [group for group in groups if group]


def near(root: Path) -> list[TestFile]:
    """Every file of tests with the modules that it names, as if it called all of their functions: found at once, but
    what a test reaches by way of others is missing, so that more survives.
    """
    modules = {file.relative_to(root).as_posix(): file for file in (root / "hooks" / "handbook").rglob("*.py")}
    functions = {
        path: frozenset((path, one.scope) for one in Source(path, file.read_text("utf-8")).changes())
        for path, file in modules.items()
    }
    found = []
    for file in sorted((root / "tests").rglob("test_*.py")):
        path = file.relative_to(root).as_posix()
        if not path.startswith((*_NOT_TRIED, *_SLOW)):
            text = file.read_text("utf-8")
            own = [name for name in modules if _names(text, name) or _same_room(path, name) or path in _CENTRAL]
            found.append(TestFile(path, 2.0, frozenset().union(*(functions[name] for name in own))))
    return found


def _names(text: str, module: str) -> bool:
    package, _, name = module.removeprefix("hooks/").removesuffix(".py").replace("/", ".").rpartition(".")
    return f"{package}.{name}" in text or bool(re.search(rf"from {re.escape(package)} import [^\n]*\b{name}\b", text))


def _same_room(test: str, module: str) -> bool:
    room = Path(module).parent.name
    return room != "handbook" and Path(test).parent.name == room


def test_files(root: Path, folder: Path, kept: Path) -> list[TestFile]:
    """What each file of tests calls; kept in ``kept`` until the file or the code changes."""
    code = hashlib.sha256(b"".join(file.read_bytes() for file in sorted((root / "hooks").rglob("*.py")))).hexdigest()
    found, copy = [], _copy(root, folder, os.getpid())
    kept.mkdir(parents=True, exist_ok=True)
    for file in sorted((root / "tests").rglob("test_*.py")):
        path = file.relative_to(root).as_posix()
        if path in _BUILDING:
            # They build in other processes, where what is called is not seen.
            found.append(TestFile(path, _BUILDS, frozenset()))
        if path.startswith((*_NOT_TRIED, *_SLOW)):
            continue
        digest = hashlib.sha256(file.read_bytes() + code.encode()).hexdigest()[:20]
        known = kept / f"{file.stem}-{digest}.json"
        if not known.is_file():
            _learn(copy, path, known)
        seconds, functions = json.loads(known.read_text("utf-8"))
        found.append(TestFile(path, seconds, frozenset((name, line) for name, line in functions)))
    return found


def _learn(copy: Copy, path: str, known: Path) -> None:
    calls = known.with_suffix(".calls")
    start = time.perf_counter()
    code = forking.run(copy.root, [path], 900, calls)
    seconds = time.perf_counter() - start
    if code != 0:
        raise RuntimeError(f"{path} 不改代码也没有通过（{code}）；先让 make test 通过")
    known.write_text(json.dumps([seconds, json.loads(calls.read_text("utf-8"))]), "utf-8")
    calls.unlink()


def choose(change: Change, tests: Iterable[TestFile]) -> list[TestFile]:
    """The tests that may notice a change, the likeliest and quickest first."""
    scope = (change.path, change.scope)
    stem = Path(change.path).stem
    room = Path(change.path).parent.name
    own = [test for test in tests if scope in test.functions or test.path in _BUILDING]
    # What a module says of itself is noticed where its functions are used.
    if change.scope == 0:
        own = [test for test in own if any(name == change.path and line for name, line in test.functions)] or own

    def rank(test: TestFile) -> tuple[bool, bool, float]:
        likely = stem in Path(test.path).stem or Path(test.path).stem.removeprefix("test_") in stem
        return not likely, Path(test.path).parent.name != room, test.seconds

    return sorted(own, key=rank)
