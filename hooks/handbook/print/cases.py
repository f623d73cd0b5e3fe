"""The cases of a chapter, told one after the other at its end."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from handbook.model import CaseFacts
from handbook.print.notes import array, typst
from handbook.print.trees import element, span_command
from handbook.rendered import Rendered

TITLE = "案例"
# The classes of what stands with what follows it: a title in the text, and the last words before the source.
RUN_IN, _KEPT = "hb-run-in", "hb-kept"
# The part of a case that needs no heading, as it is the case itself.
_STORY = "story"
_BRIEF = "还有这些"


def _facts(page: Rendered) -> CaseFacts | None:
    return page.page.head.case if page.page else None


def is_case(page: Rendered) -> bool:
    """Whether a page tells a case."""
    return _facts(page) is not None


def is_brief(page: Rendered) -> bool:
    """Whether a case is no more than a paragraph."""
    facts = _facts(page)
    return facts is not None and facts.brief


def in_order(pages: Sequence[Rendered]) -> list[Rendered]:
    """The cases: stories, what not to copy, and last those of a paragraph."""
    return sorted(filter(is_case, pages), key=_rank)


def _rank(page: Rendered) -> tuple[bool, bool]:
    facts = _facts(page)
    return is_brief(page), facts is not None and facts.stance == "不要照搬"


def place(pages: Sequence[Rendered]) -> str:
    """Where the cases of a chapter begin, as an address that no page has."""
    return f"{in_order(pages)[0].url}#all-cases"


def heading(pages: Sequence[Rendered]) -> str:
    """The heading of all cases of a chapter."""
    return f'<h1 id="{place(pages)}">{TITLE}</h1>'


def entry(page: Rendered) -> str:
    """A line of the list of cases, in code."""
    return array(map(typst, (page.title, "", page.url)))


def arrange(tree: HtmlElement, page: Rendered, before: Rendered | None) -> None:
    """A case as one of several: its title a level lower, the story right below it, the other parts run in.

    The first of those of a paragraph brings the heading of them all; each has its title in front of its text.
    """
    tree.set("class", "case")
    title = tree.find("h1")
    if title is None:
        return
    title.tag = "h2"
    title.set("class", "hb-top")
    for part in tree.findall("h2"):
        if part is not title:
            _run_in(part)
    for end in tree.find_class("hb-case__end"):
        for line in end.findall("p"):
            if "hb-case__source" not in line.get("class", ""):
                line.drop_tree()
        for link in end.xpath(".//a[@href]"):
            _write_out(link)
        _keep(end)
    if is_brief(page):
        if before is None or not is_brief(before):
            tree.insert(0, element("h2", _BRIEF, class_="hb-top hb-group"))
        _shorten(tree, title, page.url)


def _write_out(link: HtmlElement) -> None:
    """Where a source was read stands behind it, in full."""
    address = str(link.get("href"))
    link.tail = f"，{address}{link.tail or ''}"
    link.drop_tag()


def _keep(end: HtmlElement) -> None:
    """The source never stands alone on a page: what it follows goes with it."""
    last = end.getprevious()
    if last is not None and last.tag in ("p", "ul"):
        kept = element("div", class_=_KEPT)
        last.addprevious(kept)
        kept.append(last)


def _run_in(part: HtmlElement) -> None:
    if part.get("id") == _STORY:
        part.drop_tree()
        return
    words = element("strong", part.text_content())
    for child in list(part):
        child.drop_tree()
    part.text = None
    part.tag = "p"
    part.set("class", RUN_IN)
    part.append(words)


def _shorten(tree: HtmlElement, title: HtmlElement, url: str) -> None:
    """A case of a paragraph: no heading of its own."""
    title.tag = "p"
    title.set("class", RUN_IN)
    words = element("strong", title.text_content())
    title.text = None
    title.append(span_command(f"#hb-place({typst(url)})", None))
    title.append(words)
    for lead in tree.find_class("hb-lead"):
        lead.drop_tree()
