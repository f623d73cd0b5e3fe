"""Article numbers as regulations write them: 第三十二条（二）."""

from __future__ import annotations

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
NUMBER = r"[〇一二三四五六七八九十百]+"
_ARTICLE = re.compile(f"第({NUMBER})(?:条)?至第?({NUMBER})条|第({NUMBER})条")


def number(han: str) -> int:
    """一百二十三 → 123; for whole numbers below one thousand."""
    total = digit = 0
    for character in han:
        if character == "百":
            total, digit = total + 100 * (digit or 1), 0
        elif character == "十":
            total, digit = total + 10 * (digit or 1), 0
        else:
            digit = _DIGITS[character]
    return total + digit


def numbers(text: str) -> set[int]:
    """All article numbers that a text names, ranges (第九条至第十五条) filled in."""
    found: set[int] = set()
    for match in _ARTICLE.finditer(text):
        if match[3]:
            found.add(number(match[3]))
        else:
            found.update(range(number(match[1]), number(match[2]) + 1))
    return found


def first(text: str) -> int:
    """The number to sort by; texts that name no article come last."""
    return min(numbers(text), default=1000)
