"""The offline copy as a reader gets it: unzipped, opened by double-click, no network."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from handbook.publish.offline import bundle
from playwright.sync_api import Page, expect
from support.searching import open_search, rare, search


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader finds after unzipping."""
    target = tmp_path_factory.mktemp("离线 副本")
    zipfile.ZipFile(io.BytesIO(bundle(site))).extractall(target)
    return target / "党小组工作手册"


def test_search_checklist_and_case_library_work(page: Page, unzipped: Path) -> None:
    base = unzipped.as_uri() + "/"
    open_search(page, base + "index.html")
    assert search(page, "党小组多久开一次会", base)[0] == "faq.html#how-often"
    page.goto(base + "checklists/group-meeting.html")
    page.locator("[data-item]").first.locator("input").check()
    expect(page.locator(".hb-checklist__progress")).to_contain_text("已完成 1 /")
    page.goto(base + "cases/index.html")
    page.get_by_label("找案例", exact=True).fill(rare(unzipped).words)
    expect(page.locator(".hb-cases li:not([hidden])", has_text=rare(unzipped).title)).to_be_visible()


def test_every_file_that_the_print_page_offers_is_there(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "print" / "index.html").as_uri())
    offered = page.evaluate("[...document.querySelectorAll('main a[download]')].map(a => decodeURI(a.href))")
    assert len(offered) > 100
    assert [href for href in offered if not Path(href.removeprefix("file://")).is_file()] == []
