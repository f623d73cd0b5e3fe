"""The words that the search cuts a query by."""

from __future__ import annotations

from pathlib import Path

from handbook.cache import Cache
from handbook.search import words


def test_words_that_occur_and_all_words_without_content() -> None:
    found = {
        joined[at : at + size]: light
        for _, size, light, joined in words.groups(["怎样交纳党费", "人员"])
        for at in range(0, len(joined), size)
    }
    assert found["交纳"] == 0 and found["怎样"] == 1
    assert found["我们"] == 1, "without content, although it does not occur"
    assert "足球" not in found and "费人" not in found


def test_words_that_are_kept_are_those_of_the_same_texts(tmp_path: Path) -> None:
    first = words.groups(["怎样交纳党费"], Cache(tmp_path))
    assert words.groups(["怎样交纳党费"], Cache(tmp_path)) == first
    assert words.groups(["足球"], Cache(tmp_path)) != first


def test_the_dictionary_says_where_it_comes_from() -> None:
    head = words._DICTIONARY.read_text("utf-8").split("\n", 2)[:2]
    assert "bench.words" in head[0] and "MIT" in head[1]
