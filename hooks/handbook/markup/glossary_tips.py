"""A term's definition where a page first uses it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook import addresses, markup
from handbook.html.glossary import tip
from handbook.model import Book, Term

# Written pages get tips; pages made from data explain themselves.
_FOLDERS = (addresses.CHAPTERS, addresses.CASES, addresses.ABOUT)
_LEFT_ALONE = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "th", "script", "style", "button"}


class Lexicon:
    """The words to explain, each with its term; of words that overlap the longest counts.

    A term's ``longer`` words are known too, but explained by nothing: 党组 is not explained inside 党组织.  So are the
    words of a ``plain`` term, which everybody knows: they would only dot the page with links.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.terms: dict[str, Term | None] = {word: None for term in book.terms for word in term.longer}
        for term in book.terms:
            self.terms.update(dict.fromkeys((term.term, *term.aliases), None if term.plain else term))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words, the longer first; matches nothing when there are none."""
        words = sorted(self.terms, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    def pieces(self, text: str, explained: set[str]) -> Iterator[str | tuple[str, Term]]:
        """``text`` cut into plain strings and words to explain; ``explained`` holds the ids done and grows."""
        end = 0
        for match in self.pattern.finditer(text):
            term = self.terms[match[0]]
            if term is not None and term.id not in explained:
                explained.add(term.id)
                yield text[end : match.start()]
                yield match[0], term
                end = match.end()
        yield text[end:]


class GlossaryTipsExtension(markup.HandbookExtension):
    """Links the first use of each term on a written page to the glossary, its definition as tooltip."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Of the Book that was asked for last: in a build it is one for all pages.
        self._lexicon: Lexicon | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        """After the inline patterns (20), which leave the text in the tree, and before the tree is indented (10)."""
        self.settle(md)
        md.treeprocessors.register(_Tips(md, self.lexicon(markup.place(md).book)), "hb-tips", 15)

    def lexicon(self, book: Book) -> Lexicon:
        """The words of ``book``."""
        if self._lexicon is None or self._lexicon.book is not book:
            self._lexicon = Lexicon(book)
        return self._lexicon


class _Tips(Treeprocessor):
    def __init__(self, md: Markdown, lexicon: Lexicon) -> None:
        super().__init__(md)
        self.lexicon = lexicon

    def run(self, root: etree.Element) -> None:
        if addresses.folder(markup.place(self.md).path) in _FOLDERS:
            self._element(root, set())

    def _element(self, element: etree.Element, explained: set[str]) -> None:
        if element.tag in _LEFT_ALONE:
            return
        if element.text:
            element.text = self._linked(element.text, explained)
        for child in element:
            self._element(child, explained)
            if child.tail:
                child.tail = self._linked(child.tail, explained)

    def _linked(self, text: str, explained: set[str]) -> str:
        """The links are stored as HTML, so that MkDocs does not take them for links between source files."""
        pieces = self.lexicon.pieces(text, explained)
        return "".join(self.md.htmlStash.store(self._link(*one)) if isinstance(one, tuple) else one for one in pieces)

    def _link(self, word: str, term: Term) -> str:
        place = markup.place(self.md)
        return tip(place.book, term, word, place.root)


def makeExtension(**settings: Any) -> Extension:
    """For generators that name extensions; ``root`` and ``page`` as in the package."""
    return GlossaryTipsExtension(**settings)
