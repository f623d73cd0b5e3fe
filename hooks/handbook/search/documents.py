"""What can be found: a section of a page or a record of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handbook import readers
from handbook.readers import Reader

_HEADINGS = ("h1", "h2", "h3")
_BREAKS = ("p", "li", "td", "th", "dt", "dd", "br", "tr", "h4", "div", "section", "article", "aside")


@dataclass(frozen=True)
class Document:
    """One result: where it leads, what it is called, what it says, what it is, and what it belongs to.

    ``aliases`` are other names of the thing; ``asked`` is what readers type who look for it; ``note`` is what its text
    rests on, shown with it where the text itself is given as an answer.
    """

    url: str
    title: str
    text: str
    kind: str
    aliases: tuple[str, ...] = ()
    crumb: str = ""
    asked: tuple[str, ...] = ()
    note: str = ""

    @property
    def page(self) -> str:
        """The address without the place in the page."""
        return self.url.partition("#")[0]


def record(
    title: str,
    text: str,
    url: str,
    kind: str,
    aliases: Sequence[str] = (),
    crumb: str = "",
    asked: Sequence[str] = (),
    note: str = "",
) -> Document:
    """A document for an entry of the data."""
    return Document(url, title, _squeeze(text), kind, tuple(aliases), crumb, tuple(asked), note)


def sections(html: str, url: str, page_title: str, kind: str, crumb: str = "") -> list[Document]:
    """The sections of a page: the page itself first, then one for each h2 or h3 with an id."""
    return [
        Document(f"{url}#{place}" if place else url, title, text, kind, crumb=crumb)
        for place, title, text in _parts(html, url, page_title)
    ]


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _parts(html: str, url: str, page_title: str) -> Iterator[tuple[str, str, str]]:
    """Place, title and text of each part below a heading; parts without text are left out, except the page itself."""
    parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    _collect(readers.tree(html), parts, False, url)
    for place, title, text in parts:
        name = _squeeze("".join(title)) or page_title
        body = _squeeze("".join(text))
        if body or not place:
            yield place, name, body


def _collect(element: Any, parts: list[tuple[str, list[str], list[str]]], heading: bool, url: str) -> None:
    """Add the text of ``element`` to the last part; a heading with an id opens a new one."""
    if element.text:
        _texts(parts[-1], heading).append(element.text)
    for child in element:
        if not readers.leaves_out(Reader.SEARCH, child, url):
            opens = child.tag in _HEADINGS and (child.tag == "h1" or bool(child.get("id")))
            if opens and child.tag != "h1":
                parts.append((child.get("id"), [], []))
            elif child.tag in _BREAKS:
                parts[-1][2].append(" ")
            _collect(child, parts, heading or opens, url)
        if child.tail:
            _texts(parts[-1], heading).append(child.tail)


def _texts(part: tuple[str, list[str], list[str]], heading: bool) -> list[str]:
    return part[1] if heading else part[2]
