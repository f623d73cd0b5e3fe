"""Inline ``[@rule]`` and ``[=rule:key]``."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from handbook.html import citation as html
from handbook.markup import PageContext
from handbook.references import CITATION, CITATIONS, VALUE


class CitationExtension(Extension):
    """Turns citations and values of rules into HTML for the page in ``context``."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:
        """Below code spans and escapes (190, 180), above links (160)."""
        md.inlinePatterns.register(_Citation(CITATIONS, md, self.context), "hb-citation", 175)
        md.inlinePatterns.register(_Value(VALUE, md, self.context), "hb-value", 174)


class _Token(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, context: PageContext) -> None:
        super().__init__(pattern, md)
        self.context = context

    def _html(self, match: re.Match[str], data: str) -> str:
        raise NotImplementedError

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]
        return self.md.htmlStash.store(self._html(m, data)), m.start(0), m.end(0)


class _Citation(_Token):
    """One citation, or several that stand in a row."""

    def _html(self, match: re.Match[str], data: str) -> str:
        known = self.context.book.rules
        ids = re.findall(CITATION, match[0])
        if any(one not in known for one in ids):
            return _unknown(match[0])
        return html.noted(self.context.book, (known[one] for one in ids), self.context.root)


class _Value(_Token):
    def _html(self, match: re.Match[str], data: str) -> str:
        found = self.context.book.rules.get(match[1])
        if not found or match[2] not in found.values:
            return _unknown(match[0])
        return html.value(found, match[2], data[: match.start()], data[match.end() :])


def _unknown(text: str) -> str:
    return f'<mark class="hb-unknown">{escape(text)}</mark>'
