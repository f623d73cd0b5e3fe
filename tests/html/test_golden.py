"""Each renderer's output for the small book, to the letter.

After a change that is meant, run ``GOLDEN=write pytest tests/html`` and read the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from handbook import generated, tally
from handbook.feeds import api
from handbook.html import change, checklist, flow, form, glossary, rule
from handbook.model import Book
from handbook.rendered import Rendered

GOLDEN = Path(__file__).parents[1] / "golden"
OUTPUTS: dict[str, Callable[[Book], str]] = {
    "checklist.html": lambda book: checklist.checklist(book, book.checklists["meeting"], "../"),
    "form.html": lambda book: form.form(book, book.forms["record"], "../"),
    "change.html": lambda book: change.change_list(book, ""),
    "rule.html": lambda book: "\n".join(rule.card(book, one, "../") for one in book.rules.values()),
    "regulations.html": lambda book: rule.regulation_table(book, "../"),
    "regulation.html": lambda book: "\n".join(rule.regulation(book, r, "../") for r in book.regulations.values()),
    "flow.html": lambda book: flow.flow(book, book.flows["meet"]),
    "tally.txt": lambda book: tally.table(book, [Rendered(p.head.title, p.url, p.head.title, p) for p in book.pages]),
    "glossary.html": lambda book: glossary.terms(book, "") + "\n" + glossary.questions(book, ""),
    "pages.md": lambda book: "\n\n".join(f"<!-- {path} -->\n{p.markdown}" for path, p in generated.pages(book).items()),
    "rules.json": lambda book: api.json_files(book)["api/rules.json"],
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_agreed(name: str, small_book: Book) -> None:
    made = OUTPUTS[name](small_book).replace("><", ">\n<") if name.endswith(".html") else OUTPUTS[name](small_book)
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.write_text(made, "utf-8", newline="\n")
    assert made == file.read_text("utf-8")
