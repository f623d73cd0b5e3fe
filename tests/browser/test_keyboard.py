"""The site by keyboard: few steps to the text, real buttons, closed menus out of reach, focus given back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

SECTION = "chapters/3-systems/group-meeting.html"
# The focused element: where it stands, and whether it can be seen.
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const shown = box.width > 0 && box.right > 0 && box.left < innerWidth && style.visibility === "visible"
  const place = one.closest("#hb-nav, #hb-search, .hb-header, .md-content")
  return [place?.className ?? "", shown, parseFloat(style.outlineWidth) > 0]
}"""


def step(page: Page, key: str = "Tab") -> tuple[str, bool, bool]:
    page.keyboard.press(key)
    # The skip link slides in.
    page.wait_for_timeout(300 if page.evaluate("document.activeElement.className").startswith("md-skip") else 0)
    where, shown, outlined = page.evaluate(FOCUSED)
    return where, shown, outlined


@pytest.mark.parametrize("path", ["index.html", SECTION, "cases/index.html", "faq.html", "404.html"])
@pytest.mark.parametrize("width", [320, 375, 768, 1000, 1366])
def test_text_is_reached_in_six_steps_by_the_skip_link(page: Page, site_url: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText").strip() == "跳到正文"
    page.keyboard.press("Enter")
    assert step(page)[0].startswith("md-content")


@pytest.mark.parametrize("width", [375, 768])
def test_text_is_reached_in_six_steps_also_without_it(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + SECTION)
    steps = [step(page) for _ in range(6)]
    assert any(where.startswith("md-content") for where, _, _ in steps), steps
    assert [one for one in steps if not one[1] or not one[2]] == []


def test_every_step_on_a_desk_can_be_seen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 800})
    page.goto(site_url + SECTION)
    steps = [step(page) for _ in range(45)]
    assert [(at, one) for at, one in enumerate(steps) if not one[1] or not one[2]] == []


@pytest.mark.parametrize("width", [375, 768])
def test_menu_is_a_button_and_gives_the_focus_back(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + SECTION)
    menu = page.get_by_role("button", name="菜单", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert page.get_by_role("navigation", name="目录").count() == 0
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="关闭菜单")).to_be_focused()
    # Round and round: only what is in the menu, or the browser's own.
    for _ in range(60):
        where, shown, _ = step(page)
        assert where in ("hb-nav", ""), where
        assert shown or not where
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_search_of_a_phone_is_a_button_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + SECTION)
    search = page.get_by_role("button", name="搜索", exact=True)
    expect(search).to_have_attribute("aria-expanded", "false")
    search.focus()
    page.keyboard.press("Enter")
    expect(search).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("党费")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result__meta").get_attribute("role") == "status"
    # Tab leads to the kinds and the results, which close only when it leads out.
    reached = []
    for _ in range(8):
        where, shown, _ = step(page)
        assert where == "md-search__inner" and shown, where
        reached.append(page.evaluate("document.activeElement.className"))
    assert any("hb-chip" in one for one in reached)
    page.keyboard.press("Escape")
    expect(search).to_be_focused()
    expect(search).to_have_attribute("aria-expanded", "false")


def test_sizes_and_colours_fold_away_and_give_the_focus_back(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html")
    panel = page.locator("details.hb-display")
    panel.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "text-size"
    page.keyboard.press("ArrowRight")
    assert page.locator("html").get_attribute("data-text-size") == "large"
    page.keyboard.press("Escape")
    assert not panel.evaluate("one => one.open")
    expect(panel.locator("summary")).to_be_focused()


def test_current_place_is_told_in_header_and_menu(page: Page, site_url: str) -> None:
    page.goto(site_url + SECTION)
    current = "nodes => nodes.map(one => [one.getAttribute('aria-current'), one.innerText.trim()])"
    told = page.locator(".hb-kinds [aria-current]").evaluate_all(current)
    assert told == [["true", "九章"]]
    told = page.locator("#hb-nav [aria-current]").evaluate_all(current)
    assert [kind for kind, _ in told] == ["true", "page"]
    assert told[1][1].startswith("3.3 ")
