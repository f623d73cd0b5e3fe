"""The page of a tool: room for its script, the data it reckons with, and what a reader without scripts needs.

What it worked out is folded open; the script folds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handbook import addresses
from handbook.escape import script_json
from handbook.html import offline, quiz, rule, runs
from handbook.html.citation import citations, inline
from handbook.html.tables import rows_table
from handbook.model import Book, Tool, chapter_label
from handbook.readers import SCREEN_ONLY
from handbook.tools import page, worked

# The most characters of a cell that three columns of a phone have room for.
_SHORT = 12
# What stands where the script would have put the tool.
_RECKONS = "填数的地方要靠脚本。没有脚本，就照下面写的手算、手排。"
_DESK = "填的地方要靠脚本。没有脚本，就照下面写好的通知、议程、主持词改成自己的，记录用空表。"


def tool(book: Book, one: Tool, root: str) -> str:
    """The whole of a tool."""
    data = page.data(book, one, root)
    basis = rule.basis_table(book, [book.rules[name] for name in page.rules(book, one)], root, "这个工具")
    without = _DESK if one.desk else _RECKONS
    return (
        f'<section class="hb-tool" id="tool" data-tool="{escape(one.id)}" aria-label="{escape(one.title)}">'
        f'<p class="hb-tool__none" {SCREEN_ONLY}>{without}</p>'
        f'<script type="application/json">{script_json(data)}</script></section>'
        f"{''.join(_example(book, example, root) for example in worked.of(data))}{basis}"
    )


def _example(book: Book, example: worked.Example, root: str) -> str:
    lead = f"<p>{inline(book, example.lead, root)}</p>" if example.lead else ""
    folded = (
        f'<details class="hb-basis" open><summary>这张表（{len(example.rows)} 行）</summary>{_table(example)}</details>'
    )
    return f'<h2 id="{example.id}">{escape(example.title)}</h2>{lead}{folded}'


def _table(example: worked.Example) -> str:
    """As it is where even a phone has room for its short cells, otherwise as rows that become blocks there."""
    if any(len(cell) > _SHORT for row in example.rows for cell in row):
        columns = [(name, name[:5]) for name in example.columns]
        return rows_table("worked", columns, (("", [escape(cell) for cell in row]) for row in example.rows))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in example.columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in example.rows)
    return f'<table class="hb-worked"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def beside(book: Book, path: str, root: str) -> str:
    """The tools for what the page at ``path`` is about, as one line; nothing when there are none."""
    page = book.page_of.get(path)
    names = {f"/{addresses.page(path)}"} | ({page.head.id} if page and page.head.kind == "section" else set())
    links = "、".join(
        f'<a href="{escape(root + addresses.entry(addresses.TOOLS, one.id))}">{escape(one.title)}</a>'
        for one in book.tools.values()
        if names.intersection((*one.sections, *one.pages))
    )
    return f'<p class="hb-tools hb-noprint" {SCREEN_ONLY}>当场算、当场排：{links}</p>' if links else ""


def library(book: Book, root: str) -> str:
    """All tools in the order of the chapters."""
    own = [*quiz.entry(book, root), *runs.entry(book, root), offline.entry(root)]
    entries = [*_entries(book, root), *own]
    return f'<ul class="hb-samples">{"".join(entries)}</ul>'


def _entries(book: Book, root: str) -> Iterator[str]:
    for one in sorted(book.tools.values(), key=lambda found: (found.chapter, found.id)):
        href = root + addresses.entry(addresses.TOOLS, one.id)
        yield (
            f'<li><a href="{escape(href)}">{escape(one.title)}</a>：{inline(book, one.summary, root)}'
            f"<small>{chapter_label(one.chapter)}　{citations(book, one.basis[:2], root)}</small></li>"
        )
