"""The tests themselves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path


def test_no_two_test_files_have_one_name(root: Path) -> None:
    """A file named alone, as in a report or after ``-k``, is one file."""
    names = Counter(path.name for path in (root / "tests").rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []
