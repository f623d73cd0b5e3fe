"""A preview that starts on wrong data shows what is wrong, and the handbook as soon as it is mended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

WAIT = 280


@pytest.fixture
def broken(project: Path) -> Path:
    """A copy of the project in which one key of a rule is misspelt."""
    rules = project / "data" / "rules" / "talks.yml"
    rules.write_text(rules.read_text("utf-8").replace("kind: rule", "knid: rule", 1), "utf-8")
    return project


@pytest.fixture
def preview(broken: Path) -> Iterator[str]:
    """The address of ``mkdocs serve`` on the broken copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (broken.parent / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=broken, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://{address}/"
        finally:
            process.terminate()
            process.wait(20)


def page(address: str, ready: Callable[[str], bool]) -> str:
    """The page at ``address`` once ``ready`` says so of its HTML; the last seen when time is up."""
    html, end = "", time.monotonic() + WAIT
    while time.monotonic() < end and not (html and ready(html)):
        time.sleep(0.3)
        try:
            with urllib.request.urlopen(address, timeout=WAIT) as answer:
                html = answer.read().decode()
        except OSError:
            continue
    return html


def test_a_preview_of_wrong_data_shows_the_problem_and_then_the_mended_page(preview: str, broken: Path) -> None:
    problem = "E201 不认识的键“knid”"
    assert problem in page(preview, lambda html: problem in html)
    log = broken.parent / "serve.log"
    assert "data/rules/talks.yml" in log.read_text("utf-8") and problem in log.read_text("utf-8")
    rules = broken / "data" / "rules" / "talks.yml"
    rules.write_text(rules.read_text("utf-8").replace("knid: rule", "kind: rule"), "utf-8")
    assert problem not in page(preview, lambda html: problem not in html)
    assert "Traceback" not in log.read_text("utf-8", errors="replace")
