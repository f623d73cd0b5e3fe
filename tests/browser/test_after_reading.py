"""What is left behind by reading: nothing on the screen after a tap, nothing but the text in what is copied."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

SECTION = "chapters/3-systems/group-meeting.html"


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Page:
    """A section on a phone that is touched."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site_url + SECTION)
    return page


def test_a_note_comes_by_a_tap_and_goes_by_the_next(phone: Page) -> None:
    figure, note = phone.locator(".hb-ref").first, phone.locator(".hb-note").first
    expect(note).to_be_hidden()
    figure.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box and box["y"] + box["height"] == pytest.approx(800, abs=1)
    figure.tap()
    expect(note).to_be_hidden()
    figure.tap()
    phone.locator("h1").tap()
    expect(note).to_be_hidden()


def test_a_term_is_told_where_the_reader_is(phone: Page) -> None:
    before = phone.url
    phone.locator("a.hb-term").first.tap()
    expect(phone.locator(".hb-sheet")).to_be_visible()
    assert phone.url == before
    phone.locator("h1").tap()
    expect(phone.locator(".hb-sheet")).to_have_count(0)
    expect(phone.locator(".md-tooltip--active, .md-tooltip2--active")).to_have_count(0)


def test_copied_text_has_no_figures_and_no_pilcrows(page: Page, site_url: str) -> None:
    page.goto(site_url + SECTION)
    text = page.evaluate(
        """() => {
          const range = document.createRange()
          range.selectNodeContents(document.querySelector("article"))
          getSelection().addRange(range)
          return getSelection().toString()
        }"""
    )
    assert "党小组会一般每月 1 次" in text
    assert "¶" not in text
    assert not re.search(r"。 ?\d+\n", text), re.findall(r".{8}。 ?\d+\n", text)[:3]
    assert "支部工作条例第十三条" not in text.partition("怎么做")[0]


def test_home_shows_the_month_of_the_reader(page: Page, browser: Browser, site_url: str) -> None:
    page.clock.set_fixed_time("2027-07-15T08:00:00")
    page.goto(site_url + "index.html")
    months = page.locator(".hb-month")
    assert [one.get_attribute("data-month") for one in months.all() if one.is_visible()] == ["7"]
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(site_url + "index.html")
    assert all(one.is_visible() for one in opened.locator(".hb-month").all())
    assert opened.locator(".hb-month").count() == 12
    context.close()


@pytest.mark.parametrize(("width", "height"), [(375, 667), (320, 568), (1366, 768)])
def test_home_begins_with_the_search(page: Page, site_url: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(site_url + "index.html")
    box = page.get_by_role("searchbox", name="要找的词或问题").bounding_box()
    assert box and box["height"] >= 44 and box["y"] + box["height"] < height


# Figures that begin a line: what stands before them ends above them.
STRANDED = """() => [...document.querySelectorAll("article p .hb-ref, article li .hb-ref")].filter(one => {
  const text = one.closest(".hb-cited").previousSibling
  if (text?.nodeType !== Node.TEXT_NODE || !text.data.trim()) return false
  const range = document.createRange()
  range.setStart(text, text.data.trimEnd().length - 1)
  range.setEnd(text, text.data.trimEnd().length)
  return one.getBoundingClientRect().left < range.getBoundingClientRect().left
}).map(one => one.closest(".hb-cited").previousSibling.data.slice(-12))"""


@pytest.mark.parametrize("path", ["start/index.html", SECTION, "chapters/5-recruitment/admission.html"])
def test_no_figure_stands_at_the_head_of_a_line(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    for width in (320, 375, 414, 768, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, page.evaluate(STRANDED)) == (width, [])
