"""Every code of a problem is explained to maintainers and shown by a test."""

from __future__ import annotations

import re
from pathlib import Path

CODE = re.compile(r"\b[EL][1-9][0-9]{2}\b")


def codes(*files: Path) -> set[str]:
    return {code for file in files for code in CODE.findall(file.read_text("utf-8", errors="replace"))}


def raised(root: Path) -> set[str]:
    return codes(*(root / "hooks").rglob("*.py"))


def test_every_code_has_a_row_in_the_guide(root: Path) -> None:
    rows = re.findall(
        r"^\| ([EL][1-9][0-9]{2}) \| \S.* \|$", (root / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(set(rows)) == rows, "one row each, in order"
    assert set(rows) == raised(root)


def test_every_code_is_shown_by_a_test(root: Path) -> None:
    tests = root / "tests"
    shown = codes(*tests.rglob("test_*.py"), *tests.rglob("expected.txt"))
    assert raised(root) - shown == set()
