"""Work in processes of their own: what a document needs in memory is given back when it is done.

``python -m handbook.print.workers`` is such a process.  It takes orders from standard input, one after the other, and
writes what comes of them to standard output.  It ends when standard input does, so also when the process that started
it is killed.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from handbook.diagnostics import Fault, TypesetError

_HOOKS = Path(__file__).parents[2]


class Worker:
    """A process that does one thing at a time, started when it is first needed.

    After ``lifetime`` orders it is replaced by a new one, so that nothing piles up in it.
    """

    def __init__(self, lifetime: int) -> None:
        self._lifetime = lifetime
        self._done = 0
        self._process: subprocess.Popen[bytes] | None = None

    def do(self, name: str, function: Callable[..., Any], *arguments: object) -> Any:
        """What ``function``, which stands in a module, gives for ``arguments``; ``name`` is what it is done for.

        Raises:
            TypesetError: what the function raises, or that the process has died.
        """
        if self._process is None or self._done >= self._lifetime:
            self.close()
            self._process, self._done = _started(), 0
        self._done += 1
        assert self._process.stdin
        assert self._process.stdout
        try:
            pickle.dump((function.__module__, function.__name__, arguments), self._process.stdin)
            self._process.stdin.flush()
            result, error, told = pickle.load(self._process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as lost:
            self.close()
            raise TypesetError(Fault(name, "排版进程意外结束，可能是内存不足；关掉别的程序再试")) from lost
        if error is not None:
            raise error
        if told:
            raise RuntimeError(f"{name}\n{told}")
        return result

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def _started() -> subprocess.Popen[bytes]:
    path = os.pathsep.join(part for part in (str(_HOOKS), os.environ.get("PYTHONPATH")) if part)
    # glibc keeps less of what is freed while a threshold is fixed: for the whole book 50 MB, and always the same peak.
    environment = {**os.environ, "PYTHONPATH": path, "MALLOC_TRIM_THRESHOLD_": "131072"}
    command = [sys.executable, "-m", __name__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def main() -> None:
    """Do what is ordered until standard input ends."""
    # Ctrl-C reaches all processes of a terminal; this one is ended by the one that started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not get between the results.
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    orders: queue.SimpleQueue[tuple[str, str, tuple[Any, ...]]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, orders), daemon=True).start()
    while True:
        done = _done(*orders.get())
        try:
            pickle.dump(done, results)
            results.flush()
        except OSError:
            # Whoever ordered it has been killed meanwhile.
            os._exit(1)


def _listen(stdin: BinaryIO, orders: queue.SimpleQueue[tuple[str, str, tuple[Any, ...]]]) -> None:
    """Put orders into the queue; at the end of input end the process, also in the middle of one."""
    while True:
        try:
            orders.put(pickle.load(stdin))
        except Exception:
            os._exit(1)


def _done(module: str, function: str, arguments: tuple[Any, ...]) -> tuple[Any, TypesetError | None, str]:
    """Result, error in the document and any other error, of which there is one."""
    try:
        return getattr(importlib.import_module(module), function)(*arguments), None, ""
    except TypesetError as error:
        return None, error, ""
    except BaseException:
        return None, None, traceback.format_exc()


if __name__ == "__main__":
    main()
