"""Browsers that refuse storage, printing or a plain Enter; addresses that are too long; colours that are forced."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

BOX = "[data-md-component=search-query]"
CHECKLIST = "checklists/group-meeting.html"
_REFUSED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError") } })"""
)
_NULL = """Object.defineProperty(window, "localStorage", { get: () => null })"""
RUBBISH = [
    "{",
    '"x"',
    "5",
    "[]",
    "{}",
    '{"index":"a"}',
    '{"index":0,"color":5}',
    '{"index":7,"color":{"scheme":{}}}',
    "null",
]


def works(page: Page, base: str) -> None:
    """The search answers, a page's scripts have started, and a tick stays as long as the page."""
    page.goto(base + CHECKLIST)
    box = page.locator("[data-item] input").first
    box.check()
    expect(page.locator(".hb-checklist__progress").first).to_contain_text("已完成 1 /")
    assert box.is_checked()
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("党费")
    page.locator(".md-search-result__item").first.wait_for()
    page.goto(base + "cases/index.html")
    expect(page.locator(".hb-library__tally")).to_contain_text("共")


@pytest.mark.parametrize("script", [_REFUSED, _NULL], ids=["refused", "null"])
def test_everything_works_without_storage(page: Page, site_url: str, script: str) -> None:
    page.add_init_script(script)
    works(page, site_url)
    page.goto(site_url + "index.html")
    page.get_by_text("字号和颜色").click()
    page.get_by_label("浅色").check()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_in_storage_stops_nothing(page: Page, site_url: str, rubbish: str) -> None:
    keys = ["/.__palette", "handbook.v1.searches", "handbook.v1.checklist.group-meeting"]
    page.add_init_script(f"for (const key of {json.dumps(keys)}) localStorage.setItem(key, {json.dumps(rubbish)})")
    works(page, site_url)


def test_enter_of_an_input_method_follows_no_result(page: Page, site_url: str) -> None:
    """The real thing: the browser itself is composing."""
    page.goto(site_url + "index.html")
    page.locator(BOX).click()
    client = page.context.new_cdp_session(page)
    for text in ("d", "da", "dang", "dang'f", "dang'fei"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.locator(".md-search-result__item").first.wait_for()
    enter = {"windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"}
    client.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    client.send("Input.insertText", {"text": "dang'fei"})
    page.wait_for_timeout(200)
    assert page.url == site_url + "index.html" or page.url.startswith(site_url + "index.html?q=")
    assert page.evaluate("localStorage.getItem('handbook.v1.searches')") is None


@pytest.mark.parametrize("order", ["before", "after"])
def test_enter_that_ends_composing_is_not_an_answer(page: Page, site_url: str, order: str) -> None:
    """Safari tells the end of composing before the key; others tell the key first."""
    page.goto(site_url + "index.html")
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("zhutidangri")
    page.locator(".md-search-result__item").first.wait_for()
    page.evaluate(
        """([selector, order]) => {
          const box = document.querySelector(selector)
          const key = isComposing => box.dispatchEvent(new KeyboardEvent("keydown", {
            key: "Enter", keyCode: 229, isComposing, bubbles: true, cancelable: true }))
          const ended = new CompositionEvent("compositionend", { data: "zhutidangri", bubbles: true })
          const end = () => box.dispatchEvent(ended)
          box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }))
          if (order === "before") { key(true); end() } else { end(); key(false) }
        }""",
        [BOX, order],
    )
    page.wait_for_timeout(300)
    assert "glossary" not in page.url
    assert page.evaluate("localStorage.getItem('handbook.v1.searches')") is None
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/glossary.html**")


@pytest.mark.parametrize("parameter", ["q", "h"])
def test_a_long_query_in_the_address_is_cut(page: Page, site_url: str, parameter: str) -> None:
    page.goto(f"{site_url}chapters/7-management/dues.html?{parameter}=党费{'党' * 6_000}")
    page.wait_for_load_state()
    assert len(page.locator(BOX).input_value()) <= 200
    page.evaluate("1")
    assert len(page.url) < 3_000


def test_the_box_takes_no_more_than_it_can_search(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html")
    page.locator(BOX).click()
    page.keyboard.insert_text("党" * 5_000)
    assert len(page.locator(BOX).input_value()) <= 200


@pytest.mark.parametrize("path", ["chapters/7-management/dues.html", CHECKLIST])
def test_a_browser_that_cannot_print_says_how(page: Page, site_url: str, path: str) -> None:
    page.add_init_script("delete window.print; window.print = undefined")
    page.goto(site_url + path)
    for button in page.get_by_role("button", name="打印").all():
        button.click()
        hint = page.locator(".hb-print-hint", has_text="在浏览器打开")
        expect(hint.first).to_be_visible()
        assert hint.first.get_attribute("role") == "status"


def test_wechat_says_how_to_print(browser: Browser, site_url: str) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.50")
    opened = context.new_page()
    opened.goto(site_url + CHECKLIST)
    opened.get_by_role("button", name="打印本页").click()
    expect(opened.locator(".hb-print-hint").first).to_contain_text("在浏览器打开")
    context.close()


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    """A page as wide as a phone."""
    page.set_viewport_size({"width": 375, "height": 800})
    yield page


@pytest.mark.parametrize("path", ["index.html", "cases/index.html", CHECKLIST])
def test_fields_on_a_phone_are_large_enough_not_to_zoom(phone: Page, site_url: str, path: str) -> None:
    """iOS zooms into a field whose text is smaller than 16 px, and does not zoom back."""
    phone.goto(site_url + path)
    sizes = phone.evaluate(
        """[...document.querySelectorAll("input:not([type=checkbox]):not([type=radio]), select, textarea")]
          .map(one => [one.id || one.name, parseFloat(getComputedStyle(one).fontSize)])"""
    )
    assert sizes
    assert [one for one in sizes if one[1] < 16] == []


def test_a_pressed_chip_is_told_apart_in_forced_colours(page: Page, site_url: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site_url + "index.html")
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("党费")
    page.locator(".hb-chip[data-kind]").first.click()
    pressed = page.locator(".hb-chip[aria-pressed=true]")
    expect(pressed).to_be_visible()
    # The system's colour of what is chosen; all others have the colours of the page.
    chosen = page.evaluate(
        """() => {
          const probe = document.createElement("i")
          probe.style.cssText = "forced-color-adjust: none; background: Highlight"
          document.body.append(probe)
          return getComputedStyle(probe).backgroundColor
        }"""
    )
    background = "one => getComputedStyle(one).backgroundColor"
    assert pressed.evaluate(background) == chosen
    assert page.locator(".hb-chip[aria-pressed=false]").first.evaluate(background) != chosen
