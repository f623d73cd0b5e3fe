"""How the tests type a query and read the results."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Rare:
    """Words that stand in the text of one case and nowhere else, not even in the list of cases; the case's title and
    a part of that title that no other has."""

    words: str
    title: str
    name: str


def data(site: Path, name: str) -> Any:
    """What a file of search data gives to the scripts."""
    text = (site / "search" / f"{name}.js").read_text("utf-8")
    return json.loads(text[text.index("=") + 1 : text.rindex(";")])


def rows(site: Path) -> list[list[str]]:
    """All rows of names, in order: address, title, kind, aliases, pinyin, crumb."""
    first = data(site, "documents")
    found: list[list[str]] = first["documents"]
    return [*found, *(data(site, "names")["names"] if first["more"] else [])]


def rare(site: Path) -> Rare:
    """Rare words of a case late in the data, so that all of it has come when they are found."""
    cases = data(site, "cases")["cases"]
    titles = {row[0].removeprefix("cases/").removesuffix(".html"): row[1] for row in rows(site) if row[2] == "案例"}
    everything = "\n".join([*data(site, "texts")["texts"], *("\n".join(texts) for _, texts in cases)])
    listed = (site / "cases" / "index.html").read_text("utf-8")
    every_title = "\n".join(row[1] for row in rows(site))
    for name, texts in reversed(cases):
        words = _single("\n".join(texts), everything, listed)
        part = _single(titles[name], every_title, "")
        if words and part:
            return Rare(words, titles[name], part)
    raise AssertionError("没有哪个案例有别处没有的话")


def _single(text: str, everything: str, elsewhere: str) -> str:
    """The first eight characters in a row, or the first four, that stand once in everything and not elsewhere."""
    for size in (8, 4):
        for run in re.findall(f"[\u4e00-\u9fff]{{{size},}}", text):
            for at in range(len(run) - size + 1):
                piece = run[at : at + size]
                if everything.count(piece) == 1 and piece not in elsewhere:
                    return str(piece)
    return ""


_LISTEN = """() => {
  self.answered = null
  document.addEventListener("handbook-search", ({ detail }) => { self.answered = detail.loading ? null : detail.query })
}"""


def open_search(page: Page, url: str) -> None:
    """Open a page that has the search."""
    page.goto(url)
    page.wait_for_selector("[data-md-component=search-query]")


def search(page: Page, query: str, base: str) -> list[str]:
    """Type a query as a reader would; the addresses of the results' pages, best first, relative to the site."""
    box = page.locator("[data-md-component=search-query]")
    page.evaluate(_LISTEN)
    box.click()
    box.fill("")
    box.press_sequentially(query)
    # Answers come for each key, and once more when all of the data is there; the list is drawn in the frames after.
    page.wait_for_function("query => self.answered === query", arg=query)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))")
    links = page.locator(".md-search-result__item > a:first-child").evaluate_all("all => all.map(a => a.href)")
    return [link.removeprefix(base).partition("?")[0] + _anchor(link) for link in links]


def _anchor(link: str) -> str:
    return "#" + link.partition("#")[2] if "#" in link and "?" in link else ""
