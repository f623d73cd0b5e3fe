"""Text made safe for what it is written into."""

from __future__ import annotations

import json
import re
from typing import Any

# What XML, and so Word, Excel and a feed, cannot hold: control characters, halves of pairs, and codes of no character.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What Python-Markdown takes a backslash in front of; &, < and > are written as entities.
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+.!-]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")


def readable(text: str) -> str:
    """``text`` without the characters that no XML can hold; line breaks and tabs stay."""
    return _NO_TEXT.sub("", text)


def markdown(text: str) -> str:
    """``text`` as one line of Markdown in which nothing is markup."""
    line = " ".join(text.split())
    for raw, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        line = line.replace(raw, safe)
    return _MARKUP.sub(r"\\\g<0>", line)


def readable_html(html: str) -> str:
    """HTML without such characters, also where they stand as ``&#17;``."""

    def kept(reference: re.Match[str]) -> str:
        code = int(reference[1], 16) if reference[1] else int(reference[2])
        return "" if code < 0x110000 and _NO_TEXT.match(chr(code)) else reference[0]

    return readable(_REFERENCE.sub(kept, html))


def script_json(data: Any) -> str:
    """JSON that is safe inside a script element, also one that runs."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for raw, escaped in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(raw, escaped)
    return text
