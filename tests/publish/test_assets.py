"""Pages name the very script and style they mean, and nothing lies in the site that no page asks for."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import lxml.html
import pytest
from handbook.publish.assets import digest, unused, versioned


def asked_for(file: Path) -> list[str]:
    """The addresses of all scripts and styles that the page in ``file`` loads, the worker among them."""
    tree = lxml.html.fromstring(file.read_bytes())
    found = tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
    (config,) = tree.xpath("//script[@id='__config']/text()")
    return [urljoin(file.as_uri(), one) for one in (*found, json.loads(config)["search"])]


@pytest.mark.parametrize("page", ["index.html", "cases/index.html", "rules/regulation/baxiang-guiding.html"])
def test_scripts_and_styles_carry_the_digest_of_what_they_hold(pages_site: Path, page: str) -> None:
    named = asked_for(pages_site / page)
    own = [one for one in named if "/assets/javascripts/" not in one and "/assets/stylesheets/" not in one]
    assert len(own) >= 7
    for address in own:
        parts = urlsplit(address)
        content = Path(parts.path).read_bytes()
        assert parse_qs(parts.query)["v"] == [hashlib.sha256(content).hexdigest()[:8]], address
    # Material's own carry it in their names.
    assert all(re.search(r"\.[0-9a-f]{8}\.min\.", one) for one in named if one not in own)


def test_library_and_search_ask_for_one_edition_of_the_data(pages_site: Path) -> None:
    page = (pages_site / "cases" / "index.html").read_text("utf-8")
    (library,) = set(re.findall(r'data-edition="(\w+)"', page))
    (worker,) = (one for one in asked_for(pages_site / "cases" / "index.html") if "worker.js" in one)
    assert parse_qs(urlsplit(worker).query)["edition"] == [library]


def test_site_holds_no_maps_of_sources_and_nothing_of_another_search(pages_site: Path) -> None:
    held = [file.relative_to(pages_site).as_posix() for file in pages_site.rglob("*") if file.is_file()]
    assert [path for path in held if unused(path)] == []
    assert [path for path in held if "lunr" in path or path.endswith((".map", "sitemap.xml", "sitemap.xml.gz"))] == []


def test_version_stands_behind_what_is_asked() -> None:
    digests = {"a/worker.js": digest(b"1")}
    assert versioned("a/worker.js", digests) == "a/worker.js?v=" + digest(b"1")
    assert versioned("a/worker.js?edition=7", digests) == "a/worker.js?edition=7&v=" + digest(b"1")
    with pytest.raises(KeyError):
        versioned("a/none.js", digests)
