"""The list of samples: facets, an address that keeps them, the plain list without scripts; and a sample's page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

LIST = "samples/index.html"
SAMPLES = len([*(Path(__file__).parents[2] / "data" / "samples").glob("*.yml")])
SIDE_BY_SIDE = 1000


def visible(page: Page) -> list[str]:
    return page.locator("#sample-list li:not([hidden]) > a").all_text_contents()


def tick(page: Page, facet: str, value: str) -> None:
    part = page.locator("details.hb-facets__facet", has=page.locator("summary", has_text=facet)).first
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    part.locator(f'input[value="{value}"]').click()


def test_task_kind_and_setting_narrow_the_list(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    assert len(visible(page)) == SAMPLES
    tick(page, "办什么事", "开党小组会")
    tick(page, "种类", "记录")
    found = visible(page)
    assert 0 < len(found) < SAMPLES
    expect(page.locator(".hb-library__tally")).to_contain_text(f"符合 {len(found)} 份")
    # Headings of tasks without any go with their samples.
    expect(page.locator("#sample-list h2:visible")).to_have_text(["开党小组会"])
    tick(page, "用在哪里", "村")
    assert 0 < len(visible(page)) < len(found)


def test_address_keeps_the_conditions_and_back_undoes_them(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    tick(page, "种类", "通知")
    found, address = visible(page), page.url
    page.goto("about:blank")
    page.goto(address)
    assert visible(page) == found
    tick(page, "用在哪里", "机关")
    page.go_back()
    assert visible(page) == found


def test_list_stands_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + LIST)
    assert page.locator("#sample-list li:visible").count() == SAMPLES
    assert not page.locator(".hb-facets").is_visible()
    context.close()


def test_notes_stand_beside_the_text_where_there_is_room_and_below_it_on_a_phone(page: Page, site_url: str) -> None:
    for width in (SIDE_BY_SIDE, 375):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site_url + "samples/agenda-60.html")
        text = page.locator(".hb-sample__text").first.bounding_box()
        side = page.locator(".hb-sample__side").first.bounding_box()
        assert text
        assert side
        if width == SIDE_BY_SIDE:
            assert side["x"] >= text["x"] + text["width"]
        else:
            assert side["y"] >= text["y"] + text["height"]


def test_next_sample_leads_back(page: Page, site_url: str) -> None:
    page.goto(site_url + "samples/agenda-60.html")
    page.locator('.hb-neighbours [rel="next"]').click()
    page.locator('.hb-neighbours [rel="prev"]').click()
    assert page.url.endswith("/samples/agenda-60.html")
