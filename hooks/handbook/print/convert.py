"""HTML of pages → Typst markup.

The tree is first reduced to plain HTML (citations become notes, what only a screen needs is dropped, and what data
draws becomes a command of the template); pandoc then writes Typst, so that all escaping is pandoc's.  Headings keep the
address they have in the site, so that a link finds its target in whatever document holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pypandoc
from lxml import html
from lxml.html import HtmlElement

from handbook.diagnostics import Fault, TypesetError
from handbook.print import cases, opening, tables
from handbook.print.notes import Cited, Notes, array, typst
from handbook.print.reduction import even_levels, on_paper, strip, unfold
from handbook.print.trees import command, element, span_command, target
from handbook.rendered import Rendered

FILTER = Path(__file__).with_name("filter.lua")
_OPTIONS = ("--wrap=none", f"--lua-filter={FILTER}")
_KEPT_ATTRIBUTES = {"class", "href", "colspan", "rowspan", "style", "data-call", "data-to"}
# Paragraphs that the template sets in a way of their own: pandoc keeps the class of a div, not of a paragraph.
_STYLED = (
    *("hb-lead", "hb-case__meta", "hb-case__source", "hb-sample__mark", "hb-sample__label", "hb-change__kind"),
    cases.RUN_IN,
)
# What data draws: the class, the attribute with the id, and the template's command.
_DRAWN = (("hb-flow", "flow"), ("hb-checklist", "checklist"), ("hb-form", "form"))
# Left out on paper: the rules of a section stand in the index of rules, with what they say.
_LEFT_OUT = ("hb-basis", "hb-checklist__samples", "hb-form__samples")


def to_typst(pages: Iterable[Rendered], footnotes: Mapping[str, Cited]) -> str:
    """Typst markup of a chapter: its pages in a row, then its cases, then what the template puts at its end.

    Raises:
        TypesetError: when pandoc fails; it names the page.
    """
    own = list(pages)
    source = "".join(_chapter(own, footnotes))
    try:
        return str(pypandoc.convert_text(source, "typst", format="html", extra_args=_OPTIONS))
    except RuntimeError as error:
        for page in own if len(own) > 1 else ():
            to_typst([page], footnotes)
        raise TypesetError(Fault(own[0].url, f"pandoc 转换失败：{error}")) from error


def _chapter(pages: Sequence[Rendered], footnotes: Mapping[str, Cited]) -> Iterable[str]:
    forms: list[str] = []
    # Sections share sheets of paper, so a figure stands for the same regulation in the whole chapter.
    notes = Notes(footnotes)
    for page in pages:
        if not cases.is_case(page):
            tree = _tree(page)
            forms += [str(form.get("data-form")) for form in tree.xpath("//section[@data-form]")]
            opening.arrange(tree, page, pages)
            yield _reduced(tree, page, notes)
    told = cases.in_order(pages)
    if told:
        yield cases.heading(pages)
        yield _written(command(f"#hb-list({array(cases.entry(page) for page in told if not cases.is_brief(page))})"))
        for before, page in zip([None, *told], told, strict=False):
            tree = _tree(page)
            cases.arrange(tree, page, before)
            yield _reduced(tree, page, notes)
    yield _written(
        command(f"#hb-end({array(map(typst, dict.fromkeys(forms)))}, [#hb-place({typst(opening.forms_place(pages))})])")
    )


def _tree(page: Rendered) -> HtmlElement:
    """A page without what paper leaves out."""
    tree = on_paper(page)
    for name in _LEFT_OUT:
        for one in tree.find_class(name):
            one.drop_tree()
    return tree


def _reduced(tree: HtmlElement, page: Rendered, notes: Notes) -> str:
    for related in tree.find_class("hb-related"):
        _related(related, page.url)
    unfold(tree)
    for name, kind in _DRAWN:
        for drawn in [one for one in tree.find_class(name) if one.get(f"data-{kind}")]:
            _draw(drawn, kind)
    for name in _STYLED:
        for paragraph in tree.find_class(name):
            paragraph.tag = "div"
    for cited in tree.find_class("hb-cited"):
        _cited(cited, notes)
    for anchor in tree.xpath("//a"):
        _anchor(anchor, page.url, notes)
    for table in tree.xpath("//table"):
        for cell in table.xpath(".//th"):
            _embolden(cell)
        tables.set_widths(table)
        tables.keep_whole(table)
    _title(tree, page)
    strip(tree, page.url, _KEPT_ATTRIBUTES)
    even_levels(tree)
    return _written(tree)


def _written(tree: HtmlElement) -> str:
    return str(html.tostring(tree, encoding="unicode"))


def _title(tree: HtmlElement, page: Rendered) -> None:
    """A section's title brings its number, as in menus and lists."""
    title = tree.find("h1")
    if title is not None and not len(title) and page.title.endswith(title.text or "\0"):
        title.text = page.title


def _draw(drawn: HtmlElement, kind: str) -> None:
    """What is drawn from data: a command in its place; the rules that it shows count as cited there."""
    rules = dict.fromkeys(str(one.get("data-rule")) for one in drawn.xpath(".//a[@data-rule]"))
    call = f"#hb-{kind}({typst(str(drawn.get(f'data-{kind}')))}, {array(map(typst, rules))})"
    title = drawn.find("h3") if kind == "checklist" else None
    if title is not None:
        drawn.addprevious(title)
        title.tail = None
    drawn.getparent().replace(drawn, command(call, drawn.tail))


def _related(aside: HtmlElement, url: str) -> None:
    """The cases that illustrate a section, in one line with their pages."""
    links = aside.xpath(".//li/a[@href]")[:3]
    line = element("p")
    line.append(element("strong", "案例"))
    line[0].tail = "　"
    for number, link in enumerate(links):
        text = link.text_content()
        call = f"#hb-see({typst(target(url, str(link.get('href'))))}, {typst(text)})"
        line.append(span_command(call, "。" if number + 1 == len(links) else "；"))
    aside.getparent().replace(aside, line)


def _cited(cited: HtmlElement, notes: Notes) -> None:
    """All citations of a note: their figures, and no blank in front of these."""
    rules = [str(one.get("data-rule")) for one in cited.xpath(".//a[@data-rule]")]
    _close_up(cited)
    call = notes.cited(rules, linked=not _is_repeated(cited))
    if call:
        cited.getparent().replace(cited, span_command(call, cited.tail))
    else:
        cited.drop_tree()


def _anchor(anchor: HtmlElement, url: str, notes: Notes) -> None:
    rule, href = anchor.get("data-rule"), anchor.get("href") or ""
    if rule:
        _label(anchor, rule)
    elif href.startswith(("https://", "http://")):
        anchor.addnext(span_command(notes.outside(href, linked=not _is_repeated(anchor)), anchor.tail))
        anchor.tail = None
        anchor.drop_tag()
    elif href and not _is_repeated(anchor):
        anchor.tag = "span"
        anchor.set("class", "link")
        anchor.set("data-to", target(url, href))
    else:
        anchor.drop_tag()


def _is_repeated(part: HtmlElement) -> bool:
    """Whether it stands in the head or foot of a table, as pandoc sees them: a first row of ``th`` alone is one too."""
    first = "ancestor::tr[parent::table and not(preceding-sibling::tr) and not(td)]"
    return bool(part.xpath(f"ancestor::thead|ancestor::tfoot|{first}"))


def _label(anchor: HtmlElement, rule: str) -> None:
    """A citation outside a note is the text itself: where its basis is said, not noted."""
    before = anchor.getprevious()
    if before is not None and before.get("data-cited") and not (before.tail or "").strip():
        before.tail = "、"
    anchor.tag = "span"
    anchor.set("data-cited", rule)
    anchor.append(span_command(f"#hb-rules({array([typst(rule)])});", None))


def _close_up(cite: HtmlElement) -> None:
    """No blank in front of a figure."""
    before = cite.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        parent = cite.getparent()
        parent.text = (parent.text or "").rstrip()


def _embolden(cell: HtmlElement) -> None:
    """The words of a head, in whatever row or column it stands."""
    words = element("strong", cell.text or "")
    words.extend(list(cell))
    cell.text = None
    if words.text_content().strip():
        cell.append(words)
