"""The PDF of a chapter: text, footnotes, links, tags, fonts, the same bytes twice, and no broken lines."""

from __future__ import annotations

import datetime
import io
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import typst
from handbook import readers
from handbook.cache import Cache
from handbook.diagnostics import Fault, TypesetError
from handbook.html import checklist, flow, form
from handbook.model import Book
from handbook.print import compile, convert, faults, typeset
from handbook.print.convert import to_typst
from handbook.print.notes import Cited
from handbook.print.packing import Pdf
from handbook.print.trees import target
from handbook.print.typeset import Job, Part, key, make, make_all
from handbook.print.volumes import volumes
from handbook.rendered import Rendered
from pypdf import PdfReader
from support.reading import broken_lines, font_names, links, needs_poppler, page_texts, squashed, text_of, words

LABEL = '<a class="hb-cite" href="../../rules/meeting.html#{0}" data-rule="{0}">条例第十三条</a>'
CITED = '<span class="hb-cited"><button class="hb-ref"></button><span class="hb-note">{0}</span></span>'
CITE = CITED.format(LABEL.format("hui-01"))
METACHARACTERS = "#set $x$ *a* _b_ @c <d> `e` \\f [g] = h"
# Each starts a paragraph, where Typst would see a list, a heading, a comment, a dash or a reference.
STARTS = ("- 甲", "+ 乙", "1. 丙", "= 丁", "/ 戊: 己", "// 庚", "/* 辛 */", "-- 壬 --- 癸", "~ 子", "\"丑\" 'x'")
# What Typst would turn into a minus sign, an ellipsis and a soft hyphen.
SHORTHANDS = ("零下 -5 度", "甲...乙", "甲-?乙")
BODY = f"""<h1 id="top">样章<a class="headerlink" href="#top">¶</a></h1>
<h2 id="gist">要点</h2><p>每月开会。{CITE}再说一次{CITE}，符号 #set $x$ *a* _b_ @c &lt;d&gt; `e` \\f [g] = h。</p>
{"".join(f"<p>{start}</p>" for start in STARTS)}
<p>{"会前通知组员，会上先学后谈，会后报支部；要表决的事（“大事”）交党员大会。" * 12}</p>
<div class="hb-block"><section class="hb-checklist" data-checklist="m" id="checklist-m"><h3>开会</h3>
<p class="hb-checklist__meta">谁来做：组长。</p><ol class="hb-checklist__phases"><li><h4>会前</h4>
<ul class="hb-checklist__items"><li data-item="a"><label for="m--a"><input type="checkbox" id="m--a">
<span class="hb-item__text">通知组员</span></label> <span class="hb-item__who">组长</span>
<span class="hb-item__basis">{CITE}</span></li></ul></li></ol></section></div>
<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>
<p><a href="https://example.org/a_very_long/{"x" * 90}">外部</a>和<a href="b.html">内部</a></p>
<button>按钮</button><script>脚本()</script><p data-not="print">只给屏幕看</p>"""
NOTES = {"hui-01": Cited("条例", ((13, "第十三条"),)), "hui-02": Cited("没有引用", ())}
HEAD = {
    "title": "第一章 样章",
    "name": "样书：第一章 样章",
    "book": "样书",
    "edition": "2026 年 11 月 23 日",
    "notice": "非官方资料",
}
CHECKLIST = {
    "head": {**HEAD, "title": "开会"},
    "lead": "谁来做：组长。",
    "phases": [{"title": "会前", "acts": [{"text": "通知组员", "notes": [], "who": "组长", "basis": "条例"}]}],
    "form": "",
}
DATA: dict[str, Any] = {"head": HEAD, "about": ["说明。"], "checklists": {"m": CHECKLIST}}
STAMP = 1_795_435_200


def chapter(*htmls: str, notes: Mapping[str, Cited] = NOTES, path: str = "pdf/1-status.pdf") -> Job:
    """A chapter of pages a.html, b.html and so on in chapters/1-status/."""
    parts = [Rendered("样章", f"chapters/1-status/{name}.html", h) for name, h in zip("abcd", htmls, strict=False)]
    return Job(path, "book", DATA, STAMP, (Part(tuple(parts), notes),))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("typeset") / "1-status.pdf"
    target.write_bytes(make(chapter(BODY)))
    return target


@pytest.fixture(scope="module")
def pdf(file: Path) -> bytes:
    return file.read_bytes()


@pytest.fixture(scope="module")
def text(pdf: bytes) -> str:
    return text_of(pdf)


def test_metacharacters_come_out_as_typed(text: str) -> None:
    assert squashed(METACHARACTERS) in text


@pytest.mark.parametrize("start", STARTS)
def test_paragraph_that_looks_like_markup_comes_out_as_typed(text: str, start: str) -> None:
    assert squashed(start) in text


@pytest.mark.parametrize("typed", SHORTHANDS)
def test_shorthand_of_the_typesetter_comes_out_as_typed(typed: str) -> None:
    assert squashed(typed) in text_of(make(chapter(f"<h1>甲</h1><p>{typed}</p>")))


def test_rule_is_noted_once_on_a_page_however_often_it_is_cited(text: str) -> None:
    assert text.count("条例第十三条") == 1
    assert "没有引用" not in text
    # The note, and the two places that cite it in the text.
    assert text.count("①") == 3


def test_regulation_has_one_note_on_each_page_with_all_articles_that_are_cited_there() -> None:
    notes = {f"r{n}": Cited("条例", ((n, f"第{n}条"),)) for n in (9, 3, 7)} | {"x": Cited("党章", ((1, "第1条"),))}
    cites = {rule: CITED.format(LABEL.format(rule)) for rule in notes}
    far = "<p>隔一面。</p>" * 60
    html = f"<h1>甲</h1><p>先{cites['r9']}</p><p>再{cites['r3']}</p><p>又{cites['x']}</p>{far}<p>后{cites['r7']}</p>"
    pages = [squashed(page) for page in page_texts(make(chapter(html, notes=notes)))]
    assert [page for page in pages if "①条例第3条、第9条" in page and "②党章第1条" in page]
    assert [page for page in pages if "①条例第7条" in page and "党章" not in page]
    assert "".join(pages).count("①条例") == 2


def test_citation_outside_a_note_is_said_in_full(small_book: Book) -> None:
    row = f"<p>依据：{LABEL.format('hui-01')} {LABEL.format('hui-02').replace('第十三条', '第九条')}</p>"
    assert "依据：条例第十三条、条例第九条" in text_of(make(chapter(f"<h1>甲</h1>{row}")))


def test_figure_stands_for_the_same_regulation_in_all_sections_of_a_chapter() -> None:
    notes = {"a": Cited("甲法", ()), "b": Cited("乙法", ())}
    first, second = (CITED.format(LABEL.format(rule)) for rule in notes)
    found = text_of(make(chapter(f"<h1>甲</h1><p>一{first}</p>", f"<h1>乙</h1><p>二{second}{first}</p>", notes=notes)))
    assert (found.count("①甲法"), found.count("②乙法")) == (1, 1)
    assert "二②①" in found.replace("\u2060", "")


def test_screen_furniture_is_left_out_and_boxes_are_drawn(text: str) -> None:
    for gone in ("只给屏幕看", "¶", "按钮", "脚本"):
        assert gone not in text
    assert "□" in text


def test_file_is_tagged_titled_and_in_chinese(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "样书：第一章 样章"
    assert "pdfuaid" in root["/Metadata"].get_data().decode("utf-8", "replace")


def test_file_bears_the_date_of_its_edition(pdf: bytes) -> None:
    metadata = PdfReader(io.BytesIO(pdf)).metadata
    assert metadata is not None
    assert metadata.creation_date == datetime.datetime.fromtimestamp(STAMP, datetime.UTC)


def test_only_the_two_free_fonts_are_embedded(pdf: bytes) -> None:
    assert font_names(pdf) == {"NotoSerifSC", "NotoSansSC"}


@needs_poppler
def test_no_line_starts_or_ends_with_the_wrong_mark(file: Path) -> None:
    assert broken_lines(file) == []


@needs_poppler
def test_broken_lines_are_seen_when_there_are_some(tmp_path: Path) -> None:
    source = '#set text(font: "Noto Serif SC")\n开会 \\ 。记录（ \\ 甲乙 \\ 好。（丙）'
    (tmp_path / "main.typ").write_text(source, "utf-8")
    target_file = tmp_path / "broken.pdf"
    target_file.write_bytes(typst.compile(tmp_path / "main.typ", font_paths=[compile.FONTS], ignore_system_fonts=True))
    assert [line.split(": ")[1] for line in broken_lines(target_file)] == ["starts with 。记录（", "ends with 。记录（"]


def test_pages_are_numbered_from_the_first_after_the_imprint(pdf: bytes) -> None:
    pages = [squashed(page) for page in page_texts(pdf)]
    # Outside, on an even page in front of what stands inside.
    ends = [f"版{number}" if number % 2 else f"{number}{HEAD['notice']}" for number in range(1, len(pages) - 1)]
    assert [end for end, page in zip(ends, pages[2:], strict=True) if end not in page] == []


def test_number_of_pages_comes_with_the_file(pdf: bytes) -> None:
    job = chapter(BODY)
    assert make_all([job], Cache())[job.path].pages == len(PdfReader(io.BytesIO(pdf)).pages) > 3


def test_same_input_gives_the_same_bytes(pdf: bytes) -> None:
    assert make(chapter(BODY)) == pdf


def test_unchanged_chapter_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = [chapter("<h1>甲</h1><p>乙</p>")]
    before = make_all(jobs, Cache(tmp_path))
    monkeypatch.setattr(typeset._Desk, "set", lambda *_: pytest.fail("set again"))
    assert make_all([chapter("<h1>甲</h1><p>乙</p>", notes={"hui-09": Cited("别的", ())})], Cache(tmp_path)) == before
    with pytest.raises(pytest.fail.Exception):
        make_all([chapter("<h1>甲</h1><p>丙</p>")], Cache(tmp_path))


def test_book_finds_the_markup_of_its_chapters_when_one_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Part((Rendered("甲", f"{name}.html", f"<h1>{name}</h1>"),), {}) for name in "ab")
    book = Job("pdf/book.pdf", "book", DATA, STAMP, (replace(first, title="一"), replace(second, title="二")))
    make_all([book], Cache(tmp_path))
    # Nothing is set by the next build, so that it does not read the markup; it must stay all the same.
    cache = Cache(tmp_path)
    make_all([book], cache)
    cache.sweep()
    converted: list[str] = []

    def noted(pages: Sequence[Rendered], _: object) -> str:
        converted.append(pages[0].url)
        return ""

    monkeypatch.setattr(convert, "to_typst", noted)
    changed = replace(first, pages=(Rendered("甲", "a.html", "<h1>改</h1>"),), title="一")
    make_all([replace(book, parts=(changed, book.parts[1]))], Cache(tmp_path))
    assert converted == ["a.html"]


def test_key_depends_on_all_that_is_printed_and_on_nothing_else() -> None:
    job = chapter(f"<h1>甲</h1><p>{CITE}</p>")
    others = [
        replace(job, data={**DATA, "about": ["别的。"]}),
        replace(job, stamp=STAMP + 1),
        replace(job, template="form"),
        chapter(f"<h1>甲</h1><p>{CITE}改</p>"),
        chapter(f"<h1>甲</h1><p>{CITE}</p>", notes={"hui-01": Cited("改了", ())}),
        replace(job, parts=(replace(job.parts[0], title="章名"),)),
    ]
    assert len({key(one) for one in [job, *others]}) == len(others) + 1
    assert key(chapter(f"<h1>甲</h1><p>{CITE}</p>", notes={**NOTES, "hui-02": Cited("改了", ())})) == key(job)


def test_character_without_glyph_is_named_with_its_page() -> None:
    with pytest.raises(TypesetError, match=r"a\.html：字体里没有这些字：😀（U\+1F600）") as caught:
        make(chapter("<h1>甲</h1><p>😀</p>"))
    assert caught.value.characters == "😀"


def test_pages_are_read_for_their_characters_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right, wrong = chapter("<h1>甲</h1><p>乙</p>"), chapter("<h1>甲</h1><p>😀</p>", path="pdf/2-other.pdf")
    make_all([right], Cache(tmp_path))
    for pdf in (tmp_path / "pdf").iterdir():
        pdf.unlink()
    monkeypatch.setattr(readers, "text", lambda *_: pytest.fail("read again"))
    make_all([right], Cache(tmp_path))
    monkeypatch.undo()
    for _ in range(2):
        with pytest.raises(TypesetError, match="😀"):
            make_all([right, wrong], Cache(tmp_path))


def test_all_characters_without_glyph_are_named_once_in_order() -> None:
    with pytest.raises(TypesetError) as caught:
        make(chapter("<h1>甲</h1><p>𠮷😀𠮷</p>"))
    assert caught.value.characters == "😀𠮷"


def test_character_without_glyph_in_data_is_named_with_its_document() -> None:
    with pytest.raises(TypesetError, match=r"pdf/1-status\.pdf：.*U\+1F600") as caught:
        make(replace(chapter("<h1>甲</h1>"), data={**DATA, "about": ["第一章 😀"]}))
    assert caught.value.characters == "😀"


@pytest.mark.parametrize("html", [f"<h1>甲</h1><p>{CITE}</p>", "<h1>甲</h1><p>&#x1F600;</p>"])
def test_character_without_glyph_in_a_footnote_or_an_entity_is_refused(html: str) -> None:
    with pytest.raises(TypesetError, match="😀"):
        make(chapter(html, notes={"hui-01": Cited("😀", ())}))


def test_rare_character_that_the_fonts_have_is_set() -> None:
    assert "䶮" in text_of(make(chapter("<h1>䶮</h1><p>刘䶮</p>")))


def test_characters_of_all_documents_are_told_at_once(tmp_path: Path) -> None:
    good, bad = chapter("<h1>甲</h1>"), [chapter(f"<h1>{c}</h1>", path=f"pdf/{c}.pdf") for c in "😀😁"]
    with pytest.raises(TypesetError) as caught:
        make_all([bad[0], good, replace(bad[1], data={**DATA, "part": "第一章 😂"})], Cache(tmp_path))
    assert caught.value.characters == "😀😁😂"
    assert not (tmp_path / "pdf").exists()


def test_failure_of_one_document_leaves_what_was_kept(tmp_path: Path) -> None:
    good = chapter("<h1>甲</h1>", path="pdf/good.pdf")
    make_all([good], Cache(tmp_path))
    (kept,) = (tmp_path / "pdf").iterdir()
    before = kept.read_bytes()
    bad, other = replace(good, template="nothing", path="pdf/bad.pdf"), chapter("<h1>乙</h1>", path="pdf/other.pdf")
    with pytest.raises(TypesetError, match=r"pdf/bad\.pdf：排版失败"):
        make_all([bad, other, good], Cache(tmp_path))
    assert kept.read_bytes() == before
    assert {file.name for file in (tmp_path / "pdf").iterdir()} <= {key(good), key(other)}


def test_large_documents_are_never_set_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    running, seen = [], set()

    def note(desk: object, document: compile.Document) -> Pdf:
        running.append(document.path)
        time.sleep(0.02)
        seen.add(tuple(sorted(running)))
        running.remove(document.path)
        return Pdf(b"", 1)

    monkeypatch.setattr(typeset._Desk, "set", note)
    sizes = {"book": 300_000, "large": 250_000, "a": 10, "b": 20, "c": 30, "d": 40}
    documents = [compile.Document(path, "book", {}, 0, "x" * size) for path, size in sizes.items()]
    assert {path for path, _ in typeset._set_all(documents)} == set(sizes)
    assert any(len(paths) == 2 for paths in seen)
    assert not any({"book", "large"} <= set(paths) for paths in seen)


def test_documents_made_together_are_the_same_as_one_by_one(tmp_path: Path) -> None:
    jobs = [chapter(f"<h1>{name}</h1>", path=f"pdf/{number}.pdf") for number, name in enumerate("甲乙丙")]
    together = make_all(jobs, Cache(tmp_path))
    assert list(together) == [job.path for job in jobs]
    for job in jobs:
        assert make(job) == together[job.path].content


def test_document_that_typst_refuses_is_named() -> None:
    with pytest.raises(TypesetError, match=r"pdf/1-status\.pdf：排版失败"):
        make(replace(chapter("<h1>甲</h1>"), data={**DATA, "nothing-of-this-name": 1}))


def test_page_that_typst_refuses_is_named_with_the_text_near_it(tmp_path: Path) -> None:
    pages = ("<h1>甲</h1><p>好</p>", "<h1>乙</h1><p>也好</p><p>开会前通知</p><h2></h2><p>后</p>")
    with pytest.raises(TypesetError) as caught:
        make_all([chapter(*pages)], Cache(tmp_path))
    (fault,) = caught.value.faults
    assert (fault.where, fault.near) == ("chapters/1-status/b.html", "开会前通知")
    assert fault.reason.startswith("排版失败：")


def test_panic_in_typst_is_an_error_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What a panic looks like here."""

    def panic(main: Path, **_: object) -> bytes:
        if "坏表" in main.read_text("utf-8"):
            raise PanicException("assertion failed: is_missing()")
        return b""

    monkeypatch.setattr("typst.compile", panic)
    texts = {"a": "好表", "b": "坏表"}
    pages = [Rendered(name, f"{name}.html", f"<h1>甲</h1><p>前</p><p>{text}</p>") for name, text in texts.items()]
    job = Job("pdf/x.pdf", "book", DATA, STAMP, (Part(tuple(pages), {}),))
    found = [faults.in_page(page, partial(typeset._alone, job, job.parts[0])) for page in pages]
    reason = "排版失败：Typst 内部出错：assertion failed: is_missing()"
    assert found == [None, Fault("b.html", reason, near="坏表")]


def test_table_that_lacks_any_of_its_tags_is_set_all_the_same() -> None:
    head = f"<thead><tr><th></th><th>事项{CITE}</th><th>谁</th></tr></thead>"
    item = f'<tr><td>□</td><td><p>通知</p><ul><li>组员{CITE}</li></ul></td><td rowspan="2">组长</td></tr>'
    table = f'<table>{head}<tbody><tr><td colspan="3"><strong>会前</strong></td></tr>{item}</tbody></table>'
    tags = list(re.finditer(r"</?(?:table|thead|tbody|tr|th|td|p|ul|li)\b[^>]*>", table))
    torn = (f"<p>始{n}</p>{table[: tag.start()]}{table[tag.end() :]}" for n, tag in enumerate(tags))
    found = squashed(text_of(make(chapter("<h1>甲</h1>" + "".join(torn)))))
    assert [n for n in range(len(tags)) if not re.search(rf"始{n}(?!\d)", found)] == []
    assert found.count("通知") == found.count("会前") == len(tags)


def test_page_that_pandoc_refuses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(html: str, *_: object, **__: object) -> str:
        if "坏" in html:
            raise RuntimeError("no way")
        return ""

    monkeypatch.setattr("pypandoc.convert_text", refuse)
    pages = [Rendered(name, f"{name}.html", f"<h1>{text}</h1>") for name, text in (("a", "好"), ("b", "坏"))]
    with pytest.raises(TypesetError, match=r"^b\.html：pandoc 转换失败：no way$"):
        to_typst(pages, {})


def test_external_link_becomes_a_footnote(text: str) -> None:
    assert f"https://example.org/a_very_long/{'x' * 90}" in text
    assert text.count("https://example.org") == 1


def test_link_to_a_page_of_the_document_leads_to_its_heading() -> None:
    link = '<p>见<a href="b.html#how">乙页的做法</a>和<a href="../9-else/z.html#how">书外的做法</a>。</p>'
    other = '<h1>乙页</h1><p>起头</p><h2 id="how">怎么做</h2><p>做法</p>'
    made = make(chapter(f"<h1>甲页</h1>{link}", other))
    reader = PdfReader(io.BytesIO(made))
    texts = page_texts(made)
    start = next(n for n, page in enumerate(texts) if "书外的做法" in page)
    end = next(n for n, page in enumerate(texts) if "起头" in page)
    found = [one for number, one in links(made) if number == start]
    assert len(found) == 1
    place = found[0]["/Dest"] if "/Dest" in found[0] else found[0]["/A"]["/D"]
    if isinstance(place, str):
        place = reader.named_destinations[place].dest_array
    assert reader.get_page_number(place[0].get_object()) == end
    assert "见乙页的做法和书外的做法" in squashed(texts[start])


def test_link_to_a_page_without_anchor_leads_to_the_page() -> None:
    link = '<h1>甲页</h1><p><a href="b.html">往后</a><a href="">空的</a><a>没有的</a></p>'
    made = make(chapter(link, "<h1 id='top'>乙页</h1>"))
    start = next(n for n, page in enumerate(page_texts(made)) if "往后" in page)
    assert len([number for number, _ in links(made) if number == start]) == 1


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("b.html", "chapters/1-status/b.html"),
        ("b.html#x", "chapters/1-status/b.html#x"),
        ("#x", "chapters/1-status/a.html#x"),
        ("../2-setup/c.html", "chapters/2-setup/c.html"),
        ("../../rules/meeting.html#hui-01", "rules/meeting.html#hui-01"),
    ],
)
def test_links_are_resolved_from_the_page_they_stand_on(href: str, place: str) -> None:
    assert target("chapters/1-status/a.html", href) == place


def test_links_between_pages_leave_no_address_in_the_text() -> None:
    source = to_typst([Rendered("甲", "chapters/1-status/a.html", BODY)], NOTES)
    assert '"https://example.org' in source
    assert '#hb-link("chapters/1-status/b.html")[内部]' in source


def drawn(book: Book, html: str) -> str:
    """The text of a page of the small book, with what its data draws."""
    page = Rendered("甲", "chapters/1-status/a.html", f"<h1>甲</h1>{html}")
    return text_of(make(next(iter(volumes(book, {1: [page]})))))


def test_flow_is_set_as_steps_with_who_and_basis(small_book: Book) -> None:
    found = drawn(small_book, flow.flow(small_book, small_book.flows["meet"]))
    assert found.count("开一次会") == found.count("定日子") == found.count("不成时：改日子") == 1
    assert (
        found.index("开一次会") < found.index("步骤谁依据") < found.index("1定日子组长建议做法") < found.index("2开会")
    )


def test_checklist_is_set_in_its_place_and_form_on_a_page_of_its_own(small_book: Book) -> None:
    listed = checklist.checklist(small_book, small_book.checklists["meeting"], "../../")
    blank = form.form(small_book, small_book.forms["record"], "../../")
    page = Rendered("甲", "chapters/1-status/a.html", f"<h1>甲</h1><h2>乙</h2>{blank}{listed}<p>后面的话。</p>")
    pages = [squashed(one) for one in page_texts(make(next(iter(volumes(small_book, {1: [page]})))))]
    text = "".join(pages)
    for told in ("通知组员，每月1次", "定地点", "建议做法", "日期", "地点", "内容", "姓名", "记录人：", "会后归档"):
        assert told in text
    (own,) = [one for one in pages if "记录人：" in one]
    assert "后面的话" not in own
    assert text.index("定地点") < text.index("后面的话") < text.index("记录人：")
    assert text.count("□") == 2
    assert "下载" not in text


def test_checklist_right_under_the_title_of_a_page_is_set(small_book: Book) -> None:
    assert "定地点" in drawn(small_book, checklist.checklist(small_book, small_book.checklists["meeting"], "../../"))


_OUTSIDE = '<a href="https://example.org/a">外面</a>'
_INSIDE = '<a href="b.html">里面</a>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<thead><tr><th>栏{}</th><th>别的</th></tr></thead><tbody>", "</tbody>"),
        ("<tr><th>栏{}</th><th>别的</th></tr>", ""),
        ("<tbody>", "</tbody><tfoot><tr><td>栏{}</td><td>别的</td></tr></tfoot>"),
    ],
)
def test_links_in_the_head_of_a_table_on_several_pages_are_set_as_text(
    small_book: Book, before: str, after: str
) -> None:
    links = f"{_OUTSIDE}{_INSIDE}{CITE}".replace("hui-01", next(iter(small_book.rules)))
    rows = "".join(f"<tr><td>{number}</td><td>乙</td></tr>" for number in range(60))
    table = f"<table>{before.format(links)}{rows}{after.format(links)}</table>"
    pages = [
        Rendered("甲", "chapters/1-status/a.html", f"<h1>甲</h1>{table}"),
        Rendered("乙", "chapters/1-status/b.html", "<h1>乙</h1><p>后面的话。</p>"),
    ]
    (chapter, *_) = volumes(small_book, {1: pages})
    texts = [squashed(one) for one in page_texts(make(chapter))]
    assert sum("外面" in one and "里面" in one for one in texts) >= 2
    assert any("https://example.org/a" in one for one in texts)


@needs_poppler
def test_very_long_words_stay_within_the_page(tmp_path: Path) -> None:
    url, word = f"https://example.org/{'x' * 300}", "W" * 200
    cells = f"<table><tr><td>{word}</td><td>{url}</td></tr></table>"
    html = f'<h1>甲</h1><p>{word}</p><p><code>{word}</code></p>{cells}<p><a href="{url}">外</a>{url}</p>'
    kept = tmp_path / "long.pdf"
    kept.write_bytes(make(chapter(html)))
    width = float(PdfReader(kept).pages[0].mediabox.width)
    # The cover has no margins.
    found = [word for word in words(kept) if word.page > 1]
    assert sum(word.text.count("W") for word in found) == 600
    margin = 33.3 / 25.4 * 72 - 1
    assert [word for word in found if not margin < word.left < word.right < width - margin] == []


def test_long_table_is_set_whole_and_repeats_its_head() -> None:
    rows = "".join(f"<tr><td>第{number}行</td><td>内容</td></tr>" for number in range(500))
    html = f"<h1>甲</h1><table><thead><tr><th>栏头</th><th>别的</th></tr></thead><tbody>{rows}</tbody></table>"
    found = [squashed(page) for page in page_texts(make(chapter(html)))]
    with_rows = [page for page in found if "行内容" in page]
    assert len(with_rows) > 8
    assert all("栏头" in page for page in with_rows)
    whole = "".join(with_rows)
    assert [number for number in range(500) if f"第{number}行" not in whole] == []


def test_data_with_quotes_and_backslashes_reaches_the_page() -> None:
    odd = '甲"乙\\n#1'
    parts = (Part((Rendered("甲", "a.html", "<h1>甲</h1>"),), {}, odd),)
    job = Job("pdf/x.pdf", "book", {**DATA, "whole": True, "head": {**HEAD, "title": odd}}, STAMP, parts)
    found = text_of(make(job))
    assert found.count(odd) >= 2
