"""What other programs read, as files of the site: the data as JSON, the year as a calendar, the changes as a feed, the
permission to search engines."""

from __future__ import annotations

from handbook import addresses
from handbook.cache import Cache, Kind
from handbook.model import Book

_FEEDS = Kind("feeds", (__name__,), ("icalendar",))


def files(book: Book, site_url: str, key: str, cache: Cache) -> dict[str, str]:
    """Address → text; a feed only where the site has an address, ``site_url``.

    ``key`` stands for all that the Book was made from.
    """
    return cache.value(_FEEDS, [key, site_url], dict, lambda: _files(book, site_url))


def _files(book: Book, site_url: str) -> dict[str, str]:
    # Loaded only when the data has changed: the calendar brings time zones that no other part needs.
    from handbook.feeds import api, atom, calendar

    feed = {addresses.FEED: atom.feed(book, site_url)} if site_url else {}
    found = {**api.json_files(book), addresses.SUBSCRIPTION: calendar.calendar(book, site_url), **feed}
    return {**found, addresses.ROBOTS: _robots(site_url)}


def _robots(site_url: str) -> str:
    """All may be read; what has an address has a map, too."""
    sitemap = f"\nSitemap: {addresses.absolute(site_url, addresses.MAP)}\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
