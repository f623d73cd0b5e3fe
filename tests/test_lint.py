"""The linter names what a build would let through."""

from __future__ import annotations

from pathlib import Path

from handbook.lint import findings
from handbook.sources.schema import schemas, stale


def test_the_handbook_itself_is_clean(root: Path) -> None:
    assert [str(one) for one in findings(root)] == []


def test_schemas_are_current(root: Path) -> None:
    assert stale(root / "data" / "schema") == []
    assert set(schemas()) == {file.name for file in (root / "data" / "schema").iterdir()}


def test_uncited_number_missing_heading_and_missing_id_are_found(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    page.write_text(page.read_text("utf-8") + "\n## 依据\n\n每月开 1 次会。\n", "utf-8")
    found = [str(one).split(" ")[0:2] for one in findings(good)]
    assert ["docs/chapters/1-status/nature.md:22:5:", "L402"] in found
    assert ["docs/chapters/1-status/nature.md:20:1:", "L401"] in found
    assert [row[1] for row in found].count("L403") == 6


def test_broken_data_is_reported_in_place_of_findings(good: Path) -> None:
    (good / "data" / "faq.yml").write_text("", "utf-8")
    assert [str(one) for one in findings(good)] == ["data/faq.yml:1:1: E105 文件是空的"]
