"""The PDF of a chapter: text, footnotes, tags, fonts, the same bytes twice, and no broken lines."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from handbook.diagnostics import TypesetError
from handbook.print.convert import to_typst
from handbook.print.typeset import Chapter, PagePart, chapter_pdf
from pypdf import PdfReader

CITE = '<a class="hb-cite" href="../../rules/meeting.html#hui-01" data-rule="hui-01">条例第十三条</a>'
BODY = f"""<h1 id="top">样章<a class="headerlink" href="#top">¶</a></h1>
<h2 id="gist">要点</h2><p>每月开会。{CITE}再说一次{CITE}，符号 #set $x$ *a* _b_ @c &lt;d&gt; `e` \\f [g] = h。</p>
<p>{"会前通知组员，会上先学后谈，会后报支部；要表决的事（“大事”）交党员大会。" * 12}</p>
<div class="hb-block"><section class="hb-checklist" data-checklist="m" id="checklist-m"><h3>开会</h3>
<p class="hb-checklist__meta">谁来做：组长。</p><ol class="hb-checklist__phases"><li><h4>会前</h4>
<ul class="hb-checklist__items"><li data-item="a"><label for="m--a"><input type="checkbox" id="m--a">
<span class="hb-item__text">通知组员</span></label> <span class="hb-item__who">组长</span>
<span class="hb-item__basis">{CITE}</span></li></ul></li></ol></section></div>
<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>
<p><a href="https://example.org/a_very_long/{"x" * 90}">外部</a>和<a href="b.html">内部</a></p>
<p class="hb-noprint">只给屏幕看</p>"""
NOTES = {"hui-01": "《某某工作条例》第十三条。小组会一般每月开 1 次。", "hui-02": "没有引用。"}


def chapter(html: str = BODY) -> Chapter:
    return Chapter("1-status", 1, "样章", datetime.date(2026, 11, 23), (PagePart("样章", "a.html", html),))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return chapter_pdf(chapter(), NOTES, "样书", tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_metacharacters_come_out_as_typed(text: str) -> None:
    assert "#set $x$ *a* _b_ @c <d> `e` \\f [g] = h" in text.replace("\n", "")


def test_rule_gets_one_footnote_however_often_it_is_cited(text: str) -> None:
    assert text.count("小组会一般每月开 1 次") == 1
    assert "没有引用" not in text
    assert text.count("〔条例第十三条〕") == 3


def test_screen_furniture_is_left_out_and_boxes_are_drawn(text: str) -> None:
    assert "只给屏幕看" not in text
    assert "¶" not in text
    assert "□" in text


def test_file_is_tagged_titled_and_in_chinese(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"].value
    assert reader.metadata is not None
    assert reader.metadata.title == "样书：第一章 样章"
    assert "pdfuaid" in root["/Metadata"].get_data().decode("utf-8", "replace")


def test_only_the_two_free_fonts_are_embedded(pdf: bytes) -> None:
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert any(key in inner["/FontDescriptor"].get_object() for key in ("/FontFile3", "/FontFile2"))
            names.add(inner["/BaseFont"].split("+")[1].split("-")[0])
    assert names <= {"NotoSerifSC", "NotoSansSC"}


def test_no_line_starts_or_ends_with_the_wrong_mark(text: str) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert [line for line in lines if line[0] in "。，、；：？！）》」"] == []
    assert [line for line in lines if line[-1] in "（《「"] == []


def test_pages_are_numbered_out_of_all(text: str) -> None:
    assert "第 1 页 共" in text


def test_same_input_gives_the_same_bytes(pdf: bytes, tmp_path: Path) -> None:
    assert chapter_pdf(chapter(), NOTES, "样书", tmp_path) == pdf


def test_unchanged_chapter_comes_from_the_cache(tmp_path: Path) -> None:
    chapter_pdf(chapter("<h1>甲</h1><p>乙</p>"), NOTES, "样书", tmp_path)
    kept = next((tmp_path / "pdf").iterdir())
    kept.write_bytes(b"kept")
    assert chapter_pdf(chapter("<h1>甲</h1><p>乙</p>"), {"hui-09": "别的"}, "样书", tmp_path) == b"kept"
    assert chapter_pdf(chapter("<h1>甲</h1><p>丙</p>"), NOTES, "样书", tmp_path) != b"kept"


def test_character_without_glyph_is_named_with_its_page(tmp_path: Path) -> None:
    with pytest.raises(TypesetError, match=r"a\.html：字体里没有这些字：😀（U\+1F600）"):
        chapter_pdf(chapter("<h1>甲</h1><p>😀</p>"), NOTES, "样书", tmp_path)
    assert not (tmp_path / "pdf").exists()


def test_links_become_footnotes_or_plain_text() -> None:
    source = to_typst([BODY], NOTES)
    assert "#footnote[https:" in source
    assert "b.html" not in source
