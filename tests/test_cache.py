"""What is kept is what was made, from the same things only; what is not as it was written is made anew."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from handbook import cache as caching
from handbook import downloads, session
from handbook.cache import Cache, Kind
from handbook.feeds import files as feeds
from handbook.print import typeset
from handbook.search import collect, hanzi

KIND = Kind("things", ("handbook.articles",))
# Every kind that the project keeps.
_MODULES = (collect, downloads, feeds, hanzi, session, typeset)
KINDS = [value for module in _MODULES for value in vars(module).values() if isinstance(value, Kind)]


def refuse() -> dict[str, int]:
    raise AssertionError("made again")


def number(value: int) -> Callable[[], dict[str, int]]:
    return lambda: {"x": value}


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_same_thing_is_not_made_again(tmp_path: Path) -> None:
    assert Cache(tmp_path).value(KIND, ["a"], dict, number(1)) == {"x": 1}
    assert Cache(tmp_path).value(KIND, ["a"], dict, refuse) == {"x": 1}


def test_without_a_folder_everything_is_made_each_time() -> None:
    cache = Cache()
    assert cache.value(KIND, ["a"], dict, number(1)) == {"x": 1}
    assert cache.value(KIND, ["a"], dict, number(2)) == {"x": 2}


def test_other_inputs_are_other_things(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    asked: list[object] = [["a"], ["b"], ["a", "b"], ["ab"], b"a", b"b", {"a": 1}, {"a": 2}, "\udc80"]
    for place, made_of in enumerate(asked):
        assert cache.value(KIND, made_of, dict, number(place)) == {"x": place}
    for place, made_of in enumerate(asked):
        assert cache.value(KIND, made_of, dict, refuse) == {"x": place}


def test_what_cannot_be_put_into_a_key_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        Cache.key(KIND, [object()])


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 40, -1])
def test_file_that_was_cut_off_is_made_anew(tmp_path: Path, size: int) -> None:
    Cache(tmp_path).value(KIND, ["a"], dict, number(1))
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:size])
    assert Cache(tmp_path).value(KIND, ["a"], dict, number(2)) == {"x": 2}
    assert Cache(tmp_path).value(KIND, ["a"], dict, refuse) == {"x": 2}


def test_any_changed_byte_is_seen(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KIND, ["a"], b"content")
    (file,) = files(tmp_path)
    good = file.read_bytes()
    for place in range(len(good)):
        file.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert cache.find(KIND, ["a"], bytes) is None, place
    file.write_bytes(good)
    assert cache.find(KIND, ["a"], bytes) == b"content"


def test_whole_file_in_the_place_of_another_is_made_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.value(KIND, 1, dict, number(1))
    (one,) = files(tmp_path)
    cache.value(KIND, 2, dict, number(2))
    (other,) = {*files(tmp_path)} - {one}
    other.write_bytes(one.read_bytes())
    assert cache.value(KIND, 2, dict, number(2)) == {"x": 2}


def test_folder_in_the_place_of_a_file_is_no_result(tmp_path: Path) -> None:
    Cache(tmp_path).put(KIND, ["a"], 1)
    (file,) = files(tmp_path)
    file.unlink()
    file.mkdir()
    assert Cache(tmp_path).find(KIND, ["a"], int) is None


def test_result_of_another_type_is_made_anew(tmp_path: Path) -> None:
    Cache(tmp_path).put(KIND, ["a"], "text")
    assert Cache(tmp_path).value(KIND, ["a"], dict, number(3)) == {"x": 3}


def test_nothing_is_kept_of_what_failed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="made again"):
        Cache(tmp_path).value(KIND, ["a"], dict, refuse)
    assert files(tmp_path) == []


@pytest.mark.parametrize(("module", "name"), [(os, "fsync"), (Path, "replace"), (Path, "open"), (Path, "mkdir")])
def test_full_disk_leaves_nothing_and_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, name, full)
        with pytest.raises(OSError, match="No space"):
            Cache(tmp_path).value(KIND, ["a"], dict, number(1))
    assert files(tmp_path) == []
    assert Cache(tmp_path).value(KIND, ["a"], dict, number(2)) == {"x": 2}


WRITER = """
import sys, os
sys.path.insert(0, {hooks!r})
from pathlib import Path
from handbook.cache import Cache, Kind
Cache.key = staticmethod(lambda kind, made_of: str(made_of))
real = os.fsync
def slow(number):
    print("half", flush=True)
    sys.stdin.read()
os.fsync = slow
Cache(Path({folder!r})).put(Kind("things", ()), "a", b"x" * 100_000)
"""


def test_process_killed_half_way_leaves_no_result(root: Path, tmp_path: Path) -> None:
    code = WRITER.format(hooks=str(root / "hooks"), folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"half\n"
        writer.kill()
    assert [file.suffix for file in files(tmp_path)] == [".part"]
    cache = Cache(tmp_path)
    assert cache.value(KIND, ["b"], int, lambda: 1) == 1
    cache.sweep()
    assert [file.suffix for file in files(tmp_path)] == [""]


def test_sweep_removes_what_was_not_asked_for(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    for name in "abc":
        first.put(KIND, [name], name)
    second = Cache(tmp_path)
    second.find(KIND, ["a"], str)
    second.use(KIND, ["b"])
    second.sweep()
    assert [Cache(tmp_path).find(KIND, [name], str) for name in "abc"] == ["a", "b", None]


def test_sweep_leaves_kinds_that_this_build_did_not_need(tmp_path: Path) -> None:
    other = Kind("others", ())
    Cache(tmp_path).put(other, ["a"], 1)
    cache = Cache(tmp_path)
    cache.value(KIND, ["a"], int, lambda: 1)
    cache.sweep()
    assert Cache(tmp_path).find(other, ["a"], int) == 1


def test_changed_version_of_a_tool_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = Kind("things", (), ("lxml",))
    before = Cache.key(kind, [])
    monkeypatch.setattr(caching, "_version", lambda tool: "0.0.0")
    assert Cache.key(kind, []) != before


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The package, free to be changed."""
    target = tmp_path / "hooks"
    shutil.copytree(root / "hooks" / "handbook", target / "handbook", ignore=shutil.ignore_patterns("__pycache__"))
    return target


def keys(hooks: Path) -> dict[str, str]:
    """The key of each kind, as a process with the code in ``hooks`` has it."""
    asked = ", ".join(repr((kind.name, kind.modules, kind.tools)) for kind in KINDS)
    code = f"from handbook.cache import Cache, Kind\nfor one in [{asked}]: print(one[0], Cache.key(Kind(*one), []))"
    environment = {**os.environ, "PYTHONPATH": str(hooks)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ("print/typeset.py", {"pdf"}),
        ("print/filter.lua", {"pdf", "markup"}),
        ("print/typ/book.typ", {"pdf"}),
        ("office/word.py", {"word"}),
        ("search/hanzi.py", {"search", "hanzi"}),
        ("search/documents.py", {"search", "sections"}),
        ("sources/marked_yaml.py", {"book"}),
        ("feeds/calendar.py", {"feeds"}),
    ],
)
def test_changed_code_is_another_key(copy: Path, changed: str, wanted: set[str]) -> None:
    before = keys(copy)
    assert set(before) == {kind.name for kind in KINDS}
    file = copy / "handbook" / changed
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    after = keys(copy)
    assert wanted <= {name for name in before if before[name] != after[name]}


def test_moved_code_has_the_same_keys(copy: Path) -> None:
    before = keys(copy)
    moved = copy.rename(copy.with_name("党小组 手册"))
    assert keys(moved) == before


def imported(file: Path) -> set[str]:
    """The top names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_library_that_makes_a_kind_is_named(kind: Kind) -> None:
    """Of the modules named and those in their room that they need; rooms below hand over texts, which are inputs."""
    owners, names = importlib.metadata.packages_distributions(), set()
    for module in kind.modules:
        code = {file for file in caching.code_files(module) if file.suffix == ".py"}
        own = next(file for file in code if file.stem == module.rpartition(".")[2])
        top = own.parent.name == "handbook"
        names |= {
            name for file in code if file == own or not top and file.parent == own.parent for name in imported(file)
        }
    names -= sys.stdlib_module_names | {"handbook"}
    assert {re.sub(r"[-_.]+", "-", owner).lower() for name in names for owner in owners[name]} <= set(kind.tools)
