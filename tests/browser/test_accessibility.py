"""axe finds nothing, in light and in dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = (Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
PAGES = [
    "index.html",
    "chapters/1-status/setup.html",
    "checklists/group-meeting.html",
    "forms/meeting-record.html",
    "rules/index.html",
    "rules/meeting.html",
    "changes.html",
    "faq.html",
    "glossary.html",
    "cases/dongfanghong-zhen-dangxiaozu.html",
    "cases/index.html",
    "cases/book-titles.html",
    "print/index.html",
    "calendar.html",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, site_url: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(site_url + path)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]] == []
