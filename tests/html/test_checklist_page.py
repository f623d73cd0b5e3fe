"""A checklist on a page of its own and within a section, and the page of all that was begun."""

from __future__ import annotations

from typing import Any

from handbook import addresses
from handbook.html import checklist, form, runs, tool
from handbook.model import Book
from lxml import html


def tree(text: str) -> Any:
    return html.fragment_fromstring(text, create_parent="div")


def test_own_page_bears_the_title_once_and_keeps_the_place_it_had(small_book: Book) -> None:
    one, blank = small_book.checklists["meeting"], small_book.forms["record"]
    for shown, place in (
        (checklist.checklist(small_book, one, "../", own=True), "checklist"),
        (form.form(small_book, blank, "../", own=True), "form"),
    ):
        found = tree(shown)
        assert found.xpath("//h3") == []
        assert found.xpath(f"//*[@id='{place}']")
        assert found.find_class("hb-files") == []
    phases = tree(checklist.checklist(small_book, one, "../", own=True)).xpath("//h2")
    assert [phase.text for phase in phases] == [phase.title for phase in one.phases]


def test_within_a_section_it_has_its_title_and_files(small_book: Book) -> None:
    found = tree(checklist.checklist(small_book, small_book.checklists["meeting"], "../"))
    assert [heading.text for heading in found.xpath("//h3")] == ["开会"]
    assert found.find_class("hb-files")


def test_former_ids_of_an_item_are_told_to_the_script(small_book: Book) -> None:
    one = small_book.checklists["meeting"]
    (phase,) = one.phases
    items = (phase.items[0].model_copy(update={"aliases": ("old", "older")}), *phase.items[1:])
    one = one.model_copy(update={"phases": (phase.model_copy(update={"items": items}),)})
    boxes = tree(checklist.checklist(small_book, one, "../")).xpath("//input/@data-aliases")
    assert boxes == ["old older"]


def test_page_of_runs_leads_to_every_checklist(handbook: Book) -> None:
    links = tree(runs.page(handbook, "../")).xpath("//a[@data-start]")
    assert {link.get("data-start") for link in links} == set(handbook.checklists)
    for link in links:
        name = link.get("data-start")
        assert link.get("href") == f"../{addresses.entry(addresses.CHECKLISTS, name)}"
        assert link.text == handbook.checklists[name].title


def test_list_of_tools_leads_to_it(small_book: Book) -> None:
    assert f'href="../{addresses.MY_CHECKLISTS}"' in tool.library(small_book, "../")
    without = small_book.model_copy(update={"checklists": {}})
    assert addresses.MY_CHECKLISTS not in tool.library(without, "../")
