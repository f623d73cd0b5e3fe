"""A packed PDF is the same document to the dot: same text, tags, links and look, in fewer bytes."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from handbook.print.compile import FONTS
from handbook.print.packing import packed
from PIL import Image, ImageChops
from support.reading import needs_poppler, text_of

SOURCE = """#set document(title: "样")
#set text(lang: "zh", font: "Noto Serif SC")
#set page(height: 200pt)
#outline()
= 党小组会#footnote[第十三条（摘录）。]
#table(columns: 2, table.header[谁][做什么], [组长], [通知组员])
#link(<end>)[到末尾]，#text(fill: red)[红字] A(b)\\\\c。
#rotate(3deg)[#scale(12.3456%)[斜着的小字]]
#pagebreak()

= 末尾 <end>
#show regex("[a-z/:.]{9,}"): it => it.text.clusters().join(sym.zws)
#block(width: 60pt)[https://example.org/xxxxxxxxxxxxxxx]
#text(font: "Noto Sans SC")[黑体字]
"""
PAGES = 3


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What Typst writes."""
    source = tmp_path_factory.mktemp("raw") / "main.typ"
    source.write_text(SOURCE, "utf-8")
    made = typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0)
    assert isinstance(made, bytes)
    return made


def tags(pdf: bytes) -> list[Any]:
    """The tree of tags, the outline and the language."""

    def below(one: Any) -> Any:
        # Its versions type arrays and dictionaries differently; what is asked of them here is the same in all.
        held: Any = one
        if isinstance(one, pikepdf.Array):
            return [below(kid) for kid in held]
        if isinstance(one, pikepdf.Dictionary):
            return [str(held.get("/S", held.get("/Type", ""))), below(held.get("/K", 0))]
        return int(held)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        return [below(document.Root.StructTreeRoot), titles, str(document.Root.Lang)]


def boxes(pdf: bytes) -> list[float]:
    """The sides of all links, page by page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages: list[Any] = list(document.pages)
        return [float(side) for page in pages for link in page.get("/Annots", []) for side in link.Rect]


def test_the_document_is_the_same_in_fewer_bytes(raw: bytes) -> None:
    made = packed(raw)
    assert made.pages == PAGES
    assert len(made.content) < 0.8 * len(raw)
    assert text_of(made.content) == text_of(raw)
    assert tags(made.content) == tags(raw)
    assert boxes(made.content) == boxes(raw)
    with pikepdf.open(io.BytesIO(made.content)) as document:
        assert document.check_pdf_syntax() == []


def test_bytes_are_the_same_twice(raw: bytes) -> None:
    assert packed(raw) == packed(raw)


@needs_poppler
def test_pages_look_the_same(raw: bytes, tmp_path: Path) -> None:
    for name, pdf in (("before", raw), ("after", packed(raw).content)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", f"{name}.pdf", name], cwd=tmp_path, check=True)
    for page in range(1, PAGES + 1):
        pictures = [Image.open(tmp_path / f"{name}-{page}.png").convert("L") for name in ("before", "after")]
        darkest: Any = pictures[0].getextrema()[0]
        assert darkest < 64, "nothing is drawn"
        assert ImageChops.difference(*pictures).getextrema() == (0, 0)
