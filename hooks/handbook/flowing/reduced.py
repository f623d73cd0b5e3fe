"""HTML of pages → plain HTML of one document, in which links and notes stay inside the document.

What only a screen needs is gone already, as for paper.  A heading's address in the site becomes an id that any format
can hold; a link to what the document does not hold becomes plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from lxml import html
from lxml.html import HtmlElement

from handbook.flowing import plain
from handbook.print.reduction import HEADINGS
from handbook.rendered import Rendered

# Where a citation is the text itself, and not a note to what stands in front of it.
_CITING = "ancestor::*[self::td or self::th or contains(@class, '__basis') or contains(@class, '__meta')]"
# A link that names an address, as pandoc writes it: there are no links in links.
_TO = re.compile(r'<a href="#to-([0-9a-f]*)">(.*?)</a>', re.DOTALL)


def document(pages: Iterable[str]) -> str:
    """One document of pages as ``alone`` gives them."""
    trees, known = _together(pages)
    for tree in trees:
        for link in tree.xpath("//span[@data-to]"):
            _link(link, known)
    return _written(trees)


def part(pages: Iterable[str]) -> tuple[str, dict[str, str]]:
    """As ``document``, where links still name addresses; with the id of each heading by its addresses.

    ``lead`` has the links lead there, once pandoc has written them.
    """
    trees, known = _together(pages)
    for tree in trees:
        for link in tree.xpath("//span[@data-to]"):
            link.tag = "a"
            link.attrib.pop("class", None)
            # Letters and digits alone, which nobody writes in another way.
            link.set("href", f"#to-{link.attrib.pop('data-to').encode().hex()}")
    return _written(trees), known


def lead(text: str, address: Callable[[str], str | None]) -> str:
    """XHTML of a ``part`` whose links lead where ``address`` says; without an address the words stay alone."""

    def led(link: re.Match[str]) -> str:
        href = address(bytes.fromhex(link[1]).decode())
        return link[2] if href is None else f'<a href="{href}">{link[2]}</a>'

    return _TO.sub(led, text)


def _together(pages: Iterable[str]) -> tuple[list[HtmlElement], dict[str, str]]:
    """The trees of pages, and the id of each heading by its addresses."""
    trees = [_parsed(page) for page in pages]
    if not any(tree.xpath("//h1") for tree in trees):
        for tree in trees:
            _shift(tree, -1)
    return trees, {place: name for tree in trees for place, name in _named(tree)}


def _written(trees: Iterable[HtmlElement]) -> str:
    # Without what holds a page: pandoc begins a file of an EPUB only at a heading that stands in nothing.
    return "".join(str(html.tostring(one, encoding="unicode")) for tree in trees for one in tree)


def _parsed(page: str) -> HtmlElement:
    tree: HtmlElement = html.fragment_fromstring(page)
    return tree


def alone(page: Rendered, footnotes: Mapping[str, str]) -> str:
    """A page whose links do not lead anywhere yet; on it a rule has its footnote where it is first cited."""
    tree = _parsed(plain.reduced(page, footnotes, set()))
    for cite in tree.xpath(f"//span[@class='cite'][not({_CITING})]"):
        cite.drop_tree()
    _apart(tree)
    kind = page.page.head.kind if page.page else ""
    if page.page is not None and kind == "section":
        for title in tree.xpath("//h1"):
            title.text = f"{page.page.head.id} {title.text or ''}"
    if kind != "chapter":
        _shift(tree, 1)
    for element in tree.iter():
        element.attrib.pop("data-rule", None)
        if element.tag != "col":
            element.attrib.pop("style", None)
    return str(html.tostring(tree, encoding="unicode"))


def _shift(tree: HtmlElement, by: int) -> None:
    """Headings so many levels deeper, as far as there are levels."""
    for heading in tree.xpath("//" + "|//".join(HEADINGS)):
        heading.tag = f"h{min(max(int(heading.tag[1]) + by, 1), len(HEADINGS))}"


def _apart(tree: HtmlElement) -> None:
    """Citations that follow each other as text are told apart; the note of one stands between it and the next."""
    for cite in tree.xpath("//span[@class='cite']"):
        last = cite.getnext() if not cite.tail and _is(cite.getnext(), "note") else cite
        if not last.tail and _is(last.getnext(), "cite"):
            last.tail = "；"


def _is(element: HtmlElement | None, name: str) -> bool:
    return element is not None and element.get("class") == name


def _named(tree: HtmlElement) -> Iterable[tuple[str, str]]:
    """The addresses of each heading, and the id that it is given for them."""
    for heading in tree.xpath("//*[@id]"):
        places = str(heading.get("id")).split()
        name = re.sub(r"[^0-9A-Za-z]+", "-", places[0]).strip("-")
        heading.set("id", f"p-{name}")
        for place in places:
            yield place, f"p-{name}"


def _link(link: HtmlElement, known: Mapping[str, str]) -> None:
    name = known.get(link.attrib.pop("data-to"))
    link.attrib.pop("class", None)
    if name is None:
        link.drop_tag()
    else:
        link.tag = "a"
        link.set("href", f"#{name}")
