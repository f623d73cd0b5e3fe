"""The offline copy as a reader gets it: unzipped, opened by double-click, no network."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from handbook import addresses
from handbook.model import Book
from handbook.publish.offline import bundle
from playwright.sync_api import Page, expect
from support.searching import open_search, rare, search


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader finds after unzipping."""
    target = tmp_path_factory.mktemp("离线 副本")
    zipfile.ZipFile(io.BytesIO(bundle(site))).extractall(target)
    return target / "党小组工作手册"


@pytest.fixture(scope="session")
def small(pages_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the copy without files, as the site itself gives it."""
    target = tmp_path_factory.mktemp("优 盘")
    zipfile.ZipFile(pages_site / addresses.OFFLINE_ZIP).extractall(target)
    return target / "党小组工作手册"


def test_search_checklist_tool_and_case_library_work(page: Page, small: Path) -> None:
    base = small.as_uri() + "/"
    open_search(page, base + "index.html")
    assert search(page, "党小组多久开一次会", base)[0] == "faq.html#how-often"
    page.goto(base + "checklists/group-meeting.html")
    page.locator("[data-item]").first.locator("input").check()
    expect(page.locator(".hb-checklist__progress")).to_contain_text("已完成 1 /")
    page.goto(base + "tools/discipline-period.html")
    page.get_by_label("受了哪种处分").select_option(label="警告")
    page.get_by_label("处分决定哪天作出").fill("2020-5-10")
    page.get_by_role("button", name="算一算").click()
    expect(page.locator(".hb-tool__said")).to_contain_text("影响期到 2021 年 5 月 9 日")
    page.goto(base + "cases/index.html")
    page.get_by_label("找案例", exact=True).fill(rare(small).words)
    expect(page.locator(".hb-cases li:not([hidden])", has_text=rare(small).title)).to_be_visible()


def test_copy_holds_every_page_and_tool_but_nothing_for_a_server(small: Path, handbook: Book) -> None:
    held = {file.relative_to(small).as_posix() for file in small.rglob("*") if file.is_file()}
    assert set(addresses.data_pages(handbook)) <= held
    assert not held & {addresses.WORKER, addresses.MANIFEST, addresses.OFFLINE_ZIP}


def test_no_link_of_the_copy_without_files_leads_nowhere(site: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(site / addresses.OFFLINE_ZIP).extractall(tmp_path)
    for file in (tmp_path / "党小组工作手册").rglob("*.html"):
        found = lxml.html.fromstring(file.read_bytes()).xpath("//a/@href | //img/@src | //@data-pdf")
        paths = {unquote(urlsplit(str(one)).path) for one in found if not urlsplit(str(one)).scheme}
        # The missing page is for hosts, and leads on from their top.
        near = {path for path in paths if path and not path.startswith("/")}
        assert [path for path in near if not (file.parent / path).exists()] == [], file.name


def test_every_file_that_the_print_page_offers_is_there(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "print" / "index.html").as_uri())
    offered = page.evaluate("[...document.querySelectorAll('main a[download]')].map(a => decodeURI(a.href))")
    assert len(offered) > 100
    assert [href for href in offered if not Path(href.removeprefix("file://")).is_file()] == []
