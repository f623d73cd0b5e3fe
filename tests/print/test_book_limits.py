"""What a book must bear: long titles and terms, many notes in one place, long cells, and what data does not have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from handbook.print.notes import Cited
from handbook.print.typeset import Job, Part, make
from handbook.rendered import Rendered
from pypdf import PdfReader
from support.reading import needs_poppler, page_texts, squashed, words

HEAD = {"title": "第一章 样章", "name": "样书：第一章 样章", "book": "样书", "edition": "某日", "notice": "非官方"}
LAYOUTS = {"a4": (210, 297), "16k": (185, 260), "large": (210, 297)}
NOTES = {f"r{n}": Cited(f"第{n}件规定", ((n, f"第{n}条"),)) for n in range(40)}
CITES = "".join(f'<a class="hb-cite" data-rule="{rule}">条</a> ' for rule in NOTES)
CITED = f'<span class="hb-cited"><button></button><span class="hb-note">{CITES}</span></span>'
CELL = "一格里写了很长的话，" * 60
BODY = (
    f"<h1>{'很长的题目' * 24}</h1><p>{'术语' * 100}。</p><p>引得很多。{CITED}</p>"
    f"<table><thead><tr><th>甲{CITED}</th><th>乙</th></tr></thead>"
    f"<tbody><tr><td>{CELL}</td><td>短</td></tr><tr><td>短</td><td>{CELL}</td></tr></tbody></table>"
    '<section class="hb-form" data-form="none"><h3>没有的表</h3></section>'
    '<figure class="hb-flow" data-flow="none"></figure>'
)


def book(html: str, **data: Any) -> bytes:
    """A chapter of one page."""
    part = Part((Rendered("甲", "a.html", html),), NOTES)
    return make(Job("pdf/x.pdf", "book", {"head": HEAD, **data}, 0, (part,)))


@needs_poppler
@pytest.mark.parametrize("layout", LAYOUTS)
def test_long_titles_terms_and_cells_and_many_notes_stay_on_the_page(layout: str, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(book(BODY, layout=layout))
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in PdfReader(file).pages}
    assert sizes == {LAYOUTS[layout]}
    width, height = (side / 25.4 * 72 for side in LAYOUTS[layout])
    outside = [w for w in words(file) if w.left < 0 or w.right > width or w.top < 0 or w.bottom > height]
    assert outside == []
    # The running head is one line, however long the title.
    heads = [w.text for w in words(file) if w.bottom < 70 and w.text.startswith("很长的题目")]
    assert heads and all(head.endswith("…") for head in heads)
    text = squashed("".join(page_texts(file.read_bytes())))
    assert text.count("一格里写了很长的话") == 120
    assert [note.regulation for note in NOTES.values() if note.regulation not in text] == []


def test_facts_without_a_head_have_no_head() -> None:
    table = "<table><tbody><tr><th>领域</th><td>两新</td></tr><tr><th>地方</th><td>湖南</td></tr></tbody></table>"
    found = squashed("".join(page_texts(book(f"<h1>甲</h1>{table}"))))
    assert found.index("领域") < found.index("两新") < found.index("地方")
