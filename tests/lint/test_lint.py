"""The linter names what a build would let through."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from handbook.lint import findings
from handbook.sources import schema
from handbook.sources.kinds import KINDS


def test_the_handbook_itself_is_clean(root: Path) -> None:
    assert [str(one) for one in findings(root)] == []


def test_a_schema_that_is_not_current_or_not_there_is_named(good: Path) -> None:
    before, folder = findings(good), good / "data" / "schema"
    assert schema.main([str(folder)]) == 0
    assert findings(good) == before
    (folder / "faq.json").write_text("{}", "utf-8")
    (folder / "book.json").unlink()
    assert [str(one) for one in findings(good) if one not in before] == [
        "data/schema/book.json:1:1: E120 模式文件不是最新的；请运行 make schema",
        "data/schema/faq.json:1:1: E120 模式文件不是最新的；请运行 make schema",
    ]


def test_there_is_a_schema_for_each_kind_of_data_and_no_other(root: Path) -> None:
    assert {f"{kind.name}.json" for kind in KINDS} == {file.name for file in (root / "data" / "schema").iterdir()}


def test_uncited_number_missing_heading_and_missing_id_are_found(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    page.write_text(page.read_text("utf-8") + "\n## 依据\n\n每月开 1 次会。\n", "utf-8")
    found = [str(one).split(" ")[0:2] for one in findings(good)]
    assert ["docs/chapters/1-status/nature.md:22:5:", "L402"] in found
    assert ["docs/chapters/1-status/nature.md:20:1:", "L401"] in found
    assert [row[1] for row in found].count("L403") == 6


@pytest.mark.parametrize("end", ["---", "--- ", "...", "... "])
def test_a_head_closed_in_any_way_that_loads_is_checked_at_the_right_lines(end: str, good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    first = [str(one) for one in findings(good)]
    page.write_text(page.read_text("utf-8").replace("\n---\n", f"\n{end}\n", 1), "utf-8")
    assert [str(one) for one in findings(good)] == first != []


@pytest.mark.parametrize(
    "written",
    [
        '  - id: "df-99"\n    statement: 甲。\n',
        "  - statement: 甲。\n    id: df-99\n",
        "  -\n    statement: 甲。\n    id: 'df-99'\n",
    ],
)
def test_a_rule_nobody_cites_is_named_at_its_id_however_it_is_written(written: str, good: Path) -> None:
    rules = good / "data" / "rules" / "meeting.yml"
    rest = "    regulation: tiaoli\n    article: 第一条\n    kind: rule\n    confidence: verified-full-text\n"
    more = "    article_confidence: as-read\n    checked_on: 2026-11-23\n"
    rules.write_text(rules.read_text("utf-8") + written + rest + more, "utf-8")
    (number,) = (n for n, text in enumerate(rules.read_text("utf-8").split("\n"), 1) if "df-99" in text)
    found = [str(one) for one in findings(good) if one.code == "L411"]
    assert found == [f"data/rules/meeting.yml:{number}:1: L411 规则“df-99”没有一处引用；请引用或说明"]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("- 党小组会每月开一次。", 3),
        ("每月召开一次党小组会。", 1),
        ("据该报报道，党小组会每月开一次。", 0),
        ("- 党小组会每月开一次。[@hui-01]", 0),
        ("党小组会[=hui-01:frequency]。", 0),
        ("那年他们走访了三次。", 0),
    ],
)
def test_how_often_a_meeting_is_held_needs_a_rule_in_a_case_too(line: str, column: int, good: Path) -> None:
    case = good / "docs" / "cases" / "one.md"
    case.parent.mkdir()
    head = "---\ntitle: 某地\nkind: case\nid: one\nchecked_on: 2026-11-23\ncase:\n  chapter: 1\n  level: 小组\n"
    source = "  evidence: 摘录\n  source: {title: 甲, publisher: 乙}\n---\n\n"
    case.write_text(f"{head}{source}{line}\n", "utf-8")
    found = [one.column for one in findings(good) if one.code == "L402" and one.path == "docs/cases/one.md"]
    assert found == ([column] if column else [])


def test_words_to_say_stand_apart_from_the_steps_on_both_sides(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    body = page.read_text("utf-8")
    first = body.count("\n") + 2

    def found(*lines: str) -> list[tuple[int, int]]:
        page.write_text(body + "\n" + "\n".join(lines) + "\n", "utf-8")
        return [(one.line, one.column) for one in findings(good) if one.code == "L420"]

    assert found("1. **说。**", "", "    > 照着说：“好。”", "    > 又一句。", "", "2. **记。**") == []
    assert found("1. **说。**", "    > 照着说：“好。”", "", "2. **记。**") == [(first + 1, 5)]
    assert found("1. **说。**", "", "    > 照着说：“好。”", "2. **记。**") == [(first + 3, 1)]


def test_headings_out_of_order_and_a_checklist_without_basis_are_found(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    page.write_text(page.read_text("utf-8") + "\n## 依据和变化 {#basis}\n\n## 为什么 {#why}\n", "utf-8")
    page.write_text(page.read_text("utf-8").replace("## 怎么做 {#steps}", "## 常见误区 {#pitfalls}"), "utf-8")
    meeting = good / "data" / "checklists" / "meeting.yml"
    meeting.write_text(meeting.read_text("utf-8").replace("\nbasis: [hui-01]", "\nbasis: []"), "utf-8")
    found = [str(one).split(" ")[:2] for one in findings(good)]
    assert ["docs/chapters/1-status/nature.md:10:1:", "L404"] in found
    assert ["data/checklists/meeting.yml:1:1:", "L405"] in found


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_that_lacks_a_character_still_gets_every_line(encoding: str, root: Path, good: Path) -> None:
    faq = good / "data" / "faq.yml"
    faq.write_text("é: 1\n➊: 2\n" + faq.read_text("utf-8"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(root / "hooks")}
    command = [sys.executable, "-m", "handbook.lint", str(good)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
    lines = done.stdout.decode(encoding).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("data/faq.yml:2:1: E201 ") and "\\u278a" in lines[1]


def test_broken_data_is_reported_in_place_of_findings(good: Path) -> None:
    (good / "data" / "faq.yml").write_text("", "utf-8")
    assert [str(one) for one in findings(good)] == ["data/faq.yml:1:1: E105 文件是空的"]
