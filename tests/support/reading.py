"""Reading a PDF back: its text, its words with their places, its links, and lines broken at the wrong mark."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree
from pypdf import PdfReader

# The address that sheets are made for.
SITE = "https://handbook.example/dxz"
NOT_FIRST = tuple("。，、；：？！）》」")
NOT_LAST = tuple("（《「")
# Cells keep at least 6 pt between their texts; two pieces of one line stand closer.
_NEAR = 4
_WORD = "{http://www.w3.org/1999/xhtml}word"
_PAGE = "{http://www.w3.org/1999/xhtml}page"

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is missing: install poppler-utils to check lines"
)


class Word(NamedTuple):
    """A piece of text with its box in points, from the page's top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def squashed(text: str) -> str:
    """Without blanks and breaks, so that it does not matter where a line was broken."""
    return "".join(text.replace("\u200b", "").split())


def page_texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return squashed("".join(page_texts(pdf)))


def words(file: Path) -> list[Word]:
    out = subprocess.run(["pdftotext", "-bbox-layout", str(file), "-"], capture_output=True, check=True).stdout
    found = []
    for number, page in enumerate(etree.fromstring(out).iter(_PAGE), 1):
        for word in page.iter(_WORD):
            left, top, right, bottom = (float(word.get(name)) for name in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Word(number, left, top, right, bottom, word.text or ""))
    return found


def broken_lines(file: Path) -> list[str]:
    """Where a line starts or ends with a mark that must not stand there: page, side and text."""
    found = []
    pages: dict[int, list[Word]] = {}
    for word in words(file):
        pages.setdefault(word.page, []).append(word)
    for number, inside in pages.items():
        for word in inside:
            if word.text.startswith(NOT_FIRST) and not (_neighbour(word, inside, -1) or _blank(word, inside, -1)):
                found.append(f"{number}: starts with {word.text}")
            if word.text.endswith(NOT_LAST) and not (_neighbour(word, inside, 1) or _blank(word, inside, 1)):
                found.append(f"{number}: ends with {word.text}")
    return found


def lines(file: Path) -> list[str]:
    """The lines of all pages as they are seen: what stands at one height, from left to right, small figures too."""
    found: list[list[Word]] = []
    for word in sorted(words(file), key=lambda one: (one.page, one.bottom)):
        row = next((row for row in found[-3:] if row[0].page == word.page and _overlap(row[0], word)), None)
        if row is None:
            found.append([word])
        else:
            row.append(word)
    return ["".join(word.text for word in sorted(row, key=lambda one: one.left)) for row in found]


def _overlap(one: Word, other: Word) -> bool:
    """Whether the smaller of two pieces stands at the height of the other for more than half of its own."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > min(one.bottom - one.top, other.bottom - other.top) / 2


def _blank(word: Word, inside: list[Word], side: int) -> bool:
    """Whether a bracket is one of a pair on one line that holds nothing: room to write a number."""
    middle = (word.top + word.bottom) / 2
    row = [other for other in inside if other.top < middle < other.bottom]
    if side < 0:
        return word.text.startswith("）") and any(o.left < word.left and o.text.endswith("（") for o in row)
    return word.text.endswith("（") and any(o.left > word.left and o.text.startswith("）") for o in row)


def _neighbour(word: Word, inside: list[Word], side: int) -> bool:
    """Whether text stands right before (-1) or after (1) on the same line; squeezed marks overlap their neighbours."""
    middle = (word.top + word.bottom) / 2
    row = [other for other in inside if other.top < middle < other.bottom]
    if side < 0:
        return any(other.left < word.left - 1 and word.left - other.right <= _NEAR for other in row)
    return any(other.right > word.right + 1 and other.left - word.right <= _NEAR for other in row)


def links(pdf: bytes) -> Iterator[tuple[int, Any]]:
    """Page (from 0) and annotation of each link."""
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages):
        for one in page.get("/Annots", ()):
            if one.get_object()["/Subtype"] == "/Link":
                yield number, one.get_object()


def font_names(pdf: bytes) -> set[str]:
    """The families in use; fails when one is not embedded."""
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert any(key in inner["/FontDescriptor"].get_object() for key in ("/FontFile3", "/FontFile2"))
            names.add(inner["/BaseFont"].split("+")[1].split("-")[0])
    return names
