"""What templates print is escaped, and is what the Book says."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook import addresses, template
from handbook.html import shelves
from handbook.model import Book
from handbook.sources.load import load_book
from jinja2 import Environment
from markupsafe import Markup


@pytest.mark.parametrize("typed", ["010", "on", "9:30", "=", "1e3", "0x1F", "2026-11-23"])
def test_words_of_a_head_stay_as_they_were_typed(good: Path, typed: str) -> None:
    page = good / "docs" / "index.md"
    page.write_text(page.read_text("utf-8").replace("title: 首页", f"title: {typed}\ndescription: {typed}"), "utf-8")
    head = template.head(load_book(good), "index.md", "")
    assert (head["title"], head["description"], head["kind"]) == (typed, typed, "home")


def test_hostile_words_cannot_leave_their_place(small_book: Book) -> None:
    hostile = """0;url=https://evil.example/" http-equiv="refresh'><script>alert(1)</script>"""
    page = small_book.page_of["index.md"]
    changed = page.model_copy(update={"head": page.head.model_copy(update={"title": hostile, "description": hostile})})
    book = small_book.model_copy(update={"pages": (changed,)})
    book.__dict__.pop("page_of", None)
    head = template.head(book, "index.md", "")
    for source in ("{{ title }}", "{{ title | e }}", "{{ title | d('x', true) | e }}"):
        printed = Environment().from_string(source).render(title=head["title"])
        assert not set("<>\"'") & set(printed)
        assert Markup(printed).unescape() == hostile
    assert not set("<>\"'") & set(head["description"])


def test_page_made_from_data_has_the_title_it_was_made_with(small_book: Book) -> None:
    head = template.head(small_book, "checklists/meeting.md", "甲 & 乙")
    assert head == {"title": "甲 &amp; 乙", "checked_on": small_book.outline.edition}


def test_list_of_files_follows_on_its_page_alone(small_book: Book) -> None:
    listing = addresses.source(addresses.DOWNLOADS)
    assert template.frame(small_book, listing, {})["after"] == shelves.PLACE
    assert "after" not in template.frame(small_book, "index.md", {})
