"""How much each string of characters says, and the sentences that it is learnt from."""

from __future__ import annotations

from pathlib import Path

import yaml
from handbook.search import importance
from support import queries

from bench.importance import written

PRACTICE = Path(__file__).with_name("practice.yml")


def test_each_string_has_one_factor_and_none_that_makes_no_difference() -> None:
    found = [(gram, factor) for factor, joined in importance.groups() for gram in joined.split(" ")]
    assert len(dict(found)) == len(found) > 1000
    assert all(factor > 0 and factor != 1 for _, factor in found)
    assert all(len(gram) <= 2 or gram.isascii() for gram, _ in found)


def test_words_of_asking_say_less_than_words_of_the_trade() -> None:
    factors = {gram: factor for factor, joined in importance.groups() for gram in joined.split(" ")}
    asking = max(factors[gram] for gram in ("不行", "样子", "合适", "大伙"))
    assert 3 * asking < min(factors[gram] for gram in ("党费", "党龄", "制度", "互评"))


def test_strings_of_a_factor_stand_in_one_line_from_the_lightest_up() -> None:
    assert written({"党龄": 2.6, "合适": 0.39, "党费": 2.61, "一样": 1.01}).splitlines()[1:] == [
        "0.39 合适",
        "2.59 党费 党龄",
    ]


def test_no_sentence_for_practice_is_a_query_that_measures() -> None:
    measured = {query.text for name in ("queries", "spoken", *queries.BLIND) for query in queries.read(name)}
    assert not {said for sentences in practice().values() for said in sentences} & measured


def test_sentences_for_practice_are_asked_of_one_place_each() -> None:
    said = [one for sentences in practice().values() for one in sentences]
    assert len(set(said)) == len(said)


def practice() -> dict[str, list[str]]:
    """The sentences of each address."""
    found: dict[str, list[str]] = yaml.safe_load(PRACTICE.read_text("utf-8"))
    return found
