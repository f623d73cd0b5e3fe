"""Where in the sources a character stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.diagnostics import TypesetError
from handbook.sources import files


def placed(root: Path, error: TypesetError) -> str:
    """One line for each place of the characters the error names: ``file:line:col: code message``."""
    lines = [
        f"{place}: E401 字体里没有“{c}”（U+{ord(c):04X}），请换一个写法" for place, c in find(root, error.characters)
    ]
    return "\n".join(lines) or str(error)


def find(root: Path, characters: str) -> Iterator[tuple[str, str]]:
    """``file:line:col`` and character for each of ``characters`` in data/ and docs/."""
    if not characters:
        return
    for file in files.sources(root):
        text = file.read_text("utf-8", errors="replace")
        if any(c in text for c in characters):
            for number, line in enumerate(text.split("\n"), 1):
                for column, c in enumerate(line, 1):
                    if c in characters:
                        yield f"{files.shown(file, root)}:{number}:{column}", c
