"""Copies of the project: as it is, with the hooks off, and ten times as large."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
_ID = re.compile(r"^id: (\S+)$", re.MULTILINE)
_KIND = re.compile(r"^kind: (?:chapter|section)$", re.MULTILINE)
# Runs a command and tells its seconds, those of processors, and the largest process below it in KB.
_MEASURED = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
largest = used.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(time.perf_counter() - start, used.ru_utime + used.ru_stime, largest)
"""


def copy(target: Path) -> Path:
    """The project without what is built from it."""
    shutil.copytree(
        ROOT,
        target,
        ignore=shutil.ignore_patterns(".venv", ".git", ".cache", "site", "dist", "tests", ".site.*", "__pycache__"),
    )
    return target


@dataclass(frozen=True)
class Cost:
    """What a build has taken: seconds, seconds of processors, and the memory of its largest process in bytes."""

    seconds: float
    processors: float
    memory: int


def build(project: Path, pdf: bool, config: str = "mkdocs.yml") -> float:
    """Seconds that ``mkdocs build`` takes; raises CalledProcessError when it fails."""
    return measured(project, pdf, config).seconds


def measured(project: Path, pdf: bool, config: str = "mkdocs.yml", editions: bool = False) -> Cost:
    """What ``mkdocs build`` takes, with ``editions`` what ``make editions`` does; raises CalledProcessError."""
    asked = {"HANDBOOK_PDF": str(int(pdf)), "HANDBOOK_EDITIONS": str(int(editions))}
    environment = {**os.environ, **asked, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"}
    own = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config]
    command = [sys.executable, "-c", _MEASURED, *own]
    done = subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True, text=True)
    taken, processors, kilobytes = done.stdout.split()
    return Cost(float(taken), float(processors), int(kilobytes) * 1024)


def change(project: Path, page: str, text: str) -> None:
    """Put ``text`` behind the first line below the first heading of a page of docs/ that ends a sentence."""
    file = project / "docs" / page
    top, heading, below = file.read_text("utf-8").partition("\n## ")
    start, _, rest = below.partition("。\n")
    file.write_text(f"{top}{heading}{start}。{text}\n{rest}", "utf-8")


def without_hooks(project: Path) -> Path:
    """A project that has the same pages as Markdown, generated ones too, and no hooks; directives stay as text."""
    sys.path.insert(0, str(ROOT / "hooks"))
    from handbook import generated
    from handbook.sources.load import load_book

    for path, page in generated.pages(load_book(project)).items():
        target = project / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, "utf-8")
    config = (project / "mkdocs.yml").read_text("utf-8")
    config = config.replace("hooks:\n  - hooks/entry.py\n", "")
    (project / "mkdocs.yml").write_text(config, "utf-8")
    return project


def _marking(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda found: _other(found[1], mark)


def enlarge(project: Path, times: int) -> Path:
    """The project with ``times`` as many rules, checklists, forms, questions and pages, each copy with its own id."""
    data, docs = project / "data", project / "docs"
    for number in range(1, times):
        mark = f"x{number}-"
        for folder, key in (("rules", "rules"), ("checklists", None), ("forms", None), ("samples", None)):
            for file in sorted((data / folder).glob("[!x]*.yml")):
                _data(file, mark, key)
        for file in sorted([*docs.glob("chapters/*/[!x]*.md"), *docs.glob("cases/[!x]*.md")]):
            text = _ID.sub(_marking(mark), file.read_text("utf-8"), count=1)
            # A chapter has only the sections that data/book.yml lists.
            text = _KIND.sub("kind: reading", text, count=1)
            (file.parent / f"{mark}{file.name}").write_text(text, "utf-8")
    for name, key in (("faq", "questions"), ("glossary", "terms")):
        _list(data / f"{name}.yml", key, times)
    # What is one file in the handbook would be several in one ten times as large.
    reader = project / "hooks" / "handbook" / "sources" / "marked_yaml.py"
    _replace(reader, "MAX_BYTES = 1024 * 1024", f"MAX_BYTES = {times} * 1024 * 1024")
    _replace(project / "mkdocs.yml", "not_in_nav: |", "not_in_nav: |\n  /chapters/*/x*.md")
    return project


def _replace(file: Path, old: str, new: str) -> None:
    """Raise ValueError when ``old`` isn't there: a copy that stays as it is would be measured as another."""
    text = file.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{file.name} 里没有要换的：{old}")
    file.write_text(text.replace(old, new), "utf-8")


def _other(name: str, mark: str) -> str:
    return f"id: {mark}{name.strip(chr(34)).replace('.', '-')}"


def _data(file: Path, mark: str, key: str | None) -> None:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    if key:
        for one in loaded[key]:
            one["id"] = mark + one["id"]
        loaded["slug"] = mark + loaded["slug"]
    else:
        loaded["id"] = mark + loaded["id"]
    _write(file.with_name(mark + file.name), loaded)


def _list(file: Path, key: str, times: int) -> None:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    first = loaded[key]
    name = "term" if key == "terms" else "question"
    for number in range(1, times):
        loaded[key] = loaded[key] + [
            {**one, "id": f"x{number}-{one['id']}", name: f"{one[name]}{number}"} for one in first
        ]
    _write(file, loaded)


def _write(file: Path, loaded: dict[str, Any]) -> None:
    # Short lists stand in a line: ten times the questions would be larger than a file of data may be.
    style: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10_000, "default_flow_style": None}
    # Dates were read as dates and are written as texts again.
    file.write_text(yaml.safe_dump(_texts(loaded), **style), "utf-8")


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)
