"""One page of each type that the site has."""

from __future__ import annotations

from collections.abc import Iterator

from handbook import addresses
from handbook.model import Book

PAGE_TYPES = [
    "index.html",
    "404.html",
    "start/index.html",
    "start/months.html",
    "start/settings.html",
    "chapters/3-systems/index.html",
    "chapters/1-status/setup.html",
    "chapters/5-recruitment/admission.html",
    "chapters/5-recruitment/policy.html",
    "checklists/index.html",
    "checklists/group-meeting.html",
    "forms/index.html",
    "forms/meeting-record.html",
    "forms/member-roster.html",
    "samples/index.html",
    "samples/agenda-60.html",
    "tools/index.html",
    "tools/voting.html",
    "tools/my-checklists.html",
    "tools/offline.html",
    "cases/index.html",
    "cases/dongfanghong-zhen-dangxiaozu.html",
    "cases/book-titles.html",
    "rules/index.html",
    "rules/meeting.html",
    "rules/regulation/zhibu-tiaoli.html",
    "changes.html",
    "faq.html",
    "glossary.html",
    "print/index.html",
    "calendar.html",
    "about/index.html",
]


def one_of_each(book: Book) -> list[str]:
    """The addresses of as many pages as show everything that the Book can put on one.

    Of written pages, one for each kind and each block that is shown on it; of pages made from data, one for each
    folder, every list, every tool, and every page that stands for itself.
    """
    seen: set[tuple[str, ...]] = set()
    found: list[str] = []
    for address, shows in (*_written(book), *_made(book)):
        if not shows <= seen:
            seen |= shows
            found.append(address)
    return [*dict.fromkeys(found), addresses.NOT_FOUND]


def _written(book: Book) -> Iterator[tuple[str, set[tuple[str, ...]]]]:
    for page in book.pages:
        kind = page.head.kind
        yield page.url, {(kind,), *((kind, block) for block, _ in page.blocks)}


def _made(book: Book) -> Iterator[tuple[str, set[tuple[str, ...]]]]:
    for address in addresses.data_pages(book):
        folder, _, name = address.rpartition("/")
        alone = not folder or folder == addresses.TOOLS or addresses.is_list(addresses.source(address))
        yield address, {(folder, name) if alone else (folder,)}
