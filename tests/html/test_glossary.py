"""Terms by their sound, questions by what they are about."""

from __future__ import annotations

import re

from handbook import addresses
from handbook.html import glossary
from handbook.model import Book, Matter
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


def test_each_question_stands_once_under_what_it_is_about(handbook: Book) -> None:
    tree = html.fragment_fromstring(glossary.questions(handbook, ""), create_parent="div")
    matter, found = "", {}
    for element in tree.iter("h2", "section"):
        if element.tag == "h2":
            matter = element.get("id")
        elif "hb-faq" in element.get("class").split():
            found[element.get("id")] = matter
    assert found == {one.id: one.group.anchor for one in handbook.questions}
    assert list(dict.fromkeys(found.values())) == [matter.anchor for matter in Matter]


def test_every_question_is_listed_in_front_and_those_asked_most_before_all(handbook: Book) -> None:
    tree = html.fragment_fromstring(glossary.questions(handbook, ""), create_parent="div")
    often, *folded = (
        [link.get("href")[1:] for link in part] for part in map(_places, tree.xpath("./nav/ul|.//details/ul"))
    )
    assert often == [one.id for one in handbook.questions if one.top]
    assert sorted(sum(folded, [])) == sorted(one.id for one in handbook.questions)


def _places(part: html.HtmlElement) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = part.xpath("./li/a")
    return found


def test_a_question_that_went_into_another_keeps_its_place(handbook: Book) -> None:
    tree = html.fragment_fromstring(glossary.questions(handbook, ""), create_parent="div")
    merged = [(one.id, name) for one in handbook.questions for name in one.also]
    assert merged
    assert [tree.xpath(f".//section[@id='{kept}']/span[@id='{name}']") == [] for kept, name in merged] == [False] * len(
        merged
    )
    assert {f"faq.html#{name}" for _, name in merged} <= addresses.places(handbook)


def test_a_link_is_named_after_the_page_it_leads_to(handbook: Book) -> None:
    tree = html.fragment_fromstring(glossary.questions(handbook, ""), create_parent="div")
    unnamed = [link.get("href") for link in tree.find_class("hb-more") if not link.text.startswith("看：")]
    assert unnamed == []
