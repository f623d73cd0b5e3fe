"""Text for each place where it is written: nothing is lost that may stand there, nothing stays that may not."""

from __future__ import annotations

import pytest
from handbook import escape


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("甲\x00乙\x1b[31m", "甲乙[31m"),
        ("&#17;&#x11;&#x11甲", "甲"),
        ("&#xfffe;&#65535;&#xD800;", ""),
        ("&#20826;&#x515A;", "&#20826;&#x515A;"),
        # No character at all: a converter may say so, but it is not to stop here.
        (
            "&#x10FFFF;&#x110000;&#1114112;&#99999999;&#xFFFFFFFF;",
            "&#x10FFFF;&#x110000;&#1114112;&#99999999;&#xFFFFFFFF;",
        ),
        ("\t一行\r\n", "\t一行\r\n"),
    ],
)
def test_html_loses_what_no_reader_can_hold_and_nothing_else(html: str, left: str) -> None:
    assert escape.readable_html(html) == left
