"""What every format made from a page's HTML takes away or evens out before it begins its own work."""

from __future__ import annotations

from collections.abc import Container

from lxml.html import HtmlElement

from handbook import readers
from handbook.readers import Reader
from handbook.rendered import Rendered

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def on_paper(page: Rendered) -> HtmlElement:
    """The tree of a page without what paper leaves out."""
    tree: HtmlElement = readers.tree(page.html)
    for one in [one for one in tree.iterdescendants() if readers.leaves_out(Reader.PRINT, one)]:
        # One inside another that went is gone already.
        if one.getparent() is not None:
            one.drop_tree()
    return tree


def unfold(tree: HtmlElement) -> None:
    """What the screen folds is open on paper."""
    for summary in tree.xpath("//summary"):
        summary.drop_tree()
    for details in tree.xpath("//details"):
        details.drop_tag()


def strip(tree: HtmlElement, url: str, kept: Container[str]) -> None:
    """A heading's id becomes its address in the site; other ids, which would clash from page to page, go.

    Of the attributes those named in ``kept`` stay.  A title answers to its page too.
    """
    for one in tree.iter():
        is_heading = one.tag in HEADINGS
        place = one.get("id") if is_heading else None
        classes = one.get("class", "").split()
        if one.tag == "h1" or "hb-top" in classes and "hb-group" not in classes:
            one.set("id", f"{url} {url}#{place}" if place else url)
        elif place:
            one.set("id", f"{url}#{place}")
        for name in list(one.attrib):
            if name not in kept and not (name == "id" and is_heading):
                del one.attrib[name]


def even_levels(tree: HtmlElement) -> None:
    """No heading skips a level, which PDF/UA forbids; headings of one level stay alike.

    What a case begins with stands below the heading of all cases.
    """
    asked = given = 0
    for heading in tree.xpath("//" + "|//".join(HEADINGS)):
        level = int(heading.tag[1])
        if "hb-top" in heading.get("class", "").split():
            asked = given = level
            continue
        if level != asked:
            given = min(level, given + 1)
        asked = level
        heading.tag = f"h{given}"
