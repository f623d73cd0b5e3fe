"""Ranking: how well the readers' own script answers every set of queries, against a saved run, and signal by signal."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from support import queries
from support.node import node

from bench import projects
from bench.tables import show

SETS = ("queries", "spoken", *queries.BLIND)
# For each query of each set the ranks of an earlier way of ranking: [of the first accepted, of the first best].
SAVED = projects.ROOT / "tests" / "search" / "saved.json"
_HEADS = ("查询", "条", "第一条", "前五条", "最该的在第一", "最该的 MRR")

Ranks = list[tuple[int, int]]
Named = list[tuple[str, queries.Query]]


def run() -> None:
    """Print quality on every set and half, wins and losses against the saved run, and the ablation."""
    asked = answerable()
    with tempfile.TemporaryDirectory() as folder:
        ours = projects.copy(Path(folder) / "ours")
        projects.build(ours, pdf=False)
        runs = measured(ours / "site", asked)
    groups = {f"{name} {half}": chosen(asked, name, half) for name in SETS for half in ("tune", "check")}
    everything, apart = runs.pop("全部"), runs.pop("不用太近的说法")
    show("排序（照读者的脚本，在 Node 里）", _HEADS, _table(groups, everything))
    show("排序，去掉和查询太近的读者说法", _HEADS, _table(groups, apart))
    if SAVED.is_file():
        saved = json.loads(SAVED.read_text("utf-8"))
        show("和存下的一次比：第一条", ("查询", "原来", "现在", "赢", "输"), _against(groups, asked, everything, saved))
    show(
        "每样信号值多少：去掉它，check 各半的第一条 / 前五条",
        ("做法", *(name for name in groups if name.endswith("check")), "是什么"),
        [(name, *_shares(groups, ranks), _meaning(name)) for name, ranks in {"全部": everything, **runs}.items()],
    )


def answerable() -> Named:
    """All queries to measure with, each with the name of its set."""
    return [(name, query) for name in SETS for query in queries.read(name) if query.counted]


def chosen(asked: Named, name: str, half: str) -> list[int]:
    """Where the queries of a half of a set stand in ``asked``."""
    return [at for at, (own, query) in enumerate(asked) if (own, query.half) == (name, half)]


def as_json(asked: Iterable[tuple[str, queries.Query]]) -> str:
    """The queries as the scripts of web/testing read them."""
    return json.dumps([{"text": query.text, "best": query.best, "also": query.also} for _, query in asked])


def measured(site: Path, asked: Named) -> dict[str, Ranks]:
    """Way of ranking → the ranks of each query.

    Raises:
        RuntimeError: when Node fails; the message is its own.
    """
    done = node("testing/measure.js", str(site), "--ablate", stdin=as_json(asked), timeout=1800)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Ranks] = json.loads(done.stdout)
    return found


def _meaning(name: str) -> str:
    """What the signal that a way of ranking does without is, as the weights say it; empty for other ways."""
    text = (projects.ROOT / "web" / "search" / "weights.js").read_text("utf-8")
    found = re.search(rf"/\*\* (.*) \*/ {name.removeprefix('去掉 ')}:", text)
    return found[1] if found else ""


def _table(groups: dict[str, list[int]], ranks: Ranks) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, places in groups.items():
        own = [ranks[at] for at in places]
        first, five = _share(own, 1), _share(own, 5)
        best = sum(rank == 1 for _, rank in own) / len(own)
        reciprocal = sum(1 / rank for _, rank in own if rank) / len(own)
        rows.append((name, str(len(own)), *(f"{value:.3f}" for value in (first, five, best, reciprocal))))
    return rows


def _share(ranks: Sequence[tuple[int, int]], within: int) -> float:
    return sum(0 < rank <= within for rank, _ in ranks) / len(ranks)


def _shares(groups: dict[str, list[int]], ranks: Ranks) -> list[str]:
    halves = ([ranks[at] for at in places] for name, places in groups.items() if name.endswith("check"))
    return [f"{_share(own, 1):.3f} / {_share(own, 5):.3f}" for own in halves]


def _against(
    groups: dict[str, list[int]], asked: Named, ranks: Ranks, saved: dict[str, dict[str, list[int]]]
) -> list[tuple[str, ...]]:
    """Wins: queries whose first result is right now and was not; losses: the other way round."""
    rows: list[tuple[str, ...]] = []
    for group, places in groups.items():
        pairs = [
            (saved[asked[at][0]][asked[at][1].text][0] == 1, ranks[at][0] == 1)
            for at in places
            if asked[at][1].text in saved.get(asked[at][0], {})
        ]
        count = max(len(pairs), 1)
        before, after = sum(old for old, _ in pairs) / count, sum(new for _, new in pairs) / count
        wins, losses = sum(new > old for old, new in pairs), sum(new < old for old, new in pairs)
        rows.append((group, f"{before:.3f}", f"{after:.3f}", str(wins), str(losses)))
    return rows
