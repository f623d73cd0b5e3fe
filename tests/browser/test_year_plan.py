"""The year plan in a browser: made, changed, kept, undone, printed, copied, imported, from a file and by keyboard."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
KEY = "handbook.v1.year-plan"


@pytest.fixture
def plan(page: Page, site_url: str) -> Page:
    """The page with a year made from January of next year on, on first Fridays."""
    page.goto(f"{site_url}tools/year-plan.html")
    make(page)
    return page


def next_year() -> int:
    return datetime.date.today().year + 1


def make(page: Page, group: str = "机修车间党小组", month: str = "") -> None:
    page.get_by_label("小组的名称").fill(group)
    page.get_by_label("从哪个月起").select_option(month or f"{next_year()}-01")
    page.get_by_role("button", name="排一年").click()


def month(page: Page, number: int) -> Locator:
    return page.locator(f'.hb-plan__month[data-month="{next_year()}-{number:02d}"]')


def edit(page: Page, number: int, text: str = "党小组会") -> None:
    month(page, number).get_by_role("button", name=f"改“{text}”").click()


def first_friday(number: int) -> datetime.date:
    first = datetime.date(next_year(), number, 1)
    return first + datetime.timedelta(days=(4 - first.weekday()) % 7)


def test_a_year_has_each_months_meeting_and_what_is_due_with_its_basis(plan: Page) -> None:
    expect(plan.locator(".hb-plan h2").first).to_be_focused()
    expect(plan.locator(".hb-plan h2").first).to_have_text("机修车间党小组年度计划")
    for number in (1, 12):
        expect(month(plan, number)).to_contain_text(f"{number} 月 {first_friday(number).day} 日（周五） 党小组会")
    expect(month(plan, 12)).to_contain_text("一般每年 1 次")
    links = month(plan, 12).locator("a.hb-cite")
    assert links.count() and all("rules/" in str(link.get_attribute("href")) for link in links.all())
    expect(plan.locator('.hb-plan__month[data-month=""]')).to_contain_text("按月交党费")


def test_days_beyond_the_known_holidays_are_told_and_those_on_one_are_advised(
    last_holiday: datetime.date, page: Page, site_url: str
) -> None:
    day = last_holiday
    page.clock.set_fixed_time(datetime.datetime(day.year, 1, 1))
    page.goto(f"{site_url}tools/year-plan.html")
    page.get_by_label("党小组会哪天开").select_option("date")
    page.get_by_label("几号").last.select_option(str(day.day))
    make(page, month=f"{day.year}-{day.month:02d}")
    expect(page.locator(".hb-plan__range")).to_contain_text(f"放假安排只知道到 {day.year} 年 12 月 31 日")
    row = page.locator(f'.hb-plan__month[data-month="{day:%Y-%m}"] li').first
    expect(row).to_contain_text(f"{day.month} 月 {day.day} 日")
    row.get_by_role("button", name="改到").click()
    expect(page.locator(".hb-plan__advice")).to_have_count(0)
    expect(row).to_contain_text(f"{day.day + 1} 日")


@pytest.fixture
def last_holiday() -> datetime.date:
    """The last public holiday that is known."""
    from chinese_calendar.constants import holidays

    last: datetime.date = max(holidays)
    return last


def test_a_row_is_changed_kept_and_moves_to_the_month_of_its_day(plan: Page) -> None:
    edit(plan, 3)
    form = plan.locator(".hb-plan__editor")
    expect(form.get_by_label("哪天")).to_be_focused()
    form.get_by_label("哪天").fill("４月二十日")
    form.get_by_label("做什么").fill("党小组会：学党章")
    form.get_by_label("谁").fill("乙")
    form.get_by_role("button", name="存").click()
    expect(plan.locator(".hb-tool__status")).to_have_text("存好了。")
    plan.reload()
    expect(month(plan, 4)).to_contain_text("4 月 20 日")
    expect(month(plan, 4)).to_contain_text("党小组会：学党章 乙")
    expect(month(plan, 3)).not_to_contain_text("党小组会")
    expect(plan.get_by_label("小组的名称")).to_have_value("机修车间党小组")


@pytest.mark.parametrize(
    ("written", "message"),
    [("31", "没有 2 月 31 日"), ("2001-01-05", "不在这一年里"), ("改天", "看不出是哪一天"), ("13-1", "没有 13 月")],
)
def test_a_day_that_cannot_be_is_told_beside_it_and_nothing_is_lost(written: str, message: str, plan: Page) -> None:
    edit(plan, 2)
    form = plan.locator(".hb-plan__editor")
    form.get_by_label("哪天").fill(written)
    form.get_by_label("做什么").fill("党小组会：评一评")
    form.get_by_role("button", name="存").click()
    expect(form.locator(".hb-tool__error").first).to_contain_text(message)
    expect(form.get_by_label("哪天")).to_be_focused()
    expect(form.get_by_label("做什么")).to_have_value("党小组会：评一评")


def test_rows_are_added_and_deleted_and_each_step_is_undone(plan: Page) -> None:
    month(plan, 5).get_by_role("button", name="加一行").click()
    form = plan.locator(".hb-plan__editor")
    form.get_by_role("button", name="存").click()
    expect(form.locator(".hb-tool__error").nth(1)).to_contain_text("写上做什么")
    form.get_by_label("做什么").fill("<img src=x onerror=alert(1)>")
    form.get_by_role("button", name="存").click()
    expect(month(plan, 5)).to_contain_text("<img src=x onerror=alert(1)>")
    edit(plan, 5)
    plan.get_by_role("button", name="删去这一行").click()
    expect(month(plan, 5)).not_to_contain_text("党小组会")
    expect(plan.get_by_role("button", name="撤销")).to_be_focused()
    plan.keyboard.press("Enter")
    expect(month(plan, 5)).to_contain_text("党小组会")
    expect(month(plan, 5)).to_contain_text("<img")
    plan.get_by_role("button", name="清空", exact=True).click()
    expect(plan.locator(".hb-plan")).to_be_hidden()
    plan.get_by_role("button", name="撤销").click()
    expect(month(plan, 5)).to_contain_text("<img")


def test_a_cleared_plan_stays_cleared(plan: Page) -> None:
    plan.get_by_role("button", name="清空", exact=True).click()
    plan.reload()
    expect(plan.get_by_role("button", name="排一年")).to_be_visible()
    expect(plan.locator(".hb-plan")).to_be_hidden()


def test_making_it_again_keeps_what_was_written(plan: Page) -> None:
    edit(plan, 6)
    plan.locator(".hb-plan__editor").get_by_label("做什么").fill("党小组会：看望老党员")
    plan.keyboard.press("Enter")
    plan.get_by_label("党小组会哪天开").select_option("date")
    plan.get_by_label("几号").last.select_option("31")
    plan.get_by_role("button", name="排一年").click()
    expect(month(plan, 6)).to_contain_text("6 月 30 日")
    expect(month(plan, 6)).to_contain_text("党小组会：看望老党员")


def test_two_tabs_change_the_same_plan(plan: Page) -> None:
    other = plan.context.new_page()
    other.goto(plan.url)
    edit(plan, 1)
    plan.locator(".hb-plan__editor").get_by_label("谁").fill("丙")
    plan.keyboard.press("Enter")
    expect(month(other, 1).locator("li").first).to_contain_text("丙")
    edit(other, 2)
    other.locator(".hb-plan__editor").get_by_label("谁").fill("丁")
    other.keyboard.press("Enter")
    expect(month(plan, 2).locator("li").first).to_contain_text("丁")
    expect(month(plan, 1).locator("li").first).to_contain_text("丙")


def test_calendar_file_can_be_imported_again_after_a_change(plan: Page) -> None:
    def uids(change: Callable[[], None] | None = None) -> dict[str, datetime.date]:
        if change:
            change()
        with plan.expect_download() as waiting:
            plan.get_by_role("button", name="导进日历").click()
        content = Path(waiting.value.path()).read_bytes()
        assert all(len(line) <= 75 for line in content.split(b"\r\n")) and b"\n" not in content.replace(b"\r\n", b"")
        events = Calendar.from_ical(content).walk("VEVENT")
        assert all(event.decoded("DTEND") - event.decoded("DTSTART") == datetime.timedelta(days=1) for event in events)
        assert all("DTSTAMP" in event for event in events)
        return {str(event["UID"]): event.decoded("DTSTART") for event in events}

    def move() -> None:
        edit(plan, 1)
        plan.locator(".hb-plan__editor").get_by_label("哪天").fill("28")
        plan.keyboard.press("Enter")

    before, after = uids(), uids(move)
    assert before.keys() == after.keys()
    moved = [name for name in before if before[name] != after[name]]
    assert [(before[name], after[name]) for name in moved] == [(first_friday(1), datetime.date(next_year(), 1, 28))]


def test_text_can_be_copied(plan: Page) -> None:
    plan.context.grant_permissions(["clipboard-read", "clipboard-write"])
    plan.get_by_role("button", name="复制成文字").click()
    expect(plan.get_by_role("button", name="已复制")).to_be_visible()
    copied = plan.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("机修车间党小组年度计划") and "支部工作条例第十三条" in copied


def test_paper_holds_the_year_on_one_page(plan: Page) -> None:
    plan.evaluate("self.print = () => {}")
    plan.locator(".hb-plan").get_by_role("button", name="打印").click()
    pages = PdfReader(BytesIO(plan.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1
    plan.emulate_media(media="print")
    expect(plan.locator(".hb-plan__sheet")).to_be_visible()
    expect(plan.get_by_role("button", name="清空", exact=True)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_plan_fits_the_screen_and_has_no_barrier(width: int, scheme: str, plan: Page) -> None:
    plan.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    plan.set_viewport_size({"width": width, "height": 800})
    edit(plan, 3)
    assert plan.evaluate("document.documentElement.scrollWidth") <= width
    plan.evaluate(AXE.read_text("utf-8"))
    found = plan.evaluate("axe.run('.hb-tool', {resultTypes: ['violations']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


def test_keyboard_alone_makes_and_changes_a_plan(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/year-plan.html")
    page.get_by_label("小组的名称").focus()
    page.keyboard.type("甲组")
    page.keyboard.press("Enter")
    expect(page.locator(".hb-plan h2").first).to_be_focused()
    page.locator(".hb-plan__month li button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hb-plan__editor input").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".hb-plan__editor")).to_have_count(0)
    expect(page.locator(".hb-plan__month li button").first).to_be_focused()


def test_page_opened_from_a_file_keeps_the_plan_and_tells_no_one(page: Page, site: Path) -> None:
    page.goto((site / "tools" / "year-plan.html").as_uri())
    make(page)
    assert "#" not in page.url and "?" not in page.url
    page.reload()
    expect(month(page, 1)).to_contain_text("党小组会")


def test_where_nothing_can_be_stored_the_plan_works_and_says_so(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(f"{site_url}tools/year-plan.html")
    make(page)
    expect(page.locator(".hb-tool__status")).to_contain_text("关了这一页就没有了")
    edit(page, 1)
    page.locator(".hb-plan__editor").get_by_label("谁").fill("戊")
    page.keyboard.press("Enter")
    expect(month(page, 1)).to_contain_text("戊")
    context.close()


@pytest.mark.parametrize("kept", ["{", "5", '{"plan":{"rows":[{"text":"<img>"}]}}', '{"plan":null}'])
def test_what_is_kept_and_broken_is_no_plan_and_does_no_harm(kept: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/year-plan.html")
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    page.reload()
    expect(page.locator(".hb-plan")).to_be_hidden()
    make(page)
    expect(month(page, 1)).to_contain_text("党小组会")


def test_without_scripts_the_months_are_listed(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}tools/year-plan.html")
    expect(page.locator(".hb-worked tbody tr")).to_have_count(12)
    expect(page.locator(".hb-worked")).to_contain_text("年终清点")
    context.close()
