"""Column names on the cells of wide tables, so that a phone can show a row as a block of named lines."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# Narrower tables fit a phone as they are.
WIDE = 3
# What the inline patterns have put aside stands in the tree as a mark between these two characters.
_PUT_ASIDE = re.compile("\u0002.*?\u0003")


class TablesExtension(Extension):
    """Gives tables of ``WIDE`` or more columns the class ``hb-rows`` and each of their cells a ``data-label``."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After the inline patterns (20)."""
        md.treeprocessors.register(_Labels(md), "hb-tables", 14)


class _Labels(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            names = [_PUT_ASIDE.sub("", "".join(cell.itertext())).strip() for cell in table.iterfind("thead/tr/th")]
            if len(names) >= WIDE:
                table.set("class", "hb-rows")
                for row in table.iterfind("tbody/tr"):
                    for name, cell in zip(names, row, strict=False):
                        cell.set("data-label", name)


def makeExtension(**settings: Any) -> Extension:
    """For generators that name extensions; it needs to know nothing of the page."""
    return TablesExtension()
