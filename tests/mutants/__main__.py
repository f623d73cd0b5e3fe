"""``python -m mutants [--count N] [--seed S] [python] [scripts] [PATH…]``: change the code and print what survives.

Exits with 1 when more than one change in twenty survives.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from mutants import forking, scripts, trying
from mutants.changes import Change
from mutants.python import Source

ROOT = Path(__file__).resolve().parents[2]
_KEPT = ROOT / ".cache" / "mutants"
_EQUIVALENT = Path(__file__).with_name("equivalent.yml")
# Share of the changes that may survive.
ALLOWED = 0.05
_AT_ONCE = 2
# After so many the count so far is printed.
_TOLD = 25


@dataclass(frozen=True)
class Equivalent:
    """A change that no test can notice, and why."""

    file: str
    before: str
    after: str
    reason: str


def equivalent() -> list[Equivalent]:
    """The changes that make no difference."""
    return [Equivalent(**row) for row in yaml.safe_load(_EQUIVALENT.read_text("utf-8"))]


def python_changes(paths: list[str]) -> list[Change]:
    """Every change to the modules in hooks/handbook."""
    files = sorted((ROOT / "hooks" / "handbook").rglob("*.py"))
    sources = [Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]
    return [one for source in sources if _named(source.path, paths) for one in source.changes()]


def script_changes(paths: list[str]) -> list[Change]:
    """Every change to the modules in web/."""
    return [one for one in scripts.changes() if _named(one.path, paths)]


def _named(path: str, paths: list[str]) -> bool:
    return not paths or any(part in path for part in paths)


def chosen(changes: list[Change], count: int | None, seed: int) -> list[Change]:
    """A random sample, or all, without those that make no difference."""
    none = {(one.file, one.before, one.after) for one in equivalent()}
    texts = {path: (ROOT / path).read_text("utf-8") for path in {one.path for one in changes}}
    left = [one for one in changes if (one.path, *one.shown(texts[one.path])) not in none]
    return left if count is None else random.Random(seed).sample(left, min(count, len(left)))


def tried(name: str, changes: list[Change], survives: Callable[[Change], bool]) -> float:
    """Try the changes in processes of their own; print the survivors; their share."""
    start, found = time.perf_counter(), list[Change]()
    with ProcessPoolExecutor(_AT_ONCE, multiprocessing.get_context("fork")) as pool:
        for number, (change, survived) in enumerate(zip(changes, pool.map(survives, changes), strict=True), 1):
            if number % _TOLD == 0:
                print(f"……试了 {number} 处，没有看出 {len(found)} 处", flush=True)
            if survived:
                found.append(change)
                before, after = change.shown((ROOT / change.path).read_text("utf-8"))
                print(f"{change.path}:{change.line}: {before}\n    {after}", flush=True)
    share = len(found) / max(1, len(changes))
    taken = time.perf_counter() - start
    print(f"{name}：改了 {len(changes)} 处，测试没有看出 {len(found)} 处（{share:.1%}），用 {taken:.0f} 秒", flush=True)
    return share


def main(arguments: list[str]) -> int:
    """Try the changes and print those that survive."""
    parser = argparse.ArgumentParser("mutants", description="一处一处改坏代码，看测试看不看得出来")
    parser.add_argument("--count", type=int, help="两边各随机试多少处；不写就全部试")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("python", "scripts"))
    parser.add_argument("--near", action="store_true", help="只用点了名的和同一间屋子的测试：快，看不出来的偏多")
    parser.add_argument("--list", action="store_true", help="只列出会改哪些地方")
    parser.add_argument("paths", nargs="*", help="只改路径里有这些字的文件")
    given = parser.parse_args(arguments)
    python = chosen(python_changes(given.paths), given.count, given.seed) if given.only != "scripts" else []
    web = chosen(script_changes(given.paths), given.count, given.seed) if given.only != "python" else []
    print(f"种子 {given.seed}：Python {len(python)} 处，脚本 {len(web)} 处", flush=True)
    if given.list:
        return 0
    shares = []
    with tempfile.TemporaryDirectory() as folder:
        if python:
            forking.load_libraries()
            tests = trying.near(ROOT) if given.near else trying.test_files(ROOT, Path(folder).resolve(), _KEPT)
            shares.append(tried("Python", python, partial(trying.survives, ROOT, Path(folder).resolve(), tests)))
        if web:
            shares.append(tried("脚本", web, partial(scripts.survives, Path(folder).resolve())))
    return 1 if max(shares, default=0) > ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
