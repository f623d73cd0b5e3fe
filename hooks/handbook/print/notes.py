"""Notes below the page: in a chapter each regulation and each outside address has one figure.

The template prints the note once on each sheet on which its figure is used, with all articles of that regulation that
are cited there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Cited(NamedTuple):
    """What a note says of a rule: its regulation, and the articles, each after a number to sort it by."""

    regulation: str
    articles: tuple[tuple[int, str], ...]


class Notes:
    """The figures of a chapter; ``rules`` is what notes say of each rule."""

    def __init__(self, rules: Mapping[str, Cited]) -> None:
        self._rules = rules
        self._figures: dict[str, int] = {}

    def cited(self, rules: Iterable[str], linked: bool = True) -> str:
        """The command that prints the figures of ``rules``; empty when nothing is known of any of them.

        They are not ``linked`` where a table repeats them on its next sheet: what is repeated may hold no link.
        """
        known = {rule: self._rules[rule] for rule in rules if rule in self._rules}
        found: dict[str, dict[tuple[int, str], None]] = {}
        for told in known.values():
            found.setdefault(told.regulation, {}).update(dict.fromkeys(told.articles))
        for name in found:
            self._figures.setdefault(name, len(self._figures) + 1)
        notes = [
            self._note(name, array(array((order, typst(text))) for order, text in sorted(found[name])))
            for name in sorted(found, key=self._figures.__getitem__)
        ]
        return _command(notes, known, linked) if notes else ""

    def outside(self, address: str, linked: bool = True) -> str:
        """The command that prints the figure of an address outside the site; ``linked`` as above."""
        return _command([self._note(address, "()")], (), linked)

    def _note(self, name: str, articles: str) -> str:
        return array([str(self._figures.setdefault(name, len(self._figures) + 1)), typst(name), articles])


def _command(notes: Iterable[str], rules: Iterable[str], linked: bool) -> str:
    options = "" if linked else ", linked: false"
    return f"#hb-cited({array(notes)}, {array(map(typst, rules))}{options});"


def typst(text: str) -> str:
    """A text as Typst writes it in code."""
    # JSON escapes what Typst does not: only quotes, backslashes and breaks are alike in both.
    return json.dumps("".join(c if c.isprintable() or c == "\u3000" else " " for c in text), ensure_ascii=False)


def array(values: Iterable[object]) -> str:
    """Values that are code already, as an array in code."""
    return "(" + "".join(f"{value}, " for value in values) + ")"
