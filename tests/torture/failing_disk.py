"""A build on a disk that fails: ``python failing_disk.py POINT HOW REPORT ARGUMENTS…`` runs mkdocs in this folder.

The build is killed (HOW is ``kill``) or told that the disk is full (``full``) at its POINT-th operation on a file below
this folder: the opening of a file to be written, the first writing to it (after half of it), a renaming, the moments
before and after an exchange of two folders.  REPORT gets the operations in their order.  With ``EXCHANGE=0`` in the
environment the system knows no exchange.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import runpy
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Disk:
    """Counts operations and fails at one of them."""

    def __init__(self, point: int, how: str, report: str) -> None:
        self._point, self._how, self._report = point, how, report
        self._folder = os.getcwd()
        self._parent = os.getpid()
        self._count = 0
        self._open = io.open

    def here(self, path: Any) -> bool:
        """Whether an operation on the path counts."""
        named = isinstance(path, str | os.PathLike) and os.getpid() == self._parent
        return named and os.path.abspath(os.fspath(path)).startswith(self._folder + os.sep)

    def reached(self, what: str, path: Any) -> bool:
        """Count an operation; whether it is the one that fails."""
        self._count += 1
        with self._open(self._report, "a", encoding="utf-8") as report:
            report.write(f"{what} {os.path.relpath(os.fspath(path), self._folder)}\n")
        return self._count == self._point

    def fail(self, path: Any) -> None:
        """Die, or raise what a full disk raises."""
        if self._how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, "No space left on device", os.fspath(path))

    def opened(self, path: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        """As ``open``."""
        if not (set(mode) & set("wax+") and self.here(path)):
            return self._open(path, mode, *rest, **named)
        if self.reached("open", path):
            self.fail(path)
        return _Written(self._open(path, mode, *rest, **named), path, self)

    def moved(self, own: Callable[..., Any]) -> Callable[..., Any]:
        """As ``os.rename`` or ``os.replace``."""

        def move(source: Any, target: Any, **named: Any) -> Any:
            if self.here(source) and self.reached("rename", source):
                self.fail(source)
            return own(source, target, **named)

        return move

    def exchanged(self, own: Callable[[Path, Path], bool]) -> Callable[[Path, Path], bool]:
        """As ``exchange``; no disk fails after it is done."""

        def change(one: Path, other: Path) -> bool:
            if os.environ.get("EXCHANGE") == "0":
                return False
            if self.reached("exchange", one):
                self.fail(one)
            done = own(one, other)
            if done and self.reached("exchanged", one) and self._how == "kill":
                self.fail(one)
            return done

        return change


class _Written:
    """A file whose first writing counts."""

    def __init__(self, file: Any, path: Any, disk: Disk) -> None:
        self._file, self._path, self._disk, self._first = file, path, disk, True

    def write(self, content: Any) -> Any:
        if self._first and len(content):
            self._first = False
            if self._disk.reached("write", self._path):
                self._file.write(content[: len(content) // 2])
                self._file.flush()
                self._disk.fail(self._path)
        return self._file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Written:
        self._file.__enter__()
        return self

    def __exit__(self, *error: Any) -> Any:
        return self._file.__exit__(*error)

    def __iter__(self) -> Any:
        return iter(self._file)


def main(arguments: list[str]) -> None:
    """Run the build."""
    point, how, report, *own = arguments
    disk = Disk(int(point), how, str(Path(report).absolute()))
    builtins.open = io.open = disk.opened  # type: ignore[assignment]
    os.rename, os.replace = disk.moved(os.rename), disk.moved(os.replace)
    sys.path.append("hooks")
    from handbook.publish import exchange, staging

    staging.__dict__["exchange"] = disk.exchanged(exchange.exchange)
    sys.argv = ["mkdocs", *own]
    runpy.run_module("mkdocs", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
