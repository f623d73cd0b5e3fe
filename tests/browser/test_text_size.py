"""Large text: chosen in the header and kept, or set in the phone; no page has to be moved sideways to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from support.narrow import CUT, GROW
from support.page_types import PAGE_TYPES

KEY = "handbook.v1.text-size"


def assert_nothing_cut(page: Page, width: int) -> None:
    # What slides in when a window becomes narrower is in its place at once.
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    assert (width, page.evaluate("document.documentElement.scrollWidth")) == (width, width)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_no_page_is_wider_than_a_phone_whatever_its_text_size(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    for factor in (1, 1.3, 2):
        page.evaluate(GROW, factor)
        for width in (375, 320):
            assert_nothing_cut(page, width)


@pytest.mark.parametrize("size", ["", "large", "larger"])
@pytest.mark.parametrize(
    "path", ["index.html", "chapters/5-recruitment/admission.html", "cases/index.html", "samples/agenda-60.html"]
)
def test_no_page_is_wider_than_its_window_in_the_chosen_size(page: Page, site_url: str, path: str, size: str) -> None:
    page.add_init_script(f"localStorage.setItem('{KEY}', '\"{size}\"')")
    page.goto(site_url + path)
    for width in (320, 375, 768, 960, 1000, 1220, 1240, 1366, 1440, 1600, 1920, 2000):
        assert_nothing_cut(page, width)


def root_size(page: Page) -> float:
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert isinstance(size, int | float)
    return float(size)


@pytest.mark.parametrize("opened", ["server", "file"])
def test_chosen_size_is_kept_from_page_to_page(page: Page, site_url: str, site: Path, opened: str) -> None:
    base = site_url if opened == "server" else site.as_uri() + "/"
    page.goto(base + "index.html")
    standard = root_size(page)
    page.get_by_text("字号和颜色").click()
    page.get_by_label("特大").check()
    assert root_size(page) == pytest.approx(1.4 * standard)
    page.goto(base + "faq.html")
    assert root_size(page) == pytest.approx(1.4 * standard)
    page.get_by_text("字号和颜色").click()
    assert page.get_by_label("特大").is_checked()
    page.get_by_label("标准").check()
    assert root_size(page) == pytest.approx(standard)


def test_chosen_size_is_there_before_the_page_is(page: Page, site_url: str) -> None:
    """Set by a script in the head, so that nothing moves when the rest arrives."""
    page.add_init_script(f"localStorage.setItem('{KEY}', '\"large\"')")
    page.add_init_script(
        """new MutationObserver((_, watch) => {
          if (!document.body) return
          window.sizeAtBody = document.documentElement.dataset.textSize
          watch.disconnect()
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.goto(site_url + "index.html")
    assert page.evaluate("window.sizeAtBody") == "large"
