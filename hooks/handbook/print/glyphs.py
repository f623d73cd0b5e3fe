"""Which characters the fonts can show."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

from handbook.diagnostics import TypesetError
from handbook.print.compile import FONTS


def covered() -> frozenset[int]:
    """The code points that both fonts can show."""
    # Loaded only when the fonts must be read.
    from fontTools.ttLib import TTFont

    sets = []
    for file in sorted(FONTS.glob("*.otf")):
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return sets[0].intersection(*sets[1:])


def check(texts: Mapping[str, str], known: frozenset[int]) -> None:
    """Refuse characters that are not ``known``, in all ``texts`` at once; each is named as its key says.

    Raises:
        TypesetError: one line for each text that has such characters.
    """
    missing = {where: found for where, text in texts.items() if (found := unprintable(text, known))}
    if missing:
        lines = (f"{where}：字体里没有这些字：{described(found)}；请换一个写法" for where, found in missing.items())
        raise TypesetError("\n".join(lines), "".join(sorted(set("".join(missing.values())))))


def unprintable(text: str, known: frozenset[int]) -> str:
    """The characters of ``text`` that are not ``known``, each once, in order of code point.

    Control characters and blanks need no glyph.
    """
    return "".join(sorted({c for c in set(text) if ord(c) not in known and c.isprintable()}))


def described(characters: Iterable[str]) -> str:
    """Characters with their code points."""
    return "、".join(f"{c}（U+{ord(c):04X}）" for c in characters)
