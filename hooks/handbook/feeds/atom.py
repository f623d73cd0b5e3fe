"""The changes since 2013 as a feed (RFC 4287)."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from handbook import addresses, wording
from handbook.escape import readable
from handbook.model import Book, Change

_TAG = "tag:dangxiaozu-handbook,2026:"


def feed(book: Book, site_url: str) -> str:
    """All changes, dated as the edition is; ``site_url`` is the site's address, without which a feed leads nowhere."""
    root = etree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _add(root, "id", f"{_TAG}feed")
    _add(root, "title", wording.titled(book, wording.CHANGES))
    _add(root, "updated", _updated(book))
    etree.SubElement(root, "link", rel="self", href=addresses.absolute(site_url, addresses.FEED))
    etree.SubElement(root, "link", href=addresses.absolute(site_url, addresses.CHANGES))
    _add(etree.SubElement(root, "author"), "name", book.outline.title)
    for change in book.changes.values():
        _entry(etree.SubElement(root, "entry"), book, change, site_url)
    etree.indent(root, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(root, "unicode")}\n'


def _entry(entry: etree.Element, book: Book, change: Change, site_url: str) -> None:
    _add(entry, "id", f"{_TAG}{change.id}")
    _add(entry, "title", f"{change.kind}：{change.title}")
    _add(entry, "updated", _updated(book))
    etree.SubElement(entry, "link", href=addresses.absolute(site_url, addresses.change(change.id)))
    was, now = wording.plain(book, change.was), wording.plain(book, change.now)
    _add(entry, "summary", f"2013 年的说法：{was} 现在：{now}")


def _add(parent: etree.Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = readable(text)


def _updated(book: Book) -> str:
    return f"{book.outline.edition}T00:00:00Z"
