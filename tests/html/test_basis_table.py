"""The rules of a section, in one folded table."""

from __future__ import annotations

from handbook.html import rule
from handbook.model import Book


def test_a_section_shows_its_rules_in_one_folded_table(small_book: Book) -> None:
    rules = list(small_book.rules.values())
    shown = rule.basis_table(small_book, rules, "../")
    assert shown.startswith('<details class="hb-basis" data-not="search">')
    assert [one.statement in shown for one in rules] == [True] * len(rules)
    assert "本站概括，不是原文" in shown
