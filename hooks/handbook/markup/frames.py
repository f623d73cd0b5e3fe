"""What frames the text of a page: the facts of a case, and the cases of a section."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook import markup
from handbook.html import case, lesson


class FramesExtension(markup.HandbookExtension):
    """Puts lead and facts under the title of a case, its source at its end, and its cases at the end of a section."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After the ids of headings (toc has 5)."""
        self.settle(md)
        md.treeprocessors.register(_Frame(md), "hb-frame", 4)


class _Frame(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        place = markup.place(self.md)
        page = place.page
        if page and page.head.case:
            loose = _former(root, case.FORMER)
            _under_title(root, [self._stored(case.opening(page)), *loose])
            root.append(self._stored(case.closing(place.book, page, place.root)))
        elif page and page.head.kind == "section":
            _under_title(root, _former(root, _FORMER))
            cases = case.of_section(place.book, page.head.id, place.root)
            if cases:
                root.append(self._stored(cases))
        elif page and page.head.kind == "chapter":
            lessons = lesson.of_chapter(place.book, int(page.head.id), place.root)
            if lessons:
                root.insert(_before_cases(root), self._stored(lessons))

    def _stored(self, html: str) -> etree.Element:
        """A paragraph in whose place the HTML is put at the end; its links are not links between source files."""
        element = etree.Element("p")
        element.text = self.md.htmlStash.store(html)
        return element


# Headings that a section had before → the heading that now says the same; “top” is the title.
_FORMER = {"top": ("gist",), "samples": ("template",), "checklist": ("records",), "basis": ("changes",)}


def _before_cases(root: etree.Element) -> int:
    """The place in front of the heading of a chapter's cases; the end when there is none."""
    return next((number for number, child in enumerate(root) if child.get("id") == "cases"), len(root))


def _under_title(root: etree.Element, elements: list[etree.Element]) -> None:
    """Put elements below the title, in front of all else on a page without one."""
    place = next((number for number, child in enumerate(root, 1) if child.tag == "h1"), 0)
    root[place:place] = elements


def _former(root: etree.Element, known: Mapping[str, Sequence[str]]) -> list[etree.Element]:
    """Set anchors of former headings in front of those that now say the same; those that find none are given back."""
    loose = []
    present = {element.get("id") for element in root.iter()}
    for heading, former in known.items():
        anchors = [etree.Element("span", {"id": name}) for name in former if name not in present]
        place = next((n for n, child in enumerate(root) if child.tag == "h2" and child.get("id") == heading), None)
        if place is None:
            loose += anchors
        else:
            root[place:place] = anchors
    return loose


def makeExtension(**settings: Any) -> Extension:
    """For generators that name extensions; ``root`` and ``page`` as in the package."""
    return FramesExtension(**settings)
