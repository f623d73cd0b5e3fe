"""All queries of tests/search, answered in Node by the script that readers get, on the site as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support import queries
from support.searching import rows

# Floors: first result right, right one in the first five (any accepted address), mean reciprocal rank of the best.
# The queries of spoken.yml were written without a look at the search; many are whole sentences of everyday speech.
# The blind sets were labelled before any ranking was seen; their tuning halves fit the weights, their checks nothing.
FLOORS = {
    "queries": (0.93, 0.99, 0.91),
    "spoken": (0.86, 0.96, 0.80),
    "blind-real": (0.80, 0.94, 0.74),
    "blind-everyday": (0.60, 0.87, 0.58),
    "blind-plain": (0.72, 0.90, 0.64),
    "fresh-real": (0.84, 0.97, 0.70),
    "fresh-everyday": (0.68, 0.86, 0.62),
    "fresh-plain": (0.89, 0.94, 0.75),
    "third-everyday": (0.79, 0.95, 0.65),
}


@pytest.fixture(scope="module")
def addresses(pages_site: Path) -> set[str]:
    """Everything that can be found, and the pages that hold it."""
    found = {row[0] for row in rows(pages_site)}
    return found | {url.partition("#")[0] for url in found}


@pytest.mark.parametrize("half", ["tune", "check"])
@pytest.mark.parametrize("name", FLOORS)
def test_every_query_finds_its_page(pages_site: Path, name: str, half: str) -> None:
    asked = [query for query in queries.read(name) if query.half == half and query.counted]
    answers = queries.answers(pages_site, [query.text for query in asked])
    got = queries.quality(asked, [queries.places(answer) for answer in answers])
    floors = FLOORS[name]
    assert (got.first >= floors[0], got.five >= floors[1], got.rank >= floors[2]) == (True, True, True), (
        f"第一条 {got.first:.3f}，前五条 {got.five:.3f}，最该在前的 {got.rank:.3f}\n{got.report}"
    )


def test_queries_of_each_class_stand_in_both_halves() -> None:
    asked = queries.read("queries")
    assert len({query.text for query in asked}) == len(asked) >= 200
    classes = {query.kind for query in asked}
    for half in ("tune", "check"):
        assert {query.kind for query in asked if query.half == half} == classes
    assert {query.half for query in [*asked, *queries.read("spoken")]} == {"tune", "check"}


def test_every_address_of_the_queries_is_there(addresses: set[str]) -> None:
    wanted = {
        (address, query.text)
        for name in FLOORS
        for query in queries.read(name)
        for address in (*query.best, *query.also)
        if not address.endswith("/")
    }
    assert sorted(pair for pair in wanted if pair[0] not in addresses) == []


def test_every_address_of_the_sentences_for_practice_is_there(addresses: set[str]) -> None:
    practice = yaml.safe_load((Path(__file__).parents[1] / "search" / "practice.yml").read_text("utf-8"))
    assert sorted(set(practice) - addresses) == []


def test_no_address_is_given_twice() -> None:
    for name in FLOORS:
        for query in queries.read(name):
            given = (*query.best, *query.also)
            assert (query.best or name in queries.BLIND) and len(set(given)) == len(given), query.text
