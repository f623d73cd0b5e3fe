"""The site that a browser keeps: without a network, while a new edition comes, when it is cleared or called back."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support import hosting
from support.hosting import Host, down, portal, renewed, well
from support.searching import open_search, search

READ, UNREAD = "chapters/1-status/setup.html", "chapters/1-status/nature.html"
FORM, DESK = "forms/meeting-record.html", "tools/offline.html"
PDF, WORD = "pdf/handbook.pdf", "forms/meeting-record.docx"
# How long keeping a whole edition may take, in milliseconds.
SLOW = 60_000
_KEPT = """async () => {
  const found = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    const keys = (await cache.keys()).map(({ url }) => url)
    if (keys.some(url => url.endsWith("offline-state.json"))) found.push(...keys)
  }
  return found
}"""

# The editions of which there is a whole copy.
_TEXTS = """async () => {
  const found = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    const [manifest, state] = await Promise.all(["", "-state"].map(end => cache.match(`/shouce/offline${end}.json`)))
    if (manifest && state) found.push((await manifest.json()).text)
  }
  return found
}"""


@pytest.fixture(scope="module")
def first(root: Path, pages_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with something to print."""
    links = "".join(f'<a href="../{path}" download>拿走 {name}</a>' for name, path in (("PDF", PDF), ("Word", WORD)))
    changes: dict[str, Callable[[bytes], bytes]] = {
        PDF: lambda _: b"%PDF-1.7 " + b"0123456789" * 1000,
        WORD: lambda _: b"PK",
        FORM: lambda content: content.replace(b"</h1>", b"</h1>" + links.encode(), 1),
    }
    return renewed(root, pages_site, tmp_path_factory.mktemp("first") / "site", "first", changes)


@pytest.fixture(scope="module")
def second(root: Path, first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next edition: two pages are others."""
    words = {path: lambda content: content.replace(b"</h1>", b"NEXT</h1>", 1) for path in (READ, FORM)}
    return renewed(root, first, tmp_path_factory.mktemp("second") / "site", "second", words)


@pytest.fixture
def host(first: Path, policy: str) -> Iterator[Host]:
    with hosting.hosted(first, policy) as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def visitor(context: BrowserContext, host: Host) -> Page:
    """A reader who opened one page, and whose browser has kept what it keeps of itself."""
    page = context.new_page()
    page.goto(host.url + READ)
    until(page, "!!navigator.serviceWorker.controller")
    wait_until_kept(page, host.url + READ)
    return page


def until(page: Page, expression: str, seconds: float = SLOW / 1000) -> None:
    """Wait until ``expression`` holds; Playwright's own waiting evaluates text, which the policy forbids."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(100)


def wait_until_kept(page: Page, url: str) -> None:
    until(page, f"({_KEPT})().then(found => found.includes({url!r}))")


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_KEPT)
    return found


def manifest(site: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((site / "offline.json").read_text("utf-8"))
    return said


def renew(page: Page) -> None:
    """Have the browser look for another worker; what comes of it is awaited elsewhere."""
    page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update()).catch(() => null)")


def settled(page: Page) -> None:
    """Wait until no worker is about to be installed."""
    until(page, "navigator.serviceWorker.getRegistration().then(r => !r.installing)")


def test_page_that_was_read_forms_and_search_are_there_without_a_network(visitor: Page, host: Host) -> None:
    host.fault = down
    visitor.goto(host.url + READ)
    expect(visitor.locator("h1")).to_contain_text("党小组")
    visitor.goto(host.url + FORM)
    expect(visitor.locator(".hb-form").first).to_be_visible()
    visitor.goto(host.url)
    expect(visitor).to_have_title("党小组工作手册")
    open_search(visitor, host.url + "index.html")
    assert search(visitor, "党小组多久开一次会", host.url)[0] == "faq.html#how-often"


def test_tool_reckons_and_remembers_its_policy_without_a_network(visitor: Page, host: Host, policy: str) -> None:
    host.fault = down
    answer = visitor.goto(host.url + "tools/voting.html")
    assert answer and answer.from_service_worker
    assert answer.headers["content-security-policy"] == policy
    expect(visitor.locator(".hb-tool__form")).to_be_visible()


def test_page_that_was_never_kept_says_so_and_one_that_does_not_exist_too(visitor: Page, host: Host) -> None:
    host.fault = down
    visitor.goto(host.url + UNREAD)
    assert visitor.url.startswith(host.url + DESK)
    expect(visitor.get_by_text("还没有存下。连上网打开一次")).to_be_visible()
    expect(visitor.get_by_role("link", name="那一页")).to_have_attribute("href", host.url + UNREAD)
    answer = visitor.goto(host.url + "chapters/none/none.html")
    assert answer and answer.status == 404
    expect(visitor.get_by_role("heading", name="没有这一页")).to_be_visible()


def test_an_address_of_others_is_no_page_to_go_on_to(visitor: Page, host: Host) -> None:
    for address in ("javascript:alert(1)", "//a.example/", "https://a.example/"):
        visitor.goto(f"{host.url}{DESK}?wanted={address}")
        expect(visitor.get_by_text("一共占")).to_be_visible(timeout=SLOW)
        assert visitor.get_by_role("link", name="那一页").count() == 0


def test_first_visit_keeps_little(visitor: Page, host: Host, first: Path) -> None:
    groups = manifest(first)["groups"]
    core = {host.url + path for path in groups["core"]}
    own = {host.url + name for name in ("offline.json", "offline-state.json")}
    assert set(kept(visitor)) == core | own | {host.url + READ}
    assert sum(size for _, size in groups["core"].values()) < 8_000_000


def test_page_of_another_network_is_never_kept(visitor: Page, host: Host) -> None:
    before = kept(visitor)
    host.fault = portal
    visitor.goto(host.url + UNREAD)
    expect(visitor.get_by_text("请先登录")).to_be_visible()
    visitor.wait_for_timeout(300)
    assert kept(visitor) == before
    host.fault = down
    visitor.goto(host.url + UNREAD)
    assert visitor.url.startswith(host.url + DESK)


def test_half_a_new_edition_is_none(visitor: Page, host: Host, second: Path) -> None:
    host.site = second
    host.fault = lambda path: 503 if path == "forms/absence-note.html" or path.startswith("checklists/") else -1
    # With a network, the page of now is shown, whatever has been kept.
    visitor.goto(host.url + READ)
    expect(visitor.locator("h1")).to_contain_text("NEXT")
    renew(visitor)
    settled(visitor)
    assert visitor.evaluate(_TEXTS) == ["first"]
    host.fault = down
    for path in (READ, FORM, "checklists/group-meeting.html"):
        visitor.goto(host.url + path)
        assert "NEXT" not in visitor.locator("h1").inner_text(), path
        assert visitor.locator("script[data-edition]").first.get_attribute("data-edition") == "first"


def test_whole_new_edition_is_offered_and_taken_when_the_reader_says_so(
    visitor: Page, host: Host, second: Path
) -> None:
    before = set(kept(visitor))
    host.site = second
    renew(visitor)
    expect(visitor.get_by_text("手册有新版了。")).to_be_visible(timeout=SLOW)
    assert "NEXT" not in visitor.locator("h1").inner_text()
    with visitor.expect_navigation():
        visitor.get_by_role("button", name="刷新", exact=True).click()
    expect(visitor.locator("h1")).to_contain_text("NEXT")
    expect(visitor.get_by_text("手册有新版了。")).to_have_count(0)
    assert len(visitor.evaluate("caches.keys()")) == 1
    assert set(kept(visitor)) == before
    host.fault = down
    visitor.goto(host.url + FORM)
    expect(visitor.locator("h1")).to_contain_text("NEXT")


def test_reader_who_sees_the_new_edition_already_is_not_asked(visitor: Page, host: Host, second: Path) -> None:
    host.site = second
    visitor.goto(host.url + READ)
    until(visitor, f"({_TEXTS})().then(found => found.join() === 'second')")
    assert visitor.get_by_text("手册有新版了。").count() == 0
    host.fault = down
    visitor.goto(host.url + FORM)
    expect(visitor.locator("h1")).to_contain_text("NEXT")


def test_update_that_was_cut_off_goes_on_where_it_was(visitor: Page, host: Host, second: Path) -> None:
    host.site = second
    cut = [path for path in manifest(second)["groups"]["core"] if path.startswith("forms/")]
    host.fault = lambda path: 0 if path in cut else -1
    renew(visitor)
    settled(visitor)
    host.fault, host.asked = well, []
    renew(visitor)
    expect(visitor.get_by_text("手册有新版了。")).to_be_visible(timeout=SLOW)
    assert set(cut) & set(host.asked)
    assert not [path for path in host.asked if path.startswith(("search/", "assets/"))]


def test_all_pages_are_kept_and_removed_on_a_tap(visitor: Page, host: Host, first: Path) -> None:
    visitor.goto(host.url + DESK)
    line = visitor.locator(".hb-offline__groups li", has_text="全部页面")
    line.get_by_role("button", name="存下").click()
    expect(visitor.get_by_text("存好了：全部页面。")).to_be_visible(timeout=SLOW)
    expect(line).to_contain_text("已经存下")
    assert {host.url + path for path in manifest(first)["groups"]["pages"]} <= set(kept(visitor))
    host.fault = down
    visitor.goto(host.url + UNREAD)
    expect(visitor.locator("h1")).to_be_visible()
    assert visitor.url == host.url + UNREAD
    visitor.goto(host.url + DESK)
    line.get_by_role("button", name="删掉").click()
    expect(line).to_contain_text("没有存")
    assert host.url + UNREAD not in kept(visitor)


def test_tap_that_fails_says_why_and_goes_on_later(visitor: Page, host: Host) -> None:
    visitor.goto(host.url + DESK)
    line = visitor.locator(".hb-offline__groups li", has_text="全部页面")
    host.fault = lambda path: 0 if path.startswith("samples/") else -1
    line.get_by_role("button", name="存下").click()
    expect(visitor.get_by_text("从断的地方接着存")).to_be_visible(timeout=SLOW)
    expect(line).to_contain_text("存了看过的")
    host.fault = well
    line.get_by_role("button", name="存下").click()
    expect(line).to_contain_text("已经存下", timeout=SLOW)


def test_pdf_is_kept_when_asked_and_read_in_pieces(visitor: Page, host: Host, first: Path) -> None:
    visitor.goto(host.url + DESK)
    visitor.locator(".hb-offline__groups li", has_text="PDF").get_by_role("button", name="存下").click()
    expect(visitor.get_by_text("存好了：PDF。")).to_be_visible(timeout=SLOW)
    host.fault = down
    piece = visitor.evaluate(
        "async url => { const a = await fetch(url, {headers: {Range: 'bytes=0-4'}});"
        " return [a.status, await a.text(), a.headers.get('Content-Range')] }",
        host.url + PDF,
    )
    assert piece == [206, "%PDF-", f"bytes 0-4/{(first / PDF).stat().st_size}"]


def test_file_that_was_kept_can_be_taken_away_and_another_says_that_it_was_not(visitor: Page, host: Host) -> None:
    visitor.goto(host.url + DESK)
    visitor.locator(".hb-offline__groups li", has_text="PDF").get_by_role("button", name="存下").click()
    expect(visitor.get_by_text("存好了：PDF。")).to_be_visible(timeout=SLOW)
    visitor.goto(host.url + FORM)
    host.fault = down
    visitor.context.set_offline(True)
    with visitor.expect_download() as started:
        visitor.get_by_role("link", name="拿走 PDF").click()
    assert started.value.suggested_filename == "handbook.pdf"
    assert started.value.path().read_bytes().startswith(b"%PDF-")
    visitor.get_by_role("link", name="拿走 Word").click()
    expect(visitor.get_by_text("还没有存下。连上网打开一次")).to_be_visible()


def test_clearing_removes_all_and_lasts_until_the_reader_comes_back(visitor: Page, host: Host) -> None:
    visitor.evaluate("localStorage.setItem('handbook.v1.some', '1')")
    visitor.goto(host.url + DESK)
    visitor.get_by_role("button", name="全部清掉，以后不存").click()
    expect(visitor.get_by_text("已经关掉，浏览器里没有存。")).to_be_visible()
    assert visitor.evaluate("caches.keys()") == []
    visitor.goto(host.url + READ)
    visitor.wait_for_timeout(2500)
    assert visitor.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert visitor.evaluate("localStorage.getItem('handbook.v1.some')") == "1"
    visitor.goto(host.url + DESK)
    visitor.get_by_role("button", name="开始存").click()
    expect(visitor.get_by_text("一共占")).to_be_visible(timeout=SLOW)


def test_publisher_can_call_it_back(visitor: Page, host: Host, root: Path, first: Path, tmp_path: Path) -> None:
    host.site = hosting.switched_off(root, first, tmp_path / "site")
    visitor.goto(host.url + READ)
    renew(visitor)
    until(visitor, "navigator.serviceWorker.getRegistrations().then(all => all.length === 0)")
    until(visitor, "caches.keys().then(all => all.length === 0)")
    visitor.goto(host.url + DESK)
    expect(visitor.get_by_text("这个网站现在不往浏览器里存")).to_be_visible()


def test_storage_that_was_emptied_meanwhile_is_filled_again(visitor: Page, host: Host) -> None:
    visitor.evaluate("caches.keys().then(all => Promise.all(all.map(name => caches.delete(name))))")
    for path in (FORM, READ):
        answer = visitor.goto(host.url + path)
        assert answer and answer.ok


def test_copy_of_a_stick_says_that_it_is_one(page: Page, pages_site: Path) -> None:
    page.goto((pages_site / DESK).as_uri())
    expect(page.get_by_text("这一份就是拷来的离线版")).to_be_visible()


def test_without_scripts_the_page_leads_to_the_file(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(host.url + DESK)
    expect(opened.get_by_text("存和删要靠脚本")).to_be_visible()
    href = opened.get_by_role("link", name="离线压缩包（ZIP）").get_attribute("href")
    assert href and (host.site / "tools" / href).resolve().is_file()
    context.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_desk_fits_the_screen(visitor: Page, host: Host, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 800})
    visitor.goto(host.url + DESK)
    expect(visitor.get_by_text("一共占")).to_be_visible(timeout=SLOW)
    expect(visitor.get_by_role("link", name="离线压缩包（ZIP，约")).to_contain_text("MB）")
    assert visitor.evaluate("document.documentElement.scrollWidth") == width
