"""What is said of the handbook and of a rule is said in one way everywhere."""

from __future__ import annotations

from pathlib import Path

from handbook import wording
from handbook.model import Book


def test_edition_is_written_in_words(small_book: Book) -> None:
    assert small_book.outline.edition == "2026-11-23"
    assert wording.edition(small_book) == "2026 年 11 月 23 日"


def test_tooltip_and_footnote_tell_the_same_of_a_rule(small_book: Book) -> None:
    for rule in small_book.rules.values():
        for text in (wording.tooltip(rule), wording.footnote(small_book, rule)):
            assert rule.statement in text
            assert rule.confidence.label in text
            assert rule.checked_on in text


def test_basis_names_a_regulation_once_in_a_row_and_marks_what_is_not_verified(small_book: Book) -> None:
    assert wording.basis(small_book, ["hui-01", "hui-01"], practice=True) == "条例第十三条、建议做法"
    assert wording.basis(small_book, ["hui-02"]) == "条例〔待核〕"
    assert wording.basis(small_book, [], practice=False) == ""


def test_notice_is_spelled_in_one_place_of_the_package(root: Path) -> None:
    spelled = [
        file.name for file in (root / "hooks").rglob("*.*") if wording.NOTICE in file.read_text("utf-8", "ignore")
    ]
    assert spelled == ["wording.py"]
    assert (root / "mkdocs.yml").read_text("utf-8").count(wording.NOTICE) == 2
