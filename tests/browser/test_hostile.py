"""Pages whose every text is hostile, opened as a reader without any policy would: nothing runs, nothing is fetched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import building

PAGES = (
    "index.html",
    "faq.html",
    "changes.html",
    "calendar.html",
    "glossary.html",
    "rules/index.html",
    "rules/meeting.html",
    "cases/index.html",
    "cases/somewhere.html",
    "checklists/meeting.html",
    "forms/record.html",
    "samples/agenda.html",
    "chapters/1-status/nature.html",
)


@pytest.fixture(scope="module")
def hostile_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "book"
    shutil.copytree(root / "tests" / "fixtures" / "good", folder)
    return building.poisoned(root, building.checkout(root, folder), "HTML")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_on_a_page_of_hostile_texts(page: Page, hostile_site: Path, path: str) -> None:
    page.goto((hostile_site / path).as_uri())
    for element in page.locator("[title], .hb-block, article p").all()[:20]:
        element.dispatch_event("mouseover")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert page.locator("[hit], img[src=x]").count() == 0


def test_nothing_runs_in_the_results_of_a_search(page: Page, hostile_site: Path) -> None:
    page.goto((hostile_site / "index.html").as_uri())
    box = page.locator(".md-search__input")
    for typed in ("小组会", "<img src=x onerror=window.hit=1>", "onerror"):
        box.fill(typed)
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        assert page.evaluate("window.hit") is None
        assert page.locator("[hit], img[src=x]").count() == 0
