"""Smaller font programs hold the same glyphs with the same widths, each reaching as far to half a step of the grid."""

from __future__ import annotations

import io

import pikepdf
import pytest
import typst
from fontTools.cffLib import CFFFontSet, GlobalSubrsIndex
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from handbook.print.outlines import GRID, smaller
from handbook.print.typeset import FONTS

FAMILIES = ("Noto Serif SC", "Noto Sans SC")
TEXT = "党小组会，每月一次：12 次，Word、PDF。靈龍鬱"


@pytest.fixture(scope="module", params=FAMILIES)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A font program with Han, Latin and digits, as Typst embeds it."""
    source = tmp_path_factory.mktemp("font") / "main.typ"
    source.write_text(f'#set text(font: "{request.param}", lang: "zh")\n{TEXT}', "utf-8")
    made = typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        (font,) = [one for one in streams if one.get("/Subtype") == "/CIDFontType0C"]
        return font.read_bytes()


def fonts(program: bytes) -> CFFFontSet:
    found = CFFFontSet()
    found.decompile(io.BytesIO(program), None)
    return found


def drawn(found: CFFFontSet, name: str) -> tuple[float, list[tuple[str, tuple[tuple[float, float], ...]]]]:
    pen = RecordingPen()
    glyph = found[0].CharStrings[name]
    glyph.draw(pen)
    return glyph.width, pen.value


def test_glyphs_keep_their_order_widths_and_shape(program: bytes) -> None:
    before, after = fonts(program), fonts(smaller(program))
    grid = GRID[before.fontNames[0]]
    assert after.fontNames == before.fontNames
    assert after[0].charset == before[0].charset
    for name in before[0].charset:
        (width, outline), (new_width, new_outline) = drawn(before, name), drawn(after, name)
        assert new_width == width
        points = [point for _, step in outline for point in step]
        new_points = [point for _, step in new_outline for point in step]
        # A line of no length is left out, so points are compared as what the outline reaches.
        for side in (min, max):
            for axis in (0, 1):
                if points:
                    reach, new_reach = (side(p[axis] for p in some) for some in (points, new_points))
                    assert abs(reach - new_reach) <= grid / 2
        assert all(value % grid == 0 for point in new_points for value in point)


def test_a_program_shrinks_and_has_no_hints(program: bytes) -> None:
    short = smaller(program)
    assert len(short) < 0.85 * len(program)
    for glyph in fonts(short)[0].CharStrings.values():
        glyph.decompile()
        assert not {"hstem", "vstem", "hstemhm", "vstemhm", "hintmask", "cntrmask"} & set(map(str, glyph.program))


def test_a_font_of_another_name_keeps_its_points(program: bytes) -> None:
    other = fonts(program)
    other.fontNames[0] = "Other"
    out = io.BytesIO()
    other.compile(out, TTFont(recalcBBoxes=False), isCFF2=False)
    before, kept = fonts(program), fonts(smaller(out.getvalue()))
    for name in kept[0].charset:
        points, kept_points = ({p for _, step in drawn(some, name)[1] for p in step} for some in (before, kept))
        assert kept_points == points


def test_a_program_with_subroutines_is_left_alone(program: bytes) -> None:
    shared = fonts(program)
    shared[0].GlobalSubrs = shared.GlobalSubrs = GlobalSubrsIndex()
    shared.GlobalSubrs.append(next(iter(shared[0].CharStrings.values())))
    out = io.BytesIO()
    shared.compile(out, TTFont(recalcBBoxes=False), isCFF2=False)
    assert smaller(out.getvalue()) == out.getvalue()
