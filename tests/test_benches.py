"""The benches start where they are started from: with the project's folder and hooks/ on the path, no more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import PARTS

_ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", [*PARTS, "fit", "importance"])
def test_each_bench_finds_what_it_needs(name: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(("hooks", "."))}
    command = [sys.executable, "-c", f"import bench.{name}"]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
