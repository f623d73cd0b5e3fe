"""Typed queries find what readers mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from support import queries
from support.searching import open_search, rare, search

SAMPLE = 60
NASTY = {
    "punctuation": "。。，，！？",
    "html": "<img src=x onerror=alert(1)>",
    "regex": ".*+?^${}()|[]\\",
    "emoji": "😀党小组😀",
    "control": "\u202e\u0007党",
    "long": "党" * 10_000,
}


def test_typing_finds_what_the_script_answers(page: Page, site: Path, site_url: str) -> None:
    """The ranking of all queries is tested without a browser; here a sample goes the whole way of a reader's keys."""
    texts = list(dict.fromkeys(query.text for name in ("queries", "spoken") for query in queries.read(name)))
    sample = texts[:: len(texts) // SAMPLE]
    open_search(page, site_url + "index.html")
    # Names answer at once, texts follow: what stands in a text only is found when they have come.
    last = rare(site)
    search(page, last.words, site_url)
    page.locator(".md-search-result__item", has_text=last.title).wait_for()
    for text, answer in zip(sample, queries.answers(site, sample), strict=True):
        found = search(page, text, site_url)
        assert found == queries.addresses(answer)[: len(found)], text
        assert found, text


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
    page.route("**/search/documents.js*", lambda route: route.fulfill(**truncated))
    open_search(page, site_url + "index.html")
    page.locator("[data-md-component=search-query]").press_sequentially("党费")
    page.locator(".md-search-result__meta", has_text="没有找到").wait_for()
    assert page.locator(".hb-kinds").get_by_role("link", name="检查单", exact=True).is_visible()
