"""The words by which the worker cuts a query, from a dictionary kept beside this file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.cache import Cache, Kind

_WORDS = Kind("words", (__name__,))
_DICTIONARY = Path(__file__).with_name("words.txt")
_LONGEST = 4


def groups(texts: Iterable[str], cache: Cache | None = None) -> list[tuple[int, int, int, str]]:
    """The words that occur in ``texts``, and all words without content, in groups that compress well.

    A group is how frequent its words are (the logarithm of their count), how many characters each has, whether they are
    without content (1) or not (0), and the words one after another.
    """
    read = list(texts)
    return (cache or Cache()).value(_WORDS, read, list, lambda: _groups(read))


def _groups(texts: Iterable[str]) -> list[tuple[int, int, int, str]]:
    occurring = {
        text[at : at + size] for text in texts for size in range(1, _LONGEST + 1) for at in range(len(text) - size + 1)
    }
    found: dict[tuple[int, int, int], list[str]] = {}
    for line in _DICTIONARY.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, level, light = line.split()
        if word in occurring or light == "1":
            found.setdefault((int(level), len(word), int(light)), []).append(word)
    return [(*group, "".join(sorted(words))) for group, words in sorted(found.items())]
