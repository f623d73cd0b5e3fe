"""What setting a book needs of memory: a document gives back what it took, and twice the text takes twice as much."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from handbook.print import typeset
from handbook.print.compile import Document
from handbook.print.convert import to_typst
from handbook.print.notes import Cited
from handbook.print.workers import Worker
from handbook.rendered import Rendered
from support.places import HEAD

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads the peak of a process from /proc")

NOTES = {f"r{n}": Cited(f"条例{n % 7}", ((n, f"第{n}条"),)) for n in range(1, 60)}
CITED = '<span class="hb-cited"><span class="hb-note"><a data-rule="{0}">条例</a></span></span>'
Measure = Callable[[Sequence[Document]], int]


@pytest.fixture
def largest(monkeypatch: pytest.MonkeyPatch) -> Measure:
    """Sets documents and tells how many KB the largest process has ever had."""
    peaks: list[int] = []
    close = Worker.close

    def noted(worker: Worker) -> None:
        if worker._process is not None:
            status = Path(f"/proc/{worker._process.pid}/status").read_text("utf-8")
            peaks.append(int(status.partition("VmHWM:")[2].split()[0]))
        close(worker)

    def measured(documents: Sequence[Document]) -> int:
        peaks.clear()
        assert len(list(typeset._set_all(documents))) == len(documents)
        return max(peaks)

    monkeypatch.setattr(Worker, "close", noted)
    return measured


def document(name: str, paragraphs: int) -> Document:
    """A chapter of so many paragraphs, each with a rule, no two alike."""
    rules = itertools.cycle(NOTES)
    texts = (f"<p>{name}的第 {n} 段，会前通知每个人{CITED.format(next(rules))}。</p>" for n in range(paragraphs))
    page = Rendered("甲", f"{name}.html", f"<h1>甲</h1>{''.join(texts)}")
    return Document(name, "book", {"head": HEAD}, 0, to_typst([page], NOTES))


def test_many_chapters_need_no_more_than_one(largest: Measure) -> None:
    bare = largest([document("甲", 1)])
    one, *others = [document(name, 150) for name in "甲乙丙丁戊己庚辛"]
    assert largest([one, *others]) - bare < 1.5 * (largest([one]) - bare)


def test_page_needs_no_more_in_a_longer_book(largest: Measure) -> None:
    bare, small, large = (largest([document("甲", paragraphs)]) for paragraphs in (1, 200, 800))
    assert large - bare < 1.4 * 4 * (small - bare)
