"""How long a build takes, with the hooks and without, once and ten times as large, with PDFs cold and kept."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench import projects
from bench.tables import seconds, show

_RUNS = 5
# A section with notes, a table and samples, in a chapter of middling length.
_PAGE = "chapters/3-systems/study.md"


def run() -> None:
    """Print the table of builds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ours, bare = projects.copy(root / "ours"), projects.without_hooks(projects.copy(root / "bare"))
        projects.build(ours, pdf=False), projects.build(bare, pdf=False)
        pairs = [(projects.build(ours, pdf=False), projects.build(bare, pdf=False)) for _ in range(_RUNS)]
        ratios = [one / other for one, other in pairs]
        times = [statistics.median(column) for column in zip(*pairs, strict=True)]
        cold, kept = projects.build(ours, pdf=True), projects.build(ours, pdf=True)
        changed = statistics.median(_changed(ours, number) for number in range(1, _RUNS + 1))
        large = projects.enlarge(projects.copy(root / "large"), 10)
        large_bare = projects.without_hooks(projects.enlarge(projects.copy(root / "large-bare"), 10))
        projects.build(large, pdf=False)
        tens = [(projects.build(large, pdf=False), projects.build(large_bare, pdf=False)) for _ in range(2)]
        ten, ten_bare = (statistics.median(column) for column in zip(*tens, strict=True))
        own, own_ten = times[0] - times[1], ten - ten_bare
        show(
            f"建站（{_RUNS} 对的中位数；词的缓存已有）",
            ("做法", "时间", "比"),
            [
                ("关掉 hooks，同样的页面", seconds(times[1]), "1"),
                (
                    "开着 hooks，不做 PDF",
                    seconds(times[0]),
                    f"{statistics.median(ratios):.2f}（{min(ratios):.2f}—{max(ratios):.2f}）",
                ),
                ("连 PDF、Word、Excel，没有缓存", seconds(cold), f"{cold / times[1]:.2f}"),
                ("连 PDF、Word、Excel，都在缓存", seconds(kept), f"{kept / times[1]:.2f}"),
                ("改了一页的一段，别的都在缓存", seconds(changed), f"{changed / times[1]:.2f}"),
                ("十倍的数据和页面，关掉 hooks", seconds(ten_bare), f"{ten_bare / times[1]:.2f}"),
                ("十倍的数据和页面，开着 hooks", seconds(ten), f"{ten / times[0]:.2f}"),
                ("hooks 自己的时间，一倍", seconds(own), "1"),
                ("hooks 自己的时间，十倍", seconds(own_ten), f"{own_ten / own:.1f}"),
            ],
        )


def _changed(project: Path, number: int) -> float:
    """Seconds of a build after one paragraph has changed."""
    projects.change(project, _PAGE, "又" * number + "改了一次。")
    return projects.build(project, pdf=True)
