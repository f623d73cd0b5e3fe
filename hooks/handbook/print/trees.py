"""Small parts of a page's tree, and where its links lead."""

from __future__ import annotations

import posixpath

from lxml import html
from lxml.html import HtmlElement


def element(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    """A new element; an attribute's name may end in an underscore."""
    made = html.Element(tag)
    made.text = text
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    return made


def command(call: str, tail: str | None = None) -> HtmlElement:
    """A block that is a command of the template."""
    made = element("div", "​", class_="call", data_call=call)
    made.tail = tail
    return made


def span_command(call: str, tail: str | None) -> HtmlElement:
    """A command of the template within a line."""
    made = element("span", "​", class_="call", data_call=call)
    made.tail = tail
    return made


def target(url: str, href: str) -> str:
    """Where a link of the page at ``url`` leads, from the site's root."""
    path, _, place = href.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url
    return f"{whole}#{place}" if place else whole
