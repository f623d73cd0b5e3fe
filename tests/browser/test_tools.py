"""The tools in a browser: filled in and reckoned, from a file, by keyboard, printed, shared, without scripts."""

from __future__ import annotations

import datetime
import re
import unicodedata
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from handbook.model import Book
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
# What is filled in, and what the result then says.
FLOWS = [
    ("dues", {"你是哪一种": "企业在职", "已经知道的基数": "五千零一十"}, "每月 75.15 元"),
    ("recruitment", {"递交入党申请书": "２０２５年１月６日"}, "下一步：党组织派人同申请人谈话"),
    ("discipline-period", {"受了哪种处分": "警告", "处分决定哪天作出": "2020-5-10"}, "影响期到 2021 年 5 月 9 日"),
    (
        "term",
        {"哪一级组织": "村、社区的党组织", "这一届哪天选出来的": "二〇二一年三月十五日"},
        "任期到 2026 年 3 月 14 日",
    ),
    (
        "standing",
        {"知道哪个日子": "转为正式党员的日子", "哪一天": "2006-11-28", "算到哪天": "2026-11-27"},
        "19 年 11 个月",
    ),
    (
        "voting",
        {
            "表决什么": "接收预备党员",
            "正式党员一共多少": "二十",
            "实到会、有表决权的": "20",
            "到会的人里赞成的": "１０",
        },
        "正好一半，没有通过",
    ),
    ("division", {"名单": "\n".join(f"组员{n}，{n % 2} 楼，早班" for n in range(12))}, "12 人，排出 1 种分法"),
]


def fill(page: Page, answers: dict[str, str]) -> None:
    for label, written in answers.items():
        box = page.locator(".hb-tool__form").get_by_label(label, exact=False).first
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=written)
        elif box.get_attribute("type") == "checkbox":
            box.check()
        else:
            box.fill(written)


def reckon(page: Page, answers: dict[str, str]) -> None:
    fill(page, answers)
    page.get_by_role("button", name="算一算").click()


@pytest.mark.parametrize(("tool", "answers", "said"), FLOWS)
def test_what_is_filled_in_is_reckoned_and_told(
    tool: str, answers: dict[str, str], said: str, page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}tools/{tool}.html")
    reckon(page, answers)
    expect(page.locator(".hb-tool__said")).to_contain_text(said)
    expect(page.locator(".hb-tool__status")).to_contain_text(said)
    links = page.locator(".hb-tool__result a")
    expect(links.nth(1)).to_be_attached()
    assert all("rules/" in str(link.get_attribute("href")) for link in links.all())


@pytest.mark.parametrize(("tool", "answers", "said"), FLOWS)
def test_page_opened_from_a_file_works_too(
    tool: str, answers: dict[str, str], said: str, page: Page, site: Path
) -> None:
    page.goto((site / "tools" / f"{tool}.html").as_uri())
    reckon(page, answers)
    expect(page.locator(".hb-tool__said")).to_contain_text(said)


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(("tool", "answers", "said"), FLOWS)
def test_result_fits_the_screen_and_has_no_barrier(
    tool: str, answers: dict[str, str], said: str, width: int, page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}tools/{tool}.html")
    reckon(page, answers)
    expect(page.locator(".hb-tool__said")).to_contain_text(said)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run('.hb-tool', {resultTypes: ['violations']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


def test_every_tool_answers_an_empty_form_with_what_is_missing(handbook: Book, page: Page, site_url: str) -> None:
    for tool, _, _ in FLOWS:
        page.goto(f"{site_url}tools/{tool}.html")
        page.get_by_role("button", name="算一算").click()
        expect(page.locator(".hb-tool__status")).to_contain_text("要改")
        wrong = page.locator(".hb-tool__form [aria-invalid]").first
        expect(wrong).to_be_focused()
        described = str(wrong.get_attribute("aria-describedby")).split()
        assert page.locator(f"#{described[-1]}").inner_text()


def test_keyboard_alone_fills_and_reckons(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/dues.html")
    page.get_by_label("你是哪一种").focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator(".hb-tool__said")).to_have_text("每月 0.20 元")
    expect(page.locator(".hb-tool__table")).to_contain_text("补交 3 个月")


def test_pay_is_ticked_and_what_does_not_count_is_noted_and_left_out(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/dues.html")
    form = page.locator(".hb-tool__form")
    form.get_by_label("你是哪一种").select_option(label="企业在职")
    for label, amount in (("基本工资", "4200"), ("社会保险", "200"), ("年终一次性的奖", "９０００")):
        row = form.locator(".hb-tool__field", has=page.get_by_text(label, exact=False)).first
        row.get_by_role("checkbox").check()
        row.get_by_role("textbox").fill(amount)
        expect(row.locator("a.hb-cite").first).to_be_visible()
    form.get_by_role("checkbox", name="住房公积金").check()
    page.get_by_role("button", name="算一算").click()
    expect(page.locator("#tool-dues-housing")).to_be_focused()
    form.get_by_role("checkbox", name="住房公积金").uncheck()
    page.get_by_role("button", name="算一算").click()
    expect(page.locator(".hb-tool__said")).to_have_text("每月 40.00 元")
    expect(page.locator(".hb-tool__table")).to_contain_text("年终一次性的奖 9000 元。不加进基数")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("-5", "不能是负数"),
        ("九千九百九十九亿", "太大了"),
        ("很多", "不是一个数"),
        ("1.234", "最多两位小数"),
        ("<img src=x onerror=alert(1)>", "不是一个数"),
    ],
)
def test_what_is_no_sum_is_told_beside_it(written: str, message: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/dues.html")
    reckon(page, {"你是哪一种": "机关在职", "已经知道的基数": written})
    expect(page.locator("#tool-dues-base-error")).to_contain_text(message)
    expect(page.locator(".hb-tool__result")).to_be_hidden()


@pytest.mark.parametrize(
    ("written", "message"),
    [("2026-2-29", "没有 2 月 29 日"), ("2099-01-01", "还没有到"), ("前天", "看不出是哪一天"), ("1900-1-1", "太早")],
)
def test_what_is_no_day_is_told_beside_it(written: str, message: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/recruitment.html")
    reckon(page, {"递交入党申请书": written})
    expect(page.locator("#tool-recruitment-apply-error")).to_contain_text(message)


def test_days_in_the_wrong_order_are_told_beside_the_later_step(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/recruitment.html")
    reckon(page, {"递交入党申请书": "2026-3-2", "党组织派人同申请人谈话": "2026-3-1"})
    expect(page.locator("#tool-recruitment-talk-error")).to_contain_text("早于前面的一步“递交入党申请书”")


def test_address_brings_the_sums_back_behind_the_sign_that_no_server_sees(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}tools/dues.html")
    reckon(page, {"你是哪一种": "离退休", "已经知道的基数": "3480"})
    page.get_by_role("button", name="复制带数的网址").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    address, _, sums = copied.partition("#")
    assert address == f"{site_url}tools/dues.html"
    assert parse_qs(sums) == {"who": ["retired"], "base": ["3480"]}
    other = page.context.new_page()
    other.goto(copied)
    expect(other.locator(".hb-tool__said")).to_have_text("每月 17.40 元")


def test_address_with_nonsense_is_shown_as_text_and_does_no_harm(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/dues.html#who=%3Cb%3E&base=%3Cimg%20src=x%3E&x=1&who=agency&__proto__=1")
    expect(page.get_by_role("button", name="算一算")).to_be_visible()
    expect(page.locator(".hb-tool__result")).to_be_hidden()
    assert page.locator(".hb-tool img").count() == 0


def test_result_can_be_copied_as_text_with_its_basis(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}tools/dues.html")
    reckon(page, {"你是哪一种": "离退休", "已经知道的基数": "3480"})
    page.get_by_role("button", name="复制结果").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "每月 17.40 元" in copied and "（党费规定第五条）" in copied and "以正式文件为准" in copied


def test_five_hundred_pasted_members_stay_in_the_page(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}tools/division.html", wait_until="networkidle")
    members = "\n".join(f"党员{n}\t{n % 9} 号楼\t{n % 3} 班\t正式党员" for n in range(500))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reckon(page, {"名单": f"姓名\t楼\t班次\t类别\n{members}"})
    expect(page.locator(".hb-tool__said")).to_have_text("500 人，排出 3 种分法")
    expect(page.locator(".hb-tool__advice")).to_contain_text("建议，不是规定")
    page.get_by_role("button", name="复制带数的网址").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert parse_qs(page.evaluate("navigator.clipboard.readText()").partition("#")[2]).keys() == {"most"}
    assert asked == []
    assert page.evaluate("Object.keys(localStorage).filter(key => localStorage[key].includes('党员1'))") == []


def test_every_tool_of_the_data_is_tried_here_and_listed(handbook: Book, page: Page, site_url: str) -> None:
    reckoning = {tool for tool, _, _ in FLOWS}
    page.goto(f"{site_url}tools/index.html")
    listed = {str(link.get_attribute("href")) for link in page.locator(".hb-samples li > a").all()}
    assert {f"../tools/{tool}.html" for tool in (*handbook.tools, "self-test", "my-checklists", "offline")} == listed
    assert reckoning <= set(handbook.tools)


def test_printing_shows_the_result_and_not_the_form(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/dues.html")
    reckon(page, {"你是哪一种": "离退休", "已经知道的基数": "3480"})
    page.evaluate("self.print = () => {}")
    page.locator(".hb-tool__result").get_by_role("button", name="打印").click()
    page.emulate_media(media="print")
    expect(page.locator(".hb-tool__form")).to_be_hidden()
    expect(page.locator(".hb-tool__said")).to_be_visible()
    expect(page.locator(".hb-worked").first).to_be_hidden()


def test_printed_timeline_is_one_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/recruitment.html#apply=2025-3-3&talk=2025-4-1&activist=2025-10-8")
    expect(page.locator(".hb-tool__said")).to_be_visible()
    page.evaluate("self.print = () => {}")
    page.locator(".hb-tool__result").get_by_role("button", name="打印").click()
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1
    # The font has signs of its own for radicals.
    assert "小组做什么" in unicodedata.normalize("NFKC", pages[0].extract_text())


def test_calendar_file_can_be_imported(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tools/recruitment.html")
    reckon(page, {"支委会研究定为入党积极分子": datetime.date.today().isoformat()})
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导进日历").click()
    content = Path(waiting.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = Calendar.from_ical(content).walk("VEVENT")
    assert any("半年考察" in str(event["SUMMARY"]) for event in events)
    assert all(event.decoded("DTEND") - event.decoded("DTSTART") == datetime.timedelta(days=1) for event in events)


def test_page_without_scripts_shows_examples_worked_out(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}tools/dues.html")
    expect(page.locator(".hb-tool__none")).to_be_visible()
    expect(page.locator(".hb-worked").first).to_contain_text("75.02")
    context.close()


def test_only_pages_of_tools_load_their_script_and_style(site: Path) -> None:
    tool, other = ((site / name).read_text("utf-8") for name in ("tools/dues.html", "faq.html"))
    assert "scripts/tools.js" in tool and "styles/tools.css" in tool
    assert not re.search(r"tools\.(js|css)", other)
