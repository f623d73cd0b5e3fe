"""Article numbers are read as regulations write them."""

from __future__ import annotations

import pytest
from handbook.articles import first, number, numbers


@pytest.mark.parametrize(
    ("han", "value"), [("五", 5), ("十", 10), ("十三", 13), ("三十", 30), ("一百零二".replace("零", "〇"), 102)]
)
def test_a_number_in_han(han: str, value: int) -> None:
    assert number(han) == value


def test_lists_and_ranges() -> None:
    assert numbers("第五条、第六条，第九条至第十一条") == {5, 6, 9, 10, 11}
    assert numbers("第一至三条") == {1, 2, 3}
    assert first("（条号未见）") > first("第三十二条（二）") == 32
