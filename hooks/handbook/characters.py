"""Characters that nobody sees or that only one program shows: how they are found, and how a message shows them."""

from __future__ import annotations

import re
import unicodedata

# Controls but tab and line feed, zero-width and bidirectional marks, separators that are no line feed, what is no
# character at all, and the private use areas, where Word and WPS keep their bullets.
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
# A Chinese character, for counting and for what stands beside one.
HAN = re.compile(r"[\u3400-\u9fff]")
# What separates lines or words becomes a blank when it is taken out.
_SEPARATORS = "\x0b\x0c\x0d\x1c\x1d\x1e\x85\u2028\u2029"
_NAMES = {
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u2060": "单词连接符",
    "\ufeff": "零宽不换行空格",
}


def private(character: str) -> bool:
    """Whether a character means something only in the font it was typed in."""
    return unicodedata.category(character) == "Co"


def told(character: str) -> str:
    """A character by its code and, where it has one, its name: U+200B（零宽空格）."""
    code = f"U+{ord(character):04X}"
    if character in _NAMES:
        return f"{code}（{_NAMES[character]}）"
    if unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
        return f"{code}（改变文字方向）"
    return f"{code}（控制字符）" if unicodedata.category(character) == "Cc" else code


def cleaned(text: str) -> str:
    """A text without the odd characters."""
    return ODD.sub(lambda found: " " if found[0] in _SEPARATORS else "", text)


def visible(text: str) -> str:
    """A text on one line in which every control character can be seen: an escape as ␛, a line feed as ␊."""
    return re.sub("[\t\n]", _pictured, ODD.sub(_pictured, text))


def _pictured(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
