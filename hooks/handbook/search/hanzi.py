"""Pinyin and traditional variants, worked out at build time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from handbook.cache import Cache, Kind

# pypinyin and opencc load large dictionaries, so each is imported where it is first needed: a build whose words are
# all in the cache needs neither.

_DERIVED = Kind("hanzi", (__name__,), ("pypinyin", "opencc"))
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def pinyin(text: str) -> str:
    """Pinyin of the Han characters in ``text``, without tones, a blank between syllables: dang xiao zu hui."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin("".join(_HAN.findall(text)), style=Style.NORMAL))


def readings(characters: Iterable[str], spoken: Iterable[str] = ()) -> dict[str, str]:
    """Syllable without tone → the characters of ``characters`` that are usually read so, each character once.

    ``spoken`` are names; a character that they hold is read as in most of them (长 as in 组长).
    """
    from pypinyin import Style, lazy_pinyin

    heard: dict[str, Counter[str]] = {}
    for name in spoken:
        for character, syllable in zip(_HAN.findall(name), pinyin(name).split(" "), strict=False):
            heard.setdefault(character, Counter())[syllable] += 1
    found: dict[str, list[str]] = {}
    for character in sorted(set(characters)):
        if _HAN.fullmatch(character):
            usual = heard.get(character) or Counter(lazy_pinyin(character, style=Style.NORMAL))
            found.setdefault(usual.most_common(1)[0][0], []).append(character)
    return {syllable: "".join(own) for syllable, own in sorted(found.items())}


def traditional(characters: Iterable[str]) -> dict[str, str]:
    """Traditional character → simplified one, for the characters the site uses.

    All characters are asked, not only the one that a simplified character would be turned into: 眾 and 衆 are both 众.
    """
    import opencc

    converter = opencc.OpenCC("t2s")
    used = set(characters)
    pairs: dict[str, str] = {}
    for point in range(0x4E00, 0xA000):
        variant = chr(point)
        simplified = converter.convert(variant)
        if len(simplified) == 1 and simplified != variant and simplified in used and variant not in used:
            pairs[variant] = simplified
    return pairs


def derive(names: Iterable[str], characters: Iterable[str], cache: Cache | None = None) -> dict[str, Any]:
    """Everything the worker needs of these names and characters: ``pinyin``, ``traditional`` and ``readings``."""
    named, used = sorted(set(names)), "".join(sorted(set(characters)))

    def make() -> dict[str, Any]:
        return {
            "pinyin": {name: pinyin(name) for name in named},
            "traditional": traditional(used),
            "readings": readings(used, named),
        }

    return (cache or Cache()).value(_DERIVED, [named, used], dict, make)
