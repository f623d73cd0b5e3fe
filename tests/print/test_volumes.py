"""Chapters and the whole handbook: what they hold, the rule index, and what makes them be set anew."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from handbook.archive import stamp
from handbook.model import Book, ChapterOutline, Rule
from handbook.print.jobs import spine
from handbook.print.typeset import Job, key, make
from handbook.print.volumes import chapters, footnotes, volumes
from handbook.print.volumes import whole as whole_of
from handbook.rendered import Rendered
from handbook.sources.load import load_book
from pypdf import PdfReader
from support.reading import SITE, broken_lines, needs_poppler, page_texts, squashed, text_of

CITE = '<span class="hb-cited"><a class="hb-cite" href="../../rules/meeting.html#{0}" data-rule="{0}">{1}</a></span>'


def part(url: str, *rules: str) -> Rendered:
    cites = "".join(CITE.format(rule, "条例第十三条") for rule in rules)
    return Rendered(url, url, f"<h1>{url[0].upper()} 页</h1><p>照规定办{cites}。</p>")


PAGES = {1: [part("a.html", "hui-01"), part("b.html")], 2: [part("c.html", "hui-02")], 3: [part("d.html")]}


@pytest.fixture(scope="module")
def book(small_book: Book) -> Book:
    """The small book with three chapters."""
    more = [ChapterOutline(number=n, slug=f"{n}-more", title=f"再一章{n}", sections=()) for n in (2, 3)]
    outline = small_book.outline.model_copy(update={"chapters": (*small_book.outline.chapters, *more)})
    return small_book.model_copy(update={"outline": outline})


@pytest.fixture(scope="module")
def jobs(book: Book) -> dict[str, Job]:
    return {job.path: job for job in volumes(book, PAGES)}


@pytest.fixture(scope="module")
def whole(jobs: dict[str, Job], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("volumes") / "handbook.pdf"
    target.write_bytes(make(jobs["pdf/handbook.pdf"]))
    return target


@pytest.fixture(scope="module")
def texts(whole: Path) -> list[str]:
    return [squashed(page) for page in page_texts(whole.read_bytes())]


def test_each_chapter_and_the_handbook_become_documents(book: Book, jobs: dict[str, Job]) -> None:
    assert list(jobs) == ["pdf/1-status.pdf", "pdf/2-more.pdf", "pdf/3-more.pdf", "pdf/handbook.pdf"]
    assert {job.stamp for job in jobs.values()} == {stamp(book)}


def test_chapter_without_pages_gets_no_document(book: Book) -> None:
    assert [job.path for job in volumes(book, {2: PAGES[2]})] == ["pdf/2-more.pdf", "pdf/handbook.pdf"]
    assert list(volumes(book, {})) == []


def test_chapters_and_the_whole_are_the_parts_of_all_volumes(book: Book, jobs: dict[str, Job]) -> None:
    made = [*chapters(book, PAGES), *whole_of(book, PAGES)]
    assert [key(job) for job in made] == [key(job) for job in jobs.values()]


def test_chapter_of_the_small_book_is_set(small_book: Book) -> None:
    chapter, handbook = volumes(small_book, {1: PAGES[1]})
    assert (chapter.path, handbook.path) == ("pdf/1-status.pdf", "pdf/handbook.pdf")
    text = squashed("".join(page_texts(make(chapter))))
    for words in (
        "第一章第一章的题目",
        "A页",
        "B页",
        "小组会一般每月开1次",
        "2026年11月23日版",
        "非官方资料，以正式文件为准",
    ):
        assert words in text


def test_handbook_holds_all_chapters_and_the_glossary_in_order(texts: list[str]) -> None:
    body = "".join(texts[2:])
    order = [
        "第一章第一章的题目",
        "照规定办",
        "第二章再一章2",
        "第三章再一章3",
        "附录一术语",
        "召集小组会的人",
        "附录二规定索引",
    ]
    # The first time is the table of contents.
    start = body.index("附录二规定索引") + 1
    places = [body.index(words, start) for words in order]
    assert places == sorted(places)


def test_index_names_each_rule_with_the_pages_that_cite_it(texts: list[str]) -> None:
    # Cover and imprint have no number.
    numbered = dict(enumerate(texts[2:], 1))
    start = max(number for number, text in numbered.items() if "附录二规定索引" in text)
    pages = {
        rule: [n for n in numbered if n < start and re.search(rule, numbered[n])]
        for rule in ("①条例第十三条", "①条例〔待核〕")
    }
    # A page of chapter 1 and the glossary cite hui-01, a page of chapter 2 cites hui-02.
    assert [len(found) for found in pages.values()] == [2, 1]
    first, second = ("、".join(map(str, found)) for found in pages.values())
    index = numbered[start]
    assert f"小组会一般每月开1次，到会的要超过半数。第{first}页" in index
    assert f"没有规定组长任期。（待核）第{second}页" in index
    assert index.index("《某某工作条例》") < index.index("小组会一般")


def test_chapter_ends_with_an_index_of_the_rules_that_it_cites(jobs: dict[str, Job]) -> None:
    index = squashed("".join(page_texts(make(jobs["pdf/1-status.pdf"]))))
    assert "本章引用的规定" in index
    assert "小组会一般每月开1次" in index
    assert "没有规定组长任期" not in index


def test_index_sorts_rules_by_article(small_book: Book) -> None:
    rule = small_book.rules["hui-01"]
    articles = {"hui-01": "第二十条", "hui-02": "第三条", "hui-03": "第十三条（二）"}
    rules = tuple(rule.model_copy(update={"id": name, "article": article}) for name, article in articles.items())
    copy = with_rules(small_book, rules)
    (regulation,) = list(volumes(copy, {1: [part("a.html", *articles)]}))[-1].data["index"]
    assert [entry["article"] for entry in regulation["rules"]] == ["第三条", "第十三条（二）", "第二十条"]


@needs_poppler
def test_no_line_of_the_handbook_starts_or_ends_with_the_wrong_mark(whole: Path) -> None:
    assert broken_lines(whole) == []


def test_note_names_regulation_and_articles_in_their_order(small_book: Book) -> None:
    rule = small_book.rules["hui-01"].model_copy(update={"article": "第十三条、第二条（一）；附则"})
    assert footnotes(with_rules(small_book, (rule, small_book.rules["hui-02"]))) == {
        "hui-01": ("条例", ((13, "第十三条"), (2, "第二条（一）"))),
        "hui-02": ("条例〔待核〕", ()),
    }


def with_rules(book: Book, rules: tuple[Rule, ...]) -> Book:
    topic = book.topics[0].model_copy(update={"rules": rules})
    copy = book.model_copy(update={"topics": (topic,)})
    for name in ("rules", "topic_of"):
        copy.__dict__.pop(name, None)
    return copy


@pytest.mark.parametrize(("rule", "changed"), [("hui-01", "pdf/1-status.pdf"), ("hui-02", "pdf/2-more.pdf")])
def test_changed_rule_makes_only_the_documents_that_cite_it_be_set_anew(
    book: Book, jobs: dict[str, Job], rule: str, changed: str
) -> None:
    rules = tuple(
        one.model_copy(update={"statement": "改了。"}) if one.id == rule else one for one in book.rules.values()
    )
    after = {job.path: job for job in volumes(with_rules(book, rules), PAGES)}
    assert [path for path in jobs if key(jobs[path]) != key(after[path])] == [changed, "pdf/handbook.pdf"]


def test_changed_rule_in_the_sources_reaches_the_documents(good: Path, small_book: Book) -> None:
    file = good / "data" / "rules" / "meeting.yml"
    file.write_text(file.read_text("utf-8").replace("到会的要超过半数。", "到会的要过半数。"), "utf-8")
    before, after = (list(volumes(book, {1: PAGES[1]})) for book in (small_book, load_book(good)))
    assert [a.path for a, b in zip(before, after, strict=True) if key(a) != key(b)] == [
        "pdf/1-status.pdf",
        "pdf/handbook.pdf",
    ]


def test_changed_page_makes_only_its_chapter_and_the_handbook_be_set_anew(book: Book, jobs: dict[str, Job]) -> None:
    after = {job.path: job for job in volumes(book, {**PAGES, 3: [part("e.html")]})}
    assert [path for path in jobs if key(jobs[path]) != key(after[path])] == ["pdf/3-more.pdf", "pdf/handbook.pdf"]


def test_back_of_the_whole_alone_bears_the_code_of_the_site_where_its_address_is_known(small_book: Book) -> None:
    chapter, handbook = volumes(small_book, {1: PAGES[1]}, "16k", site_url=SITE)
    assert "code" not in chapter.data and handbook.data["code"]["text"] == f"{SITE}/"
    assert "扫码看网页" in page_texts(make(handbook))[-1]
    (_, plain) = volumes(small_book, {1: PAGES[1]}, "16k")
    assert "扫码看网页" not in "".join(page_texts(make(plain)))


def test_spine_is_as_wide_as_the_book_is_thick_and_bare_where_it_is_too_narrow(small_book: Book) -> None:
    thick, thin = (make(spine(small_book, "x.pdf", pages)) for pages in (389, 30))
    widths = [float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2]) / 72 * 25.4 for pdf in (thick, thin)]
    # The strips beside it are the same.
    assert abs(widths[0] - widths[1] - (195 - 15) * 0.09) < 0.1
    assert "书脊宽17.6毫米：195张" in text_of(thick)
    assert "2026年11月23日版" in text_of(thick) and "2026年11月23日版" not in text_of(thin)


def test_names_of_chapters_are_written_in_words(book: Book) -> None:
    assert book.outline.chapters[1].name == "第二章 再一章2"
