"""Every text of the data stays text in every fragment of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import markdown
import pytest
from handbook import generated, wording
from handbook.html import case, citation, glossary, shelves
from handbook.markup import PageExtension, Place, extensions
from handbook.markup.blocks import _LISTS, DIRECTIVES
from handbook.model import Book
from lxml import html
from support.hostile import HTML, MARKDOWN, poisoned

MARK = "毒"


@dataclass(frozen=True)
class Made:
    size: int = 1
    pages: int | None = None
    label: str = ""
    title: str = ""
    page: str = ""


class Everything(dict[str, Made]):
    """As if every file had been made."""

    def __init__(self) -> None:
        super().__init__({"pdf/handbook.pdf": Made()})

    def get(self, key: str, default: Any = None) -> Any:
        return Made()

    def __contains__(self, key: object) -> bool:
        return True


def arguments(book: Book) -> Iterator[tuple[str, str]]:
    """Each directive with each argument that it takes."""
    for name, found in (
        ("checklist", book.checklists),
        ("form", book.forms),
        ("sample", book.samples),
        ("change", book.changes),
        ("flow", book.flows),
        ("tool", book.tools),
    ):
        yield from ((name, one) for one in found)
    yield from (("cases", argument) for argument in ("", "chapter=1", "chapter=9"))
    yield "rules", ", ".join(book.rules)
    yield from (("whole", name) for name in _LISTS)
    yield from (("whole", f"topic={topic.slug}") for topic in book.topics)
    yield from (("whole", f"{kind}={n}") for kind in ("checklists", "forms") for n in range(1, 10))
    for kind, names in (("regulation", book.regulations), ("sample", book.samples)):
        yield from (("whole", f"{kind}={name}") for name in names)
    records = {"checklist": book.checklists, "form": book.forms, "sample": book.samples, "tool": book.tools}
    for record, ids in records.items():
        yield from (("whole", f"{record}-summary={name}") for name in ids)


def fragments(book: Book) -> dict[str, list[str]]:
    """What every renderer makes of the whole book, by the name of the renderer."""
    found: dict[str, list[str]] = {}
    at = Place(book, "chapters/1-status/nature.md")
    for name, argument in arguments(book):
        directive = DIRECTIVES[name]
        found.setdefault(name, []).append(directive.render(at, directive.find(book, argument), 1))
    found["case"] = [case.opening(page) + case.closing(book, page, "../") for page in book.pages if page.head.case]
    found["related"] = [case.of_section(book, section, "../") for section in book.section_pages]
    found["citation"] = [citation.citation(book, one, "") for one in book.rules.values()]
    found["note"] = [citation.noted(book, book.rules.values(), "")]
    found["value"] = [citation.value(one, key) for one in book.rules.values() for key in one.values]
    found["tip"] = [glossary.tip(book, term, term.term, "") for term in book.terms]
    found["files"] = [shelves.listing(book, Everything(), "../")]
    return found


def converted(book: Book, path: str) -> str:
    """A page that comes from data alone, converted as a build does it."""
    here = PageExtension(lambda: Place(book, path))
    md = markdown.Markdown(extensions=["attr_list", "tables", "toc", here, *extensions()])
    return str(md.convert(generated.pages(book)[path].markdown))


def checked(fragment: str) -> None:
    """Fails when a fragment holds an element, an attribute or an address that a text has brought in."""
    tree = html.fragment_fromstring(fragment, create_parent="div")
    for element in tree.iter():
        if element.tag == "script" and element.get("type") == "application/json":
            assert "<" not in element.text and set(element.attrib) == {"type"}
            continue
        assert element.tag not in ("img", "script", "b", "i", "em", "code", "pre"), html.tostring(element)[:300]
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert re.fullmatch(r"[a-z-]+", name) or element.tag in ("svg", "path", "rect"), (element.tag, name)
            if name in ("href", "src", "action"):
                assert re.fullmatch(r"[\w./#%=&?~-]*|https?://.*", value, re.DOTALL), (element.tag, value[:80])
            if name in ("id", "class", "for"):
                assert MARK not in value, (element.tag, name)


@pytest.fixture(scope="module")
def bad(handbook: Book) -> Book:
    return poisoned(handbook, f" {MARK}{HTML}{MARKDOWN}")


@pytest.fixture(scope="module")
def made(bad: Book) -> dict[str, list[str]]:
    return fragments(bad)


@pytest.mark.parametrize("name", [*DIRECTIVES, "case", "related", "citation", "note", "value", "tip", "files"])
def test_text_stays_text_in_every_fragment(name: str, made: dict[str, list[str]]) -> None:
    # A value of a rule may be all numbers and words of a fixed list.
    assert MARK in "".join(made[name]) or name == "value"
    for fragment in made[name]:
        checked(fragment)


def test_text_stays_text_on_every_page_made_from_data(bad: Book) -> None:
    found = sorted(generated.pages(bad))
    # Those of records are alike; what they show was tried above.
    for path in [path for number, path in enumerate(found) if path.endswith("index.md") or number % 10 == 0]:
        page = converted(bad, path)
        checked(page)
        assert page.count("<h1") == 1, path


def test_titles_and_summaries_come_out_as_typed(bad: Book) -> None:
    for kind, records in (("checklists", bad.checklists), ("forms", bad.forms)):
        shown = text_of(converted(bad, f"{kind}/index.md"))
        for one in records.values():
            for typed in (one.title, wording.plain(bad, one.summary)):
                assert squashed(typed) in shown, one.id
    for name, one in list(bad.checklists.items())[:10]:
        title = html.fragment_fromstring(converted(bad, f"checklists/{name}.md"), create_parent="div").find("h1")
        assert squashed(title.text_content()).startswith(squashed(one.title)), name


def text_of(page: str) -> str:
    return squashed(html.fragment_fromstring(page, create_parent="div").text_content())


def squashed(text: str) -> str:
    return "".join(text.split())
