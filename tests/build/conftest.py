"""The small handbook for tests that build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import building


@pytest.fixture
def checkout(root: Path, good: Path) -> Path:
    """The small good book with the project's code, settings and assets; its pages stand in no menu."""
    return building.checkout(root, good)


@pytest.fixture
def start() -> Callable[..., object]:
    """Starts a build in a folder; what follows are settings of the environment."""
    return building.started


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A copy of the project's sources."""
    return building.sources(root, tmp_path / "project")
