"""Terms by their sound, questions under their chapters."""

from __future__ import annotations

import re

from handbook.html import glossary
from handbook.model import Book
from lxml import html


def test_every_syllable_of_a_term_has_its_pinyin(handbook: Book) -> None:
    wrong = [
        one.term for one in handbook.terms if len(re.findall(r"[\u3400-\u9fff]", one.term)) != len(one.pinyin.split())
    ]
    assert wrong == []


def test_terms_stand_under_their_letters_in_the_order_of_their_sounds(handbook: Book) -> None:
    tree = html.fragment_fromstring(glossary.terms(handbook, ""), create_parent="div")
    letters = [part.get("id") for part in tree.find_class("hb-terms")]
    assert letters == sorted(letters)
    assert [link.get("href") for link in tree.find_class("hb-letters")[0]] == [f"#{letter}" for letter in letters]
    assert len(tree.xpath(".//dt")) == len(handbook.terms)
    first = tree.xpath(".//dl[@id='letter-b']//dt")[0].get("id")
    assert first == "baodao"


def test_a_basis_that_the_definition_cites_is_not_repeated(small_book: Book) -> None:
    assert glossary.terms(small_book, "").count('data-rule="hui-01"') == 1


def test_each_question_stands_once_under_its_chapter(handbook: Book) -> None:
    tree = html.fragment_fromstring(glossary.questions(handbook, ""), create_parent="div")
    chapter, found = "", {}
    for element in tree:
        if element.tag == "h2":
            chapter = element.get("id")
        elif element.tag == "section":
            found[element.get("id")] = chapter
    assert found == {one.id: f"chapter-{one.chapter}" for one in handbook.questions}
    assert set(found.values()) == {f"chapter-{number}" for number in range(1, 10)}
