"""No text of the data or of a page's head can become anything but text, on any page and in any file."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from pathlib import Path

import icalendar
import lxml.html
from support import building, hostile

Page = list[tuple[str, ...]]


def skeleton(file: Path) -> Page:
    """Elements in their order with the names of their attributes, and with the values that lead somewhere."""
    found: Page = []
    for element in lxml.html.document_fromstring(file.read_bytes()).iter():
        # Pictures have as many lines as their words need, and what is filled in keeps its lines.
        inside = any(above.tag == "svg" for above in element.iterancestors())
        if isinstance(element.tag, str) and element.tag != "br" and not inside:
            names = (f"{name}={value}" if name in LEADING else name for name, value in element.attrib.items())
            found.append((element.tag, *sorted(map(str, names))))
    return found


def text(file: Path) -> str:
    return str(lxml.html.document_fromstring(file.read_bytes()).text_content())


LEADING = ("href", "src", "id", "class", "for", "action", "http-equiv", "name", "property", "rel", "type")


def test_hostile_texts_change_no_page(checkout: Path, root: Path) -> None:
    plain = building.poisoned(root, checkout, "HARMLESS")
    pages = [file.relative_to(plain) for file in plain.rglob("*.html")]
    assert {"index.html", "faq.html", "cases/somewhere.html", "samples/agenda.html"} <= {p.as_posix() for p in pages}
    for name in ("HTML", "MARKDOWN"):
        site = building.poisoned(root, checkout, name)
        changed = [page.as_posix() for page in pages if skeleton(site / page) != skeleton(plain / page)]
        assert changed == [], name
        assert sum(getattr(hostile, name).split()[0] in text(site / page) for page in pages) > len(pages) / 2
        harmless_data(site, getattr(hostile, name))


def harmless_data(site: Path, payload: str) -> None:
    """The files beside the pages are read as what they are, and hold the payload as it was typed."""
    rules = json.loads((site / "api" / "rules.json").read_text("utf-8"))["rules"]
    assert all(rule["statement"].endswith(payload) for rule in rules)
    for script in (site / "search").glob("*.js"):
        text = script.read_text("utf-8")
        assert "<" not in text, script.name
        json.loads(re.sub(r"^(?:self\.\w+|var __index)=|;\s*$", "", text))
    etree.parse(site / "feed.xml")
    (calendar,) = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes(), multiple=True)
    assert len({component.name for component in calendar.subcomponents}) <= 2
