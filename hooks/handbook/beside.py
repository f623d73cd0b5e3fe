"""Work done beside the main thread, which can be told to end."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")
# Raises when the work is no longer wanted.
Check = Callable[[], None]


def go_on() -> None:
    """The check of work that nobody can stop."""


class Stopped(Exception):
    """Nobody waits for the work any more."""


class Beside(Generic[T]):
    """``work`` in a thread of its own, begun at once.  It is given a check, which it calls again and again."""

    def __init__(self, work: Callable[[Check], T]) -> None:
        self._work = work
        self._made: list[T] = []
        self._error: BaseException | None = None
        # No lock, so that a signal may set it wherever it comes.
        self._unwanted = False
        self._thread = Thread(target=self._run)
        self._thread.start()

    def result(self) -> T:
        """What the work gives, when it is done; raises what the work has raised."""
        self._wait()
        if self._error is not None:
            raise self._error
        return self._made[0]

    def stop(self) -> None:
        """Have the work end soon, without waiting for it."""
        self._unwanted = True

    def abandon(self) -> None:
        """Have the work end, and wait until it has."""
        self.stop()
        self._wait()

    def _wait(self) -> None:
        # Windows lets Ctrl-C through only between two waits.
        while self._thread.is_alive():
            self._thread.join(timeout=1)

    def _check(self) -> None:
        if self._unwanted:
            raise Stopped

    def _run(self) -> None:
        try:
            self._made.append(self._work(self._check))
        except BaseException as error:
            self._error = error
