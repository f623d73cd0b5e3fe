"""Where one thing ends and the next begins: bands of years, lines of a picture."""

from __future__ import annotations

import pytest
from handbook.html import case, flow


@pytest.mark.parametrize(
    ("year", "band"),
    [
        (2022, "2022 年以后"),
        (2021, "2018—2021 年"),
        (2018, "2018—2021 年"),
        (2017, "2013—2017 年"),
        (2013, "2013—2017 年"),
        (2012, "2012 年以前"),
    ],
)
def test_first_and_last_year_of_a_band_are_in_it(year: int, band: str) -> None:
    assert case.band(year) == band


def test_a_line_of_a_picture_is_filled_and_no_longer() -> None:
    assert list(flow._wrapped("一二三四五六", 3)) == ["一二三", "四五六"]
    assert list(flow._wrapped("一二ab四", 3)) == ["一二ab", "四"]
    assert list(flow._wrapped("abcdef", 3)) == ["abcdef"]
    assert list(flow._wrapped("一二三。四", 3)) == ["一二三。", "四"]
    assert list(flow._wrapped("", 3)) == [""]
