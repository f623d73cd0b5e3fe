"""The feed of changes is one that readers take: with its own address, and with addresses that lead somewhere."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from handbook.cache import Cache
from handbook.feeds import files
from handbook.feeds.atom import feed
from handbook.model import Book

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://例子.example:8080/党 小组/"
ENCODED = "https://xn--fsqu00a.example:8080/%E5%85%9A%20%E5%B0%8F%E7%BB%84"


def links(element: etree.Element) -> list[tuple[str | None, str | None]]:
    return [(link.get("rel"), link.get("href")) for link in element.findall(f"{ATOM}link")]


def test_feed_names_its_own_address_and_each_change_its_place(handbook: Book) -> None:
    tree = etree.fromstring(feed(handbook, SITE))
    assert links(tree) == [("self", f"{ENCODED}/feed.xml"), (None, f"{ENCODED}/changes.html")]
    found = [links(entry) for entry in tree.iter(f"{ATOM}entry")]
    assert found == [[(None, f"{ENCODED}/changes.html#{change}")] for change in handbook.changes]


def test_every_part_that_the_standard_asks_for_is_there(handbook: Book) -> None:
    tree = etree.fromstring(feed(handbook, SITE))
    for element in (tree, *tree.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
    assert tree.findtext(f"{ATOM}author/{ATOM}name") == handbook.outline.title
    ids = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


def test_text_comes_out_as_typed(small_book: Book) -> None:
    typed = '<b>甲</b>&amp;"乙"]]>\''
    change = small_book.changes["delta-01"].model_copy(update={"was": typed, "now": f"{typed}\x11", "title": typed})
    tree = etree.fromstring(feed(small_book.model_copy(update={"changes": {"delta-01": change}}), SITE))
    (entry,) = tree.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == f"改了：{typed}"
    assert entry.findtext(f"{ATOM}summary") == f"2013 年的说法：{typed} 现在：{typed}"


def test_site_without_an_address_has_no_feed(small_book: Book) -> None:
    assert "feed.xml" not in files.files(small_book, "", "", Cache())
    assert "feed.xml" in files.files(small_book, SITE, "", Cache())


def test_page_links_the_feed_only_where_there_is_one(root: Path) -> None:
    template = (root / "hooks" / "theme" / "main.html").read_text("utf-8")
    link = template.index("feed.xml")
    assert template.rindex("{% if config.site_url %}", 0, link) > template.rfind("{% endif %}", 0, link)


def test_robots_may_read_all_and_find_the_map_where_the_site_has_an_address(handbook: Book, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert files.files(handbook, "", "k", cache)["robots.txt"] == "User-agent: *\nAllow: /\n"
    assert files.files(handbook, SITE, "k", cache)["robots.txt"].endswith(f"\nSitemap: {ENCODED}/sitemap.xml\n")
