"""Citations in a row, and the blanks around values."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown
import pytest
from handbook import wording
from handbook.html import citation
from handbook.markup import PageExtension, Place
from handbook.markup.citation import CitationExtension
from handbook.model import Book


def shown(html: str) -> list[tuple[str, str]]:
    """Rule and text of each citation."""
    return re.findall(r'data-rule="([\w-]+)" title="[^"]*"[^>]*>([^<]*)</a>', html)


Convert = Callable[[str], str]


@pytest.fixture
def convert(handbook: Book) -> Convert:
    here = PageExtension(lambda: Place(handbook, "chapters/1-status/nature.md"))
    return lambda text: markdown.markdown(text, extensions=[here, CitationExtension()])


ROW = "[@xzh-01] [@xzh-02] [@xzh-03] [@shezhi-04]"
SHOWN = [
    ("xzh-01", "支部工作条例第十三条"),
    ("xzh-02", "同条"),
    ("xzh-03", "第十四条"),
    ("shezhi-04", "党章第八条"),
]


def test_citations_in_a_row_do_not_repeat_the_regulation(convert: Convert, handbook: Book) -> None:
    assert shown(convert(f"开会。{ROW}")) == SHOWN
    assert shown(citation.inline(handbook, f"开会。{ROW}", "")) == SHOWN


def test_shortened_citation_has_its_whole_name(convert: Convert) -> None:
    assert 'aria-label="同条（支部工作条例第十三条）">同条</a>' in convert(ROW)
    assert 'aria-label="第十四条（支部工作条例第十四条）">第十四条</a>' in convert(ROW)


def test_citations_with_words_between_them_stand_alone(convert: Convert) -> None:
    assert [text for _, text in shown(convert("甲[@xzh-01]乙[@xzh-02]"))] == ["支部工作条例第十三条"] * 2


def test_two_unverified_rules_are_both_marked(small_book: Book) -> None:
    assert [text for _, text in shown(citation.inline(small_book, "[@hui-02] [@hui-02]", ""))] == ["条例〔待核〕"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外出[=dj-07:months]以上", "外出 6 个月以上"),
        ("外出 [=dj-07:months]以上", "外出 6 个月以上"),
        ("（[=dj-07:months]）", "（6 个月）"),
        ("一般[=xzh-01:frequency]。", "一般每月 1 次。"),
    ],
)
def test_number_is_set_off_from_han_characters(convert: Convert, handbook: Book, text: str, expected: str) -> None:
    assert re.sub("<[^>]*>", "", convert(text)) == expected
    assert re.sub("<[^>]*>", "", citation.inline(handbook, text, "")) == expected
    assert wording.plain(handbook, text) == expected


def test_unknown_rule_in_a_row_is_marked_and_escaped(convert: Convert) -> None:
    assert '<mark class="hb-unknown">[@xzh-01] [@nothing]</mark>' in convert("[@xzh-01] [@nothing]")


def test_plain_text_has_no_trace_of_citations(handbook: Book) -> None:
    assert wording.plain(handbook, "未作规定。[@shezhi-14] 三人是做法。[@xzh-01] [@xzh-02]") == "未作规定。三人是做法。"


def test_a_long_list_has_citations_without_tooltips(small_book: Book) -> None:
    cite = citation.citation(small_book, small_book.rules["hui-01"], "")
    bare = citation.without_tips(cite)
    assert "title=" in cite
    assert "title=" not in bare
    assert shown(cite)[0][1] in bare
    assert 'data-rule="hui-01"' in bare


def test_the_values_of_a_long_list_do_not_name_their_rules(small_book: Book) -> None:
    shown_value = citation.value(small_book.rules["hui-01"], "frequency")
    assert shown_value == '<span class="hb-value" data-rule="hui-01">每月 1 次</span>'
    assert citation.without_tips(shown_value) == '<span class="hb-value">每月 1 次</span>'


def test_an_article_that_stands_in_front_already_is_not_told_again(small_book: Book) -> None:
    rule = small_book.rules["hui-01"].model_copy(update={"article": "第十三条"})
    rules = {
        "hui-01": rule,
        "hui-02": rule.model_copy(update={"id": "hui-02", "article": "第十三条、第十四条"}),
        "hui-03": rule.model_copy(update={"id": "hui-03", "article": "第十四条"}),
    }
    book = small_book.model_copy(update={"rules": rules})
    short = book.regulations[rule.regulation].short
    whole = citation.citations(book, ("hui-01", "hui-02", "hui-03"), "")
    assert [text for _, text in shown(whole)] == [f"{short}第十三条", "第十四条"]
