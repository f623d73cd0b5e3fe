"""How the tests type a query and read the results."""

from __future__ import annotations

from playwright.sync_api import Page


def open_search(page: Page, url: str) -> None:
    """Open a page and wait until its search answers."""
    page.goto(url)
    page.wait_for_selector("[data-md-component=search-query]")


def search(page: Page, query: str, base: str) -> list[str]:
    """Type a query as a reader would; the addresses of the results' pages, best first, relative to the site."""
    box = page.locator("[data-md-component=search-query]")
    page.evaluate("document.querySelector('.md-search-result__meta').textContent = '…'")
    page.evaluate("document.querySelector('.md-search-result__list').innerHTML = ''")
    box.click()
    box.fill("")
    box.press_sequentially(query)
    # The worker's answer to the last key replaces the meta line; typing is over, so it settles at once.
    page.locator(".md-search-result__meta", has_text="找到").wait_for()
    page.wait_for_timeout(120)
    links = page.locator(".md-search-result__item > a:first-child").evaluate_all("all => all.map(a => a.href)")
    return [link.removeprefix(base).partition("?")[0] + _anchor(link) for link in links]


def _anchor(link: str) -> str:
    return "#" + link.partition("#")[2] if "#" in link and "?" in link else ""
