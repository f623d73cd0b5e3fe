"""Runs of a checklist as a reader keeps them: started, ticked, dated, put away, taken along and brought back."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect
from pypdf import PdfReader

CHECKLIST, MINE = "checklists/group-meeting.html", "tools/my-checklists.html"
SECTION = "chapters/3-systems/group-meeting.html"
AXE = (Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('handbook.v1.run.'))"
RECORDS = f"{KEPT}.map(key => [key, localStorage.getItem(key)])"


def opened(page: Page, address: str) -> Locator:
    """The boxes of a page whose script has started."""
    page.goto(address)
    page.locator("[data-ready]").first.wait_for()
    return page.locator("[data-item] input[type=checkbox]")


def pressed(page: Page, name: str) -> None:
    """Press what stands under 更多."""
    more = page.locator(".hb-run__more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    page.get_by_role("button", name=name, exact=True).click()


def note(page: Page, at: int, due: str = "", said: str = "") -> Locator:
    row = page.locator("li[data-item]").nth(at)
    row.get_by_role("button", name="备注和日期").click()
    row.get_by_label("哪天以前").fill(due)
    row.get_by_label("备注", exact=True).fill(said)
    row.get_by_role("button", name="好了").click()
    return row


def test_a_first_tick_begins_a_run_that_stays(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(1).check()
    expect(page.locator(".hb-checklist__progress")).to_have_text(f"已完成 1 / {boxes.count()} 项")
    expect(page.get_by_label("这一次").locator("option")).to_have_count(1)
    assert opened(page, site_url + CHECKLIST).nth(1).is_checked()


def test_runs_are_apart_and_an_address_leads_to_one(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(0).check()
    page.get_by_role("button", name="开始新的一次").click()
    expect(page.get_by_label("叫什么")).to_be_focused()
    page.get_by_label("叫什么").fill("十二月的会")
    page.keyboard.press("Enter")
    expect(boxes.nth(0)).not_to_be_checked()
    boxes.nth(2).check()
    page.goto(site_url + MINE)
    links = page.locator(".hb-runs__list a")
    expect(links).to_have_count(2)
    links.last.click()
    page.locator("[data-ready]").wait_for()
    assert [boxes.nth(at).is_checked() for at in (0, 2)] == [True, False]
    page.get_by_label("这一次").select_option(label="十二月的会")
    assert [boxes.nth(at).is_checked() for at in (0, 2)] == [False, True]


def test_dates_as_people_write_them(page: Page, site_url: str) -> None:
    opened(page, site_url + CHECKLIST)
    row = note(page, 0, "２０２０年１月５日", "带上笔记本")
    expect(row.locator(".hb-run__due--late")).to_have_text("过期了：2020 年 1 月 5 日以前")
    expect(row.locator(".hb-run__note")).to_have_text("带上笔记本")
    row = note(page, 1, "2027年2月29日", "照样留着")
    expect(row.get_by_role("alert")).to_contain_text("2027 年没有 2 月 29 日")
    expect(row.get_by_label("哪天以前")).to_be_focused()
    page.goto(site_url + MINE)
    expect(page.locator(".hb-runs__soon li")).to_have_count(1)
    expect(page.locator(".hb-runs__soon")).to_contain_text("过期了")


def test_clearing_finishing_archiving_and_deleting_can_be_taken_back(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(0).check()
    back = page.get_by_role("button", name="撤销")
    pressed(page, "清空")
    expect(boxes.nth(0)).not_to_be_checked()
    boxes.nth(3).check()
    pressed(page, "清空")
    back.click()
    expect(boxes.nth(3)).to_be_checked()
    page.get_by_role("button", name="办完了").click()
    expect(page.locator(".hb-run__said")).to_contain_text("项没有打勾")
    back.click()
    expect(page.get_by_role("button", name="办完了")).to_be_visible()
    pressed(page, "归档")
    expect(page.get_by_label("这一次")).to_contain_text("已归档")
    back.click()
    pressed(page, "删掉这一次")
    assert page.evaluate(KEPT) == []
    back.click()
    expect(boxes.nth(3)).to_be_checked()


def test_rows_stay_where_they_are_while_one_ticks(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    boxes = opened(page, site_url + CHECKLIST)
    place = "one => one.getBoundingClientRect().top"
    before = boxes.nth(2).evaluate(place)
    boxes.nth(0).check()
    boxes.nth(1).check()
    assert abs(boxes.nth(2).evaluate(place) - before) < 1


@pytest.mark.parametrize("width", [375, 1280])
def test_progress_stays_in_sight_and_rows_are_forty_pixels(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, site_url + CHECKLIST)
    bar = page.locator(".hb-run__progress")
    for top in (0, 400, 900):
        page.evaluate(f"scrollTo(0, {top})")
        box = bar.bounding_box()
        assert box and box["y"] + box["height"] <= 800.5
    heights = page.locator("li[data-item]").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 40
    assert sorted(heights)[len(heights) // 2] <= (64 if width == 375 else 48)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_two_tabs_keep_all_ticks_and_tell_each_other(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(5).check()
    other = page.context.new_page()
    others = opened(other, site_url + CHECKLIST)
    boxes.nth(0).check()
    expect(others.nth(0)).to_be_checked()
    others.nth(1).check()
    expect(boxes.nth(1)).to_be_checked()
    pressed(other, "删掉这一次")
    expect(page.locator(".hb-run__trouble")).to_contain_text("没有了")
    boxes.nth(2).check()
    expect(page.locator(".hb-run__trouble")).to_contain_text("重新存下")
    page.reload()
    page.locator("[data-ready]").wait_for()
    assert [boxes.nth(at).is_checked() for at in (0, 1, 2, 3, 5)] == [True, True, True, False, True]
    other.close()


def test_ticks_of_the_edition_before_are_carried(page: Page, site_url: str) -> None:
    page.goto(site_url + MINE)
    page.evaluate("""localStorage.setItem("handbook.v1.checklist.group-meeting", '["topic"]')""")
    boxes = opened(page, site_url + CHECKLIST)
    expect(page.get_by_label("这一次")).to_contain_text("以前打的勾")
    assert boxes.nth(1).is_checked()
    assert page.evaluate("localStorage.getItem('handbook.v1.checklist.group-meeting')") is None


def test_a_changed_checklist_says_so_and_loses_nothing(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(0).check()
    page.evaluate(
        f"""() => {{
          const [key] = {KEPT}, run = JSON.parse(localStorage.getItem(key))
          run.listed = [{{ id: "long-gone", text: "从前的一项", phase: "会前" }}, ...run.listed.slice(1)]
          run.marks = {{ "long-gone": {{ done: true, note: "留着" }} }}
          localStorage.setItem(key, JSON.stringify(run))
        }}"""
    )
    opened(page, site_url + CHECKLIST)
    told = page.locator(".hb-run__updated")
    expect(told).to_contain_text("检查单已更新")
    expect(told).to_contain_text("没有了的：从前的一项")
    told.get_by_role("button", name="知道了").click()
    expect(told).to_be_hidden()
    expect(page.locator(".hb-run__former")).to_contain_text("☑ 从前的一项")


def saved(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).first.click()
    return Path(waiting.value.path()).read_text("utf-8")


def test_taken_along_as_a_file_and_brought_back_elsewhere(page: Page, browser: Browser, site_url: str) -> None:
    opened(page, site_url + CHECKLIST).nth(4).check()
    note(page, 4, "", "<img src=x onerror=alert(1)>")
    page.goto(site_url + MINE)
    file = saved(page, "全部存成文件")
    context = browser.new_context()
    other = context.new_page()
    other.goto(site_url + MINE)
    chosen = FilePayload(name="a.json", mimeType="application/json", buffer=file.encode())
    for said in ("导入了 1 次", "1 次已经有了"):
        other.get_by_label("选存下的文件").set_input_files(chosen)
        expect(other.locator(".hb-runs__said")).to_contain_text(said)
    expect(other.locator(".hb-runs__list > li")).to_have_count(1)
    other.locator(".hb-runs__list a").click()
    other.locator("[data-ready]").wait_for()
    expect(other.locator(".hb-run__note")).to_have_text("<img src=x onerror=alert(1)>")
    context.close()


HOSTILE = {
    "{": "缺了一截",
    "[]": "不是从“我的检查单”存成的",
    '{"kind":"handbook-checklists","version":1,"exported":"","runs":[{"id":"__proto__"}]}': "第 1 次的记录缺少",
    "x" * 2_100_000: "太大",
    "[" * 200_000: "缺了一截",
}


@pytest.mark.parametrize("text", HOSTILE, ids=["half", "list", "proto", "huge", "deep"])
def test_a_hostile_file_is_refused_and_changes_nothing(page: Page, site_url: str, text: str) -> None:
    opened(page, site_url + CHECKLIST).nth(0).check()
    page.goto(site_url + MINE)
    before = page.evaluate(RECORDS)
    assert len(before) == 1
    chosen = FilePayload(name="a.json", mimeType="application/json", buffer=text.encode())
    page.get_by_label("选存下的文件").set_input_files(chosen)
    expect(page.get_by_role("alert").filter(has_text="没有导入")).to_contain_text(HOSTILE[text])
    assert page.evaluate(RECORDS) == before


def test_a_copy_is_a_list_to_paste(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, site_url + CHECKLIST).nth(0).check()
    pressed(page, "复制成文字")
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].endswith("】党小组会检查单")
    assert sum(line.startswith("☑ ") for line in lines) == 1
    assert sum(line.startswith(("☑ ", "☐ ")) for line in lines) == page.locator("li[data-item]").count()


def test_a_pasted_list_becomes_a_run(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    first, second = (page.locator(".hb-item__text").nth(at).inner_text() for at in (0, 1))
    page.goto(site_url + MINE)
    page.get_by_text("粘到这里").click()
    page.get_by_label("文字", exact=True).fill(
        f"【老王发来的】党小组会检查单\n会前\n☑ {first}\n☐ {second}（备注：还差一份）"
    )
    page.get_by_role("button", name="导入粘贴的").click()
    expect(page.locator(".hb-runs__said")).to_contain_text("导入了 1 次")
    page.get_by_role("link", name="老王发来的").click()
    page.locator("[data-ready]").wait_for()
    assert [boxes.nth(at).is_checked() for at in (0, 1)] == [True, False]
    expect(page.locator("li[data-item]").nth(1)).to_contain_text("还差一份")


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_it_goes_on_and_says_so(page: Page, site_url: str, script: str) -> None:
    page.add_init_script(script)
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(page.locator(".hb-run__trouble")).to_contain_text("存不下")
    expect(page.locator(".hb-checklist__progress")).to_contain_text("已完成 2 /")
    page.get_by_role("button", name="开始新的一次").click()
    page.keyboard.press("Enter")
    expect(boxes.nth(0)).not_to_be_checked()
    expect(page.get_by_label("这一次").locator("option")).to_have_count(2)


def test_storage_cleared_meanwhile_is_filled_again(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(0).check()
    page.evaluate("localStorage.clear()")
    boxes.nth(1).check()
    expect(page.locator(".hb-run__trouble")).to_contain_text("重新存下")
    opened(page, site_url + CHECKLIST)
    assert [boxes.nth(at).is_checked() for at in range(3)] == [True, True, False]


def test_it_works_from_a_folder(page: Page, site: Path) -> None:
    base = site.as_uri() + "/"
    boxes = opened(page, base + CHECKLIST)
    boxes.nth(0).check()
    assert opened(page, base + CHECKLIST).nth(0).is_checked()
    page.goto(base + MINE)
    assert json.loads(saved(page, "存成文件"))["runs"][0]["checklist"] == "group-meeting"


def test_a_section_loads_the_script_only_near_its_checklist(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + SECTION)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "runs.js" in url] == []
    page.locator("[data-checklist]").scroll_into_view_if_needed()
    page.locator("[data-ready]").wait_for()
    box = page.locator("[data-checklist] [data-item] input").first
    box.check()
    expect(page.locator(".hb-checklist__progress")).to_contain_text("已完成 1 /")
    assert opened(page, site_url + CHECKLIST).first.is_checked()


def test_by_keyboard_alone(page: Page, site_url: str) -> None:
    boxes = opened(page, site_url + CHECKLIST)
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("明天")
    page.keyboard.press("Tab")
    page.keyboard.type("一句备注")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    expect(page.locator("li[data-item]").first.locator(".hb-run__note")).to_have_text("一句备注")
    expect(boxes.first).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [CHECKLIST, SECTION, MINE])
def test_axe_finds_nothing_in_use(page: Page, site_url: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    opened(page, site_url + CHECKLIST).nth(0).check()
    note(page, 1, "2020-01-01", "备注")
    page.goto(site_url + path)
    page.locator("[data-checklist]").first.scroll_into_view_if_needed() if path == SECTION else None
    if path != MINE:
        page.locator("[data-ready]").first.wait_for()
        pressed(page, "改名")
        page.locator("li[data-item]").nth(2).get_by_role("button", name="备注和日期").click()
    page.evaluate(AXE)
    for width in (1366, 375):
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        told = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]]
        assert (width, told) == (width, [])


def test_paper_bears_ticks_or_none(page: Page, site_url: str) -> None:
    page.add_init_script("window.print = () => {}")
    boxes = opened(page, site_url + CHECKLIST)
    boxes.nth(0).check()
    note(page, 0, "", "纸上也有")
    shown = "one => getComputedStyle(one, '::after').content"
    for name, mark, visible in (("打印（带勾）", '"✓"', True), ("打印空白的", "none", False)):
        page.emulate_media(media="screen")
        pressed(page, name)
        page.emulate_media(media="print")
        assert boxes.nth(0).evaluate(shown) == mark
        assert page.locator(".hb-run__note").is_visible() is visible
        assert page.locator(".hb-run__head").is_visible() is visible
        assert not page.locator(".hb-page-facts").is_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.className").find("hb-printing") == -1


@pytest.mark.parametrize(
    "path", [CHECKLIST, "checklists/dues.html", "forms/meeting-record.html", "forms/dues-ledger.html"]
)
def test_own_page_prints_on_one_sheet(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1


def test_without_scripts_the_page_says_what_it_is_and_leads_on(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site_url + MINE)
    expect(plain.locator(".hb-runs .hb-without-script")).to_contain_text("脚本")
    plain.get_by_role("link", name="党小组会检查单").first.click()
    expect(plain.locator("[data-item] input").first).to_be_visible()
    assert not plain.locator(".hb-run__private").is_visible()
    assert plain.locator(".hb-item__basis").first.is_visible()
    context.close()
