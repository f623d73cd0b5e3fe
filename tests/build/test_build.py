"""A real strict build: what it writes, and what a failed one leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from handbook.session import Session


def build(project: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HANDBOOK_PDF": "0", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=300)


def test_failed_build_names_the_place_and_leaves_the_site(project: Path) -> None:
    done = build(project)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    assert (site / "index.html").is_file()
    assert (site / "rules" / "meeting.html").is_file()
    assert (site / "api" / "rules.json").is_file()
    before = {p: p.stat().st_mtime_ns for p in site.rglob("*")}

    rules = project / "data" / "rules" / "meeting.yml"
    rules.write_text(rules.read_text("utf-8").replace("kind: rule", "knid: rule", 1), "utf-8")
    page = project / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[@no-such-rule]\n", "utf-8")
    failed = build(project)
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert "E201 不认识的键“knid”；是否指“kind”？" in failed.stderr
    assert "E203 规则“no-such-rule”不存在" in failed.stderr
    assert {p: p.stat().st_mtime_ns for p in site.rglob("*")} == before
    assert not (project / ".site.new").exists()


def test_broken_link_fails_strictly_and_leaves_the_site(project: Path) -> None:
    site = project / "site"
    site.mkdir()
    (site / "old.txt").write_text("旧", "utf-8")
    page = project / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[坏链接](nowhere.md)\n", "utf-8")
    assert build(project).returncode == 1
    assert [p.name for p in site.iterdir()] == ["old.txt"]


def test_preview_shows_problems_and_goes_on(project: Path) -> None:
    rules = project / "data" / "rules" / "talks.yml"
    good = rules.read_text("utf-8")
    rules.write_text(good.replace("kind: rule", "knid: rule", 1), "utf-8")
    session = Session(project)
    session.serving = True
    assert session.load()
    assert "E201 不认识的键“knid”" in session.begin("index.md", "# 首页")[0]
    rules.write_text(good, "utf-8")
    assert session.load()
    assert session.begin("index.md", "# 首页")[0] == "# 首页"
    rules.write_text("", "utf-8")
    assert session.load()
    assert "txth-01" in session.book.rules
    assert "E105 文件是空的" in session.begin("index.md", "# 首页")[0]
