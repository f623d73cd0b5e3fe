"""Numbers as Chinese texts write them: 15, 十五, 两, 半数, 三分之二, 20%, 百分之二十, 〇.二, 1,000, 1.5 万."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_HAN = "[〇零一二两三四五六七八九十百千万亿]+(?:[.点][〇零一二三四五六七八九]+)?"
_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_UNITS = (
    "个工作日|工作日|个百分点|个月|个季度|季度|学时|小时|课时|分钟|周岁|星期|年度|万元|"
    "月|年|周|天|日|次|回|人|名|位|个|件|份|元|角|岁|票|倍|步"
)
_NUMBER = re.compile(
    rf"(?P<share>(?P<below>{_HAN}|\d+)分之(?P<above>{_HAN}|\d+))|(?P<half>过半数?|半数|一半|对半)"
    rf"|(?P<halfyear>[一1]? ?个?半年)|(?P<halfmonth>半个月)"
    rf"|(?P<number>{_PLAIN}|{_HAN}) ?(?P<large>[万亿](?!元))? ?(?P<unit>%|％|‰|{_UNITS})?(?P<more>半)?"
)
# Unit → the unit it is counted in, and how many of those it is.
_SAME: dict[str, tuple[str, Fraction]] = {
    "年": ("个月", Fraction(12)),
    "年度": ("个月", Fraction(12)),
    "季度": ("个月", Fraction(3)),
    "个季度": ("个月", Fraction(3)),
    "月": ("个月", Fraction(1)),
    "周": ("天", Fraction(7)),
    "星期": ("天", Fraction(7)),
    "日": ("天", Fraction(1)),
    "工作日": ("个工作日", Fraction(1)),
    "名": ("人", Fraction(1)),
    "位": ("人", Fraction(1)),
    "个": ("人", Fraction(1)),
    "周岁": ("岁", Fraction(1)),
    "回": ("次", Fraction(1)),
    "万元": ("元", Fraction(10**4)),
    "角": ("元", Fraction(1, 10)),
    "课时": ("学时", Fraction(1)),
    "％": ("%", Fraction(1)),
}


@dataclass(frozen=True)
class Amount:
    """A number with its unit, in the unit that all of its kind are counted in; shares have the unit “分”.

    ``text`` is how it was written, ``start`` where.
    """

    number: Fraction
    unit: str
    text: str
    start: int


def amounts(text: str) -> Iterator[Amount]:
    """All numbers of a text."""
    for found in _NUMBER.finditer(text):
        number, unit = _read(found)
        yield Amount(*counted(number, unit), found[0].strip(), found.start())


def counted(number: Fraction, unit: str) -> tuple[Fraction, str]:
    """A number in the unit that all of its kind are counted in: 2 年 as 24 个月, 20% as a share."""
    if unit in ("%", "％"):
        return number / 100, "分"
    same, factor = _SAME.get(unit, (unit, Fraction(1)))
    return number * factor, same


def value(text: str) -> Fraction:
    """The number that digits or Han numerals write: 1,000, 十五, 两百零三, 〇.二."""
    if re.fullmatch(_PLAIN, text):
        return Fraction(text.replace(",", ""))
    whole, _, decimals = text.replace("点", ".").partition(".")
    number = Fraction(_whole(whole))
    for place, character in enumerate(decimals, 1):
        number += Fraction(_DIGITS[character], 10**place)
    return number


def _whole(han: str) -> int:
    if all(character in _DIGITS for character in han):
        return int("".join(str(_DIGITS[character]) for character in han))
    total = section = digit = 0
    for character in han:
        if character in _LARGE:
            total, section, digit = total + (section + digit or 1) * _LARGE[character], 0, 0
        elif character in _TENS:
            section, digit = section + (digit or 1) * _TENS[character], 0
        else:
            digit = _DIGITS[character]
    return total + section + digit


def _read(found: re.Match[str]) -> tuple[Fraction, str]:
    if found["share"]:
        below = value(found["below"])
        return (value(found["above"]) / below if below else Fraction(0)), "分"
    if found["half"]:
        return Fraction(1, 2), "分"
    if found["halfyear"]:
        return Fraction(6), "个月"
    if found["halfmonth"]:
        return Fraction(1, 2), "月"
    number = value(found["number"]) * _LARGE.get(found["large"] or "", 1)
    return number + (Fraction(1, 2) if found["more"] else 0), found["unit"] or ""
