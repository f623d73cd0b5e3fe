"""A page is Markdown and nothing else: no HTML of its own, no attributes that run, nothing from other sites."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook import markup

# Told with what is refused; the sources are checked for the same, so that here only the unforeseen arrives.
MESSAGE = "页面里不能这样写：它会运行，或者取别的网站的东西"
# What Markdown, its extensions and this package put on elements of the tree.
_ATTRIBUTES = frozenset(("id", "class", "href", "title", "alt", "src", "start", "colspan", "rowspan", "data-label"))
# Python-Markdown aligns the columns of tables so.
_STYLES = frozenset(("text-align: left;", "text-align: center;", "text-align: right;"))
_ALLOWED = re.compile(r"https?://|mailto:", re.IGNORECASE)
# A browser leaves these out before it looks for the scheme.
_IGNORED = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)


class SafetyExtension(markup.HandbookExtension):
    """Shows HTML in the Markdown as text, and takes off and notes attributes and addresses that are not harmless."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After all that sets attributes (attr_list 8, toc 5)."""
        self.settle(md)
        for patterns, name in ((md.preprocessors, "html_block"), (md.inlinePatterns, "html")):
            if name in patterns:
                patterns.deregister(name)
        md.treeprocessors.register(_Safe(md), "hb-safe", 3)


class _Safe(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                if not _harmless(element, name, value):
                    del element.attrib[name]
                    markup.place(self.md).problems.append((f"{name}={value}", MESSAGE))


def _harmless(element: etree.Element, name: str, value: str) -> bool:
    if name == "style":
        return element.tag in ("td", "th") and value in _STYLES
    if name not in _ATTRIBUTES:
        return False
    if name not in ("href", "src"):
        return True
    address = _IGNORED.sub("", unescape(value))
    if not _SCHEME.match(address):
        return True
    return name == "href" and bool(_ALLOWED.match(address))


def makeExtension(**settings: Any) -> Extension:
    """For generators that name extensions; ``root`` and ``page`` as in the package."""
    return SafetyExtension(**settings)
