"""HTML of a page → Typst markup.

The tree is first reduced to plain HTML (citations become footnotes, checklists become tables, what only a screen needs
is dropped); pandoc then writes Typst, so that all escaping is pandoc's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pypandoc
from lxml import html
from lxml.html import HtmlElement

FILTER = Path(__file__).with_name("filter.lua")
_DROPPED = ("headerlink", "hb-noprint")
_KEPT_ATTRIBUTES = {"class", "href", "colspan", "rowspan", "style"}


def to_typst(pages: list[str], footnotes: Mapping[str, str]) -> str:
    """Typst markup of several pages in a row; each rule gets its footnote where it is first cited."""
    noted: set[str] = set()
    parts = [_reduced(page, footnotes, noted) for page in pages]
    return str(
        pypandoc.convert_text(
            "".join(parts), "typst", format="html", extra_args=["--wrap=none", f"--lua-filter={FILTER}"]
        )
    )


def _reduced(page: str, footnotes: Mapping[str, str], noted: set[str]) -> str:
    tree = html.fragment_fromstring(page, create_parent="div")
    for element in [
        *(e for name in _DROPPED for e in tree.find_class(name)),
        *tree.xpath("//script|//style|//button|//nav|//input"),
    ]:
        element.drop_tree()
    for checklist in tree.xpath("//section[@data-checklist]"):
        _checklist(checklist)
    for form in tree.xpath("//section[@data-form]"):
        _form(form)
    for anchor in tree.xpath("//a"):
        _anchor(anchor, footnotes, noted)
    _attributes(tree)
    return str(html.tostring(tree, encoding="unicode"))


def _attributes(tree: HtmlElement) -> None:
    """Ids repeat from page to page and would clash; scripts' attributes mean nothing on paper."""
    for element in tree.iter():
        for name in list(element.attrib):
            if name not in _KEPT_ATTRIBUTES:
                del element.attrib[name]


def _anchor(anchor: HtmlElement, footnotes: Mapping[str, str], noted: set[str]) -> None:
    rule, href = anchor.get("data-rule"), anchor.get("href") or ""
    if rule:
        anchor.tag = "span"
        anchor.set("class", "cite")
        if rule in footnotes and rule not in noted:
            noted.add(rule)
            _note(anchor, footnotes[rule])
    elif href.startswith(("https://", "http://")):
        _note(anchor, href)
    else:
        anchor.drop_tag()


def _note(after: HtmlElement, text: str) -> None:
    """Put a footnote behind an element, in front of the text that follows it."""
    note = html.Element("span")
    note.set("class", "note")
    note.text, note.tail, after.tail = text, after.tail, None
    after.addnext(note)


def _element(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    made = html.Element(tag)
    made.text = text
    for name, value in attributes.items():
        made.set(name.rstrip("_"), value)
    return made


def _columns(table: HtmlElement, widths: list[int]) -> None:
    group = _element("colgroup")
    total = sum(widths)
    for width in widths:
        group.append(_element("col", style=f"width: {100 * width / total:.2f}%"))
    table.insert(0, group)


def _head(table: HtmlElement, labels: list[str]) -> None:
    head, row = _element("thead"), _element("tr")
    row.extend([_element("th", label) for label in labels])
    head.append(row)
    table.append(head)


def _checklist(section: HtmlElement) -> None:
    """The nested list becomes one table with a box, the act, who does it, and the basis."""
    phases = section.find_class("hb-checklist__phases")[0]
    table = _element("table")
    _head(table, ["", "事项", "谁", "依据"])
    _columns(table, [2, 19, 5, 10])
    body = _element("tbody")
    for phase in phases:
        title = phase.find("h4")
        row = _element("tr")
        cell = _element("td", colspan="4")
        cell.append(_element("strong", title.text_content() if title is not None else ""))
        row.append(cell)
        body.append(row)
        body.extend([_item(item) for item in phase.iter("li") if item.get("data-item")])
    table.append(body)
    phases.getparent().replace(phases, table)


def _item(item: HtmlElement) -> HtmlElement:
    row = _element("tr")
    row.append(_element("td", "□"))
    act = _element("td")
    for name in ("hb-item__text", "hb-item__due", "hb-item__record"):
        for part in item.find_class(name):
            part.tail = None
            act.append(part)
    row.append(act)
    row.append(_element("td", "".join(part.text_content() for part in item.find_class("hb-item__who"))))
    basis = _element("td")
    for part in item.find_class("hb-item__basis"):
        part.tail = None
        basis.append(part)
    row.append(basis)
    return row


def _form(section: HtmlElement) -> None:
    for table in section.find_class("hb-form__table"):
        _columns(table, [5, 13, 5, 13])
        for cell in table.find_class("hb-form__blank"):
            # Paper needs room to write: two blank lines for a single blank, one for each further line.
            cell.append(_element("br"))
    for register in section.find_class("hb-form__register"):
        for cell in register.iter("td"):
            cell.text = "\u00a0"
