"""What a build with all PDFs needs of memory, as the handbook is and as it grows: the largest of its processes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import projects
from bench.tables import seconds, show, size

_TIMES = (1, 5)


def run() -> None:
    """Print the table of memory."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for times in _TIMES:
            project = projects.enlarge(projects.copy(Path(folder) / f"x{times}"), times)
            cost = projects.measured(project, pdf=True, editions=True)
            book = project / "site" / "pdf" / "handbook.pdf"
            pages = _pages(book)
            row = (str(pages), seconds(cost.seconds), seconds(cost.processors), size(cost.memory))
            rows.append((f"{times} 倍", *row, size(cost.memory / pages)))
    head = ("内容", "全书页数", "时间", "处理器时间", "最大的进程", "每页")
    show("make editions，没有缓存", head, rows)


def _pages(book: Path) -> int:
    import pikepdf

    with pikepdf.open(book) as document:
        return len(document.pages)
