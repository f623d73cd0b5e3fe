"""No page carries a script or a style of its own, or asks another site for anything: the policy can forbid both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html

# What a browser fetches by itself when it shows a page.
_FETCHED = "//@src | //@srcset | //@poster | //@data | //@background | //link[not(@rel='canonical')]/@href"
_ELSEWHERE = re.compile(r"""(?:url\(\s*['"]?|@import\s+['"]?)\s*(?:https?:)?//""")


def inline(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """What would have to be allowed by ``unsafe-inline``; data in a script's element is no script."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "style" or element.tag == "script" and not element.get("src") and not _is_data(element):
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on") or str(value).strip().lower().startswith("javascript:"):
                yield f"{element.tag} {name}={value}"


def _is_data(script: lxml.html.HtmlElement) -> bool:
    return bool(script.get("type") == "application/json")


def test_no_page_has_a_script_or_a_style_of_its_own(pages_site: Path) -> None:
    pages = list(pages_site.rglob("*.html"))
    assert pages
    found = {
        file.relative_to(pages_site).as_posix(): list(inline(lxml.html.fromstring(file.read_bytes()))) for file in pages
    }
    assert {page: what for page, what in found.items() if what} == {}


def test_no_page_and_no_style_fetches_from_another_site(pages_site: Path) -> None:
    for file in pages_site.rglob("*.html"):
        fetched = lxml.html.fromstring(file.read_bytes()).xpath(_FETCHED)
        assert [one for one in map(str, fetched) if urlsplit(one).netloc] == [], file
    for file in pages_site.rglob("*.css"):
        assert not _ELSEWHERE.search(file.read_text("utf-8")), file


def test_what_is_inline_would_be_seen() -> None:
    page = (
        '<p style="x">a</p><style>b</style><script>c</script><a href=" JavaScript:d" onclick="e">f</a>'
        '<script type="application/json">{}</script><script src="g.js"></script>'
    )
    told = ["p style=x", "<style>", "<script>", "a href= JavaScript:d", "a onclick=e"]
    assert list(inline(lxml.html.fromstring(f"<div>{page}</div>"))) == told
    for style in ("url(https://a.example/b)", "url( '//a.example/b')", '@import "http://a.example/b"'):
        assert _ELSEWHERE.search(style), style
    assert not _ELSEWHERE.search("url(../b.svg)")
