"""Citations, values and block directives in Markdown, without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from handbook import markup
from handbook.diagnostics import HandbookError
from handbook.html import checklist
from handbook.markup import PageExtension, Place
from handbook.markup.blocks import DirectiveExtension
from handbook.markup.citation import CitationExtension
from handbook.markup.glossary_tips import GlossaryTipsExtension
from handbook.model import Book
from handbook.references import in_markdown
from markdown.extensions import Extension

Convert = Callable[[str], str]


@pytest.fixture
def convert(small_book: Book) -> Convert:
    extensions: list[str | Extension] = [at(small_book), DirectiveExtension(), CitationExtension()]
    return lambda text: markdown.markdown(text, extensions=[*extensions, "tables"])


def at(book: Book, path: str = "chapters/1-status/nature.md") -> PageExtension:
    """Tells the others that they are on a page."""
    return PageExtension(lambda: Place(book, path))


def test_citation_links_to_the_rule_with_article_and_tooltip(convert: Convert) -> None:
    html = convert("每月开会。[@hui-01]")
    assert 'href="../../rules/meeting.html#hui-01"' in html
    assert ">条例第十三条</a>" in html
    assert 'title="小组会一般每月开 1 次，到会的要超过半数。（条文，全文核对，2026-11-23 核对）"' in html


def test_figure_of_a_note_stands_close_to_what_it_follows(convert: Convert) -> None:
    """Across a blank it could fall to the beginning of the next line."""
    assert "<p>每月开会。<span" in convert("每月开会。 [@hui-01] 有人说话。")
    assert "</span> 有人说话。" in convert("每月开会。 [@hui-01] 有人说话。")


def test_unverified_rule_is_shown_as_such_and_without_article(convert: Convert) -> None:
    assert ">条例〔待核〕</a>" in convert("任期[@hui-02]")


def test_value_prints_number_and_unit_from_data(convert: Convert) -> None:
    assert ">每月 1 次</span>" in convert("一般[=hui-01:frequency]")
    assert ">超过应到会人数的半数</span>" in convert("到会[=hui-01:quorum]")


def test_code_spans_and_fences_are_left_alone(convert: Convert) -> None:
    assert "<code>[@hui-01]</code>" in convert("写作 `[@hui-01]`")
    assert list(in_markdown("```\n[@hui-01]\n```\n`[=hui-01:quorum]`\n")) == []


def test_references_are_found_at_line_and_column() -> None:
    found = list(in_markdown("甲[@hui-01]乙[=hui-01:quorum]\n\n/// change | delta-01\n///\n", first_line=8))
    assert [(r.kind, r.target, r.line, r.column) for r in found] == [
        ("citation", "hui-01", 8, 2),
        ("value", "hui-01", 8, 12),
        ("change", "delta-01", 10, 14),
    ]


def test_checklist_has_a_labelled_box_for_each_item(convert: Convert, small_book: Book) -> None:
    html = convert("/// checklist | meeting\n///\n")
    assert html.count('type="checkbox"') == 2
    assert '<label for="meeting--notice">' in html
    assert '<span class="hb-badge">建议做法</span>' in html


@pytest.mark.parametrize(
    ("kind", "argument"), [("form", "record"), ("change", "delta-01"), ("rules", "hui-01, hui-02")]
)
def test_each_directive_renders(convert: Convert, kind: str, argument: str) -> None:
    html = convert(f"/// {kind} | {argument}\n///\n")
    assert "hb-unknown" not in html
    assert f"hb-{ {'rules': 'basis'}.get(kind, kind) }" in html


def test_unknown_names_are_marked_and_escaped(convert: Convert) -> None:
    html = convert('/// checklist | <b>"x"</b>\n///\n\n[@nothing-here]\n')
    assert "<b>" not in html
    assert html.count('class="hb-unknown"') == 2


def test_a_term_is_explained_where_it_first_stands_and_not_in_longer_words(small_book: Book) -> None:
    text = "# 组长\n\n党组织和**党组**，`组长`和[组长](a.html)，组长、组长。\n\n| 组长 |\n|---|\n| 党组 |\n"
    html = markdown.markdown(text, extensions=[at(small_book), GlossaryTipsExtension(), "tables"])
    assert re.findall(r'<a class="hb-term"[^>]*data-term="(\w+)">(\w+)</a>', html) == [
        ("dangzu", "党组"),
        ("zuzhang", "组长"),
    ]
    assert 'href="../../glossary.html#zuzhang" title="组长：召集小组会的人。"' in html
    assert "党组织和<strong><a" in html


def test_a_word_that_everybody_knows_is_explained_by_nothing(small_book: Book) -> None:
    known = tuple(term.model_copy(update={"plain": True}) if term.term == "组长" else term for term in small_book.terms)
    book = small_book.model_copy(update={"terms": known})
    html = markdown.markdown("党组和组长", extensions=[at(book), GlossaryTipsExtension()])
    assert re.findall(r'data-term="(\w+)"', html) == ["dangzu"]


def test_pages_made_from_data_are_not_explained(small_book: Book) -> None:
    assert "hb-term" not in markdown.markdown(
        "组长", extensions=[at(small_book, "glossary.md"), GlossaryTipsExtension()]
    )


def test_what_stands_twice_on_a_page_has_ids_of_its_own_and_the_same_ticks(convert: Convert) -> None:
    names = ("checklist | meeting", "form | record", "change | delta-01", "flow | meet", "sample | agenda")
    html = convert("".join(f"/// {name}\n///\n\n" for name in (*names, *names)))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' for="([^"]+)"', html)) <= set(ids)
    assert set(re.findall(r' aria-labelledby="([^"]+)"', html)) <= set(ids)
    assert html.count('data-checklist="meeting"') == 2


def test_mistake_in_a_renderer_is_not_hidden(
    small_book: Book, monkeypatch: pytest.MonkeyPatch, convert: Convert
) -> None:
    def broken(*_: object) -> str:
        raise KeyError("missing")

    monkeypatch.setattr(checklist, "_phase", broken)
    with pytest.raises(KeyError, match="missing"):
        convert("/// checklist | meeting\n///\n")


@pytest.mark.parametrize("name", ["checklist | none", "whole | none", "whole | topic=none", "cases | chapter=x"])
def test_what_a_page_names_and_the_book_does_not_have_is_noted(small_book: Book, name: str) -> None:
    here = Place(small_book)
    extensions: list[str | Extension] = [PageExtension(lambda: here), DirectiveExtension(), CitationExtension()]
    markdown.markdown(f"/// {name}\n///\n\n[@none] [=hui-01:none]", extensions=extensions)
    assert [text for text, _ in here.problems] == [name, "[@none]", "[=hui-01:none]"]


PAGE = """# 甲 {#top}

组长开会。[@hui-01]一般[=hui-01:frequency]。

/// checklist | meeting
///
"""


def test_extensions_work_by_name_in_a_plain_converter(root: Path, small_book: Book) -> None:
    modules = ("blocks", "citation", "glossary_tips", "tables", "frames", "safety")
    names = [f"handbook.markup.{name}" for name in modules]
    told = {"root": str(root / "tests" / "fixtures" / "good"), "page": "chapters/1-status/nature.md"}
    together = markdown.markdown(PAGE, extensions=["handbook.markup"], extension_configs={"handbook.markup": told})
    one_by_one = markdown.markdown(
        PAGE, extensions=names, extension_configs={n: told for n in names if "tables" not in n}
    )
    known = markdown.markdown(PAGE, extensions=[at(small_book), *markup.extensions()])
    assert together == one_by_one == known
    assert 'href="../../rules/meeting.html#hui-01"' in together
    assert 'data-checklist="meeting"' in together and 'class="hb-term"' in together


def test_extensions_alone_say_what_is_wrong_with_the_data(good: Path) -> None:
    (good / "data" / "faq.yml").write_text("", "utf-8")
    with pytest.raises(HandbookError, match="E105"):
        markdown.markdown(
            "甲", extensions=["handbook.markup"], extension_configs={"handbook.markup": {"root": str(good)}}
        )
