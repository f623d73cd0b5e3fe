"""Typed queries find what readers mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from searching import open_search, search

TESTS = Path(__file__).parents[1]
QUERIES = yaml.safe_load((TESTS / "queries.yml").read_text("utf-8"))
SPOKEN = yaml.safe_load((TESTS / "spoken.yml").read_text("utf-8"))
NASTY = {
    "punctuation": "。。，，！？",
    "html": "<img src=x onerror=alert(1)>",
    "regex": ".*+?^${}()|[]\\",
    "emoji": "😀党小组😀",
    "control": "\u202e\u0007党",
    "long": "党" * 10_000,
}


def test_there_are_two_hundred_queries_in_twelve_classes_and_two_halves() -> None:
    assert len(QUERIES) >= 200
    assert len({query["class"] for query in QUERIES}) == 12
    assert {query["half"] for query in QUERIES} == {"tune", "check"}
    assert len({query["q"] for query in QUERIES}) == len(QUERIES)
    for half in ("tune", "check"):
        assert len({query["class"] for query in QUERIES if query["half"] == half}) == 12


def test_every_query_finds_its_page(page: Page, site_url: str) -> None:
    for half, (first, five, report) in _results(page, site_url, QUERIES).items():
        assert first >= 0.95, f"{half}\n{report}"
        assert five >= 0.99, f"{half}\n{report}"


def test_words_that_nobody_prepared_for_find_their_page_most_of_the_time(page: Page, site_url: str) -> None:
    """Queries written without a look at the search: many are whole sentences of everyday speech."""
    for half, (first, five, report) in _results(page, site_url, SPOKEN).items():
        assert first >= 0.85, f"{half}\n{report}"
        assert five >= 0.95, f"{half}\n{report}"


def _results(page: Page, site_url: str, queries: list[dict[str, Any]]) -> dict[str, tuple[float, float, str]]:
    """For each half: share of queries whose first result is right, share with it in the first five, and the misses."""
    open_search(page, site_url + "index.html")
    ranks: dict[str, list[int]] = {"tune": [], "check": []}
    missed: dict[str, list[str]] = {"tune": [], "check": []}
    for query in queries:
        found = search(page, query["q"], site_url)
        hits = [n for n, url in enumerate(found) if url.startswith(tuple(query["expect"]))]
        ranks[query["half"]].append(hits[0] if hits else 99)
        if not hits or hits[0]:
            missed[query["half"]].append(f"{query['q']}（{query['class']}）：{found[:3]}")
    return {half: (*_shares(found), "\n".join([str(_shares(found)), *missed[half]])) for half, found in ranks.items()}


def _shares(ranks: list[int]) -> tuple[float, float]:
    """hit@1 and hit@5."""
    return sum(rank == 0 for rank in ranks) / len(ranks), sum(rank < 5 for rank in ranks) / len(ranks)


@pytest.mark.parametrize("kind", NASTY)
def test_strange_queries_do_no_harm(page: Page, site_url: str, kind: str) -> None:
    open_search(page, site_url + "index.html")
    search(page, "党费", site_url)
    box = page.locator("[data-md-component=search-query]")
    box.fill(NASTY[kind])
    box.press("End")
    page.wait_for_timeout(400)
    assert page.locator(".md-search-result img").count() == 0
    assert search(page, "党费", site_url)[0].startswith(("glossary.html#dangfei", "faq.html#dues"))


def test_what_matched_is_marked_and_nothing_else(page: Page, site_url: str) -> None:
    open_search(page, site_url + "index.html")
    search(page, "主题党日", site_url)
    marks = page.locator(".md-search-result__item mark").all_text_contents()
    assert marks
    assert {text.replace(" ", "") for text in marks} <= {"主题党日", "主题", "党日", "题党日", "主题党"}


def test_search_works_from_a_file(page: Page, site: Path) -> None:
    base = site.as_uri() + "/"
    open_search(page, base + "chapters/1-status/setup.html")
    assert search(page, "党小组多久开一次会", base)[0] == "faq.html#how-often"


def test_missing_data_leaves_the_page_usable(page: Page, site_url: str) -> None:
    truncated = {"status": 200, "body": "self.handbookSearch={", "content_type": "text/javascript"}
    page.route("**/search/documents.js", lambda route: route.fulfill(**truncated))
    open_search(page, site_url + "index.html")
    page.locator("[data-md-component=search-query]").press_sequentially("党费")
    page.locator(".md-search-result__meta", has_text="没有找到").wait_for()
    assert page.get_by_role("link", name="从这里开始").first.is_visible()
