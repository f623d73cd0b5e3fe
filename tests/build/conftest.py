"""A small handbook that is built like the real one, in a few seconds with all its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Build = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def checkout(root: Path, good: Path) -> Path:
    """The small good book with the project's code, settings and assets; its pages stand in no menu."""
    shutil.copytree(root / "hooks", good / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "docs" / "assets", good / "docs" / "assets")
    lines = (root / "mkdocs.yml").read_text("utf-8").split("\n")
    for key in ("nav:", "not_in_nav:", "validation:"):
        start = lines.index(next(line for line in lines if line.startswith(key)))
        end = next((n for n in range(start + 1, len(lines)) if lines[n][:1] not in ("", " ", "#")), len(lines))
        del lines[start:end]
    (good / "mkdocs.yml").write_text("\n".join(lines), "utf-8")
    return good


@pytest.fixture
def start() -> Build:
    """Starts a build in a folder; what follows are settings of the environment."""

    def started(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
        command = [sys.executable, "-m", "mkdocs", "build", *arguments]
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    return started
