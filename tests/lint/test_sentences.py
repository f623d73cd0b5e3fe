"""The marks an editor would make, each on the line and column where it stands."""

from __future__ import annotations

from pathlib import Path

from handbook.lint import findings, sentences
from handbook.model import Book
from handbook.sources.load import load_book


def line(text: str, shown: str = "docs/a.md", number: int = 3) -> sentences.Line:
    return sentences.Line(shown, number, text)


def test_a_sentence_on_two_pages_is_found_on_the_second() -> None:
    same = "组长在会前一周通知每名组员并请有事的人说明原因和日期"
    found = list(
        sentences.repeated(
            [line(same + "。"), line("先。" + same, "docs/b.md", 9), line("短句。"), line("短句。", "c")]
        )
    )
    assert [str(one).split(" ")[:2] for one in found] == [["docs/b.md:9:3:", "L406"]]


def test_the_same_sentence_twice_on_one_page_is_left_alone() -> None:
    same = "组长在会前一周通知每名组员并请有事的人说明原因和日期"
    assert not list(sentences.repeated([line(same), line(same)]))


def test_a_sentence_over_eighty_characters_is_found() -> None:
    assert [one.code for one in sentences.too_long(line("长" * 81))] == ["L407"]
    assert not list(sentences.too_long(line("长" * 80 + "。" + "长" * 80)))


def test_an_old_term_needs_a_word_that_says_so() -> None:
    assert [(one.code, one.column) for one in sentences.superseded(line("小组开民主生活会"))] == [("L408", 4)]
    assert not list(sentences.superseded(line("领导班子开民主生活会")))
    assert [one.code for one in sentences.superseded(line("发展党员有 25 步"))] == ["L408"]


def test_an_unchecked_rule_must_be_called_unchecked(small_book: Book) -> None:
    assert [one.code for one in sentences.too_sure(line("任期三年。[@hui-02]"), small_book)] == ["L409"]
    assert not list(sentences.too_sure(line("任期三年，待核。[@hui-02]"), small_book))
    assert not list(sentences.too_sure(line("每月开会。[@hui-01]"), small_book))


def test_a_printed_limit_must_be_called_one_on_either_side(root: Path) -> None:
    book = load_book(root)
    assert book.rules["xuexi-03"].values["hours_per_year"].bound == "at_least"

    def found(text: str) -> list[tuple[str, int]]:
        return [(one.code, one.column) for one in sentences.without_limit(line(text), book)]

    assert found("每年学[=xuexi-03:hours_per_year]。") == [("L419", 4)]
    assert found("至少开一次。每年学[=xuexi-03:hours_per_year]，以上是全年的。") == [("L419", 10)]
    assert not found("每年一般不少于[=xuexi-03:hours_per_year]。") + found("每年[=xuexi-03:hours_per_year]以上。")
    assert not found("党小组会一般[=xzh-01:frequency]。")


def test_a_printed_value_does_not_repeat_the_words_beside_it(root: Path) -> None:
    book = load_book(root)
    majority = "[=zzsh-03:majority]"

    def found(text: str) -> list[tuple[str, int]]:
        return [(one.code, one.column) for one in sentences.doubled(line(text), book)]

    assert book.rules["zzsh-03"].values["majority"].amount.startswith("超过")
    assert found(f"赞成的超过{majority}才通过。") == [("L422", 6)]
    assert found("到会的要有[=zzsh-03:quorum]。") == [("L422", 6)]
    assert not found(f"赞成的{majority}才通过。") + found("到会的要达到[=zzsh-03:quorum]。")


def test_spacing_between_han_and_digits_is_set() -> None:
    assert [(one.line, one.code) for one in sentences.typography("a", "每月1次", 7)] == [(7, "L410")]
    assert not list(sentences.typography("a", "每月 1 次，见[表](a.md)。日期：　　", 7))


def test_spacing_is_looked_at_although_the_brackets_are_too_many_for_one_reading() -> None:
    many = "\n\n".join(["[" * 900] * 40)
    found = list(sentences.typography("a", f"{many}\n\n每月1次\n一句。", 7))
    assert [(one.line, one.code) for one in found] == [(7 + 80, "L410")]
    assert "每月 1 次" in found[0].message


def test_a_paragraph_that_cannot_be_read_is_told_at_its_place() -> None:
    found = list(sentences.typography("a", "一句。\n\n" + "[a](b " * 1000, 7))
    assert [(one.line, one.column, one.code) for one in found] == [(9, 1, "L410")]
    assert "太密" in found[0].message


def test_a_rule_nobody_cites_is_found(good: Path) -> None:
    rules = next((good / "data" / "rules").glob("*.yml"))
    text = rules.read_text("utf-8")
    extra = "  - id: nobody-01\n" + text.split("  - id:")[1].split("\n", 1)[1]
    rules.write_text(text.rstrip() + "\n" + extra, "utf-8")
    assert any("L411" in str(one) and "nobody-01" in str(one) for one in findings(good))


def test_an_article_of_2012_is_found_unless_called_old(root: Path) -> None:
    known = sentences.known_articles(load_book(root))
    assert [one.code for one in sentences.wrong_article(line("见党章第二十九条。"), known)] == ["L412"]
    assert not list(sentences.wrong_article(line("2012 年的党章第二十九条。"), known))
    assert not list(sentences.wrong_article(line("见党章第三十条。"), known))


def test_a_change_that_its_section_does_not_show_is_found(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    assert not [one for one in findings(good) if one.code == "L413"]
    page.write_text(page.read_text("utf-8").replace("/// change | delta-01\n///\n", ""), "utf-8")
    assert [one.path for one in findings(good) if one.code == "L413"] == ["docs/chapters/1-status/nature.md"]
