"""Block directives: ``/// checklist | id`` and its like, closed by ``///``."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from handbook import addresses, markup
from handbook.html import (
    calendar,
    case,
    change,
    checklist,
    flow,
    form,
    glossary,
    lesson,
    lists,
    offline,
    quiz,
    rule,
    runs,
    sample,
    tool,
)
from handbook.markup.citation import unknown
from handbook.model import Book


@dataclass(frozen=True)
class Directive:
    """What stands behind the bars of a kind of block.

    ``find`` gives what an argument names and raises LookupError or ValueError when the Book has no such thing;
    ``render`` shows it at a place, and how often that was done on the page before.
    """

    find: Callable[[Book, str], Any]
    render: Callable[[markup.Place, Any, int], str]


def _rules(book: Book, argument: str) -> list[Any]:
    return [book.rules[part.strip()] for part in argument.split(",")]


def _chapter(book: Book, argument: str) -> int | None:
    """The chapter whose cases are listed; None for those of all."""
    return int(argument.removeprefix("chapter=")) if argument else None


# Blocks that only generated pages use: a whole list.
_LISTS: dict[str, Callable[[Book, str], str]] = {
    "regulations": rule.regulation_table,
    "changes": change.change_list,
    "terms": glossary.terms,
    "questions": glossary.questions,
    "library": case.library,
    "titles": case.titles,
    "samples": sample.library,
    "lessons": lesson.library,
    "tools": tool.library,
    "quiz": quiz.page,
    "offline": offline.desk,
    "offline-zip": offline.bundle,
    "runs": runs.page,
    "calendar": calendar.calendar,
    "topics": lists.topics,
}


def _whole(book: Book, argument: str) -> Callable[[str], str]:
    """A function of the way to the root."""
    if argument in _LISTS:
        return lambda root: _LISTS[argument](book, root)
    kind, _, name = argument.partition("=")
    match kind:
        case "topic":
            topic = {topic.slug: topic for topic in book.topics}[name]
            return lambda root: "".join(rule.card(book, one, root) for one in topic.rules)
        case "sample":
            one = book.samples[name]
            return lambda root: sample.page(book, one, root)
        case "regulation":
            regulation = book.regulations[name]
            return lambda root: rule.regulation(book, regulation, root)
        case "checklists":
            number = int(name)
            return lambda root: lists.checklists(book, number, root)
        case "forms":
            number = int(name)
            return lambda root: lists.forms(book, number, root)
        case "checklist-summary":
            summary = book.checklists[name].summary
        case "form-summary":
            summary = book.forms[name].summary
        case "sample-summary":
            summary = book.samples[name].summary
        case "lesson":
            held = book.lessons[name]
            return lambda root: lesson.page(book, held, root)
        case "lesson-summary":
            summary = book.lessons[name].summary
        case "tool-summary":
            summary = book.tools[name].summary
        case _:
            raise LookupError(argument)
    return lambda root: lists.summary(book, summary, root)


def _own(at: markup.Place, folder: str, name: str) -> bool:
    """Whether the page is that of the record itself."""
    return addresses.page(at.path) == addresses.entry(folder, name)


DIRECTIVES: dict[str, Directive] = {
    "checklist": Directive(
        lambda book, name: book.checklists[name],
        lambda at, one, nth: checklist.checklist(
            at.book, one, at.root, at.files, nth, _own(at, addresses.CHECKLISTS, one.id)
        ),
    ),
    "form": Directive(
        lambda book, name: book.forms[name],
        lambda at, one, nth: form.form(at.book, one, at.root, at.files, nth, _own(at, addresses.FORMS, one.id)),
    ),
    "rules": Directive(_rules, lambda at, found, nth: rule.basis_table(at.book, found, at.root)),
    "sample": Directive(
        lambda book, name: book.samples[name],
        lambda at, one, nth: sample.sample(at.book, one, at.root, files=at.files, nth=nth),
    ),
    "tool": Directive(lambda book, name: book.tools[name], lambda at, one, nth: tool.tool(at.book, one, at.root)),
    "change": Directive(
        lambda book, name: book.changes[name], lambda at, one, nth: change.change(at.book, one, at.root, nth)
    ),
    "flow": Directive(lambda book, name: book.flows[name], lambda at, one, nth: flow.flow(at.book, one, nth)),
    "cases": Directive(_chapter, lambda at, chapter, nth: case.case_list(at.book, at.root, chapter)),
    "whole": Directive(_whole, lambda at, render, nth: render(at.root)),
}


class DirectiveExtension(BlocksExtension):
    """Registers the directives."""

    def __init__(self, **settings: Any) -> None:
        super().__init__()
        self._settings = {"root": ".", "page": "", **settings}
        # Every page has a Markdown instance of its own; the classes are the same for all.
        self.blocks = [_block(name, directive) for name, directive in DIRECTIVES.items()]

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """One block class for each directive."""
        markup.settle(md, **self._settings)
        for block in self.blocks:
            block_mgr.register(block, {})


def _block(name: str, directive: Directive) -> type[Block]:
    class Shown(Block):
        NAME = name
        ARGUMENT = True

        def on_create(self, parent: etree.Element) -> etree.Element:
            element = etree.SubElement(parent, "div", {"class": "hb-block"})
            element.text = AtomicString(self.md.htmlStash.store(self._html()))
            return element

        def on_markdown(self) -> str:
            return "raw"

        def _html(self) -> str:
            at = markup.place(self.md)
            try:
                found = directive.find(at.book, self.argument)
            except (LookupError, ValueError):
                return unknown(self.md, f"{name} | {self.argument}")
            at.shown[f"{name} {self.argument}"] += 1
            return directive.render(at, found, at.shown[f"{name} {self.argument}"])

    return Shown


def makeExtension(**settings: Any) -> Extension:
    """For generators that name extensions; ``root`` and ``page`` as in the package."""
    extension: Extension = DirectiveExtension(**settings)
    return extension
