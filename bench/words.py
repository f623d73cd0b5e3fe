"""``python -m bench.words``: write hooks/handbook/search/words.txt from the dictionary of the installed jieba."""

from __future__ import annotations

import math
import re
from importlib.metadata import version
from pathlib import Path

import jieba

_TARGET = Path(__file__).resolve().parents[1] / "hooks" / "handbook" / "search" / "words.txt"
_HEAD = """# 常用的词：词、次数的自然对数、虚词记作 1。由 python -m bench.words 写出，不要改这里。
# 选自 jieba {} 的词典 dict.txt，MIT，Copyright (c) 2013 Sun Junyi。
"""
# Parts of speech that do not say what is looked for: pronouns, particles, conjunctions, prepositions, adverbs.  Times
# do: a date, the end of a year, next week; those that are everywhere weigh little because they are.
_LIGHT = frozenset("ryucpdoe")
# Verbs of asking and wanting that the dictionary counts as content.
_ASKING = re.findall(
    r"\S+",
    "请问 问问 想问 知道 是 有 要 想 能 可以 需要 应该 应当 必须 必需 觉得 听说 一下 意思 "
    "做 弄 搞 办 行 让 叫 给 到 算 事情 事儿",
)
# A word is kept from this count on; single characters are kept when they are light, as others stand for themselves.
_LEAST = 150
_LONGEST = 4


def main() -> None:
    """Choose the words and write them, the most frequent first."""
    rows = []
    with jieba.get_dict_file() as dictionary:
        for line in dictionary:
            word, count, tag = line.decode("utf-8").split()
            light = word in _ASKING or tag[0] in _LIGHT
            if len(word) > _LONGEST or int(count) < _LEAST or not all("\u4e00" <= c <= "\u9fff" for c in word):
                continue
            if len(word) > 1 or light:
                rows.append((-round(math.log(int(count))), word, int(light)))
    text = "".join(f"{word} {-level} {light}\n" for level, word, light in sorted(rows))
    _TARGET.write_text(_HEAD.format(version("jieba")) + text, "utf-8")


if __name__ == "__main__":
    main()
