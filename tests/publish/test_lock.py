"""One build at a time; a lock whose holder is gone holds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from handbook.diagnostics import StopError
from handbook.publish.lock import Lock

HOLDER = """
import sys
from pathlib import Path
from handbook.publish.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


def test_second_process_is_told_who_builds_and_gets_the_lock_when_that_one_is_killed(
    root: Path, tmp_path: Path
) -> None:
    file = tmp_path / ".cache" / "lock"
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    command = [sys.executable, "-c", HOLDER, str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as holder:  # type: ignore[call-overload]
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StopError, match=f"另一个建站命令（进程 {holder.pid}）正在这个文件夹里运行"):
            Lock(file).take()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    lock = Lock(file)
    lock.take()
    lock.take()
    assert file.read_text("ascii") == f"{os.getpid()}\n"
    lock.give_back()
    Lock(file).take()


def test_lock_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("", "utf-8")
    with pytest.raises(OSError, match=r"\.cache"):
        Lock(tmp_path / ".cache" / "lock").take()
