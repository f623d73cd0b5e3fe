"""Which characters the fonts can show."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable

from handbook.diagnostics import Fault, TypesetError
from handbook.print.compile import FONTS

# Characters of these kinds are not drawn: control and format characters, blanks and breaks.
_NOT_DRAWN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))


def covered() -> frozenset[int]:
    """The code points that both fonts can show."""
    # Loaded only when the fonts must be read.
    from fontTools.ttLib import TTFont

    sets = []
    for file in sorted(FONTS.glob("*.otf")):
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return sets[0].intersection(*sets[1:])


def check(texts: Iterable[tuple[str, str]], known: frozenset[int]) -> None:
    """Refuse characters that are not ``known``, in all texts at once; each comes after its name.

    Raises:
        TypesetError: one fault for each text that has such characters.
    """
    missing = {(where, found) for where, text in texts if (found := unprintable(text, known))}
    if missing:
        raise TypesetError(*(_fault(*one) for one in sorted(missing)))


def _fault(where: str, missing: str) -> Fault:
    return Fault(where, f"字体里没有这些字：{described(missing)}；请换一个写法", missing)


def unprintable(text: str, known: frozenset[int]) -> str:
    """The characters of ``text`` that are not ``known``, each once, in order of code point.

    Control characters and blanks need no glyph.
    """
    lacking = (c for c in set(text) if ord(c) not in known)
    return "".join(sorted(c for c in lacking if unicodedata.category(c) not in _NOT_DRAWN))


def described(characters: Iterable[str]) -> str:
    """Characters with their code points."""
    return "、".join(f"{c}（U+{ord(c):04X}）" for c in characters)
