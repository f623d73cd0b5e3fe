"""Inline ``[@rule]`` and ``[=rule:key]``."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from handbook import markup
from handbook.html import citation as html
from handbook.references import CITATION, CITATIONS, VALUE


class CitationExtension(markup.HandbookExtension):
    """Turns citations and values of rules into HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Below code spans and escapes (190, 180), above links (160)."""
        self.settle(md)
        md.inlinePatterns.register(_Citation(CITATIONS, md), "hb-citation", 175)
        md.inlinePatterns.register(_Value(VALUE, md), "hb-value", 174)


class _Token(InlineProcessor):
    def _html(self, match: re.Match[str], data: str, place: markup.Place) -> str | None:
        """None when the Book has no such thing."""
        raise NotImplementedError

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]
        found = self._html(m, data, markup.place(self.md))
        kept = self.md.htmlStash.store(unknown(self.md, m[0]) if found is None else found)
        return kept, self._start(m, data), m.end(0)

    def _start(self, match: re.Match[str], data: str) -> int:
        return match.start()


class _Citation(_Token):
    """One citation, or several that stand in a row."""

    def _html(self, match: re.Match[str], data: str, place: markup.Place) -> str | None:
        known = place.book.rules
        ids = re.findall(CITATION, match[0])
        if any(one not in known for one in ids):
            return None
        return html.noted(place.book, (known[one] for one in ids), place.root)

    def _start(self, match: re.Match[str], data: str) -> int:
        """Blanks before it go: at one, the figure could fall to the beginning of the next line."""
        return len(data[: match.start()].rstrip(" "))


class _Value(_Token):
    def _html(self, match: re.Match[str], data: str, place: markup.Place) -> str | None:
        found = place.book.rules.get(match[1])
        if not found or match[2] not in found.values:
            return None
        return html.value(found, match[2], data[: match.start()], data[match.end() :])


def unknown(md: Markdown, text: str) -> str:
    """A mark for what the Book does not have; a build fails when a page has one."""
    markup.place(md).problems.append((text, "不认得：没有这条规则、这个数值或者这样的指令"))
    return f'<mark class="hb-unknown">{escape(text)}</mark>'


def makeExtension(**settings: Any) -> Extension:
    """For generators that name extensions; ``root`` and ``page`` as in the package."""
    return CitationExtension(**settings)
