"""What a reader must fetch before a page of each type can be read and used, compressed as a server would."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page
from support.page_types import PAGE_TYPES

BUDGET = 140_000
# The search's script comes in the background; its data only when a reader touches the box.
_LATER = ("/search/search_index.js", "/assets/search/worker.js")


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_first_view_is_light(page: Page, site_url: str, site: Path, path: str) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path)))
    page.goto(site_url + path, wait_until="load")
    page.wait_for_timeout(200)
    first = [name for name in asked if not name.startswith(_LATER)]
    weights = {name: len(gzip.compress((site / name[1:]).read_bytes())) for name in first}
    assert len(weights) > 3
    assert sum(weights.values()) <= BUDGET, weights
