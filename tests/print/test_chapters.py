"""The chapters of the real handbook, and where their lines break."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.print.notes import Cited
from handbook.print.typeset import Job, Part, make
from handbook.rendered import Rendered
from support.reading import NOT_FIRST, broken_lines, lines, needs_poppler

HEAD = {"title": "甲", "name": "样书：甲", "book": "样书", "edition": "某日", "notice": "非官方"}
CITE = '<span class="hb-cited"><a class="hb-cite" href="r.html#{0}" data-rule="{0}">条例第十三条</a></span>'


def paragraphs(mark: str) -> dict[str, str]:
    """Rule → a paragraph that cites it, so that each place of the line end falls on the citation and what follows."""
    lead = {f"r{length}": "开" * length for length in range(24, 66)}
    return {rule: f"<p>{text}{CITE.format(rule)}{mark}后面还有一句话。</p>" for rule, text in lead.items()}


@needs_poppler
def test_no_line_of_any_chapter_starts_or_ends_with_the_wrong_mark(released: Path) -> None:
    found = {file.name: broken_lines(file) for file in sorted((released / "pdf").glob("*.pdf"))}
    assert "handbook.pdf" in found
    assert len(found) > 10
    assert {name: broken for name, broken in found.items() if broken} == {}


@needs_poppler
@pytest.mark.parametrize("mark", NOT_FIRST)
def test_neither_the_number_of_a_note_nor_the_mark_behind_it_starts_a_line(mark: str, tmp_path: Path) -> None:
    cited = paragraphs(mark)
    page = Rendered("甲", "a.html", f"<h1>甲</h1>{''.join(cited.values())}")
    job = Job("pdf/x.pdf", "book", {"head": HEAD}, 0, (Part((page,), {rule: Cited(rule, ()) for rule in cited}),))
    file = tmp_path / "x.pdf"
    file.write_bytes(make(job))
    starts = [line.lstrip()[:1] for line in lines(file) if "开" in line or "后面" in line]
    assert len(starts) > len(cited)
    assert [start for start in starts if start in NOT_FIRST or "①" <= start <= "㊿"] == []
