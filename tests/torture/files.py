"""Changed files, thousands of them, in several processes; one that takes too long is ended and counts as a failure."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torture.mutations import Changes, Files, mutate
from torture.outcome import Failure, Outcome

# CPU seconds that one input may take more than the unchanged project does, and wall seconds after which a process that
# says nothing is ended: it hangs where Python cannot interrupt it.  A busy machine may need minutes to start one.
LONGEST = 2.0
WATCHDOG = 600.0
_REDUCTIONS = 60


@dataclass(frozen=True)
class Project:
    """A handbook to change: its name, its folder, and whether all its pages are converted for each input."""

    name: str
    root: Path
    small: bool


def attack(project: Project, count: int, seed: int, processes: int = 2, longest: float = LONGEST) -> Outcome:
    """Change the project ``count`` times; the n-th input depends on ``seed`` and n alone."""
    outcome = Outcome(f"改坏的文件（{project.name}）")
    context = multiprocessing.get_context("spawn")
    waiting = [list(range(first, count, processes)) for first in range(processes)]
    for numbers in waiting:
        outcome.tries += len(numbers)
    workers = [_Worker(context, project, seed, longest, numbers) for numbers in waiting if numbers]
    while alive := [worker for worker in workers if worker.numbers]:
        multiprocessing.connection.wait([worker.receiver for worker in alive], timeout=1)
        for worker in alive:
            outcome.failures.extend(worker.heard())
    for worker in workers:
        worker.end()
    return outcome


class _Worker:
    """A process that goes through ``numbers``, and a new one in its place when it hangs or dies."""

    def __init__(self, context: Any, project: Project, seed: int, longest: float, numbers: list[int]) -> None:
        self.numbers = numbers
        self._context, self._given = context, (project, seed, longest)
        self._start()

    def _start(self) -> None:
        self.receiver, sender = self._context.Pipe(duplex=False)
        given = (*self._given, self.numbers, sender)
        self._process = self._context.Process(target=_work, args=given, daemon=True)
        self._process.start()
        sender.close()
        self._heard = time.monotonic()

    def heard(self) -> Iterator[Failure]:
        """The failures that it has told of since."""
        try:
            while self.receiver.poll():
                failure = self.receiver.recv()
                self.numbers = self.numbers[1:]
                self._heard = time.monotonic()
                if failure:
                    yield failure
        except EOFError:
            self._heard = 0.0
        if self.numbers and time.monotonic() - self._heard > WATCHDOG:
            yield Failure("没有回音，只好结束它", f"第 {self.numbers[0]} 个")
            self.end()
            self.numbers = self.numbers[1:]
            if self.numbers:
                self._start()

    def end(self) -> None:
        self._process.kill()
        self._process.join()


def _work(project: Project, seed: int, longest: float, numbers: list[int], sender: Any) -> None:
    """In a process of its own: try each number and send what failed, or None."""
    from torture.judging import Judge, changed_pages, every_page

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "book"
        for name in ("data", "docs"):
            shutil.copytree(project.root / name, root / name, ignore=shutil.ignore_patterns("assets", "schema"))
        files = {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        judge = Judge(root, every_page if project.small else changed_pages)
        judge.told(())
        # The second time nothing is read anew, as with most of the changes.
        start = time.process_time()
        judge.told(())
        tried = Trial(judge, files, longest + time.process_time() - start)
        for number in numbers:
            chance = random.Random(f"{seed}-{project.name}-{number}")
            name, changes = mutate(files, chance, sorted(files))
            failure = tried.told(changes)
            if failure:
                least = tried.reduced(changes, failure.kind)
                failure = Failure(failure.kind, f"第 {number} 个，{name}\n{failure.told}", tuple(least.items()))
            sender.send(failure)


def _too_long(*_: object) -> None:
    raise TimeoutError("用了太久")


@dataclass
class Trial:
    """Changes a project, has it judged, and puts it back; ``longest`` are CPU seconds."""

    judge: Any
    files: Files
    longest: float

    def __post_init__(self) -> None:
        signal.signal(signal.SIGPROF, _too_long)

    def told(self, changes: Changes) -> Failure | None:
        """The failure that changes lead to; the project is as before then."""
        _write(self.judge.root, changes)
        signal.setitimer(signal.ITIMER_PROF, self.longest)
        try:
            found: Failure | None = self.judge.told(tuple(changes))
            return found
        except TimeoutError:
            return Failure(f"超过 {self.longest:g} 秒", "")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            _write(self.judge.root, {path: self.files.get(path) for path in changes})

    def reduced(self, changes: Changes, kind: str) -> Changes:
        """Smaller changes that lead to the same kind of failure: lines are left out as long as it fails."""
        budget = _REDUCTIONS if "超过" not in kind else 6
        for path, content in changes.items():
            lines = (content or b"").split(b"\n")
            size = len(lines) // 2
            while size and budget:
                start = 0
                while start < len(lines) and budget:
                    budget -= 1
                    fewer = lines[:start] + lines[start + size :]
                    smaller = {**changes, path: b"\n".join(fewer)}
                    found = self.told(smaller)
                    if found and found.kind == kind:
                        lines, changes = fewer, smaller
                    else:
                        start += size
                size //= 2
        return changes


def _write(root: Path, changes: Changes) -> None:
    for path, content in changes.items():
        file = root / path
        if content is None:
            file.unlink(missing_ok=True)
            if file.parent != root and not any(file.parent.iterdir()):
                file.parent.rmdir()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
