"""Processes for the heavy work: results, errors, death in both directions, replacement."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from handbook.diagnostics import TypesetError
from handbook.print import glyphs
from handbook.print.workers import Worker
from process_table import alive, children


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(3)
    yield made
    made.close()


def test_result_comes_back(worker: Worker) -> None:
    assert worker.do("甲", os.path.basename, "/甲/乙.pdf") == "乙.pdf"


def test_what_is_printed_does_not_get_between_the_results(worker: Worker) -> None:
    assert worker.do("甲", print, "noise") is None
    assert worker.do("甲", os.path.basename, "b") == "b"


def test_error_in_a_document_comes_back_with_its_characters(worker: Worker) -> None:
    with pytest.raises(TypesetError) as caught:
        worker.do("甲", glyphs.check, [("乙", "丙😀")], frozenset(map(ord, "丙")))
    assert str(caught.value).startswith("乙：字体里没有这些字：😀")
    assert caught.value.characters == "😀"
    assert worker.do("甲", os.path.basename, "b") == "b"


def test_other_errors_are_told_whole(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)^pdf/a\.pdf\n.*ValueError: invalid literal"):
        worker.do("pdf/a.pdf", int, "x")


def test_death_of_the_process_is_an_error_of_the_document_and_the_next_one_is_set(worker: Worker) -> None:
    with pytest.raises(TypesetError, match=r"^pdf/a\.pdf：排版进程意外结束"):
        worker.do("pdf/a.pdf", os._exit, 9)
    assert worker.do("甲", os.path.basename, "b") == "b"


def test_process_is_replaced_after_its_lifetime(worker: Worker) -> None:
    found = [worker.do("甲", os.getpid) for _ in range(7)]
    assert [found.count(one) for one in dict.fromkeys(found)] == [3, 3, 1]
    assert [alive(one) for one in dict.fromkeys(found)] == [False, False, True]


HOLDER = """
import time
from handbook.print.workers import Worker
worker = Worker(9)
print(worker.do("a", __import__("os").getpid), flush=True)
worker.do("a", time.sleep, 60)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_process_ends_with_the_one_that_started_it_also_in_the_middle_of_work(root: Path, how: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    holder = subprocess.Popen([sys.executable, "-c", HOLDER], env=environment, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    pid = int(holder.stdout.readline())
    time.sleep(0.1)
    assert children(holder.pid) == [pid]
    holder.send_signal(how)
    holder.wait()
    holder.stdout.close()
    end = time.monotonic() + 5
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(pid)
