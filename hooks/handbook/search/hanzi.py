"""Pinyin and traditional variants, worked out at build time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import opencc
from pypinyin import Style, lazy_pinyin

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def pinyin(text: str) -> tuple[str, str]:
    """Full pinyin and initials of the Han characters in ``text``, without tones: dangxiaozuhui, dxzh."""
    han = "".join(_HAN.findall(text))
    full = lazy_pinyin(han, style=Style.NORMAL)
    return "".join(full), "".join(syllable[0] for syllable in full if syllable)


def syllables(characters: Iterable[str]) -> dict[str, str]:
    """Syllable → the characters of ``characters`` that have it as first reading; only syllables shared by two."""
    shared: dict[str, list[str]] = {}
    for character in sorted(set(characters)):
        if _HAN.fullmatch(character):
            shared.setdefault(lazy_pinyin(character, style=Style.NORMAL)[0], []).append(character)
    return {syllable: "".join(found) for syllable, found in shared.items() if len(found) > 1}


def traditional(characters: Iterable[str]) -> dict[str, str]:
    """Traditional character → simplified one, for the characters the site uses."""
    converter = _converter()
    pairs: dict[str, str] = {}
    for character in sorted(set(characters)):
        variant = converter.convert(character)
        if len(variant) == 1 and variant != character:
            pairs[variant] = character
    return pairs


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
