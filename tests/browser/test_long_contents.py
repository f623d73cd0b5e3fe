"""Long titles and terms, many notes in one place, long cells, rare characters and no thumbnail, on a narrow phone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support import building
from support.narrow import CUT, GROW

CELL = "一格里写了很长的话，" * 40
NOTES = 40
PAGES = (
    "index.html",
    "chapters/1-status/nature.html",
    "cases/somewhere.html",
    "cases/index.html",
    "checklists/meeting.html",
    "forms/record.html",
    "samples/agenda.html",
    "samples/index.html",
    "glossary.html",
    "faq.html",
    "changes.html",
    "calendar.html",
    "rules/index.html",
    "rules/meeting.html",
)
SECTION = f"""
引得很多。{" ".join(f"[@hui-{number:02}]" for number in range(1, NOTES + 1))}

1. 见 <https://a.example/{"long-" * 40}>。

| 事 | 谁 | 何时 |
|---|---|---|
| {CELL} | 短 | 𠮷䶮㐂犇 |
| 短 | {CELL} | {"2026" * 20} |
"""


@pytest.fixture(scope="module")
def long_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long") / "book"
    shutil.copytree(root / "tests" / "fixtures" / "good", folder)
    rules = folder / "data" / "rules" / "meeting.yml"
    text = rules.read_text("utf-8")
    last = text.partition("  - id: hui-02\n")[2]
    more = (f"  - id: hui-{number:02}\n{last}" for number in range(3, NOTES + 1))
    rules.write_text(text + "".join(more), "utf-8")
    section = folder / "docs" / "chapters" / "1-status" / "nature.md"
    section.write_text(section.read_text("utf-8") + SECTION, "utf-8")
    return building.poisoned(root, building.checkout(root, folder), "LONG")


@pytest.mark.parametrize("path", PAGES)
def test_whatever_its_texts_no_page_is_wider_than_a_phone(page: Page, long_site: Path, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((long_site / path).as_uri())
    for factor in (1, 2):
        page.evaluate(GROW, factor)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(CUT) == []


def test_forty_notes_in_one_place_can_be_read_to_the_end(page: Page, long_site: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto((long_site / "chapters/1-status/nature.html").as_uri())
    page.locator(".hb-ref").last.click()
    sheet = page.locator(".hb-sheet, .hb-cited[data-open] .hb-note").first
    box = sheet.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    sheet.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    last = sheet.locator("a").last.bounding_box()
    assert last is not None
    assert 0 <= last["y"] + last["height"] <= 600
