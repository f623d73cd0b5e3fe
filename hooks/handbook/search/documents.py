"""What can be found: a section of a page or a record of the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

_HEADINGS = ("h1", "h2", "h3")
_SKIP = ("script", "style", "button")
_BREAKS = ("p", "li", "td", "th", "dt", "dd", "br", "tr", "h4", "div", "section", "article", "aside")
_VOID = ("br", "img", "input", "hr", "wbr", "meta", "link")


@dataclass(frozen=True)
class Document:
    """One result: where it leads, what it is called, what it says and what it is."""

    url: str
    title: str
    page_title: str
    text: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The address without the place in the page."""
        return self.url.partition("#")[0]


def record(title: str, text: str, url: str, kind: str, aliases: Sequence[str] = ()) -> Document:
    """A document for an entry of the data."""
    return Document(url, title, title, _squeeze(text), kind, tuple(aliases))


def sections(html: str, url: str, page_title: str, kind: str) -> list[Document]:
    """The sections of a page: the page itself first, then one for each h2 or h3 with an id."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = []
    for place, title, text in reader.finished(page_title):
        address = f"{url}#{place}" if place else url
        found.append(Document(address, title, page_title, text, kind))
    return found


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


class _Reader(HTMLParser):
    """Collects text below headings; permalinks, scripts and buttons are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self.heading: str | None = None
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.skipping or tag in _SKIP or "headerlink" in (given.get("class") or ""):
            if tag not in _VOID:
                self.skipping.append(tag)
            return
        if tag in _HEADINGS and (tag == "h1" or given.get("id")):
            if tag != "h1":
                self.parts.append((given.get("id") or "", [], []))
            self.heading = tag
        elif tag in _BREAKS:
            self.parts[-1][2].append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
        elif tag == self.heading:
            self.heading = None

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            _, title, text = self.parts[-1]
            (title if self.heading else text).append(data)

    def finished(self, page_title: str) -> list[tuple[str, str, str]]:
        """Place, title and text of each part; parts without any text are left out, except the page itself."""
        rows = []
        for place, title, text in self.parts:
            name = _squeeze("".join(title)) or page_title
            body = _squeeze("".join(text))
            if body or not place:
                rows.append((place, name, body))
        return rows
