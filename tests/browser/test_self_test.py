"""The self-test as a reader uses it: choose, see why, practise what went wrong, print a paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PAGE = "tools/self-test.html"


def test_a_wrong_answer_is_told_kept_and_practised_again(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    page.locator("#quiz-chapter").select_option("7")
    question = page.locator("#q7-01")
    question.locator("input").first.check()
    expect(question.locator(".hb-quiz__said")).to_have_text("不对，看一看为什么。")
    expect(question.locator("details")).to_have_attribute("open", "")
    page.reload()
    page.locator("#quiz-missed").check()
    expect(page.locator(".hb-quiz__question:visible")).to_have_count(1)
    expect(question).to_be_visible()


@pytest.mark.parametrize("width", [375, 1280])
def test_it_fits_the_screen(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + PAGE)
    expect(page.locator(".hb-quiz__desk")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_paper_has_no_answers_but_a_key_at_its_end(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE)
    page.locator("#quiz-chapter").select_option("9")
    page.emulate_media(media="print")
    expect(page.locator(".hb-quiz__question:visible").first).to_be_visible()
    assert page.locator(".hb-quiz__answer:visible").count() == 0
    expect(page.locator(".hb-quiz__key [data-chapter='9']")).to_be_visible()
    expect(page.locator(".hb-quiz__key [data-chapter='1']")).to_be_hidden()
