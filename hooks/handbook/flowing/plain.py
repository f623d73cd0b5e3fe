"""HTML of a page → plain HTML without what only a screen needs, for formats whose lines the reader's device breaks.

Citations stand in the line and become footnotes, checklists become tables.  Headings keep the address they have in the
site, so that a link finds its target in whatever document holds both.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import html
from lxml.html import HtmlElement

from handbook import wording
from handbook.model import Book
from handbook.print.reduction import even_levels, on_paper, strip, unfold
from handbook.print.trees import element, target
from handbook.rendered import Rendered

_KEPT_ATTRIBUTES = {"class", "href", "colspan", "rowspan", "style", "data-rule", "data-to"}


def footnotes(book: Book) -> dict[str, str]:
    """Rule id → text of its footnote: regulation, article, statement and how it was checked."""
    return {rule.id: wording.footnote(book, rule) for rule in book.rules.values()}


def reduced(page: Rendered, footnotes: Mapping[str, str], noted: set[str]) -> str:
    """A page as plain HTML; rules that it notes for the first time join ``noted``."""
    tree = on_paper(page)
    # On paper a citation stands in the line and brings its own footnote.
    for name in ("hb-cited", "hb-note"):
        for span in tree.find_class(name):
            span.drop_tag()
    unfold(tree)
    for checklist in tree.xpath("//section[@data-checklist]"):
        _checklist(checklist)
    for form in tree.xpath("//section[@data-form]"):
        _form(form)
    for figure in tree.find_class("hb-flow"):
        _flow(figure)
    for anchor in tree.xpath("//a"):
        _anchor(anchor, page.url, footnotes, noted)
    strip(tree, page.url, _KEPT_ATTRIBUTES)
    even_levels(tree)
    return str(html.tostring(tree, encoding="unicode"))


def _flow(figure: HtmlElement) -> None:
    """The caption stands first, as a line of its own; the steps become boxes."""
    figure.tag = "div"
    caption = figure.find("figcaption")
    if caption is not None:
        text = caption.text_content()
        caption.drop_tree()
        line = element("p")
        line.append(element("strong", text))
        figure.insert(0, line)


def _anchor(anchor: HtmlElement, url: str, footnotes: Mapping[str, str], noted: set[str]) -> None:
    rule, href = anchor.get("data-rule"), anchor.get("href") or ""
    if rule:
        anchor.tag = "span"
        anchor.set("class", "cite")
        _close_up(anchor)
        anchor.attrib.pop("href", None)
        if rule in footnotes and rule not in noted:
            noted.add(rule)
            _note(anchor, footnotes[rule])
    elif href.startswith(("https://", "http://")):
        _note(anchor, href)
    elif href:
        anchor.tag = "span"
        anchor.set("class", "link")
        anchor.set("data-to", target(url, href))
    else:
        anchor.drop_tag()


def _close_up(cite: HtmlElement) -> None:
    """No blank in front of a citation: on paper its bracket brings its own."""
    before = cite.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        parent = cite.getparent()
        parent.text = (parent.text or "").rstrip()


def _note(after: HtmlElement, text: str) -> None:
    """Put a footnote behind an element, in front of the text that follows it."""
    note = html.Element("span")
    note.set("class", "note")
    note.text, note.tail, after.tail = text, after.tail, None
    after.addnext(note)


def _columns(table: HtmlElement, widths: list[int]) -> None:
    group = element("colgroup")
    total = sum(widths)
    for width in widths:
        group.append(element("col", style=f"width: {100 * width / total:.2f}%"))
    table.insert(0, group)


def _head(table: HtmlElement, labels: list[str]) -> None:
    head, row = element("thead"), element("tr")
    row.extend([element("th", label) for label in labels])
    head.append(row)
    table.append(head)


def _checklist(section: HtmlElement) -> None:
    """The nested list becomes one table with a box, the act, who does it, and the basis."""
    phases = section.find_class("hb-checklist__phases")[0]
    table = element("table")
    _head(table, ["", "事项", "谁", "依据"])
    _columns(table, [2, 19, 5, 10])
    body = element("tbody")
    for phase in phases:
        title = phase.find("h4")
        row = element("tr")
        cell = element("td", colspan="4")
        cell.append(element("strong", title.text_content() if title is not None else ""))
        row.append(cell)
        body.append(row)
        body.extend([_item(item) for item in phase.iter("li") if item.get("data-item")])
    table.append(body)
    phases.getparent().replace(phases, table)


def _item(item: HtmlElement) -> HtmlElement:
    row = element("tr")
    row.append(element("td", "□"))
    act = element("td")
    for part in item.find_class("hb-item__text"):
        part.tail = None
        act.append(part)
    notes = [part for name in ("due", "record", "form") for part in item.find_class(f"hb-item__{name}")]
    for number, part in enumerate(notes):
        part.tail = "；" if number + 1 < len(notes) else None
        act.extend([part] if number else [element("br"), part])
    row.append(act)
    row.append(element("td", "".join(part.text_content() for part in item.find_class("hb-item__who"))))
    basis = element("td")
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
            cell.append(element("br"))
    for register in section.find_class("hb-form__register"):
        for cell in register.iter("td"):
            cell.text = "\u00a0"
