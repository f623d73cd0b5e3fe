"""A packed PDF is the same document: same text, tags, links and look, in fewer bytes."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from handbook.print.packing import compact, pack
from handbook.print.typeset import FONTS
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from reading import needs_poppler, text_of

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
        if isinstance(one, pikepdf.Array):
            return [below(kid) for kid in one]
        if isinstance(one, pikepdf.Dictionary):
            return [str(one.get("/S", one.get("/Type", ""))), below(one.get("/K", 0))]
        return int(one)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        return [below(document.Root.StructTreeRoot), titles, str(document.Root.Lang)]


def boxes(pdf: bytes) -> list[float]:
    """The sides of all links, page by page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [float(side) for page in document.pages for link in page.get("/Annots", []) for side in link.Rect]


def test_the_document_is_the_same_in_fewer_bytes(raw: bytes) -> None:
    packed, count = pack(raw)
    assert count == PAGES
    assert len(packed) < 0.6 * len(raw)
    assert text_of(packed) == text_of(raw)
    assert tags(packed) == tags(raw)
    assert boxes(packed) == pytest.approx(boxes(raw), abs=0.01)
    with pikepdf.open(io.BytesIO(packed)) as document:
        assert document.check_pdf_syntax() == []


def test_text_that_is_moved_within_a_piece_is_among_what_is_tried(raw: bytes) -> None:
    with pikepdf.open(io.BytesIO(raw)) as document:
        assert any(b"ActualText" in page.Contents.read_bytes() for page in document.pages)


def test_bytes_are_the_same_twice(raw: bytes) -> None:
    assert pack(raw) == pack(raw)


@needs_poppler
def test_pages_look_the_same(raw: bytes, tmp_path: Path) -> None:
    for name, pdf in (("before", raw), ("after", pack(raw)[0])):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", f"{name}.pdf", name], cwd=tmp_path, check=True)
    for page in range(1, PAGES + 1):
        pictures = [Image.open(tmp_path / f"{name}-{page}.png").convert("L") for name in ("before", "after")]
        assert pictures[0].getextrema()[0] < 64, "nothing is drawn"
        # Edges may shift by less than a dot; a letter that is missing or moved darkens a whole square.
        squares = tuple(side // 16 for side in pictures[0].size)
        assert ImageChops.difference(*pictures).resize(squares, Image.Resampling.BOX).getextrema()[1] < 24


@pytest.mark.parametrize(
    ("code", "short"),
    [
        (b"<00320033>Tj", b"(\x002\x003)Tj"),
        (b"<0D285C29>Tj", b"(\\r\\(\\\\\\))Tj"),
        (b"(\\000\\004)Tj", b"(\x00\x04)Tj"),
        (b"(\\\\000)Tj", b"(\\\\000)Tj"),
        (b"(1.23456 (2.34567) <AB>)Tj", b"(1.23456 (2.34567) <AB>)Tj"),
        (b"79.37008 -745.6214 Td", b"79.37 -745.62 Td"),
        (b"0.28346457 0 0 .28346457 1 2 cm", b"0.28346 0 0 0.28346 1 2 cm"),
        (b"0.00001234 w", b"0.00001234 w"),
        (b"/F1.2345 1 Tf<</A<FEFF>>>", b"/F1.2345 1 Tf<</A(\xfe\xff)>>"),
    ],
)
def test_code_is_shorter_and_means_the_same(code: bytes, short: bytes) -> None:
    assert compact(code) == short


def _operands(code: bytes) -> list[Any]:
    with pikepdf.new() as document:
        stream = pikepdf.Stream(document, code)
        return [
            [bytes(one) if isinstance(one, pikepdf.String) else float(one) for one in instruction.operands]
            for instruction in pikepdf.parse_content_stream(stream)
        ]


@given(st.lists(st.tuples(st.binary(max_size=12), st.floats(-2000, 2000), st.booleans()), max_size=8))
def test_any_string_and_number_reads_back(rows: list[tuple[bytes, float, bool]]) -> None:
    code = b""
    for text, number, hexadecimal in rows:
        literal = b"".join(b"\\%03o" % c if c < 32 or c > 126 or c in b"()\\" else bytes([c]) for c in text)
        code += b"<%s>Tj\n" % text.hex().upper().encode() if hexadecimal else b"(%s)Tj\n" % literal
        code += f"{number:.6f} w\n".encode()
    for (before,), (after,) in zip(_operands(code), _operands(compact(code)), strict=True):
        assert after == (before if isinstance(before, bytes) else pytest.approx(before, rel=5e-5, abs=5e-7))
