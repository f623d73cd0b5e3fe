"""The first page of a chapter: what stands in the chapter comes first, then what the chapter is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from handbook.print import cases
from handbook.print.notes import array, typst
from handbook.print.trees import command, target
from handbook.rendered import Rendered

_FORM = re.compile(r'<section[^>]*data-form="([^"]*)"')
# Parts of a chapter's page that the template draws from the pages themselves.
_PAGES, _CASES = "pages", "cases"


def arrange(tree: HtmlElement, page: Rendered, pages: Sequence[Rendered]) -> None:
    """Put the chapter's contents in the place of its title, which the chapter bears already; other pages stay."""
    if page.page is None or page.page.head.kind != "chapter":
        return
    told = _told(tree, page.url)
    title = tree.find("h1")
    call = f"#hb-list({array(_entries(page, pages, told))})"
    if title is not None:
        place = f"#hb-place({typst(page.url)})\n#hb-place({typst(f'{page.url}#top')})\n"
        tree.replace(title, command(place + call, title.tail))
    for name in (_PAGES, _CASES):
        _drop(tree, name)
    for part in tree.findall("h2"):
        part.set("class", "hb-plain")


def _entries(page: Rendered, pages: Sequence[Rendered], told: dict[str, str]) -> Iterator[str]:
    for one in pages:
        if one is not page and not cases.is_case(one):
            yield array(map(typst, (one.title, told.get(one.url, ""), one.url)))
    told_cases = sum(map(cases.is_case, pages))
    if told_cases:
        yield array(map(typst, (cases.TITLE, f"{told_cases} 个", cases.place(pages))))
    forms = {form for one in pages for form in _FORM.findall(one.html)}
    if forms:
        yield array(map(typst, ("表单", f"{len(forms)} 张，一张一面", forms_place(pages))))


def forms_place(pages: Sequence[Rendered]) -> str:
    """Where the forms of a chapter begin, as an address that no page has."""
    return f"{pages[0].url}#all-forms"


def _told(tree: HtmlElement, url: str) -> dict[str, str]:
    """What the chapter's page says of each page: the cell or the words behind its link."""
    found = {}
    for row in tree.xpath(".//tr[td/a[@href]]"):
        cells = row.findall("td")
        link = cells[0].find("a")
        if link is not None and len(cells) > 1:
            found[target(url, str(link.get("href")))] = " ".join(cells[1].text_content().split())
    for link in tree.xpath(".//li/a[1][@href]"):
        found[target(url, str(link.get("href")))] = (link.tail or "").strip("：。 ")
    return found


def _drop(tree: HtmlElement, name: str) -> None:
    """Remove a heading and the table or block that follows it; text that stands there stays."""
    for heading in tree.xpath(f"./h2[@id='{name}']"):
        following = heading.getnext()
        if following is not None and following.tag in ("table", "div", "ul", "ol"):
            following.drop_tree()
            heading.drop_tree()
