"""The meeting desk in a browser: from a new meeting to a filed record, also from a file, blocked, full, attacked."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
PAGE = "tools/meeting-desk.html"
FACTS = {
    "党小组": "第二党小组",
    "党支部": "某局党支部",
    "哪天": "２０２６年十二月九日",
    "几点": "下午五点半",
    "在哪里": "二楼小会议室",
    "议什么": "窗口为什么排队",
    "学什么": "党章第三条",
    "讨论的一个问题": "哪张表可以不填",
    "主持": "甲",
    "记录": "戊",
    "领学": "乙",
}
NAMES = ["甲", "乙", "丙", "丁"]
TASK = {"谁": "丁", "做什么": "主题党日的讨论题", "哪天交、交给谁": "12 月 28 日前"}
OPINION = "周报停不停，请支部 <b>同科长</b> 商量"


@pytest.fixture
def address(site_url: str) -> str:
    return site_url + PAGE


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="开一次新的会").click()


def write(page: Page, label: str, text: str) -> None:
    page.locator(".hb-desk__body").get_by_label(label, exact=True).fill(text)


def step(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="会前、会上、会后").get_by_role("button", name=name).click()


def prepare(page: Page, address: str) -> None:
    """A meeting with everything that is known before it."""
    begin(page, address)
    for label, text in FACTS.items():
        write(page, label, text)
    write(page, "组员名单", "\n".join(NAMES))


def hold(page: Page) -> None:
    """The meeting itself: three came, one was told of; two steps with notes, a task, an opinion."""
    step(page, "会上")
    page.get_by_role("button", name="没点到的都到了").click()
    page.get_by_label("丁", exact=True).uncheck()
    page.get_by_label("丁怎么没来").select_option(label="请假")
    page.get_by_label("丁的原因、怎么补").fill("在省里培训")
    page.get_by_role("button", name="开始计时").click()
    page.get_by_label("记：清点到会，说明议题").fill("开场")
    page.get_by_role("button", name="下一段：回看上次分工").click()
    page.get_by_role("button", name="下一段：领学").click()
    page.get_by_label("记：领学").fill("乙讲三点\n没看懂一处")
    page.get_by_role("button", name="加一件").click()
    for label, text in TASK.items():
        page.get_by_label(f"第 1 件，{label}").fill(text)
    write(page, "意见", OPINION)


def whole(page: Page, address: str) -> None:
    prepare(page, address)
    hold(page)
    step(page, "会后")


def bring(page: Page, content: bytes, folder: Path) -> None:
    """Import a file, which is written to ``folder``."""
    file = folder / "brought.json"
    file.write_bytes(content)
    page.get_by_label("导入").set_input_files(file)


def notice(page: Page) -> str:
    return page.locator(".hb-desk__part", has=page.get_by_role("heading", name="通知")).inner_text()


def printed(page: Page, label: str) -> str:
    """The text of what a button prints."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=label, exact=True).click()
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(pdf.pages) == 1, label
    # 纸上的“二”在 PDF 里可能写成部首“⼆”。
    return unicodedata.normalize("NFKC", "".join("".join(one.extract_text() for one in pdf.pages).split()))


def test_papers_are_written_while_it_is_filled_in(page: Page, address: str) -> None:
    prepare(page, address)
    found = notice(page)
    assert "12 月 9 日（周三）17:30，二楼小会议室，开党小组会，60 分钟" in found
    assert "哪张表可以不填？" in found
    page.get_by_label("用哪张议程").select_option(index=1)
    assert "40 分钟" in notice(page)
    page.get_by_label("在哪里开的会").select_option(label="农村")
    assert "捎个话给甲" in notice(page)
    expect(page.locator(".hb-desk__agenda li").first).to_contain_text("17:30")
    assert page.locator(".hb-desk__papers a[href*='rules/']").count() >= 3


@pytest.mark.parametrize("opened", ["address", "file"])
def test_whole_meeting_ends_in_a_record_that_survives_a_reload(
    opened: str, page: Page, address: str, site: Path
) -> None:
    whole(page, address if opened == "address" else (site / PAGE).as_uri())
    page.reload()
    table = page.locator(".hb-desk__record")
    for told in ("应到 4 人，实到 3 人。", "丁：请假，在省里培训", "领学：乙讲三点", "丁：主题党日的讨论题", OPINION):
        expect(table).to_contain_text(told)
    expect(table).to_contain_text("✓ 政治学习")
    expect(table).to_contain_text("□ 组织生活会")
    body = page.locator(".hb-desk__body")
    expect(body).to_contain_text("第二党小组报支部的意见")
    expect(body).to_contain_text("丁同志：12 月 9 日（周三）的小组会你没有到")
    page.get_by_role("button", name="接着开下一次").click()
    expect(page.get_by_label("第 1 件，做什么")).to_have_value(TASK["做什么"])
    expect(page.get_by_label("组员名单")).to_have_value("\n".join(NAMES))
    expect(page.get_by_label("议什么")).to_have_value("")


@pytest.mark.parametrize("opened", ["address", "file"])
def test_word_document_holds_what_the_page_shows(
    opened: str, page: Page, address: str, site: Path, tmp_path: Path
) -> None:
    whole(page, address if opened == "address" else (site / PAGE).as_uri())
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 Word").click()
    assert download.value.suggested_filename.endswith(".docx")
    file = tmp_path / "record.docx"
    download.value.save_as(file)
    shown = page.locator(".hb-desk__record :is(th, td)").all_inner_texts()
    cells = [cell.text for row in Document(str(file)).tables[0].rows for cell in row.cells]
    squashed = {"".join(text.split()) for text in cells}
    assert [text for text in shown if "".join(text.split()) not in squashed] == []
    assert OPINION in cells
    if opened == "address" and shutil.which("soffice"):
        command = [
            "soffice",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert OPINION in (tmp_path / "record.txt").read_text("utf-8")


def test_papers_are_a_page_each(page: Page, address: str) -> None:
    prepare(page, address)
    for label, told in {
        "打印议程": "17:30—17:33",
        "打印签到单": "到会时间",
        "打印主持词": "请乙来讲",
    }.items():
        text = printed(page, label)
        assert told in text, label
        assert "第二党小组" in text
        assert "全部的会" not in text and "不用脚本" not in text
    hold(page)
    step(page, "会后")
    text = printed(page, "打印记录")
    assert "实到3人" in text and "主持人:" in text and "编号(年" in text


def test_clock_goes_on_after_a_reload_and_tells_when_it_is_over(page: Page, address: str) -> None:
    prepare(page, address)
    step(page, "会上")
    page.clock.install()
    page.get_by_role("button", name="开始计时").click()
    page.clock.run_for(125_000)
    expect(page.get_by_role("timer")).to_contain_text("还有 55 秒")
    expect(page.locator(".hb-desk__said")).to_have_text("还有一分钟，下面是回看上次分工。")
    page.clock.run_for(65_000)
    expect(page.get_by_role("timer")).to_contain_text("超了 10 秒")
    expect(page.locator(".hb-desk__said")).to_have_text("时间到，下面是回看上次分工。")
    page.reload()
    page.clock.run_for(5_000)
    expect(page.get_by_role("timer")).to_contain_text("超了")
    page.get_by_role("button", name="暂停").click()
    expect(page.get_by_role("timer")).to_contain_text("停着")
    page.get_by_role("button", name="重新计时").click()
    expect(page.get_by_role("timer")).to_have_text("还有 3 分钟")
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("timer")).to_contain_text("超了")


def test_full_screen_leaves_the_meeting_alone_on_it(page: Page, address: str) -> None:
    prepare(page, address)
    step(page, "会上")
    page.get_by_role("button", name="铺满屏幕").click()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.get_by_role("timer")).to_be_visible()
    page.get_by_role("button", name="退出铺满").click()
    expect(page.locator(".md-header")).to_be_visible()
    page.get_by_role("button", name="铺满屏幕").click()
    page.keyboard.press("Escape")
    expect(page.locator(".md-header")).to_be_visible()


def test_meetings_are_deleted_with_undo_and_carried_as_a_file(page: Page, address: str, tmp_path: Path) -> None:
    whole(page, address)
    page.get_by_role("button", name="全部的会").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="全部导出").click()
    file = tmp_path / "meetings.json"
    download.value.save_as(file)
    page.get_by_role("button", name="全部清掉").click()
    expect(page.locator(".hb-desk__list")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('desk'))") == []
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".hb-desk__list li")).to_have_count(1)
    page.get_by_label("导入").set_input_files(file)
    expect(page.locator(".hb-desk__status")).to_contain_text("导入了 0 次会，1 次本来就有")
    page.get_by_role("button", name=re.compile("^删掉")).click()
    page.get_by_label("导入").set_input_files(file)
    expect(page.locator(".hb-desk__status")).to_contain_text("导入了 1 次会")
    page.locator(".hb-desk__list a").click()
    step(page, "会后")
    expect(page.locator(".hb-desk__record")).to_contain_text("应到 4 人，实到 3 人。")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "空的"),
        ("{", "缺了一截"),
        ('{"kind": "other", "meetings": []}', "不是从"),
        (
            json.dumps({"kind": "handbook.desk", "version": 1, "meetings": [{"id": "<img src=x onerror=alert(1)>"}]}),
            "编号",
        ),
        ("[" * 200_000, "缺了一截"),
        (" " * 9_000_000, "太大"),
    ],
)
def test_hostile_file_is_refused_and_nothing_lost(
    content: str, told: str, page: Page, address: str, tmp_path: Path
) -> None:
    prepare(page, address)
    page.get_by_role("button", name="全部的会").click()
    bring(page, content.encode(), tmp_path)
    expect(page.locator(".hb-desk__status")).to_contain_text(told)
    expect(page.locator(".hb-desk__list li")).to_have_count(1)


def test_markup_in_an_imported_file_stays_text(page: Page, address: str, tmp_path: Path) -> None:
    evil = "<img src=x onerror=document.title='x'>"
    meeting = {
        "id": "a",
        "setting": "nowhere",
        "agenda": "gone",
        "topic": evil,
        "members": [{"name": evil, "state": "leave", "note": evil}],
        "notes": {"lead": evil},
    }
    page.goto(address)
    content = json.dumps({"kind": "handbook.desk", "version": 1, "meetings": [meeting]}).encode()
    bring(page, content, tmp_path)
    page.locator(".hb-desk__list a").click()
    for name in ("会上", "会后"):
        step(page, name)
        assert page.locator(".hb-tool img").count() == 0
    expect(page.locator(".hb-desk__record")).to_contain_text(evil)


def test_blocked_storage_is_told_and_the_meeting_goes_on(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('SecurityError') }})")
    prepare(page, address)
    expect(page.locator(".hb-desk__status")).to_contain_text("存不下")
    step(page, "会上")
    step(page, "会前")
    assert "二楼小会议室" in notice(page)


def test_full_storage_is_told_and_storage_cleared_meanwhile_is_filled_again(page: Page, address: str) -> None:
    prepare(page, address)
    page.evaluate("localStorage.clear()")
    write(page, "议什么", "又改了")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('desk')).length") == 1
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('QuotaExceededError') })")
    write(page, "议什么", "还在改")
    expect(page.locator(".hb-desk__status")).to_contain_text("存不下")
    assert "还在改" in notice(page)
    write(page, "在哪里", "三楼")
    assert "还在改" in notice(page)


def test_two_tabs_change_two_places_of_one_meeting(page: Page, address: str) -> None:
    prepare(page, address)
    other = page.context.new_page()
    other.goto(page.url)
    write(other, "在哪里", "三楼")
    write(page, "议什么", "别的事")
    page.reload()
    expect(page.get_by_label("在哪里", exact=True)).to_have_value("三楼")
    expect(page.get_by_label("议什么")).to_have_value("别的事")


def test_days_and_times_that_are_none_are_told_beside_the_field(page: Page, address: str) -> None:
    begin(page, address)
    for label, text, told in (
        ("哪天", "2026-2-30", "没有 2 月 30 日"),
        ("哪天", "下周", "看不出是哪一天"),
        ("几点", "25:00", "看不出是几点"),
    ):
        write(page, label, text)
        box = page.get_by_label(label, exact=True)
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"#{str(box.get_attribute('aria-describedby')).split()[-1]}")).to_contain_text(told)
        expect(box).to_have_value(text)


def test_list_of_five_hundred_is_taken(page: Page, address: str) -> None:
    begin(page, address)
    rows = "\n".join(f"{number}\t组员{number}\t早班" for number in range(1, 501))
    page.get_by_label("组员名单").evaluate(
        "(box, pasted) => { box.value = pasted; box.dispatchEvent(new Event('input')) }", f"序号\t姓名\t班次\n{rows}"
    )
    expect(page.locator(".hb-desk__body")).to_contain_text("分到每人不足两分钟")
    step(page, "会上")
    expect(page.locator(".hb-desk__tally")).to_contain_text("应到 500 人")


@pytest.mark.parametrize("width", [375, 1280])
def test_each_step_fits_the_screen_and_has_no_barrier(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    whole(page, address)
    page.evaluate(AXE.read_text("utf-8"))
    for name in ("会前", "会上", "会后", ""):
        if name:
            step(page, name)
        else:
            page.get_by_role("button", name="全部的会").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = page.evaluate("axe.run('.hb-tool', {resultTypes: ['violations']})")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == [], name


def test_keyboard_alone_opens_fills_and_starts(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="开一次新的会").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="没有定日子")).to_be_focused()
    page.get_by_label("组员名单").focus()
    page.keyboard.type("甲")
    page.get_by_role("button", name="会上", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="开始计时").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="暂停")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hb-desk__step")).to_contain_text("回看上次分工")
    page.get_by_label("甲", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.locator(".hb-desk__tally")).to_have_text("应到 1 人，实到 1 人，缺席 0 人。")


def test_without_scripts_the_page_leads_to_samples_and_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    expect(plain.locator(".hb-tool__none")).to_contain_text("靠脚本")
    for target in ("samples/notice-chat", "samples/agenda-60", "samples/host-script-office", "forms/meeting-record"):
        assert plain.locator(f".md-content a[href*='{target}']").count(), target
    context.close()
