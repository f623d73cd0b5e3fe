"""Block directives: ``/// checklist | id`` and its like, closed by ``///``."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from html import escape
from typing import Any

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from handbook.html import calendar, case, change, checklist, downloads, flow, form, glossary, rule, sample
from handbook.markup import PageContext
from handbook.model import Book

Renderer = Callable[[Book, str, str], str]


def _checklist(book: Book, argument: str, root: str) -> str:
    return checklist.checklist(book, book.checklists[argument], root)


def _form(book: Book, argument: str, root: str) -> str:
    return form.form(book, book.forms[argument], root)


def _rules(book: Book, argument: str, root: str) -> str:
    return rule.basis_table(book, [book.rules[part.strip()] for part in argument.split(",")], root)


def _sample(book: Book, argument: str, root: str) -> str:
    return sample.sample(book, book.samples[argument], root)


def _change(book: Book, argument: str, root: str) -> str:
    return change.change(book, book.changes[argument], root)


def _flow(book: Book, argument: str, root: str) -> str:
    return flow.flow(book, book.flows[argument])


def _cases(book: Book, argument: str, root: str) -> str:
    chapter = int(argument.partition("=")[2]) if argument.startswith("chapter=") else None
    return case.case_list(book, root, chapter)


def _whole(book: Book, argument: str, root: str) -> str:
    """Blocks that only generated pages use: a whole list."""
    match argument:
        case "regulations":
            return rule.regulation_table(book, root)
        case "changes":
            return change.change_list(book, root)
        case "terms":
            return glossary.terms(book, root)
        case "questions":
            return glossary.questions(book, root)
        case "library":
            return case.library(book, root)
        case "titles":
            return case.titles(book, root)
        case "downloads":
            return downloads.PLACE
        case "samples":
            return sample.library(book, root)
        case "calendar":
            return calendar.calendar(book, root)
    kind, _, name = argument.partition("=")
    if kind == "topic":
        topic = next(topic for topic in book.topics if topic.slug == name)
        return "".join(rule.card(book, one, root) for one in topic.rules)
    if kind == "sample":
        one = book.samples[name]
        return sample.sample(book, one, root, titled=False) + sample.facts(book, one, root)
    if kind == "regulation":
        return rule.regulation(book, book.regulations[name], root)
    raise KeyError(argument)


RENDERERS: dict[str, Renderer] = {
    "checklist": _checklist,
    "form": _form,
    "rules": _rules,
    "sample": _sample,
    "change": _change,
    "flow": _flow,
    "cases": _cases,
    "whole": _whole,
}


class DirectiveExtension(BlocksExtension):
    """Registers the directives for the page in ``context``."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        # Every page has a Markdown instance of its own; the classes are the same for all.
        self.blocks = [_block(name, renderer, context) for name, renderer in RENDERERS.items()]

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """One block class for each directive."""
        for block in self.blocks:
            block_mgr.register(block, {})


def _block(name: str, renderer: Renderer, context: PageContext) -> type[Block]:
    class Directive(Block):
        NAME = name
        ARGUMENT = True

        def on_create(self, parent: etree.Element) -> etree.Element:
            try:
                html = renderer(context.book, self.argument, context.root)
            except (KeyError, ValueError):
                html = f'<mark class="hb-unknown">{escape(name)} | {escape(self.argument)}</mark>'
            element = etree.SubElement(parent, "div", {"class": "hb-block"})
            element.text = AtomicString(self.md.htmlStash.store(html))
            return element

        def on_markdown(self) -> str:
            return "raw"

    return Directive
