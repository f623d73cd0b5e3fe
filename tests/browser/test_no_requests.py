"""Every type of page keeps to its own site, breaks no policy and reports no error: hosted, and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handbook import addresses
from handbook.model import Book
from playwright.sync_api import Browser, ConsoleMessage, Page
from support import hosting
from support.page_types import one_of_each
from support.searching import open_search, search

_VIOLATIONS = (
    "addEventListener('securitypolicyviolation', e => console.error('政策：' + e.violatedDirective, e.blockedURI))"
)
# Long enough for what pages do by themselves after they have been loaded.
_REST = 200


@pytest.fixture(params=["hosted", "folder"])
def base(request: pytest.FixtureRequest, pages_site: Path, policy: str) -> Iterator[str]:
    """The address of the site, with a slash at the end: on a host under README's policy, or in a folder."""
    if request.param == "folder":
        yield pages_site.as_uri() + "/"
    else:
        # A site that does not know its address stands at the top, or its missing page finds nothing.
        with hosting.hosted(pages_site, policy, "/") as host:
            yield host.url


@pytest.fixture
def troubles(browser: Browser, base: str) -> Iterator[tuple[Page, list[str]]]:
    """A page that keeps what goes wrong on it, workers of all kinds included."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    context.add_init_script(_VIOLATIONS)
    seen: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        # The browser itself says of the missing page that it is missing.
        if message.type == "error" and not message.location["url"].endswith("/none.html"):
            seen.append(f"{message.text} {message.location['url']}")

    context.on("request", lambda asked: None if allowed(asked.url, base) else seen.append(asked.url))
    context.on("console", heard)
    context.on("weberror", lambda error: seen.append(str(error.error)))
    yield context.new_page(), seen
    context.close()


def allowed(url: str, base: str) -> bool:
    """Whether an address lies within the site, or is no request at all."""
    return url.startswith((base, "data:", "blob:", "about:"))


def test_every_type_of_page_keeps_to_its_own_site(troubles: tuple[Page, list[str]], base: str, handbook: Book) -> None:
    page, seen = troubles
    found: dict[str, list[str]] = {}
    pages = one_of_each(handbook)
    assert {"index.html", addresses.NOT_FOUND, "tools/voting.html", "tools/offline.html", "print/index.html"} <= set(
        pages
    )
    if base.startswith("file:"):
        # Only a host shows it, and for what is missing.
        pages.remove(addresses.NOT_FOUND)
    for path in pages:
        page.goto(base + ("none/none.html" if path == addresses.NOT_FOUND else path), wait_until="load")
        page.wait_for_timeout(_REST)
        if seen:
            found[path] = [*seen]
            seen.clear()
    assert found == {}


def test_search_and_printing_keep_to_it_too(troubles: tuple[Page, list[str]], base: str) -> None:
    page, seen = troubles
    open_search(page, base + "index.html")
    assert search(page, "党小组多久开一次会", base)
    page.goto(base + "checklists/group-meeting.html")
    page.locator("[data-item] input").first.check()
    page.emulate_media(media="print")
    page.wait_for_timeout(_REST)
    assert seen == []


def test_what_goes_wrong_is_seen(troubles: tuple[Page, list[str]], base: str) -> None:
    page, seen = troubles
    page.goto(base + "index.html")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/a.png'}))")
    page.evaluate("console.error('出错了')")
    page.wait_for_timeout(_REST)
    assert any("127.0.0.1:9" in one for one in seen) and any("出错了" in one for one in seen)
    if base.startswith("http"):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
        page.wait_for_timeout(_REST)
        assert any("政策：script-src" in one for one in seen)
