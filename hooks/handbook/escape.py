"""Text made safe for what it is written into."""

from __future__ import annotations

import re

# What XML, and so Word, Excel and a feed, cannot hold: control characters, halves of pairs, and codes of no character.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")


def readable(text: str) -> str:
    """``text`` without the characters that no XML can hold; line breaks and tabs stay."""
    return _NO_TEXT.sub("", text)


def readable_html(html: str) -> str:
    """HTML without such characters, also where they stand as ``&#17;``."""

    def kept(reference: re.Match[str]) -> str:
        code = int(reference[1], 16) if reference[1] else int(reference[2])
        return "" if code < 0x110000 and _NO_TEXT.match(chr(code)) else reference[0]

    return readable(_REFERENCE.sub(kept, html))
