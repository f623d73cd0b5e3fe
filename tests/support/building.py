"""A small handbook that is built like the real one, in a few seconds with all its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Puts a payload behind all texts once the Book is there; nothing else is changed.
_POISON = """

import sys
sys.path.insert(0, {tests!r})
from handbook import generated
from support import hostile

_load = session.load

def _poisoned():
    done = _load()
    session.book = hostile.poisoned(session.book, getattr(hostile, {name!r}))
    session.generated = generated.pages(session.book)
    session._key += {name!r}
    return done

session.load = _poisoned
"""
_CASE = """---
title: 某地
kind: case
id: somewhere
checked_on: 2026-11-23
description: 一句话
case:
  chapter: 1
  sections: ["1.1"]
  sector: 农村
  province: 湖南
  practised: "2020"
  themes: [党小组会]
  evidence: 摘录
  level: 小组
  group_form: 按地域编组
  source: {title: 题, publisher: 报, date: "2020"}
---

# 某地 {#top}

## 事情 {#story}

一段。
"""


def checkout(root: Path, book: Path) -> Path:
    """Put the project's code, settings and assets into the folder of a book, whose pages then stand in no menu."""
    shutil.copytree(root / "hooks", book / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "docs" / "assets", book / "docs" / "assets")
    lines = (root / "mkdocs.yml").read_text("utf-8").split("\n")
    for key in ("nav:", "not_in_nav:", "validation:"):
        start = lines.index(next(line for line in lines if line.startswith(key)))
        end = next((n for n in range(start + 1, len(lines)) if lines[n][:1] not in ("", " ", "#")), len(lines))
        del lines[start:end]
    (book / "mkdocs.yml").write_text("\n".join(lines), "utf-8")
    return book


def sources(root: Path, target: Path) -> Path:
    """Copy what the project is built from into a new folder."""
    target.mkdir()
    for name in ("docs", "data", "hooks"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", target)
    return target


def environment(**settings: str) -> dict[str, str]:
    """That of a build; ``settings`` are added to what this process has."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}


def started(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """A build that runs in ``folder``; ``settings`` are of its environment."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=folder,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def poisoned(root: Path, folder: Path, name: str, pdf: bool = False) -> Path:
    """The site of the book in ``folder``, a case added, with a payload of ``hostile`` behind all texts."""
    (folder / "docs" / "cases").mkdir(exist_ok=True)
    (folder / "docs" / "cases" / "somewhere.md").write_text(_CASE, "utf-8")
    entry = folder / "hooks" / "entry.py"
    own = entry.read_text("utf-8").partition("\n\nimport sys\nsys.path.insert")[0]
    entry.write_text(own + _POISON.format(tests=str(root / "tests"), name=name), "utf-8")
    settings = {"HANDBOOK_PDF": str(int(pdf)), "HANDBOOK_SITE_URL": "https://a.example/"}
    process = started(folder, "-d", str(folder / name), **settings)
    told, _ = process.communicate(timeout=300)
    assert process.returncode == 0, told
    return folder / name
