"""Fixtures shared by all tests: a small good book and copies of it with one thing wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from handbook.model import Book
from handbook.sources.load import load_book

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = Path(__file__).parent / "fixtures"


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
