"""What an edition is, and what its maker is given and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from handbook import addresses
from handbook.cache import Cache
from handbook.model import Book
from handbook.rendered import Rendered


@dataclass(frozen=True)
class Source:
    """What editions are made from: the Book, the pages of each chapter in their order, and what is kept.

    ``site_url`` is the site's future address, empty when it is not known.
    """

    book: Book
    pages: Mapping[int, Sequence[Rendered]]
    cache: Cache
    site_url: str


@dataclass(frozen=True)
class Volume:
    """One file of an edition.

    ``name`` is its name below the edition's folder, without the suffix; ``title`` is what lists call it; ``page`` is
    the address of the page that links to it; ``pages`` is the number of its own pages where it has such.
    """

    name: str
    title: str
    page: str
    content: bytes
    pages: int | None = None


@dataclass(frozen=True)
class Edition:
    """A row of the table.

    ``id`` is its folder, ``label`` the words of a link to one of its files, ``suffix`` that of all its files; ``make``
    gives the files and raises TypesetError when one cannot be made.
    """

    id: str
    label: str
    suffix: str
    make: Callable[[Edition, Source], Iterable[Volume]]

    def address(self, name: str) -> str:
        """Where the file called ``name`` stands."""
        return addresses.edition(self.id, name, self.suffix)
