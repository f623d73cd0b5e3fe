"""The built site on a loopback port, with a strict Content-Security-Policy, and a browser to look at it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from support import chromium

# The policy that README's server sets.
POLICY = (Path(__file__).parents[2] / "deploy" / "nginx.conf").read_text("utf-8").split('Policy "')[1].split('"')[0]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files with the policy that a careful office server would set."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output quiet."""


@pytest.fixture(scope="session")
def policy() -> str:
    """The content security policy."""
    return POLICY


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The site's address, with a slash at the end."""
    handler = functools.partial(Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, the same for all tests."""
    with sync_playwright() as playwright:
        started = chromium.launched(playwright)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, 1280 px wide; requests to other hosts and script errors fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(8000)
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" and "搜索" not in m.text else None)
    opened.on("request", lambda r: troubles.append(r.url) if _elsewhere(r.url) else None)
    yield opened
    context.close()
    assert troubles == []


def _elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:"))
