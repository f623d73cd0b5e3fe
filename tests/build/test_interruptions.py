"""Real builds that meet another build, a signal, a full disk or a damaged cache."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from process_table import alive, descendants

Site = dict[str, bytes]
Build = Callable[..., "subprocess.Popen[str]"]


def read(folder: Path) -> Site:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def built(start: Build, folder: Path, **settings: str) -> Site:
    """The site after a build that must succeed."""
    process = start(folder, **settings)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0, told
    return read(folder / "site")


def wait_for(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)


def nothing_left(folder: Path) -> bool:
    return not (folder / ".site.new").exists() and not (folder / ".site.old").exists()


def test_second_build_in_a_checkout_is_refused_and_the_first_is_whole(checkout: Path, start: Build) -> None:
    first = start(checkout, HANDBOOK_PDF="0")
    wait_for((checkout / ".site.new").exists)
    second = start(checkout, HANDBOOK_PDF="0")
    told, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert f"另一个建站命令（进程 {first.pid}）正在这个文件夹里运行" in told
    assert "Traceback" not in told
    assert first.wait(timeout=120) == 0
    site = read(checkout / "site")
    assert nothing_left(checkout)
    assert built(start, checkout, HANDBOOK_PDF="0") == site


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_build_stopped_while_it_sets_pdfs_leaves_no_process_and_the_old_site(
    checkout: Path, start: Build, how: signal.Signals
) -> None:
    (checkout / "site").mkdir()
    (checkout / "site" / "old.txt").write_text("旧", "utf-8")
    process = start(checkout)
    wait_for(lambda: any(b"handbook.print.workers" in _command(pid) for pid in descendants(process.pid)))
    below = descendants(process.pid)
    process.send_signal(how)
    told, _ = process.communicate(timeout=30)
    assert process.returncode == (-signal.SIGKILL if how == signal.SIGKILL else 1)
    wait_for(lambda: not any(alive(pid) for pid in below))
    assert "Traceback" not in told
    assert read(checkout / "site") == {"old.txt": "旧".encode()}
    if how == signal.SIGKILL:
        assert "pdf/1-status.pdf" in built(start, checkout)
    assert nothing_left(checkout)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def emptied(content: bytes) -> bytes:
    return b""


def garbled(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :]


def test_damaged_cache_costs_time_and_nothing_more(checkout: Path, start: Build) -> None:
    site = built(start, checkout)
    cache = checkout / ".cache"
    kept = read(cache)
    assert {name.partition("/")[0] for name in kept} >= {"book", "pdf", "markup", "word", "excel", "search", "feeds"}
    damages = cycle((half, garbled, emptied))
    for name, content in kept.items():
        (cache / name).write_bytes(next(damages)(content))
    assert built(start, checkout) == site
    assert read(cache).keys() == kept.keys()
    assert [name for name, content in read(cache).items() if name != "lock" and not whole(name, content)] == []


def whole(name: str, content: bytes) -> bool:
    """Whether a kept file is as it was written."""
    return hashlib.sha256(f"{name}\0".encode() + content[32:]).digest() == content[:32]


# A build that may write no file of more than so many bytes, as on a disk that is nearly full.
LIMITED = """
import resource, runpy, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
runpy.run_module("mkdocs", run_name="__main__")
"""


def test_full_disk_is_told_in_one_sentence_and_the_old_site_stays(checkout: Path, start: Build) -> None:
    site = built(start, checkout, HANDBOOK_PDF="0")
    largest = sorted({len(content) for content in site.values()})
    page = checkout / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n改过。\n", "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_PDF": "0"}
    for size in (10, 1000, largest[-1] - 1):
        command = [sys.executable, "-c", LIMITED, str(size), "build", "-q"]
        done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 1, size
        assert "Traceback" not in done.stderr, size
        assert "磁盘满了，写不下" in done.stdout, size
        assert read(checkout / "site") == site, size
        assert nothing_left(checkout)
    assert built(start, checkout, HANDBOOK_PDF="0") != site
