"""Inline ``[@rule]`` and ``[=rule:key]``."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from handbook.html import rule as html
from handbook.markup import PageContext
from handbook.references import CITATION, VALUE


class CitationExtension(Extension):
    """Turns citations and values of rules into HTML for the page in ``context``."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:
        """Below code spans and escapes (190, 180), above links (160)."""
        md.inlinePatterns.register(_Citation(CITATION, md, self.context), "hb-citation", 175)
        md.inlinePatterns.register(_Value(VALUE, md, self.context), "hb-value", 174)


class _Token(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, context: PageContext) -> None:
        super().__init__(pattern, md)
        self.context = context

    def _unknown(self, match: re.Match[str]) -> str:
        return f'<mark class="hb-unknown">{escape(match[0])}</mark>'

    def _html(self, match: re.Match[str]) -> str:
        raise NotImplementedError

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]
        return self.md.htmlStash.store(self._html(m)), m.start(0), m.end(0)


class _Citation(_Token):
    def _html(self, match: re.Match[str]) -> str:
        book = self.context.book
        found = book.rules.get(match[1])
        return html.citation(book, found, self.context.root) if found else self._unknown(match)


class _Value(_Token):
    def _html(self, match: re.Match[str]) -> str:
        found = self.context.book.rules.get(match[1])
        return html.value(found, match[2]) if found and match[2] in found.values else self._unknown(match)
