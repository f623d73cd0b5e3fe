"""What is put around the text of cases and sections."""

from __future__ import annotations

import re

import markdown
from handbook.markup import PageExtension, Place
from handbook.markup.frames import FramesExtension
from handbook.model import Book, CaseFacts, Evidence, Page, PageHead, Source

CASE = PageHead(
    title="某地",
    kind="case",
    id="a",
    checked_on="2026-11-23",
    description="说",
    case=CaseFacts(
        chapter=1, sections=("1.1",), evidence=Evidence.EXCERPT, level="小组", source=Source(publisher="报")
    ),
)
PAGE = Page(path="cases/a.md", head=CASE, cites=(), blocks=())


def framed(book: Book, path: str, text: str) -> str:
    with_case = book.model_copy(update={"pages": (*book.pages, PAGE)})
    # What the small book has worked out already would be copied with it.
    for name in ("cases", "cases_of", "case_pages", "section_pages", "page_of"):
        with_case.__dict__.pop(name, None)
    here = PageExtension(lambda: Place(with_case, path))
    return markdown.markdown(text, extensions=[here, "attr_list", "toc", FramesExtension()]).replace("\n", "")


def test_case_has_its_facts_under_the_title_and_its_source_at_the_end(small_book: Book) -> None:
    html = framed(small_book, "cases/a.md", "# 某地 {#top}\n\n一段。\n")
    assert html.startswith('<h1 id="top">某地</h1><p class="hb-lead">说</p><p class="hb-case__meta">')
    assert re.search(r'<p>一段。</p><div class="hb-case__end">.*</div><p class="hb-copying', html)


def test_former_headings_still_lead_to_what_now_says_it(small_book: Book) -> None:
    text = "# 某地 {#top}\n\n## 事情 {#story}\n\n甲\n\n## 可以拿走的 {#takeaways}\n\n乙\n"
    html = framed(small_book, "cases/a.md", text)
    assert '<span id="background"></span><span id="practice"></span><h2 id="story">' in html
    assert '<span id="results"></span><span id="steps"></span><h2 id="takeaways">' in html
    for page in (html, framed(small_book, "cases/a.md", "# 某地 {#top}\n\n一段\n")):
        assert sorted(re.findall(r'<span id="(\w+)"', page)) == ["background", "limits", "practice", "results", "steps"]


def test_section_ends_with_its_cases_and_other_pages_stay_as_they_are(small_book: Book) -> None:
    section = next(page for page in small_book.pages if page.head.kind == "section")
    html = framed(small_book, section.path, "# 甲 {#top}\n\n一段\n")
    # 第一版的标题留作页内位置，后面才是正文和案例。
    assert html.startswith('<h1 id="top">甲</h1><span id="gist"></span>')
    assert '<p>一段</p><aside class="hb-related"' in html
    assert framed(small_book, "about/x.md", "# 甲 {#top}") == '<h1 id="top">甲</h1>'


def test_case_without_a_title_keeps_its_facts(small_book: Book) -> None:
    assert framed(small_book, "cases/a.md", "一段\n").startswith('<p class="hb-lead">说</p>')


def test_former_headings_of_a_section_lead_to_what_now_says_the_same(small_book: Book) -> None:
    section = next(page for page in small_book.pages if page.head.kind == "section")
    html = framed(small_book, section.path, "# 甲 {#top}\n\n## 检查单和表 {#checklist}\n\n## 旧 {#changes}\n")
    assert '<span id="records"></span><h2 id="checklist">' in html
    assert (html.count('id="gist"'), html.count('id="changes"')) == (1, 1)
