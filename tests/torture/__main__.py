"""``python -m torture [--full | --seconds N] [PART…]``: every attack, or the parts named, and their table.

Exits with 1 when anything did not hold; the failing inputs are then in .cache/torture/.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from torture import files, injection, markup, stops
from torture.outcome import Outcome, save

ROOT = Path(__file__).resolve().parents[2]
_SAVED = ROOT / ".cache" / "torture"
_SEED = 20261127
_HEAD = ("攻击", "次数", "守住", "没守住", "最小的失败输入")


@dataclass(frozen=True)
class Size:
    """How often each thing is tried; None is as often as it can be.  ``share`` is of the full campaign."""

    share: float
    seed: int

    def of(self, full: int, least: int = 1) -> int:
        """A number of tries."""
        return max(least, round(full * self.share))


def changed(size: Size, folder: Path) -> Iterator[Outcome]:
    small = files.Project("小手册", ROOT / "tests" / "fixtures" / "good", small=True)
    yield files.attack(small, size.of(19_000), size.seed)
    yield files.attack(files.Project("真手册", ROOT, small=False), size.of(1_200), size.seed)


def stopped(size: Size, folder: Path) -> Iterator[Outcome]:
    for pdf in (False, True):
        stage = stops.Stage.make(ROOT, folder, pdf)
        operations = stops.points(stage, folder)
        chosen = stops.of_pdfs(operations) if pdf else list(range(1, len(operations) + 1))
        chosen = stops.sample(chosen, size.of(len(chosen), 2), size.seed)
        for how in ("kill", "full"):
            yield stops.attack(stage, how, chosen, folder)
            yield stops.attack(stage, f"{how} renaming", stops.last_steps(stage, folder), folder)
        yield stops.twice(stage, size.of(8), folder)
        yield stops.caches(stage, size.of(16), size.seed, folder)


def injected(size: Size, folder: Path) -> Iterator[Outcome]:
    sites = [injection.make(ROOT, folder, name, pdf=True) for name in ("HTML", "MARKDOWN")]
    yield injection.pages(sites, size.of(1000))
    yield injection.office(sites)
    yield injection.carried(sites)
    yield injection.queries(sites[0], size.of(1000))


def set_as_text(size: Size, folder: Path) -> Iterator[Outcome]:
    yield markup.attack(size.of(3_000), size.seed)


PARTS: dict[str, Callable[[Size, Path], Iterator[Outcome]]] = {
    "files": changed,
    "stops": stopped,
    "injection": injected,
    "typst": set_as_text,
}
# What the full campaign takes on two cores.
_FULL_SECONDS = 3600


def main(arguments: list[str]) -> int:
    """Run the parts and print the table."""
    from bench.tables import show

    parser = argparse.ArgumentParser("torture", description="想尽办法弄坏手册的构建，看守不守得住")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"只试哪几样：{'、'.join(PARTS)}")
    parser.add_argument("--seconds", type=float, help="大约只用这么多秒")
    parser.add_argument("--full", action="store_true", help="全部（不写 --seconds 时也是）")
    parser.add_argument("--seed", type=int, default=_SEED, help="随机数的种子")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.parts if name not in PARTS]:
        parser.error(f"没有这些：{'、'.join(unknown)}；可用的有：{'、'.join(PARTS)}")
    share = 1.0 if given.full or given.seconds is None else min(1.0, given.seconds / _FULL_SECONDS)
    size, start = Size(share, given.seed), time.perf_counter()
    outcomes = []
    shutil.rmtree(_SAVED, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in given.parts or PARTS:
            for outcome in PARTS[name](size, Path(folder).resolve()):
                outcomes.append(outcome)
                print("  ".join(outcome.row()), flush=True)
                save(outcome, _SAVED)
    title = f"种子 {size.seed}，全部的 {share:.0%}，用 {time.perf_counter() - start:.0f} 秒"
    show(title, _HEAD, [outcome.row() for outcome in outcomes])
    failed = any(outcome.failures for outcome in outcomes)
    if failed:
        print(f"没守住的输入在 {_SAVED.relative_to(ROOT)}/")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
