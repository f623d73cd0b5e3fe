"""A case's page, the cases of a section, and the library."""

from __future__ import annotations

import re
from typing import Any

import pytest
from handbook.html import case
from handbook.model import Book, CaseFacts, CaseTitle, Page, PageHead, Source
from lxml import html
from pydantic import ValidationError


def made(name: str, **facts: Any) -> Page:
    """A case of section 1.1, its facts changed by ``facts``."""
    given = {"chapter": 1, "sections": ("1.1",), "evidence": "摘录", "level": "小组", "source": Source(publisher="报")}
    head = PageHead(
        title=f"题{name}",
        kind="case",
        id=name,
        checked_on="2026-11-23",
        description=f"说{name}",
        case=CaseFacts(**{**given, **facts}),
    )
    return Page(path=f"cases/{name}.md", head=head, cites=(), blocks=())


def book_of(small_book: Book, *pages: Page) -> Book:
    book = small_book.model_copy(update={"pages": (*small_book.pages, *pages)})
    # What the small book has worked out already would be copied with it.
    for name in ("cases", "cases_of", "case_pages", "section_pages"):
        book.__dict__.pop(name, None)
    return book


def test_a_case_has_lead_and_facts_and_its_source(small_book: Book) -> None:
    place = {"province": "湖南", "city": "长沙", "sector": "农村", "practised": "2009—2011", "reported": "2013"}
    source = Source(title="《原题》", publisher="日报", date="2013", url="https://example.org/a")
    one = made("a", **place, group_form="按地域编组", source=source)
    lead, meta = '<p class="hb-lead">说a</p>', "湖南长沙\xa0· 农村\xa0· 2009—2011 年\xa0· 按地域编组\xa0· 证据：摘录"
    assert case.opening(one) == f'{lead}<p class="hb-case__meta">{meta}</p>'
    end = case.closing(book_of(small_book, one), one, "../").partition('<p class="hb-case__source">')[2]
    assert end.startswith('来源：<a href="https://example.org/a" rel="external">《原题》，日报，2013</a>。证据：摘录')


def test_a_case_without_a_year_of_its_own_is_dated_by_its_report(small_book: Book) -> None:
    both, report, none = made("a", practised="约 2009—2011", reported="2013"), made("b", reported="2013"), made("c")
    listed = case.library(book_of(small_book, both, report, none), "")
    assert 'data-years="2012 年以前" data-year="2009"' in listed and "约 2009—2011 年\xa0·" in listed
    assert 'data-years="2013—2017 年" data-year="2013"' in listed and "2013 年报道\xa0·" in listed
    assert 'data-years="未注明" data-year=""' in listed


def test_years_are_written_one_way() -> None:
    with pytest.raises(ValidationError, match="年份应写作"):
        made("a", practised="2009-2011")


def test_a_section_lists_its_best_cases_and_folds_the_rest(small_book: Book) -> None:
    pages = (
        made("a", brief=True),
        made("b", stance="不要照搬"),
        made("c", level="支部"),
        made("d", sections=("1.2", "1.1")),
        made("e", practised="2020"),
        made("f", practised="2024"),
    )
    html = case.of_section(book_of(small_book, *pages), "1.1", "../../")
    assert re.findall(r"cases/(\w)\.html", html) == ["f", "e", "c", "d", "b", "a"]
    shown, _, folded = html.partition("<details><summary>更多（3 个）</summary>")
    assert shown.count("<li>") == 3 and folded.count("<li>") == 3
    assert '不要照搬：<a href="../../cases/b.html">' in folded
    assert case.of_section(small_book, "1.1", "") == ""


def test_the_library_has_stories_first_then_what_not_to_copy_then_the_rest_in_a_line(small_book: Book) -> None:
    pages = (made("a", brief=True), made("b", stance="不要照搬"), made("c", level="小组大小", chapter=2))
    html = case.library(book_of(small_book, *pages), "")
    assert re.findall(r'data-case="(\w)" data-part="(\S+?)" data-level="(\S+?)"', html) == [
        ("c", "可以学的", "小组大小"),
        ("b", "不要照搬", "小组"),
        ("a", "还有这些", "小组"),
    ]
    assert 'class="hb-cases__brief"><a href="cases/a.html">题a</a>：说a</li>' in html
    assert re.findall(r'<h2 id="(\w+)">', html) == ["stories", "counter", "brief"]
    assert 'data-form="小组大小的单位"' in html
    assert "读到全文或大部分的有 0 个，其余 3 个" in html


def test_the_cases_of_a_chapter_stand_in_three_lists(small_book: Book) -> None:
    pages = (made("a", brief=True), made("b", stance="不要照搬"), made("c"), made("d", chapter=2))
    html = case.case_list(book_of(small_book, *pages), "", 1)
    assert "共 3 个案例" in html
    assert re.findall(r"cases/(\w)\.html|<strong>(不要照搬|还有这些)</strong></p>", html) == [
        ("c", ""),
        ("", "不要照搬"),
        ("b", ""),
        ("", "还有这些"),
        ("a", ""),
    ]
    assert "还没有案例" in case.case_list(small_book, "", 9)


def test_a_title_takes_a_line(small_book: Book) -> None:
    one, two = (
        CaseTitle(id="x", title="甲", chapter=1, similar=("a",)),
        CaseTitle(id="y", title="<乙>", chapter=2),
    )
    book = book_of(small_book, made("a")).model_copy(update={"titles": (one, two)})
    assert case.titles(book, "") == (
        '<ul class="hb-titles"><li id="x">第一章《甲》；主题相近的：<a href="cases/a.html">题a</a></li>'
        '<li id="y">第二章《&lt;乙&gt;》</li></ul>'
    )


def test_a_case_can_be_cited_and_leads_to_its_neighbours_and_back(small_book: Book) -> None:
    first, second = made("a", source=Source(title="《原题》", publisher="日报", date="2013")), made("b")
    book = book_of(small_book, first, second)
    end = html.fragment_fromstring(case.closing(book, first, "../"), create_parent="div")
    (box,) = end.find_class("hb-copying")
    cited = f"《原题》，日报，2013，转引自《{book.outline.title}》案例“题a”（2026 年 11 月 23 日版）"
    assert box.get("data-cited") == cited
    assert all(button.get("hidden") is not None for button in box.iter("button"))
    assert [link.get("href") for link in end.xpath(".//p[@class='hb-back hb-noprint']/a")] == ["../cases/index.html"]
    order = [one.url for one in book.cases]
    links = {link.get("rel"): link.get("href") for link in end.xpath(".//nav/a")}
    at = order.index(first.url)
    assert links.get("next") == f"../{order[at + 1]}"
