"""Runs pytest in forks of a process that has the libraries loaded: a run then costs what its tests cost."""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

# Loaded before the fork; nothing of the project itself.
_LIBRARIES = (
    *("_pytest.main", "pytest", "hypothesis", "hypothesis.strategies", "pydantic", "yaml", "markdown", "lxml.html"),
    *("lxml.etree", "pymdownx.blocks", "pypinyin", "opencc", "docx", "openpyxl", "icalendar", "segno", "pikepdf"),
    *("typst", "pypandoc", "pypdf", "jinja2", "mkdocs.commands.build", "autocorrect_py", "fontTools.ttLib"),
)


def load_libraries() -> None:
    """Load what the tests use."""
    for name in _LIBRARIES:
        importlib.import_module(name)


def run(project: Path, tests: Sequence[str], seconds: float, calls: Path | None = None) -> int | None:
    """Exit code of pytest on test files of ``project``, up to the first failure; None when it took too long.

    ``calls`` gets the functions of hooks/ that were called, as JSON: lists of path and first line (0 for a module).
    """
    child = os.fork()
    if child == 0:
        os.setsid()
        # Also when the process that waits for it is gone.
        signal.alarm(int(seconds) + 5)
        _in_child(project, tests, calls)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _in_child(project: Path, tests: Sequence[str], calls: Path | None) -> None:
    os.chdir(project)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1), os.dup2(nowhere, 2)
    sys.path[:0] = [str(project / "hooks"), str(project / "tests")]
    os.environ["PYTHONPATH"] = f"{project / 'hooks'}{os.pathsep}{project / 'tests'}"
    code = 99
    try:
        import pytest

        called = _Called(project) if calls else None
        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
        if called and calls:
            calls.write_text(json.dumps(called.functions()), "utf-8")
    finally:
        os._exit(code)


class _Called:
    """Notes every function that is called."""

    def __init__(self, project: Path) -> None:
        self._hooks = str(project / "hooks") + os.sep
        self._root = project
        self._codes: set[CodeType] = set()
        sys.setprofile(self._noted)
        threading.setprofile(self._noted)

    def _noted(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            self._codes.add(frame.f_code)

    def functions(self) -> list[tuple[str, int]]:
        """Path and first line of those in hooks/."""
        sys.setprofile(None)
        return sorted(
            (
                Path(code.co_filename).relative_to(self._root).as_posix(),
                0 if code.co_name == "<module>" else code.co_firstlineno,
            )
            for code in self._codes
            if code.co_filename.startswith(self._hooks)
        )
