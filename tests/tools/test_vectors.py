"""The same examples for the reckoning in Python and in the readers' scripts."""

from __future__ import annotations

import copy
import importlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from handbook.model import Book
from handbook.tools import page, worked
from support.node import node

VECTORS = Path(__file__).parent / "vectors"
TOOLS = sorted(file.stem for file in VECTORS.glob("*.yml"))


def vectors(tool: str) -> list[dict[str, Any]]:
    """As the project's own YAML: numbers, truth and nothing are values, a date is a text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    found: list[dict[str, Any]] = yaml.load((VECTORS / f"{tool}.yml").read_text("utf-8"), Loader)
    return found


def data_for(book: Book, tool: str, vector: dict[str, Any]) -> page.Data:
    """The data of the tool's page, with the values that the vector changes."""
    data = copy.deepcopy(page.data(book, book.tools[tool], "../"))
    for rule, values in vector.get("rules", {}).items():
        data["rules"][rule]["values"].update(values)
    return data


def agrees(found: Any, said: Any) -> bool:
    """Whether all is as said; of a list that is said by id, only what is named there."""
    if isinstance(found, list) and isinstance(said, dict):
        named = {one["id"]: one for one in found}
        return all(named[name] == {"id": name, **one} for name, one in said.items())
    if isinstance(found, dict) and isinstance(said, dict):
        return found.keys() == said.keys() and all(agrees(found[key], said[key]) for key in said)
    return bool(found == said)


@pytest.mark.parametrize("tool", TOOLS)
def test_python_finds_what_the_vectors_say(tool: str, handbook: Book) -> None:
    reckon = importlib.import_module(f"handbook.tools.{tool.replace('-', '_')}").reckon
    for vector in vectors(tool):
        found = reckon(data_for(handbook, tool, vector), vector["given"])
        assert agrees(found, vector["found"]), (vector["given"], found)


def test_scripts_find_what_the_vectors_say(handbook: Book) -> None:
    asked = [(tool, vector) for tool in TOOLS for vector in vectors(tool)]
    questions = [{"tool": t, "data": data_for(handbook, t, v), "given": v["given"]} for t, v in asked]
    done = node("testing/tools.js", stdin=json.dumps(questions, ensure_ascii=False))
    assert done.returncode == 0, done.stderr
    for (tool, vector), found in zip(asked, json.loads(done.stdout), strict=True):
        assert agrees(found, vector["found"]), (tool, vector["given"], found)


@pytest.mark.parametrize("tool", TOOLS)
def test_page_shows_what_was_worked_out(tool: str, handbook: Book) -> None:
    examples = worked.of(page.data(handbook, handbook.tools[tool], "../"))
    assert examples and all(example.rows for example in examples)


def test_every_tool_that_reckons_has_vectors(handbook: Book, root: Path) -> None:
    modules = {path.stem for path in (root / "hooks" / "handbook" / "tools").glob("*.py")}
    assert {name for name in handbook.tools if name.replace("-", "_") in modules} == set(TOOLS)
