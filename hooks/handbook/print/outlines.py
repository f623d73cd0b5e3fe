"""Smaller font programs: no hints, and outlines on a coarser grid.

Glyphs are half of a chapter's bytes.  The grid stays below what printers can set (0.04 mm at 600 dots to the inch):
0.015 mm for 宋体 at 10.5 pt, 0.03 mm for 黑体 at the 30 pt of a cover.  Hints only serve screens that show a letter
with a few dots.
"""

from __future__ import annotations

import io
import math
from functools import lru_cache

from fontTools.cffLib import CFFFontSet
from fontTools.cffLib.specializer import commandsToProgram, specializeCommands
from fontTools.misc.psCharStrings import T2CharString, encodeFixed, encodeIntT2
from fontTools.ttLib import TTFont

# Units (1000 to the em) from one line of the grid to the next; other fonts keep their own.
GRID = {"NotoSerifSC-Regular": 4, "NotoSansSC-Regular": 3}
# As many numbers as a Type 2 interpreter must be able to hold, less one for the width.
_STACK = 47
_HINTS = (
    *("BlueValues", "OtherBlues", "FamilyBlues", "FamilyOtherBlues", "BlueScale", "BlueShift", "BlueFuzz"),
    *("StdHW", "StdVW", "StemSnapH", "StemSnapV"),
)


def smaller(program: bytes) -> bytes:
    """A CFF font program as Typst embeds it → the same glyphs with the same widths in fewer bytes.

    A program that shares subroutines between glyphs comes back as it is.
    """
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top = fonts[0]
    parts = list(top.FDArray) if hasattr(top, "FDArray") else []
    privates = [part.Private for part in parts] or [top.Private]
    if len(top.GlobalSubrs) or any(hasattr(private, "Subrs") for private in privates):
        return program
    grid = GRID.get(fonts.fontNames[0].partition("+")[2] or fonts.fontNames[0], 1)
    for glyph in top.CharStrings.values():
        glyph.setBytecode(_on_grid(glyph.bytecode, grid))
    for private in privates:
        for hint in _HINTS:
            private.rawDict.pop(hint, None)
    for part in parts:
        # The whole font's matrix is the usual one and is left out when written; a part's own would then stand alone.
        part.rawDict.pop("FontMatrix", None)
    out = io.BytesIO()
    fonts.compile(out, TTFont(recalcBBoxes=False), isCFF2=False)
    return out.getvalue()


class _Outline:
    """A pen that notes Type 2 commands with each place on the grid.

    Places are rounded, not distances, so that errors don't add up along an outline.
    """

    def __init__(self, grid: int) -> None:
        self.commands: list[tuple[str, list[int]]] = []
        self.grid = grid
        self.at = (0, 0)

    def _steps(self, *points: tuple[float, float]) -> list[int]:
        steps, grid = [], self.grid
        x, y = self.at
        for exact_x, exact_y in points:
            here = (grid * math.floor(exact_x / grid + 0.5), grid * math.floor(exact_y / grid + 0.5))
            steps += [here[0] - x, here[1] - y]
            x, y = here
        self.at = (x, y)
        return steps

    def moveTo(self, point: tuple[float, float]) -> None:
        self.commands.append(("rmoveto", self._steps(point)))

    def lineTo(self, point: tuple[float, float]) -> None:
        self.commands.append(("rlineto", self._steps(point)))

    def curveTo(self, *points: tuple[float, float]) -> None:
        self.commands.append(("rrcurveto", self._steps(*points)))

    def closePath(self) -> None:
        """Type 2 outlines close by themselves."""


class _Widths:
    """Stands for the private dictionary: a width is read as it is written; a glyph without one has an endless one."""

    nominalWidthX = 0
    defaultWidthX = math.inf


# The glyphs of a chapter are mostly those of the chapter before.
@lru_cache(maxsize=16384)
def _on_grid(bytecode: bytes, grid: int) -> bytes:
    glyph = T2CharString(bytecode, private=_Widths(), globalSubrs=[])
    outline = _Outline(grid)
    glyph.draw(outline)
    program = commandsToProgram(specializeCommands(outline.commands, generalizeFirst=False, maxstack=_STACK))
    width = [] if glyph.width == math.inf else [glyph.width]
    return b"".join(map(_token, [*width, *program, "endchar"]))


@lru_cache(maxsize=4096)
def _token(token: float | str) -> bytes:
    """One number or command of a program; the same few hundred make up all glyphs."""
    if isinstance(token, str):
        return bytes(T2CharString.opcodes[token])
    return bytes(encodeIntT2(token) if isinstance(token, int) else encodeFixed(token))
