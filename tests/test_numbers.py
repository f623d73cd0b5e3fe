"""Numbers are read in every spelling, and printed in one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from handbook.model import Bracket, Value
from handbook.numbers import amounts, value
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15", 15),
        ("十五", 15),
        ("两", 2),
        ("一百二十三", 123),
        ("一百零三", 103),
        ("二〇二六", 2026),
        ("〇.二", Fraction(1, 5)),
        ("零点五", Fraction(1, 2)),
        ("1,234,567", 1234567),
        ("一万二千", 12000),
        ("三亿零五", 300000005),
        ("十", 10),
        ("二十", 20),
    ],
)
def test_a_number_is_read_in_every_spelling(text: str, number: Fraction) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("15 天", 15, "天"),
        ("十五日内", 15, "天"),
        ("半数以上", Fraction(1, 2), "分"),
        ("过半数", Fraction(1, 2), "分"),
        ("三分之二", Fraction(2, 3), "分"),
        ("百分之二十", Fraction(1, 5), "分"),
        ("20%", Fraction(1, 5), "分"),
        ("〇.二元", Fraction(1, 5), "元"),
        ("一个月", 1, "个月"),
        ("一年", 12, "个月"),
        ("半年", 6, "个月"),
        ("一年半", 18, "个月"),
        ("2 角", Fraction(1, 5), "元"),
        ("1.5 万元", 15000, "元"),
        ("三名", 3, "人"),
        ("五个工作日", 5, "个工作日"),
        ("两周", 14, "天"),
        ("32 学时", 32, "学时"),
    ],
)
def test_amounts_of_one_kind_are_counted_in_one_unit(text: str, number: Fraction, unit: str) -> None:
    assert [(one.number, one.unit) for one in amounts(text)] == [(number, unit)]


@given(st.integers(0, 9999))
def test_han_numerals_are_read_as_they_are_written(number: int) -> None:
    digits, places = "零一二三四五六七八九", ["", "十", "百", "千"]
    written = "".join(
        digits[int(digit)] + (places[len(str(number)) - 1 - place] if digit != "0" else "")
        for place, digit in enumerate(str(number))
    )
    assert value(written.rstrip("零") or "零") == number


def shown(**given: object) -> str:
    return Value.model_validate(given).display


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"number": 1234567.0, "unit": "元"}, "1,234,567 元"),
        ({"number": 1000000.0, "unit": "元"}, "1,000,000 元"),
        ({"number": 10000.0, "unit": "元"}, "10000 元"),
        ({"number": 0.2, "unit": "元"}, "0.2 元"),
        ({"number": 3.0, "to": 5.0, "unit": "人"}, "3 至 5 人"),
        ({"number": 20.0, "unit": "%"}, "20%"),
        ({"number": 1.0, "unit": "次", "per": "半年"}, "每半年 1 次"),
        ({"number": 32.0, "unit": "学时", "per": "年", "bound": "at_least"}, "每年不少于 32 学时"),
        ({"number": 3.0, "unit": "人", "bound": "at_least"}, "不少于 3 人"),
        ({"number": 50.0, "unit": "人", "bound": "at_most"}, "不超过 50 人"),
        ({"number": 2.0, "unit": "年", "bound": "more_than"}, "超过 2 年"),
        ({"fraction": "1/2", "bound": "at_least"}, "半数以上"),
        ({"fraction": "1/2", "bound": "at_most"}, "不超过半数"),
        ({"fraction": "1/3", "bound": "at_most", "of": "党员总数"}, "不超过党员总数的三分之一"),
        ({"fraction": "1/2", "bound": "more_than", "of": "应到会人数"}, "超过应到会人数的半数"),
        ({"fraction": "2/3"}, "三分之二"),
        ({"fraction": "1/12"}, "十二分之一"),
        ({"fraction": "1/20"}, "二十分之一"),
        ({"fraction": "3/100"}, "一零零分之三"),
    ],
)
def test_a_value_says_its_number_and_its_limit(given: dict[str, object], text: str) -> None:
    assert shown(**given) == text


def test_inside_a_sentence_the_limit_is_left_to_the_sentence() -> None:
    value = Value.model_validate({"number": 32.0, "unit": "学时", "per": "年", "bound": "at_least"})
    assert value.amount == "每年 32 学时"


def test_a_bracket_is_never_shown_with_an_exponent() -> None:
    assert Bracket(upto=5_000_000, rate_pct=0.5).said() == "5,000,000 元以下（含）：0.5%"


def test_steps_of_a_scale_are_read_without_overlap() -> None:
    steps = ({"upto": 3000, "rate_pct": 0.5}, {"upto": 5000, "rate_pct": 1}, {"upto": None, "rate_pct": 2})
    told = "3000 元以下（含）：0.5%；3000 元以上至 5000 元（含）：1%；5000 元以上：2%"
    assert shown(brackets=steps) == told
