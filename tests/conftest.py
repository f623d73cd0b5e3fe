"""Fixtures shared by all tests: a small good book and copies of it with one thing wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from handbook.model import Book
from handbook.sources.load import load_book
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = Path(__file__).parent / "fixtures"

# 每次都试同样的例子：偶然找到的新毛病归 make torture 管，不让不相干的改动过不去。
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project itself."""
    return ROOT


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the small good book, free to be changed."""
    target = tmp_path / "book"
    shutil.copytree(FIXTURES / "good", target)
    return target


@pytest.fixture(scope="session")
def small_book() -> Book:
    """The small good book, loaded."""
    return load_book(FIXTURES / "good")


@pytest.fixture(scope="session")
def handbook() -> Book:
    """The real handbook, loaded."""
    return load_book(ROOT)


@pytest.fixture(scope="session")
def pages_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly without PDFs: seconds, where the whole takes minutes."""
    return _built(root, tmp_path_factory.mktemp("pages") / "site", HANDBOOK_PDF="0")


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly; PDFs too, but for that of the whole."""
    return _built(root, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def released(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as ``make editions`` builds it, with the PDF of the whole and the other editions."""
    return _built(root, tmp_path_factory.mktemp("released") / "site", HANDBOOK_EDITIONS="1")


def _built(root: Path, target: Path, **settings: str) -> Path:
    """Where the site stands, once it is built."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return target
