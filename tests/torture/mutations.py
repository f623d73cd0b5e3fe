"""What may happen to a file: bytes change, pieces of YAML and Markdown come in, data takes another shape."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import yaml

# Files of a project by their path below it.
Files = dict[str, bytes]
# None takes a file away.
Changes = dict[str, bytes | None]

_BYTES = (b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\x1b[31m", b"\x7f", b"\x85")
# fmt: off
_YAML = (
    *(": ", "：", "- ", "-", "? ", "?", "#", " # 甲", "|", "|2\n", "|9", ">", ">-", "&a ", "*a", "*", "!t ",
        "!", "!!str ", "%", "%TAG", "@"),
    *("`", "---\n", "\n...\n", "[", "]", "{", "}", "[]", "{}", "{a: b, c}", ",", '"', "'", '"\\u12"',
        '"\\ufffe"', '"\\e[31m"', '"\\xZ"', "\\"),
    *("null", "~", "true", "on", "0", "-1", "010", "0x1F", "1e9", ".inf", ".nan", "0.5", "1/0", "1/12",
        "9" * 15, "9" * 16, "9" * 5000),
    *("2026-13-45", "9999-12-31", "9:30", "=", "<<: a", "\t", "  ", "\u3000", "\u00a0", "\u200b", "\u202a",
        "\u2028", "\ufffe", "\ue004"),
    *('"a\nb": 1\n', '"a\\nb": 1\n', "甲: 乙\n", "id: index\n", "<b>", "[@none]", "[=none:x]", "[@hui-01]",
        "[=hui-01:quorum]", "甲" * 3000, "[" * 30000, "- " * 500),
)
_MARKDOWN = (
    *("///\n", "/// form | x\n///\n", "/// checklist | meeting\n///\n", "//// checklist | nope\n",
        "> /// rules | nope\n", " /// form | nope\n"),
    *("```\n", "~~~\n", "`", "``", "[@none]", "[@hui-01]", "[=hui-01:none]", "[=hui-01:quorum]",
        "<script>alert(1)</script>", "<div>", "<b", "&#60;b>"),
    *("[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "![x](//evil.example/x)",
        "[x]: javascript:alert(1)\n", "{: onclick=x }"),
    *("{#steps}", "{#a .b}", "# ", "## 甲 {#steps}\n", "### ", "| a | b |\n|---|---|\n| = 1 | /\n", "- /\n",
        "- = 甲\n", "1. 2. 甲\n", "> ", "* ", "    ", "***", "__"),
    *("---\n", "***\n", "[" * 3000, "`" * 5000, " ".join("`" * n for n in range(1, 90)), "*" * 3000, "> " * 300,
        "- " * 300, "甲" * 2500, "\\", "*[甲]: 乙\n", "[^1]"),
    *("[x](a.md)", "[x](/a.html#b)", "<https://a.example>", "<a@b.c>", "![x](a b.png)", "[TOC]", "&copy;",
        "\u2028", "\x0c", "\u202e", "\ufffe", "𠮷", "😀", "👩‍👩‍👧"),
)
# Typed in the middle of a text: much of it is harmless, and then must be shown as it is.
_IN_TEXT = (
    *("= ", "+ ", "- ", "/ ", "1. ", "*", "**", "_", "~", "`甲`", "#", "$", "@", "<", ">", "&", "&lt;", "\\",
        "|", "[", "](", "]", "{", "}", '"', "'", "!", "^"),
    *("…", "——", "·", "“", "《", "（", "％", "№", "①", "㎡", "𠮷", "é", "Ω", "→", "😀", "々", "〇", "\u2003",
        "\u00a0", "e\u0301", "A", "0", "2026", "http://a.example/?a=1&b=2"),
    *("甲" * 60, "a" * 300, "()" * 50, "……" * 50, "[@hui-01]", "[=hui-01:quorum]", "**甲**", "`", "==", "//",
        "/*", "--", "...", "'\"", "\n", "\n\n", "\n\n    "),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**14, 10**20, "", " ", "甲", "甲" * 400, "a\nb", "010", "9:30", "<b>", '"',
        "[@none]", "index", "..", "/", "/faq.html"),
    *([], {}, [None], ["甲"] * 300, [[[[]]]], {"": ""}, {"甲": "乙"}, {"id": "a"}, [{}], "2026-02-30",
        "2026-11-23", "#", "javascript:alert(1)", "= 1", "- /"),
)
# fmt: on
_SIGNS = str.maketrans({",": "，", ":": "：", "-": "－", '"': "”", "(": "（", "[": "【", "#": "＃", " ": "\u3000"})


def mutate(files: Files, chance: random.Random, paths: list[str]) -> tuple[str, Changes]:
    """What is done, and the files that it changes; one of ``paths``, now and then two."""
    path = chance.choice(paths)
    other = chance.choice(paths)
    if chance.random() < 0.02:
        return _whole_files(files, chance, path, other)
    names = _NAMES if path.endswith(".yml") else [name for name in _NAMES if name != "shape"]
    name = chance.choice(names)
    content = files[path]
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = _KINDS[name](content, chance, path)
    return name, {path: content}


def _whole_files(files: Files, chance: random.Random, path: str, other: str) -> tuple[str, Changes]:
    match chance.randrange(5):
        case 0:
            return "taken away", {path: None}
        case 1:
            return "empty", {path: b""}
        case 2:
            return "swapped", {path: files[other], other: files[path]}
        case 3:
            return "renamed", {path: None, _renamed(path, chance): files[path]}
        case _:
            return "twice", {_renamed(path, chance): files[path]}


def _renamed(path: str, chance: random.Random) -> str:
    stem, _, end = path.rpartition(".")
    return chance.choice(
        (
            f"{stem} - 副本.{end}",
            f"{stem}2.{end}",
            f"{stem}.{end}.bak",
            f"{stem}.yaml",
            f"{stem}/x.{end}",
            f"{stem} 甲.{end}",
        )
    )


def _bytes(content: bytes, chance: random.Random, path: str) -> bytes:
    at, end = _range(content, chance)
    match chance.randrange(6):
        case 0:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 1:
            return content[:at] + content[end:]
        case 2:
            return content[:end] + content[at:end] + content[end:]
        case 3:
            return content[:at] + chance.choice(_BYTES) + content[at:]
        case 4:
            return content[:at]
        case _:
            text = content.decode("utf-8", "replace")
            return text.encode(chance.choice(("gb18030", "utf-16", "utf-8-sig", "utf-32")))


def _range(content: bytes, chance: random.Random) -> tuple[int, int]:
    at = chance.randrange(len(content) + 1)
    return at, min(len(content), at + chance.choice((1, 2, 3, 10, 30, 200)))


def _tokens(content: bytes, chance: random.Random, path: str) -> bytes:
    text = content.decode("utf-8", "replace")
    token = chance.choice(_MARKDOWN if path.endswith(".md") and chance.random() < 0.8 else _YAML)
    places = [0, *(found.end() for found in re.finditer(r"\n *(?:- )?|: |\[|[。，；]", text))]
    at = chance.choice(places) if chance.random() < 0.8 else chance.randrange(len(text) + 1)
    end = at + chance.choice((0, 0, 1, 2, 8))
    if chance.random() < 0.2:
        end = text.find("\n", at) if "\n" in text[at:] else len(text)
    return (text[:at] + token + text[end:]).encode("utf-8", "surrogatepass")


def _texts(content: bytes, chance: random.Random, path: str) -> bytes:
    """Typed between two Chinese characters, so that what holds the text stays what it was."""
    text = content.decode("utf-8", "replace")
    places = [found.end() for found in re.finditer("[\u3400-\u9fff](?=[\u3400-\u9fff。，])", text)]
    if not places:
        return _tokens(content, chance, path)
    at = chance.choice(places)
    return (text[:at] + chance.choice(_IN_TEXT) + text[at:]).encode()


def _lines(content: bytes, chance: random.Random, path: str) -> bytes:
    lines = content.decode("utf-8", "replace").split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[one])
        case 2:
            del lines[one]
        case 3:
            lines[one] = " " * chance.randrange(30) + lines[one].lstrip()
        case 4:
            lines[one : one + 2] = ["".join(lines[one : one + 2])]
        case 5:
            lines[one] = lines[one].translate(_SIGNS)
        case _:
            lines[one:one] = lines[min(one, other) : max(one, other)][:40]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _shape(content: bytes, chance: random.Random, path: str) -> bytes:
    """The data with one value of another shape, written anew."""
    try:
        data = yaml.load(content, Loader=yaml.CSafeLoader)
    except Exception:
        return _tokens(content, chance, path)
    places = list(_places(data))
    if not places:
        return _tokens(content, chance, path)
    holder, key = chance.choice(places)
    other, other_key = chance.choice(places)
    match chance.randrange(7):
        case 0:
            del holder[key]
        case 1 | 2:
            holder[key] = chance.choice(_VALUES)
        case 3:
            holder[key] = other[other_key]
        case 4:
            holder[key], other[other_key] = other[other_key], holder[key]
        case 5 if isinstance(holder, dict):
            holder[chance.choice((f"{key}x", str(key).upper(), "甲", "id", "", "a\nb"))] = holder.pop(key)
        case 6:
            holder[key] = _deep(holder[key], chance.choice((1, 2, 30)))
        case _:
            holder[key] = [holder[key]] * chance.choice((2, 50))
    try:
        return yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=_Plain).encode("utf-8", "surrogatepass")
    except Exception:
        # It holds itself now.
        return _tokens(content, chance, path)


class _Plain(yaml.SafeDumper):
    """Writes what stands in two places twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _deep(value: Any, times: int) -> Any:
    for _ in range(times):
        value = {"甲": value}
    return value


def _places(data: Any) -> Any:
    """Every list or mapping in the data with each of its keys."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from _places(data[key])


_KINDS: dict[str, Callable[[bytes, random.Random, str], bytes]] = {
    "bytes": _bytes,
    "tokens": _tokens,
    "texts": _texts,
    "lines": _lines,
    "shape": _shape,
}
_NAMES = list(_KINDS)
