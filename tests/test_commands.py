"""The commands work from wherever the folder is moved to."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_tool_is_started_by_the_python_of_the_environment(root: Path) -> None:
    """The scripts in .venv/bin name the folder in which they were installed; python does not."""
    makefile = (root / "Makefile").read_text("utf-8")
    assert set(re.findall(r"\$\(BIN\)/(\w+)", makefile)) == {"python"}
