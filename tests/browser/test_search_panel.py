"""The search panel: kinds, recent searches, suggestions, shortcuts, links with a query, and lost data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from support.searching import data, open_search, rare, rows, search

BOX = "[data-md-component=search-query]"


def kinds(page: Page) -> set[str]:
    first = page.locator(".md-search-result__item > a:first-child .hb-kind")
    return set(first.all_text_contents())


def test_each_result_says_what_it_is(page: Page, site_url: str) -> None:
    open_search(page, site_url + "index.html")
    search(page, "党费", site_url)
    assert kinds(page) <= {"章节", "检查单", "表单", "工具", "问答", "规定", "案例", "术语", "页面"}
    assert len(kinds(page)) > 2


def test_a_chip_keeps_one_kind_and_lets_it_go_again(page: Page, site_url: str) -> None:
    open_search(page, site_url + "index.html")
    search(page, "党费", site_url)
    chip = page.locator(".hb-chip[data-kind=案例]")
    chip.click()
    expect(page.locator(".hb-chip[data-kind=案例]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(100)
    assert kinds(page) == {"案例"}
    page.locator(".hb-chip[data-kind=案例]").click()
    page.wait_for_timeout(100)
    assert len(kinds(page)) > 1


def test_recent_searches_stay_here_and_can_be_cleared(page: Page, site_url: str) -> None:
    open_search(page, site_url + "index.html")
    search(page, "党费", site_url)
    page.locator(".md-search-result__item > a").first.click()
    page.wait_for_load_state()
    page.locator(BOX).click()
    page.locator(BOX).fill("")
    expect(page.locator(".hb-search-note")).to_contain_text("最近找过")
    page.get_by_role("button", name="党费", exact=True).click()
    expect(page.locator(BOX)).to_have_value("党费")
    page.locator(BOX).fill("")
    page.get_by_role("button", name="清除记录").click()
    assert page.evaluate("localStorage.getItem('handbook.v1.searches')") == "[]"


def test_nothing_found_offers_near_words(page: Page, site_url: str) -> None:
    open_search(page, site_url + "index.html")
    box = page.locator(BOX)
    box.click()
    box.press_sequentially("费魑魅")
    expect(page.locator(".hb-search-note")).to_contain_text("是不是要找")
    page.locator(".hb-search-note .hb-chip").first.click()
    page.locator(".md-search-result__meta", has_text="找到").wait_for()


def test_nothing_near_offers_a_few_terms(page: Page, site_url: str) -> None:
    open_search(page, site_url + "index.html")
    page.locator(BOX).press_sequentially("魑魅")
    expect(page.locator(".hb-search-note")).to_contain_text("可以找")
    # Three terms, and the button that copies what was looked for.
    assert page.locator(".hb-search-note .hb-chip").count() == 4
    page.locator(".hb-search-note .hb-chip").first.click()
    page.locator(".md-search-result__meta", has_text="找到").wait_for()


def test_shortcuts_open_the_box(page: Page, site_url: str) -> None:
    for key in ("/", "Control+k"):
        open_search(page, site_url + "chapters/1-status/setup.html")
        page.locator("h1").first.click()
        page.keyboard.press(key)
        expect(page.locator(BOX)).to_be_focused()


def test_a_link_with_a_query_opens_with_its_results(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html?q=党小组会记录")
    page.locator(".md-search-result__meta", has_text="找到").wait_for()
    first = page.locator(".md-search-result__item > a").first
    assert "forms/meeting-record.html" in (first.get_attribute("href") or "")


def test_a_long_query_does_not_run_under_the_icons(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + "index.html?q=流动党员在外地怎么过组织生活")
    page.locator(".md-search-result__meta", has_text="找到").wait_for()
    # Share and clear; the icon that closes the panel is on the other side.
    icons = page.locator(".md-search__options > .md-icon")
    left = min(box["x"] for icon in icons.all() if (box := icon.bounding_box()))
    right_of_text = page.locator(BOX).evaluate(
        "box => box.getBoundingClientRect().right - parseFloat(getComputedStyle(box).paddingRight)"
    )
    assert right_of_text <= left


def test_lost_names_are_told_and_the_page_stays_usable(page: Page, site_url: str) -> None:
    page.route("**/search/documents.js?v=*", lambda route: route.abort())
    open_search(page, site_url + "index.html")
    page.locator(BOX).press_sequentially("党费")
    expect(page.locator(".hb-search-note")).to_contain_text("搜索数据没有载入")
    assert page.get_by_role("link", name="开党小组会").first.is_visible()


def test_lost_texts_leave_the_search_of_titles(page: Page, site_url: str) -> None:
    page.route("**/search/texts.js?v=*", lambda route: route.fulfill(status=200, body="self.handbookTexts=['"))
    open_search(page, site_url + "index.html")
    assert search(page, "党小组会记录", site_url)[0].startswith("forms/meeting-record")
    expect(page.locator(".hb-search-note")).to_contain_text("只按标题找")


def _find_the_form(page: Page) -> None:
    """Find a form by its name, which needs no texts."""
    page.locator(BOX).press_sequentially("党小组会记录")
    page.locator(".md-search-result__item > a[href*='forms/meeting-record']").first.wait_for()


def test_first_answer_does_not_wait_for_the_texts(page: Page, site: Path, site_url: str) -> None:
    held = []
    page.route("**/search/texts.js?v=*", lambda route: held.append(route))
    open_search(page, site_url + "index.html")
    with page.expect_request("**/search/texts.js?v=*"):
        _find_the_form(page)
    page.wait_for_timeout(50)
    held[0].continue_()
    page.locator(BOX).fill(rare(site).words)
    page.locator(BOX).press("End")
    page.locator(".md-search-result__item", has_text=rare(site).title).wait_for()


def test_texts_of_another_edition_are_not_mixed_in(page: Page, site: Path, site_url: str) -> None:
    """A browser may have kept one file of an older edition; then all are asked for once more."""
    now = (site / "search" / "documents.js").read_text("utf-8")
    old = now.replace(data(site, "documents")["edition"], "0" * 16)
    answers = [now, old]
    page.route(
        "**/search/documents.js?v=*", lambda route: route.fulfill(body=answers.pop(), content_type="text/javascript")
    )
    open_search(page, site_url + "index.html")
    page.locator(BOX).press_sequentially(rare(site).words)
    page.locator(".md-search-result__item", has_text=rare(site).title).wait_for()
    expect(page.locator(".hb-search-note")).to_be_empty()
    assert answers == []


def _in_two(page: Page, site: Path, rest: Callable[[Route, str], None]) -> None:
    """Give the names as a large handbook does: cases come in a second file, which ``rest`` answers."""
    first = data(site, "documents")
    every = rows(site)
    start = next(n for n, row in enumerate(every) if row[2] == "案例")
    second = json.dumps({"edition": first["edition"], "names": every[start:]})
    whole = json.dumps({**first, "documents": every[:start], "more": True})
    page.route("**/search/documents.js?v=*", lambda route: route.fulfill(body=f"self.handbookSearch={whole};"))
    page.route("**/search/names.js?v=*", lambda route: rest(route, f"self.handbookNames={second};"))


def test_first_names_answer_before_the_others_have_come(page: Page, site: Path, site_url: str) -> None:
    held: list[tuple[Route, str]] = []
    _in_two(page, site, lambda route, body: held.append((route, body)))
    open_search(page, site_url + "index.html")
    _find_the_form(page)
    case = rare(site)
    page.locator(BOX).fill(case.name)
    page.locator(BOX).press("End")
    page.wait_for_timeout(200)
    assert not page.locator(".md-search-result__item", has_text=case.title).count()
    (route, body) = held[0]
    route.fulfill(body=body)
    page.locator(".md-search-result__item", has_text=case.title).wait_for()
    expect(page.locator(".hb-search-note")).to_be_empty()


def test_lost_second_names_are_told_and_the_first_are_found(page: Page, site: Path, site_url: str) -> None:
    _in_two(page, site, lambda route, _: route.abort())
    open_search(page, site_url + "index.html")
    assert search(page, "党小组会记录", site_url)[0].startswith("forms/meeting-record")
    expect(page.locator(".hb-search-note")).to_contain_text("现在找不全")
