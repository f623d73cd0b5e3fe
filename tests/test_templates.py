"""Every template passes the check as it stands, where the guide says to copy it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from handbook.lint import findings

# Template → where it is copied to; what begins with + is added to the end of a file.
PLACES = {
    "rule.yml": "data/rules/yangban.yml",
    "checklist.yml": "data/checklists/yangban-checklist.yml",
    "form.yml": "data/forms/yangban-form.yml",
    "sample.yml": "data/samples/yangban-sample.yml",
    "lesson.yml": "data/lessons/yangban-lesson.yml",
    "case.md": "docs/cases/yangban-case.md",
    "section.md": "docs/chapters/3-systems/requirements.md",
    "faq.yml": "+data/faq.yml",
}


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the handbook's data and pages."""
    target = tmp_path_factory.mktemp("handbook")
    for name in ("data", "docs"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("assets"))
    return target


def add(file: Path, text: str) -> None:
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{text}", "utf-8")


def test_each_template_has_a_place(root: Path) -> None:
    assert {file.name for file in (root / "templates").iterdir()} == set(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_a_template_passes_as_it_stands(name: str, root: Path, copy: Path) -> None:
    place = PLACES[name]
    target, text = copy / place.removeprefix("+"), (root / "templates" / name).read_text("utf-8")
    before = target.read_bytes() if target.is_file() else None
    about = copy / "docs" / "about" / "index.md"
    page = about.read_bytes()
    if place.startswith("+"):
        add(target, text)
    else:
        target.write_text(text, "utf-8")
    if name == "rule.yml":
        # The template says it: a rule must be cited somewhere.
        add(about, "\n样板的谈话在[=yangban-01:days]之内。[@yangban-01]\n")
    try:
        # The template stands in the place of a real section, whose parts have phrases of readers.
        # One lesson without phrases among so few is a finding; a new one brings its own.
        expected = {"section.md": {"L442"}, "lesson.yml": {"L441"}}.get(name, set())
        assert [str(one) for one in findings(copy) if one.code not in expected] == []
    finally:
        about.write_bytes(page)
        target.write_bytes(before) if before is not None else target.unlink()


@pytest.mark.parametrize("name", PLACES)
def test_the_guide_names_each_template_and_where_it_goes(name: str, root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text("utf-8")
    assert f"templates/{name}" in guide
