"""The case library: facets, text, address, history, keyboard, paper and speed."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect
from support.searching import rare

LIBRARY = "cases/index.html"
CASES = len([*(Path(__file__).parents[2] / "docs" / "cases").glob("*.md")])


def visible(page: Page) -> list[str]:
    return page.locator(".hb-cases li:not([hidden]) > a").all_text_contents()


def tick(page: Page, facet: str, value: str) -> None:
    part = page.locator("details.hb-facets__facet", has=page.locator("summary", has_text=facet)).first
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    part.locator(f'input[value="{value}"]').click()


def test_a_facet_narrows_the_list_and_the_counts(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    before = visible(page)
    tick(page, "领域", "社区")
    status = page.locator(".hb-library__tally")
    expect(status).to_contain_text("符合")
    assert 0 < len(visible(page)) < len(before)
    assert f"符合 {len(visible(page))} 个" in status.inner_text()
    shown = page.locator(".hb-cases li:not([hidden])")
    assert set(shown.evaluate_all("all => all.map(one => one.dataset.sector)")) == {"社区"}
    # Counts of other facets follow; those of the facet itself stay, so that one can add to it.
    evidence = page.locator('input[name="evidence"][value="摘录"] ~ .hb-facets__count')
    excerpts = page.locator('.hb-cases li:not([hidden])[data-evidence="摘录"]').count()
    assert evidence.text_content() == str(excerpts)
    farms = page.locator('input[name="sector"][value="农村"] ~ .hb-facets__count')
    assert int(farms.text_content() or 0) > 0


def test_two_values_of_a_facet_add_and_two_facets_narrow(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    tick(page, "领域", "社区")
    one = len(visible(page))
    tick(page, "领域", "农村")
    both = len(visible(page))
    assert both > one
    tick(page, "主题", "党课")
    assert 0 < len(visible(page)) < both


def find(page: Page, words: str) -> list[str]:
    """Type into the box and wait for the list to follow; the titles left."""
    page.get_by_label("找案例", exact=True).fill(words)
    expect(page.locator(".hb-library__tally")).to_contain_text("符合")
    page.wait_for_function("self.handbookCases")
    page.wait_for_timeout(50)
    return visible(page)


def test_text_is_looked_for_in_the_whole_case(page: Page, site: Path, site_url: str) -> None:
    """A word may also be there in parts, so that more than one case is left; most are not."""
    case = rare(site)
    page.goto(site_url + LIBRARY)
    for words in (case.name, case.words):
        found = find(page, words)
        assert case.title in found and len(found) < CASES / 10
    assert find(page, "没有这样的事情呀") == []
    expect(page.locator(".hb-library__none")).to_be_visible()


def test_address_holds_the_conditions_and_can_be_passed_on(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    tick(page, "主题", "党费")
    page.get_by_label("找案例", exact=True).fill("手机")
    found = visible(page)
    address = page.url
    assert "themes=" in address and "find=" in address
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".hb-library__tally")).to_contain_text("符合")
    page.wait_for_function("self.handbookCases")
    assert visible(page) == found
    assert page.get_by_label("找案例", exact=True).input_value() == "手机"


def test_conditions_that_no_case_has_are_dropped_from_the_address(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY + "?chapter=6&themes=%E5%85%9A%E8%B4%B9&sort=zz")
    expect(page.locator('input[name="themes"][value="党费"]')).to_be_checked()
    expect(page.locator(".hb-library__none")).to_be_hidden()
    assert visible(page)
    assert "chapter" not in page.url and "sort" not in page.url


def test_back_button_takes_back_the_last_condition(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    tick(page, "领域", "社区")
    first = visible(page)
    tick(page, "主题", "党课")
    assert visible(page) != first
    page.go_back()
    assert visible(page) == first
    assert not page.locator('input[name="themes"][value="党课"]').is_checked()


def test_order_by_year_puts_unknown_years_last(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    page.get_by_label("排序").select_option("old")
    parts = page.locator("#case-list ul").evaluate_all(
        "all => all.map(part => [...part.children].map(one => one.dataset.year))"
    )
    for years in parts:
        known = [int(year) for year in years if year]
        assert known == sorted(known)
        assert years[: len(known)] == [str(year) for year in known]


def test_what_is_not_to_be_copied_stands_apart_and_an_empty_part_goes(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    headings = page.locator("#case-list h2")
    assert headings.all_text_contents() == ["可以学的", "不要照搬", "还有这些"]
    tick(page, "主题", "志愿服务")
    page.get_by_label("只看写明党小组的").check()
    for part in page.locator("#case-list section").all():
        assert part.is_visible() == bool(part.locator("li:not([hidden])").count())


def test_only_those_of_party_groups_with_one_tick(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    page.get_by_label("只看写明党小组的").check()
    shown = page.locator(".hb-cases li:not([hidden])")
    assert set(shown.evaluate_all("all => all.map(one => one.dataset.level)")) == {"小组"}
    assert "level=" in page.url


def test_keyboard_alone_is_enough(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    page.get_by_label("找案例", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked")
    expect(page.locator(".hb-library__tally")).to_contain_text("符合")


def test_status_is_announced(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    status = page.locator(".hb-library__tally")
    assert status.get_attribute("role") == "status"
    assert status.get_attribute("aria-live") == "polite"


def test_strange_addresses_do_no_harm(page: Page, site_url: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url + LIBRARY + "?find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&sector=%22%5D&sort=zz&chapter=")
    assert page.locator(".hb-cases img, .hb-facets img").count() == 0
    page.get_by_label("找案例", exact=True).fill("(((" + "党" * 10_000)
    page.wait_for_timeout(100)
    assert errors == []


def test_paper_shows_the_chosen_cases_without_the_form(page: Page, site_url: str) -> None:
    page.goto(site_url + LIBRARY)
    tick(page, "主题", "党费")
    chosen = visible(page)
    page.emulate_media(media="print")
    assert not page.locator(".hb-facets").is_visible()
    on_paper = page.locator(".hb-cases li").evaluate_all("all => all.filter(one => one.offsetHeight > 0).length")
    assert on_paper == len(chosen) < CASES


def test_works_from_a_file(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "/" + LIBRARY)
    assert rare(site).title in find(page, rare(site).words)


def test_every_case_leads_to_a_section_and_back(site: Path) -> None:
    data = json.loads((site / "api" / "cases.json").read_text("utf-8"))["cases"]
    assert len(data) == CASES
    for one in data:
        assert one["sections"], one["id"]
    page = (site / "chapters/7-management/dues.html").read_text("utf-8")
    assert "cases/jincheng-meijian-dangfeiri.html" in page
    case = (site / "cases/jincheng-meijian-dangfeiri.html").read_text("utf-8")
    assert "chapters/7-management/dues.html" in case


def test_a_thousand_cases_are_filtered_without_a_long_task(page: Page, site_url: str) -> None:
    """The list made eleven times as long is still filtered in one short task; the bench states the milliseconds."""
    page.add_init_script(
        """document.addEventListener("readystatechange", () => {
          // Before deferred scripts run: the library reads the list once.
          if (document.readyState !== "interactive") return
          const items = [...document.querySelectorAll("#case-list li")]
          for (let n = 0; n < 10; n++) for (const item of items) item.after(item.cloneNode(true))
        })"""
    )
    page.goto(site_url + LIBRARY)
    assert page.locator(".hb-cases li").count() == CASES * 11
    tick(page, "主题", "党费")
    assert len(visible(page)) % 11 == 0
    assert 0 < len(visible(page)) < CASES * 11
