"""Pages hold on a desk and on a phone, under a strict policy, with and without script."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

import lxml.html
import pytest
from handbook.model import Book
from playwright.sync_api import Browser, Page, expect
from support.page_types import PAGE_TYPES


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_strict_policy_blocks_nothing(page: Page, site_url: str, path: str) -> None:
    page.add_init_script("addEventListener('securitypolicyviolation', e => (window.blocked ??= []).push(e.blockedURI))")
    page.goto(site_url + path)
    page.wait_for_timeout(150)
    assert page.evaluate("window.blocked ?? []") == []


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_scheme_follows_the_system_until_a_reader_chooses(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site_url + "index.html")
    assert scheme(page) == "default"
    page.emulate_media(color_scheme="dark")
    page.goto(site_url + "changes.html")
    assert scheme(page) == "slate"


def test_chosen_scheme_is_kept_from_page_to_page(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site_url + "index.html")
    page.get_by_text("字号和颜色").click()
    page.get_by_label("深色").check()
    assert scheme(page) == "slate"
    page.goto(site_url + "changes.html")
    assert scheme(page) == "slate"
    page.get_by_text("字号和颜色").click()
    page.get_by_label("跟随系统").check()
    assert scheme(page) == "default"


def test_without_script_text_checklist_and_case_list_are_there(browser: Browser, site_url: str, handbook: Book) -> None:
    (shown,) = (name for kind, name in handbook.section_pages["1.3"].blocks if kind == "checklist")
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(site_url + "chapters/1-status/setup.html")
    assert opened.locator("[data-checklist] input").count() == sum(
        len(phase.items) for phase in handbook.checklists[shown].phases
    )
    opened.goto(site_url + "cases/index.html")
    assert opened.locator(".hb-cases li").count() == len([*(Path(__file__).parents[2] / "docs" / "cases").glob("*.md")])
    assert not opened.locator(".hb-facets").is_visible()
    context.close()


@pytest.mark.parametrize("built", ["site", "released"])
def test_every_link_of_every_page_leads_somewhere(built: str, request: pytest.FixtureRequest) -> None:
    """Scripts add no links, so the files say it all, in seconds."""
    site: Path = request.getfixturevalue(built)
    root = site.as_uri() + "/"
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in site.rglob("*.html"):
        tree = lxml.html.fromstring(file.read_bytes())
        ids[file.as_uri()] = set(tree.xpath("//@id"))
        links += [(file.as_uri(), urljoin(file.as_uri(), href)) for href in tree.xpath("//main//a/@href")]
    broken = []
    for source, href in links:
        target, _, anchor = href.partition("#")
        target = target.partition("?")[0]
        if not target.startswith(root):
            continue
        known = target in ids and (not anchor or unquote(anchor) in ids[target])
        if not known and not (target not in ids and Path(unquote(target.removeprefix("file://"))).is_file()):
            broken.append((source.removeprefix(root), href.removeprefix(root)))
    assert links
    assert broken == []


def test_printed_page_hides_the_furniture(page: Page, site_url: str) -> None:
    page.goto(site_url + "chapters/1-status/setup.html")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".hb-checklist__bar").is_visible()
    assert page.locator("[data-checklist] input").first.is_visible()


def test_steps_are_a_numbered_list_on_a_phone_and_not_a_box_for_each_cell(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + "chapters/3-systems/group-meeting.html")
    row = page.locator('tr:has(> [data-label="步"]):has(> [data-label="分钟"])').nth(1)
    label = "one => getComputedStyle(one, '::before').content"
    assert row.locator('[data-label="做什么"]').evaluate(label) == "none"
    who, minutes = (row.locator(f'[data-label="{name}"]').bounding_box() for name in ("谁", "分钟"))
    assert who is not None
    assert minutes is not None
    assert who["y"] == minutes["y"]


def test_a_note_of_an_answer_stands_at_the_foot_of_the_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + "faq.html")
    answer = page.locator(".hb-faq").nth(60)
    answer.scroll_into_view_if_needed()
    answer.locator(".hb-ref").first.click()
    note = answer.locator("[data-open] .hb-note")
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert (round(box["x"]), round(box["width"]), round(box["y"] + box["height"])) == (0, 375, 800)


@pytest.mark.parametrize("path", ["about/old-documents.html", "rules/index.html", "calendar.html"])
def test_name_of_a_column_never_runs_over_the_next_cell_on_a_phone(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + path)
    for size in ("", "larger"):
        page.evaluate("size => document.documentElement.dataset.textSize = size", size)
        over = "all => all.filter(one => one.scrollHeight > one.clientHeight + 1).map(one => one.textContent)"
        cells = page.locator(".hb-rows td")
        assert cells.count()
        assert cells.evaluate_all(over) == []


@pytest.mark.parametrize("path", ["lessons/3-systems.html", "tools/voting.html", "samples/agenda-60.html"])
def test_no_line_of_text_is_longer_than_the_measure(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(site_url + path)
    page.wait_for_selector("main h1")
    longest = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize) * 32.3 + 1")
    # A short line in a wide box is not long.
    wide = """(all, most) => all.filter(one => {
      const written = document.createRange()
      written.selectNodeContents(one)
      return written.getBoundingClientRect().width > most
    }).map(one => one.textContent)"""
    assert page.locator("main :is(p, li, dd)").evaluate_all(wide, longest) == []


@pytest.mark.parametrize("path", ["checklists/group-meeting.html", "samples/agenda-60.html", "tools/dues.html"])
def test_a_block_made_from_data_stands_no_further_off_than_a_paragraph(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    gap = page.evaluate(
        """() => {
          const above = document.querySelector(".hb-files"), below = document.querySelector(".hb-block p")
          const margin = parseFloat(getComputedStyle(above).marginBottom)
          return below.getBoundingClientRect().top - above.getBoundingClientRect().bottom - margin
        }"""
    )
    assert gap <= 1


def test_only_the_questions_have_the_box_to_find_one(page: Page, site_url: str) -> None:
    """A lesson has three questions as well, under a heading with the same id."""
    page.goto(site_url + "lessons/3-systems.html")
    expect(page.locator("#questions")).to_be_visible()
    assert page.locator(".hb-finder").count() == 0
    page.goto(site_url + "faq.html")
    expect(page.locator(".hb-finder")).to_be_visible()


def test_the_menu_shows_the_page_that_is_open(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(site_url + "about/index.html")
    here = page.locator("#hb-nav [aria-current=page]")
    expect(here).to_be_in_viewport(ratio=1)


def test_a_flow_is_read_without_glasses_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + "chapters/3-systems/index.html")
    drawn = page.locator(".hb-flow text").first.evaluate("one => one.getScreenCTM().a * 13")
    assert drawn >= 12


def test_the_first_colour_is_the_system_s(page: Page, site_url: str) -> None:
    page.goto(site_url + "changes.html")
    page.get_by_text("字号和颜色").click()
    expect(page.get_by_label("跟随系统")).to_be_checked()


def test_the_chooser_of_a_file_speaks_chinese(page: Page, site_url: str) -> None:
    """What the browser writes beside a file input is in the browser's language."""
    page.goto(site_url + "tools/my-checklists.html")
    expect(page.get_by_text("选存下的文件")).to_be_visible()
    box = page.get_by_label("选存下的文件").bounding_box()
    assert box is not None
    assert box["width"] <= 1
