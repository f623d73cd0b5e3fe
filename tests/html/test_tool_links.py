"""Pages lead to the tools for what they are about, and chapters end with the way to their questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from handbook import addresses, template
from handbook.diagnostics import HandbookError
from handbook.html import quiz, tool
from handbook.model import Book
from handbook.sources.load import load_book
from handbook.tools import worked


def test_every_section_and_page_that_a_tool_names_leads_to_it(handbook: Book) -> None:
    for one in handbook.tools.values():
        paths = [handbook.section_pages[name].path for name in one.sections]
        paths += [addresses.source(page.lstrip("/")) for page in one.pages]
        for path in paths:
            root = addresses.root(path)
            line = template.frame(handbook, path, {})["tools"]
            assert f'href="{root}{addresses.entry(addresses.TOOLS, one.id)}"' in line
            assert line.count("<p") == 1


def test_page_that_no_tool_is_for_has_no_line(handbook: Book) -> None:
    assert tool.beside(handbook, "faq.md", "") == ""
    assert "tools" not in template.frame(handbook, "faq.md", {})


def test_chapter_and_its_last_section_end_with_its_own_questions(handbook: Book) -> None:
    for chapter in handbook.outline.chapters:
        first = handbook.section_pages[chapter.sections[0].id].path
        last = handbook.section_pages[chapter.sections[-1].id].path
        for path in (last, addresses.source(addresses.chapter(chapter.slug))):
            assert f"{addresses.SELF_TEST}#quiz-{chapter.number}" in template.frame(handbook, path, {})["quiz"]
        assert "quiz" not in template.frame(handbook, first, {})


def test_no_way_leads_to_questions_that_are_not_there(handbook: Book) -> None:
    book = handbook.model_copy(update={"quiz": ()})
    assert quiz.after(book, addresses.source(addresses.chapter(book.outline.chapters[0].slug)), "") == ""


def test_page_that_a_tool_names_and_that_is_not_there_is_told(good: Path, root: Path) -> None:
    text = (root / "data" / "tools" / "division.yml").read_text("utf-8")
    head = [line for line in text.splitlines() if not line.startswith(("sections", "basis", "pages"))]
    rule = next(iter(load_book(good).rules))
    place = good / "data" / "tools" / "division.yml"
    place.parent.mkdir(exist_ok=True)
    place.write_text("\n".join([*head, f"basis: [{rule}]", "pages: [/calender.html]"]) + "\n", "utf-8")
    with pytest.raises(HandbookError) as told:
        load_book(good)
    assert "data/tools/division.yml" in str(told.value) and "E219" in str(told.value)
    assert "/calendar.html" in str(told.value)


def test_worked_table_is_whole_while_its_cells_are_short_and_rows_of_a_phone_when_they_are_long() -> None:
    short = worked.Example("a", "题", "", ("甲<", "乙"), (("1", "2<"),))
    assert tool._table(short) == (
        '<table class="hb-worked"><thead><tr><th scope="col">甲&lt;</th><th scope="col">乙</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2&lt;</td></tr></tbody></table>"
    )
    long = replace(short, columns=("一二三四五六", "乙"), rows=(("字" * (tool._SHORT + 1), "2<"),))
    made = tool._table(long)
    assert made.startswith('<table class="hb-rows hb-worked"><thead><tr><th scope="col">一二三四五六</th>')
    assert 'data-label="一二三四五"' in made and "2&lt;" in made
    assert "hb-rows" not in tool._table(replace(short, rows=(("字" * tool._SHORT, "2"),)))


def test_built_pages_show_the_lines(pages_site: Path) -> None:
    section = (pages_site / "chapters" / "7-management" / "dues.html").read_text("utf-8")
    assert '<a href="../../tools/dues.html">算党费</a></p>' in section
    chapter = (pages_site / "chapters" / "7-management" / "index.html").read_text("utf-8")
    assert 'href="../../tools/self-test.html#quiz-7">做一做自测</a>' in chapter
    # The place where the way leads.
    assert 'id="quiz-7"' in (pages_site / "tools" / "self-test.html").read_text("utf-8")
    assert "hb-tools" not in (pages_site / "faq.html").read_text("utf-8")
